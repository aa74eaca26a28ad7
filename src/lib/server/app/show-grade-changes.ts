import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { countGradeChanges, listGradeChanges } from '../db/grade-changes.ts';
import { listGradebookAssignments, listGradebookLearners } from '../db/gradebook.ts';
import { DomainError } from '../errors.ts';
import { pageOf } from './page.ts';

/** What was changed in a class's grades, by whom and when: of one learner, in one assignment, or all of it. */
export async function showGradeChanges(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string | null; userId: string | null; page: number }
) {
	await requireTrainerOf(ctx, actor, input.classId);
	const q = ctx.db.read;
	const cls = await findClass(q, input.classId);
	if (!cls) throw new DomainError('not-found', 'This class is not here. It may have been deleted.');
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
