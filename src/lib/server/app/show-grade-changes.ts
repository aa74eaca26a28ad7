import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countGradeChanges, listGradeChanges } from '../db/grade-changes.ts';
import { listGradebookAssignments, listGradebookLearners } from '../db/gradebook.ts';
import { pageOf } from './page.ts';

/** What was changed in a class's grades, by whom and when: of one learner, in one assignment, or all of it. */
export async function showGradeChanges(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string | null; userId: string | null; page: number }
) {
	const cls = await requireTrainerOf(ctx, actor, input.classId);
	const q = ctx.db.read;
	const { classId, assignmentId, userId } = input;
	const wanted = { classId, assignmentId, userId };
	const assignments = await listGradebookAssignments(q, classId);
	const learners = await listGradebookLearners(q, classId);
	return {
		cls: { id: cls.id, name: cls.name, timeZone: cls.timeZone },
		assignments: assignments.map(({ id, title }) => ({ id, title })),
		learners: learners.map(({ userId, nickname }) => ({ id: userId, nickname })),
		wanted: { assignmentId, userId },
		changes: await pageOf(
			input.page,
			(window) => listGradeChanges(q, wanted, window),
			() => countGradeChanges(q, wanted)
		)
	};
}
