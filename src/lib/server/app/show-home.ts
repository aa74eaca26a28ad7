import {
	attemptsLeft,
	isToDo,
	learnerState,
	type LearnerState
} from '../../core/assignment/learner-state.ts';
import { phaseAt, windowsWith } from '../../core/assignment/windows.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listRegradedWork } from '../db/grade-changes.ts';
import { countWaiting, listRunningOf, listWorkOfLearner } from '../db/learner-work.ts';
import { listLivePlaysOf } from '../db/live.ts';
import { listMembershipsOfUser } from '../db/memberships.ts';
import { finishOverdue } from './finish-attempt.ts';

const PER_PAGE = 50;
const LIVE_SHOWN = 5;

/** One assignment as its learner sees it in the list. */
export interface HomeAssignment {
	id: string;
	title: string;
	kind: 'quiz' | 'scenario';
	className: string;
	/** The class's, in which times are shown. */
	timeZone: string;
	state: LearnerState;
	openAt: number | null;
	/** The learner's own. */
	dueAt: number | null;
	lateUntil: number | null;
	/** Null for any number. */
	attemptsLeft: number | null;
	/** In thousandths; null while nothing counts. */
	grade: { points: number; possible: number; late: boolean } | null;
	/** True where the trainer has written something about it. */
	commented: boolean;
	/** True where answers have other points than they had first, because they were marked anew. */
	regraded: boolean;
	/** How many answers wait for the trainer's word. */
	waiting: number;
}

export interface HomeShown {
	classes: { id: string; name: string; nickname: string; isDemo: boolean }[];
	/** What can be done now, the most urgent first. */
	toDo: HomeAssignment[];
	/** What opens later, the next first. */
	later: HomeAssignment[];
	/** What is done, excused or missed, the newest first. */
	done: HomeAssignment[];
	/** Live sessions played in, the newest first; on the first page only. */
	live: { sessionId: string; title: string; at: number; isOver: boolean }[];
	page: number;
	hasMore: boolean;
}

/** What a learner comes home to: what is to do, what comes later, what is done, and their classes. */
export async function showHome(
	ctx: Context,
	actor: Actor,
	input: { page: number }
): Promise<HomeShown> {
	requireRole(actor, 'learner');
	await finishOverdue(ctx, { userId: actor.userId });
	const q = ctx.db.read;
	const page = Math.max(1, Math.trunc(input.page) || 1);
	const memberships = await listMembershipsOfUser(q, actor.userId);
	const found = await listWorkOfLearner(q, actor.userId, {
		limit: PER_PAGE + 1,
		offset: (page - 1) * PER_PAGE
	});
	const running = new Set(await listRunningOf(q, actor.userId));
	const waiting = new Map(
		(await countWaiting(q, actor.userId)).map((row) => [row.assignmentId, row.waiting])
	);
	const regraded = await listRegradedWork(q, actor.userId);
	const now = ctx.now();
	const rows = found.slice(0, PER_PAGE).map((row): HomeAssignment => {
		const windows = windowsWith(row.windows, row.override ?? undefined);
		const { grade } = row;
		const allowed = row.override?.attemptsAllowed ?? row.attemptsAllowed;
		return {
			id: row.id,
			title: row.title,
			kind: row.kind,
			className: row.className,
			timeZone: row.timeZone,
			state: learnerState(
				{
					phase: row.archived ? 'closed' : phaseAt(windows, now),
					dueAt: windows.dueAt,
					running: running.has(row.id),
					finished: grade?.finishedAt != null,
					excused: grade?.excused ?? false
				},
				now
			),
			...windows,
			// None is offered to who has been moved away.
			attemptsLeft: row.given ? attemptsLeft(allowed, grade?.attempts ?? 0) : 0,
			grade:
				grade && grade.possible > 0
					? { points: grade.points, possible: grade.possible, late: grade.late }
					: null,
			commented: (grade?.comment ?? '') !== '',
			regraded: regraded.has(row.id),
			waiting: waiting.get(row.id) ?? 0
		};
	});
	const soonest = (a: number | null, b: number | null) => (a ?? Infinity) - (b ?? Infinity) || 0;
	return {
		classes: memberships.map((m) => ({
			id: m.classId,
			name: m.className,
			nickname: m.nickname,
			isDemo: m.isDemo
		})),
		toDo: rows
			.filter((row) => isToDo(row.state))
			.sort(
				(a, b) =>
					Number(b.state === 'running') - Number(a.state === 'running') || soonest(a.dueAt, b.dueAt)
			),
		later: rows.filter((row) => row.state === 'later').sort((a, b) => soonest(a.openAt, b.openAt)),
		done: rows.filter((row) => !isToDo(row.state) && row.state !== 'later'),
		live: page === 1 ? await listLivePlaysOf(q, actor.userId, LIVE_SHOWN) : [],
		page,
		hasMore: found.length > PER_PAGE
	};
}
