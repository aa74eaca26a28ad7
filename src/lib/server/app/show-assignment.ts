import {
	attemptsLeft,
	learnerState,
	type LearnerState
} from '../../core/assignment/learner-state.ts';
import { limitOf, phaseAt, type Windows } from '../../core/assignment/windows.ts';
import { sayRules } from '../../core/assignment/say-rules.ts';
import type { Behaviour } from '../../core/quiz/behaviour.ts';
import type { Counting } from '../../core/standing/count-attempts.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, type Assignment } from '../db/assignments.ts';
import { listAttempts } from '../db/attempts.ts';
import { findClass, type Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { findGrade } from '../db/grades.ts';
import { countWaiting } from '../db/learner-work.ts';
import type { Membership } from '../db/memberships.ts';
import { standpointIn } from './class-access.ts';
import { finishOverdue } from './finish-attempt.ts';
import { noSuchAssignment } from './grade-in-class.ts';
import { isGivenTo, ownRules } from './own-rules.ts';

export interface AssignmentShown {
	id: string;
	classId: string;
	className: string;
	/** The class's, in which times are shown. */
	timeZone: string;
	title: string;
	kind: 'quiz' | 'scenario';
	/** How many questions a quiz has; null for a scenario, whose length depends on what one does. */
	questions: number | null;
	role: string | null;
	briefing: string | null;
	behaviour: Behaviour;
	masteryPercent: number;
	counting: Counting;
	/** How it is given to the class, in one sentence. */
	rules: string;
	/** The learner's own standing; null for trainers, who only look at it. */
	own: OwnStanding | null;
}

/** How far the learner has come, under the rules as they are for them. */
export interface OwnStanding {
	state: LearnerState;
	windows: Windows;
	/** False: it was given to the learner once, and they have been moved since. What they did stays. */
	given: boolean;
	/** False: no new attempt can be started, because it is not open yet, over, taken back, or all attempts are made. */
	canStart: boolean;
	/** How many attempts there are, and how many are left; null for any number. */
	attemptsAllowed: number | null;
	attemptsLeft: number | null;
	/** With the learner's extra time; null: no limit. */
	timeLimitMs: number | null;
	/** In thousandths; null while nothing counts. */
	grade: { points: number; possible: number; late: boolean } | null;
	excused: boolean;
	/** The trainer's word; '' for none. */
	comment: string;
	/** How many answers wait for the trainer's word. */
	waiting: number;
	/** Oldest first. */
	attempts: {
		id: string;
		/** From 1, among those that are no practice; null for practice. */
		number: number | null;
		startedAt: number;
		finishedAt: number | null;
		late: boolean;
		/** Null while it runs: how they grow would tell whether an answer was right. */
		points: number | null;
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
	if (!assignment) throw noSuchAssignment();
	const standpoint = await standpointIn(ctx, actor, assignment.classId);
	const cls = await findClass(ctx.db.read, assignment.classId);
	if (!cls) throw noSuchAssignment();
	const { work, behaviour, masteryPercent, counting } = assignment;
	return {
		id: assignment.id,
		classId: assignment.classId,
		className: cls.name,
		timeZone: cls.timeZone,
		title: assignment.title,
		kind: work.kind,
		questions: work.kind === 'quiz' ? work.items.length : null,
		role: work.kind === 'scenario' ? work.scenario.role : null,
		briefing: work.kind === 'scenario' ? work.scenario.briefing : null,
		behaviour,
		masteryPercent,
		counting,
		rules: sayRules(assignment, work.kind, cls.timeZone),
		own:
			standpoint.as === 'learner'
				? await standingOf(ctx, assignment, cls, standpoint.membership)
				: null
	};
}

async function standingOf(
	ctx: Context,
	assignment: Assignment,
	cls: Class,
	member: Membership
): Promise<OwnStanding> {
	const { userId } = member;
	await finishOverdue(ctx, { userId });
	const q = ctx.db.read;
	const attempts = await listAttempts(q, assignment.id, userId, { limit: 100, offset: 0 });
	const given = await isGivenTo(q, assignment, member);
	if (attempts.length === 0 && !given) throw noSuchAssignment();
	const own = await ownRules(q, assignment, member);
	const grade = await findGrade(q, assignment.id, userId);
	const at = ctx.now();
	const phase = cls.archivedAt === null ? phaseAt(own.windows, at) : 'closed';
	const counted = attempts.filter((attempt) => !attempt.practice);
	const left = attemptsLeft(own.attemptsAllowed, counted.length);
	return {
		state: learnerState(
			{
				phase,
				dueAt: own.windows.dueAt,
				running: counted.some((attempt) => attempt.finishedAt === null),
				finished: grade?.finishedAt != null,
				excused: grade?.excused ?? false
			},
			at
		),
		windows: own.windows,
		given,
		canStart: given && (phase === 'open' || phase === 'late') && left !== 0,
		attemptsAllowed: own.attemptsAllowed,
		attemptsLeft: left,
		timeLimitMs: limitOf(0, assignment.timeLimitSeconds, own.timePercent),
		grade:
			grade && grade.possible > 0
				? { points: grade.points, possible: grade.possible, late: grade.late }
				: null,
		excused: grade?.excused ?? false,
		comment: grade?.comment ?? '',
		waiting: await waitingIn(q, assignment.id, userId),
		attempts: attempts.map(({ id, startedAt, finishedAt, late, points, possible, practice }) => ({
			id,
			number: practice ? null : counted.findIndex((attempt) => attempt.id === id) + 1,
			startedAt,
			finishedAt,
			late,
			points: finishedAt === null ? null : points,
			possible
		}))
	};
}

async function waitingIn(q: Query, assignmentId: string, userId: string): Promise<number> {
	const waiting = await countWaiting(q, userId);
	return waiting.find((row) => row.assignmentId === assignmentId)?.waiting ?? 0;
}
