import type { Actor, Context } from '../context.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import type { Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { findGrade, putSaid } from '../db/grades.ts';
import type { Membership } from '../db/memberships.ts';
import { notifyBoard } from './board-events.ts';
import { assignmentOfTrainer, lockLearner } from './grade-in-class.ts';
import { keepStandings, readWork } from './keep-standings.ts';
import { recordGradeChange } from './record-grade-change.ts';

/**
 * Leaves an assignment out of a learner's total and boards, or puts it back.
 * @returns the change's id, to take it back by; null where it was so already
 */
export async function excuseGrade(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string; userId: string; excused: boolean }
): Promise<string | null> {
	const seen = await assignmentOfTrainer(ctx, actor, input);
	const { classId, assignmentId, userId, excused } = input;
	const at = ctx.now();
	const { changeId, moved } = await ctx.db.write(async (tx) => {
		const of = await lockLearner(tx, seen, userId);
		const before = await findGrade(tx, assignmentId, userId);
		if ((before?.excused ?? false) === excused) return { changeId: null, moved: false };
		const moved = await setExcused(tx, of, excused, at);
		const changeId = await recordGradeChange(
			tx,
			{ classId, assignmentId, userId, changedBy: actor.userId, at },
			{ kind: 'excuse', before: { excused: !excused }, after: { excused } }
		);
		return { changeId, moved };
	});
	if (moved) notifyBoard(classId);
	return changeId;
}

/** Excuses a grade or not, and brings the boards up to it. @returns whether a board changed */
export async function setExcused(
	tx: Query,
	{ member, assignment, cls }: { member: Membership; assignment: AssignmentRules; cls: Class },
	excused: boolean,
	at: number
): Promise<boolean> {
	const key = { assignmentId: assignment.id, userId: member.userId };
	const after = await putSaid(tx, key, { excused }, at);
	const work = await readWork(tx, assignment, after, cls.timeZone);
	return await keepStandings(tx, { member, cls }, { assignmentId: assignment.id, work });
}
