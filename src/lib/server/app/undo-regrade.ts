import type { Actor, Context } from '../context.ts';
import { requireOpenClass } from '../auth/guards.ts';
import { lockAssignment, setQuizVersion } from '../db/assignments.ts';
import { listGradeChanges } from '../db/grade-changes.ts';
import { findQuizVersion, findQuizVersionOf } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { correctDraft } from './correct-draft.ts';
import { finishOverdue } from './finish-attempt.ts';
import { assignmentOfTrainer, noSuchAssignment } from './grade-in-class.ts';
import { takeBack } from './undo-grade-change.ts';

const MOST_CHANGES = 100_000;

/**
 * Takes back what regradeItem did, key and all, in one transaction. Answers that were changed again since keep what
 * they have.
 * @returns how many were taken back, and how many were not
 */
export async function undoRegrade(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string; batch: string }
): Promise<{ undone: number; kept: number }> {
	await assignmentOfTrainer(ctx, actor, input);
	const { classId, assignmentId, batch } = input;
	await finishOverdue(ctx, { assignmentId });
	const at = ctx.now();
	const done = await ctx.db.write(async (tx) => {
		const assignment = await lockAssignment(tx, assignmentId);
		if (!assignment) throw noSuchAssignment();
		await requireOpenClass(tx, classId);
		const wanted = { classId, assignmentId, userId: null };
		const changes = await listGradeChanges(tx, wanted, { limit: MOST_CHANGES, offset: 0 });
		let [undone, kept, moved] = [0, 0, false];
		let formerVersion: string | null = null;
		for (const change of changes) {
			if (change.kind !== 'regrade' || change.after.batch !== batch) continue;
			formerVersion = change.after.formerVersion;
			const { userId } = change;
			try {
				if (userId === null) throw new DomainError('not-found', 'This learner is gone.');
				moved =
					(await takeBack(tx, actor, { ...change, assignmentId, userId }, assignment, at)) || moved;
				undone++;
			} catch (error) {
				// Refused before anything was written.
				if (!(error instanceof DomainError)) throw error;
				kept++;
			}
		}
		const now = await findQuizVersionOf(tx, assignmentId);
		const former = formerVersion === null ? undefined : await findQuizVersion(tx, formerVersion);
		if (now?.id === batch && former) {
			await setQuizVersion(tx, assignmentId, former.id);
			for (const [index, to] of former.items.entries()) {
				const from = now.items[index];
				if (from) await correctDraft(tx, actor, now.quizId, { from, to, at });
			}
		}
		return { undone, kept, moved };
	});
	if (done.moved) notifyBoard(classId);
	return { undone: done.undone, kept: done.kept };
}
