import type { Actor, Context } from '../context.ts';
import { findAssignment } from '../db/assignments.ts';
import { listAttempts } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { standpointIn } from './class-access.ts';

export interface AssignmentShown {
	id: string;
	classId: string;
	className: string;
	title: string;
	kind: 'quiz' | 'scenario';
	/** How many questions a quiz has; null for a scenario, whose length depends on what one does. */
	questions: number | null;
	role: string | null;
	briefing: string | null;
	dueAt: number | null;
	/** True: the due time has passed, and no new attempt can be started. */
	closed: boolean;
	/** False for trainers, who only look at it. */
	canPlay: boolean;
	/** The reader's own attempts, oldest first; the first one counts. */
	attempts: {
		id: string;
		ordinal: number;
		startedAt: number;
		finishedAt: number | null;
		points: number;
		possible: number;
	}[];
}

/** What an assignment is, and how far the learner has come with it. */
export async function showAssignment(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string }
): Promise<AssignmentShown> {
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (!assignment) {
		throw new DomainError('not-found', 'This assignment is not here. It may have been taken back.');
	}
	const standpoint = await standpointIn(ctx, actor, assignment.classId);
	const cls = await findClass(ctx.db.read, assignment.classId);
	const attempts = await listAttempts(ctx.db.read, assignment.id, actor.userId, {
		limit: 100,
		offset: 0
	});
	const { work, dueAt } = assignment;
	return {
		id: assignment.id,
		classId: assignment.classId,
		className: cls?.name ?? '',
		title: assignment.title,
		kind: work.kind,
		questions: work.kind === 'quiz' ? work.items.length : null,
		role: work.kind === 'scenario' ? work.scenario.role : null,
		briefing: work.kind === 'scenario' ? work.scenario.briefing : null,
		dueAt,
		closed: dueAt !== null && ctx.now() > dueAt,
		canPlay: standpoint.as === 'learner',
		attempts: attempts.map(({ id, ordinal, startedAt, finishedAt, points, possible }) => ({
			id,
			ordinal,
			startedAt,
			finishedAt,
			points,
			possible
		}))
	};
}
