import { keyIsTold } from '../../core/quiz/what-is-told.ts';
import { attemptPoints } from '../../core/scenario/worth.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findLatestAttempt, insertAttempt } from '../db/attempts.ts';
import { insertResponse, listResponses } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { lockOwnAttempt } from './own-attempt.ts';
import { ownRules, toldOf } from './own-rules.ts';
import { lateOrRefuse } from './start-attempt.ts';

/**
 * Starts a practice attempt at a decision of a finished play: everything before it stands as it was, with the same
 * seed, and nothing of it counts on boards.
 */
export async function replayFrom(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number }
): Promise<{ attemptId: string }> {
	requireRole(actor, 'learner');
	const at = ctx.now();
	return ctx.db.write(async (tx) => {
		const locked = await lockOwnAttempt(tx, actor, input.attemptId);
		const { attempt: played, member, assignment, cls } = locked;
		if (assignment.work.kind !== 'scenario' || played.finishedAt === null) {
			throw new DomainError('conflict', 'Only a scenario that came to its end can be tried again.');
		}
		lateOrRefuse(await ownRules(tx, assignment, member), cls, at);
		// To go back knowing what would have been best is only for those who may know it.
		if (!keyIsTold(await toldOf(tx, assignment, played, at))) {
			throw new DomainError('conflict', 'This can be tried again once its debrief is shown.');
		}
		const stored = await listResponses(tx, played.id);
		if (input.step >= stored.length) {
			throw new DomainError('invalid', 'This decision is not one of the play.');
		}
		const before = stored.slice(0, input.step);
		const latest = await findLatestAttempt(tx, assignment.id, actor.userId);
		const attemptId = newId();
		await insertAttempt(tx, {
			id: attemptId,
			assignmentId: assignment.id,
			userId: actor.userId,
			ordinal: (latest?.ordinal ?? played.ordinal) + 1,
			practice: true,
			seed: played.seed,
			startedAt: at,
			finishedAt: null,
			points: attemptPoints(before.map((row) => row.points / 1000)),
			possible: played.possible
		});
		for (const row of before) await insertResponse(tx, { ...row, attemptId });
		return { attemptId };
	});
}
