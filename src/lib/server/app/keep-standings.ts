import { localDay } from '../../core/standing/calendar.ts';
import type { Work } from '../../core/standing/learner-standing.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import { listCountable, type Run } from '../db/attempts.ts';
import type { Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import type { Grade } from '../db/grades.ts';
import type { Membership } from '../db/memberships.ts';
import { listPracticeDays } from '../db/practice-days.ts';
import { listStandingsOf } from '../db/standings.ts';
import { standLearner, worksOf } from './stand-learner.ts';

/**
 * Brings the boards up to what a grade brings to them, in the transaction that changed it. The learner's membership
 * must be locked in it.
 * @param of whose boards and which assignment; `work` null where it is on none
 * @returns whether a board changed
 */
export async function keepStandings(
	tx: Query,
	{ member, cls }: { member: Membership; cls: Class },
	{ assignmentId, work }: { assignmentId: string; work: Work | null }
): Promise<boolean> {
	const stored = await listStandingsOf(tx, member.classId, member.userId);
	const others = worksOf(stored).filter((other) => other.assignmentId !== assignmentId);
	const days = await listPracticeDays(tx, member);
	return await standLearner(tx, cls, member, {
		works: work ? [...others, work] : others,
		days,
		stored
	});
}

/** Of an assignment, what decides how it counts on boards. */
type BoardRules = Pick<AssignmentRules, 'id' | 'behaviour' | 'counting' | 'speedCounts'>;

/** What a grade brings to boards, where its attempts were not read for something else; null where it is on none. */
export async function readWork(
	q: Query,
	assignment: BoardRules,
	grade: Grade,
	timeZone: string
): Promise<Work | null> {
	const asked = isOnBoards(assignment, grade) && (grade.finishedAt === null || isTimed(assignment));
	const runs = asked ? await listCountable(q, assignment.id, grade.userId) : [];
	return workOf(assignment, grade, timeZone, runs);
}

/**
 * What a grade brings to boards; null where it is on none, as mastery and excused work is.
 * @param runs the attempts it was counted from
 */
export function workOf(
	assignment: BoardRules,
	grade: Grade,
	timeZone: string,
	runs: readonly Run[]
): Work | null {
	if (!isOnBoards(assignment, grade)) return null;
	const { finishedAt } = grade;
	const run = runs.find((one) => one.finishedAt === finishedAt);
	const at = finishedAt ?? run?.startedAt ?? grade.updatedAt;
	return {
		assignmentId: assignment.id,
		points: grade.points,
		possible: grade.possible,
		at,
		day: localDay(at, timeZone),
		timeLeft: run && isTimed(assignment) ? timeLeft(run) : 0
	};
}

function isOnBoards({ behaviour }: BoardRules, grade: Grade): boolean {
	return behaviour !== 'mastery' && !grade.excused && grade.possible > 0;
}

function isTimed({ speedCounts, counting }: BoardRules): boolean {
	return speedCounts && counting !== 'mean';
}

/**
 * How much of the time the learner had was left at the end, in thousandths: of their own time, so that extra time
 * costs nobody a place. Where nothing limits the time there is nothing to compare.
 */
function timeLeft({ startedAt, endsAt, finishedAt }: Run): number {
	if (endsAt === null || finishedAt === null || endsAt <= startedAt) return 0;
	const left = Math.floor(((endsAt - finishedAt) * 1000) / (endsAt - startedAt));
	return Math.min(999, Math.max(0, left));
}
