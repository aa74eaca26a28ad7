import { limitTries } from '../auth/limits.ts';
import { verifyPassphrase } from '../auth/passwords.ts';
import { createSession } from '../auth/sessions.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import type { Role } from '../db/schema.ts';
import { findUserByNameKey } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { refuseDeactivated } from './deactivated.ts';
import { foldName } from './names.ts';

/** Signs a trainer or administrator in; the session id goes into the browser's cookie. */
export async function signInTrainer(
	ctx: Context,
	visitor: Visitor,
	input: { name: string; passphrase: string }
): Promise<{ sessionId: string; role: Role }> {
	const nameKey = foldName(input.name);
	const user = await limitTries(
		{ account: `name:${nameKey}`, address: visitor.address },
		async () => {
			const found = await findUserByNameKey(ctx.db.read, nameKey);
			return (await verifyPassphrase(found?.passwordHash, input.passphrase)) ? found! : null;
		}
	);
	if (!user) {
		throw new DomainError(
			'invalid',
			'This name and passphrase do not go together. Please check both and try again.'
		);
	}
	refuseDeactivated(user);
	const sessionId = await createSession(ctx, user.id, {
		device: visitor.device,
		replaces: visitor.sessionId
	});
	return { sessionId, role: user.role };
}
