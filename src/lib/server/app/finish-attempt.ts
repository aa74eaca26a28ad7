import { endOf, isUp, windowsWith } from '../../core/assignment/windows.ts';
import { markOf, totalOf } from '../../core/quiz/behaviour.ts';
import type { ItemResponse } from '../../core/quiz/item.ts';
import { allAnswered } from '../../core/quiz/progress.ts';
import type { Context } from '../context.ts';
import { findAssignment, holdAssignment, type Assignment } from '../db/assignments.ts';
import {
	findAttempt,
	listMaybeOver,
	setPoints,
	updateAttempt,
	type Attempt,
	type AttemptScope
} from '../db/attempts.ts';
import { inBatches } from '../db/batches.ts';
import { findClass, type Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { lockMembership, type Membership } from '../db/memberships.ts';
import { listResponses, setMark, type StoredResponse } from '../db/responses.ts';
import { notifyBoard } from './board-events.ts';
import { gradeOrRefuse } from './grade-answer.ts';
import { keepGrade, mayCount } from './keep-grade.ts';
import { attemptEnd, ownRules, timeIsUp, type OwnRules } from './own-rules.ts';

/** An attempt in a transaction, with its learner's membership locked in it. */
export interface Running {
	attempt: Attempt;
	member: Membership;
	assignment: Assignment;
	cls: Class;
	own: OwnRules;
}

/**
 * Ends an attempt: what was handed in to be marked together is marked, and the grade and the boards follow.
 * @param finishedAt when it ended, which may be earlier than now
 * @returns whether a board changed
 */
export async function finishAttempt(
	tx: Query,
	running: Running,
	finishedAt: number,
	at: number
): Promise<boolean> {
	const { attempt, assignment, own } = running;
	const { behaviour, work, graceSeconds } = assignment;
	const stored = await listResponses(tx, attempt.id);
	if (work.kind === 'quiz' && behaviour === 'deferred') {
		for (const row of stored) {
			const item = work.items[row.step]!;
			const grade = gradeOrRefuse(item, row.response as ItemResponse, work.items);
			const mark = markOf(behaviour, grade, row);
			row.points = mark.points;
			await setMark(tx, attempt.id, row.step, mark);
		}
	}
	const { dueAt } = own.windows;
	await updateAttempt(tx, attempt.id, {
		points: totalIn(attempt, stored),
		finishedAt,
		late: attempt.late || (dueAt !== null && finishedAt > dueAt + graceSeconds * 1000)
	});
	return !attempt.practice && (await keepGrade(tx, running, at));
}

/**
 * Brings an attempt up to what is stored of it: its points, its end where all is answered or mastered, its grade.
 * What is handed in together changes nothing before that.
 * @param stored the attempt's answers
 */
export async function settleAttempt(
	tx: Query,
	running: Running,
	stored: readonly StoredResponse[],
	at: number
): Promise<{ attempt: Attempt; moved: boolean }> {
	const { attempt, assignment } = running;
	const { behaviour, masteryPercent, work } = assignment;
	const over = attempt.finishedAt !== null;
	if (behaviour === 'deferred' && !over) return { attempt, moved: false };
	const points = totalIn(attempt, stored);
	const kept = { ...attempt, points };
	if (!over && work.kind === 'quiz') {
		if (allAnswered(behaviour, stored, work.items.length, masteryPercent)) {
			const moved = await finishAttempt(tx, running, at, at);
			return { attempt: { ...kept, finishedAt: at }, moved };
		}
	}
	await setPoints(tx, attempt.id, points);
	const moved = mayCount(kept, assignment) && (await keepGrade(tx, running, at));
	return { attempt: kept, moved };
}

/** The sum, and never more than can be had: an answer that is accepted late may have led by a way with more decisions. */
function totalIn(attempt: Attempt, stored: readonly StoredResponse[]): number {
	return Math.min(attempt.possible, totalOf(stored.map((row) => row.points)));
}

/** Ends an attempt whose time is up, as it stood when it was. Anything else is left alone. */
export async function finishIfUp(
	tx: Query,
	running: Running,
	at: number
): Promise<{ ended: boolean; moved: boolean }> {
	const { attempt, assignment, own } = running;
	if (attempt.finishedAt !== null || !timeIsUp(attempt, assignment, own, at)) {
		return { ended: false, moved: false };
	}
	const end = attemptEnd(attempt, own) ?? at;
	return { ended: true, moved: await finishAttempt(tx, running, end, at) };
}

/**
 * Ends every attempt whose time is up among those of a class, an assignment or a learner. Whoever looks or marks calls
 * this first, so that what is seen is never an attempt that could not go on. Where none is over, and nearly always
 * none is, it is one query and writes nothing.
 */
export async function finishOverdue(ctx: Context, of: AttemptScope): Promise<void> {
	const at = ctx.now();
	const over = (await listMaybeOver(ctx.db.read, of, at)).filter(
		({ endsAt, windows, graceSeconds, override }) =>
			isUp(endOf(endsAt, windowsWith(windows, override ?? undefined)), graceSeconds, at)
	);
	if (over.length === 0) return;
	const assignments = new Map<string, Assignment | undefined>();
	for (const id of new Set(over.map(({ assignmentId }) => assignmentId))) {
		assignments.set(id, await findAssignment(ctx.db.read, id));
	}
	const moved = new Set<string>();
	// Handed over together, so that they share their flushes to the disk.
	for (const batch of inBatches(over)) {
		await Promise.all(
			batch.map(async ({ id, assignmentId, classId, userId }) => {
				const seen = assignments.get(assignmentId);
				if (seen && (await ctx.db.write((tx) => finishOne(tx, { id, userId, seen }, at)))) {
					moved.add(classId);
				}
			})
		);
	}
	for (const classId of moved) notifyBoard(classId);
}

async function finishOne(
	tx: Query,
	{ id, userId, seen }: { id: string; userId: string; seen: Assignment },
	at: number
): Promise<boolean> {
	const assignment = await holdAssignment(tx, seen.id);
	const member = await lockMembership(tx, seen.classId, userId);
	const attempt = await findAttempt(tx, id);
	const cls = await findClass(tx, seen.classId);
	// Of somebody who left the class nothing is kept up.
	if (!assignment || !member || !attempt || !cls) return false;
	const own = await ownRules(tx, assignment, member);
	return (await finishIfUp(tx, { attempt, member, assignment, cls, own }, at)).moved;
}
