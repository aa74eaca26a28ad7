import { requireRole } from '../auth/guards.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { findMembership, lockMembership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { admitLearner } from './admit-learner.ts';
import { notifyBoard } from './board-events.ts';
import { findWayIn, type Way } from './find-way-in.ts';
import { readNickname } from './names.ts';
import { nicknameTaken } from './nickname-taken.ts';
import { recountLearner } from './recount-boards.ts';

/** Takes a learner who has an account into one more class, under a nickname of their choice there. */
export async function joinAnotherClass(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: Way & { nickname: string }
): Promise<void> {
	requireRole(actor, 'learner');
	const way = await findWayIn(ctx, visitor, input);
	const { cls } = way;
	const nickname = readNickname(input.nickname);
	const joinedAt = ctx.now();
	try {
		await ctx.db.write(async (tx) => {
			const already = await findMembership(tx, cls.id, actor.userId);
			if (already) {
				throw new DomainError(
					'conflict',
					`You are in this class already, as "${already.nickname}".`,
					'code'
				);
			}
			await admitLearner(tx, way, { userId: actor.userId, nickname }, joinedAt);
			// Whoever comes back finds what they had.
			const member = await lockMembership(tx, cls.id, actor.userId);
			if (member) await recountLearner(tx, cls, member);
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw await nicknameTaken(ctx, cls.id, nickname);
		throw error;
	}
	notifyBoard(cls.id);
}
