import type { Actor, Context } from '../context.ts';
import { findGrade, putSaid } from '../db/grades.ts';
import { storableText } from '../storable-text.ts';
import { assignmentOfTrainer, lockLearner } from './grade-in-class.ts';
import { recordGradeChange } from './record-grade-change.ts';

/**
 * Says something to a learner about their grade; '' takes it back.
 * @returns the change's id, to take it back by; null where it said so already
 */
export async function commentGrade(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string; userId: string; comment: string }
): Promise<string | null> {
	const seen = await assignmentOfTrainer(ctx, actor, input);
	const { classId, assignmentId, userId } = input;
	const comment = storableText(input.comment).trim();
	const at = ctx.now();
	return await ctx.db.write(async (tx) => {
		await lockLearner(tx, seen, userId);
		const before = (await findGrade(tx, assignmentId, userId))?.comment ?? '';
		if (before === comment) return null;
		await putSaid(tx, { assignmentId, userId }, { comment }, at);
		return await recordGradeChange(
			tx,
			{ classId, assignmentId, userId, changedBy: actor.userId, at },
			{ kind: 'comment', before: { comment: before }, after: { comment } }
		);
	});
}
