import { audit } from '../auth/audit.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteSecondFactors, hasSecondFactor } from '../db/second-factors.ts';
import { deleteSessionsOfUser } from '../db/sessions.ts';
import { findUser } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { noSuchPerson } from './change-account.ts';

/**
 * Takes away the second factor of a trainer or another administrator who has lost it: the passphrase alone signs in
 * again, and their sessions end.
 */
export async function removeLostSecondFactor(
	ctx: Context,
	actor: Actor,
	input: { userId: string }
): Promise<{ name: string }> {
	requireRole(actor, 'administrator');
	if (input.userId === actor.userId) {
		throw new DomainError('conflict', 'Your own second factor is under Account.');
	}
	const person = await findUser(ctx.db.read, input.userId);
	if (!person || person.role === 'learner') throw noSuchPerson();
	await ctx.db.write(async (tx) => {
		if (!(await hasSecondFactor(tx, person.id))) {
			throw new DomainError('conflict', `${person.name} has no second factor any more.`);
		}
		await deleteSecondFactors(tx, person.id);
		await deleteSessionsOfUser(tx, person.id, null);
	});
	audit('second-factor-removed', { userId: person.id, by: actor.userId, factor: 'all' });
	return { name: person.name ?? '' };
}
