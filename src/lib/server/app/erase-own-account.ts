import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listMembershipsOfUser } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { forgetLearner, recordErasure } from './forget-learner.ts';

/** What a learner types so that nothing is erased by a slip of the finger. */
export const ERASE_WORDS = 'erase my data';

/** Deletes the learner's own account and everything of theirs, for good, when they have typed the words for it. */
export async function eraseOwnAccount(
	ctx: Context,
	actor: Actor,
	input: { words: string }
): Promise<void> {
	requireRole(actor, 'learner');
	if (input.words.trim().replace(/\s+/g, ' ').toLowerCase() !== ERASE_WORDS) {
		throw new DomainError('invalid', `Type the words “${ERASE_WORDS}” to go on.`, 'words');
	}
	const classes = await listMembershipsOfUser(ctx.db.read, actor.userId);
	await ctx.db.write(async (tx) => {
		const counts = await forgetLearner(tx, actor.userId);
		if (counts) await recordErasure(tx, 'own-wish', counts, ctx.now());
	});
	await ctx.db.scrub();
	for (const { classId } of classes) notifyBoard(classId);
}
