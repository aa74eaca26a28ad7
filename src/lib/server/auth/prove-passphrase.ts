import type { Actor, Context } from '../context.ts';
import { findUser, type User } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { limitTries } from './limits.ts';
import { verifyPassphrase } from './passwords.ts';
import type { Visitor } from './visitor.ts';

/**
 * The actor's account, once they have shown again that they know its passphrase: whoever finds a browser left open
 * cannot change how its owner signs in. DomainError 'invalid' for `field` otherwise.
 */
export async function provePassphrase(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	passphrase: string,
	field = 'passphrase'
): Promise<User> {
	const user = await limitTries(
		{ account: `user:${actor.userId}`, address: visitor.address },
		async () => {
			const found = await findUser(ctx.db.read, actor.userId);
			return (await verifyPassphrase(found?.passwordHash, passphrase)) ? found! : null;
		}
	);
	if (user) return user;
	throw new DomainError('invalid', 'This is not your present passphrase. Please try again.', field);
}
