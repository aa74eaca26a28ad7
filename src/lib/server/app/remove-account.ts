import { audit } from '../auth/audit.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { addTrainer } from '../db/classes.ts';
import { handOverShared } from '../db/members.ts';
import { countBelongings, findPerson, handOverArticles } from '../db/people.ts';
import { deleteUser, findUser, lockAdministrators } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { noSuchPerson, refuseOneself } from './change-account.ts';
import { eraseForGood } from './forget-learner.ts';
import { foldName } from './names.ts';

/**
 * Deletes an account at an administrator's hand. With a learner's go all their answers and places, for good, so that
 * their name must be typed. What a trainer made, unless it has another author, and classes that nobody else trains pass to the administrator: no
 * learner loses anything by it.
 */
export async function removeAccount(
	ctx: Context,
	actor: Actor,
	input: { userId: string; name: string }
): Promise<void> {
	requireRole(actor, 'administrator');
	const { userId } = input;
	refuseOneself(actor, userId);
	const person = await findPerson(ctx.db.read, userId);
	if (!person) throw noSuchPerson();
	if (person.role === 'learner') {
		// Without a class there is no nickname left to type.
		if (foldName(input.name) !== foldName(person.name || 'no name')) {
			throw new DomainError('invalid', `Type “${person.name || 'no name'}” to go on.`, 'name');
		}
		await eraseForGood(ctx, userId, 'administrator');
		audit('account-deleted', { userId, by: actor.userId });
		return;
	}
	await ctx.db.write(async (tx) => {
		// Two administrators who delete each other at once: the second is none any more.
		if (!(await lockAdministrators(tx)).includes(actor.userId)) {
			throw new DomainError('forbidden', 'You are no administrator here any more.');
		}
		if (!(await findUser(tx, userId))) throw noSuchPerson();
		const { classesAlone } = await countBelongings(tx, userId);
		for (const classId of classesAlone) await addTrainer(tx, classId, actor.userId);
		await handOverArticles(tx, userId, actor.userId);
		await handOverShared(tx, userId, { userId: actor.userId, at: ctx.now() });
		await deleteUser(tx, userId);
	});
	await ctx.db.scrub();
	audit('account-deleted', { userId, by: actor.userId });
}
