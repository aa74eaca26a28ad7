import { localDay } from '../../core/standing/calendar.ts';
import type { Work } from '../../core/standing/learner-standing.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import { findRun } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import type { Grade } from '../db/grades.ts';
import type { Membership } from '../db/memberships.ts';
import { listPracticeDays } from '../db/practice-days.ts';
import { listStandingsOf } from '../db/standings.ts';
import { standLearner, worksOf } from './stand-learner.ts';

/**
 * Brings the boards up to a grade, in the transaction that changed it. The learner's membership must be locked in it.
 * Mastery and excused work is on no board.
 * @returns whether a board changed
 */
export async function keepStandings(
	tx: Query,
	member: Membership,
	{ assignment, after }: { assignment: AssignmentRules; after: Grade }
): Promise<boolean> {
	const cls = await findClass(tx, member.classId);
	if (!cls) return false;
	const stored = await listStandingsOf(tx, member.classId, member.userId);
	const others = worksOf(stored).filter((work) => work.assignmentId !== assignment.id);
	const work = await workOf(tx, assignment, after, cls.timeZone);
	const days = await listPracticeDays(tx, member);
	return await standLearner(tx, cls, member, {
		works: work ? [...others, work] : others,
		days,
		stored
	});
}

/** What a grade brings to boards; null where it is on none. */
export async function workOf(
	q: Query,
	assignment: Pick<AssignmentRules, 'id' | 'behaviour' | 'counting' | 'speedCounts'>,
	grade: Grade,
	timeZone: string
): Promise<Work | null> {
	if (assignment.behaviour === 'mastery' || grade.excused || grade.possible === 0) return null;
	const { finishedAt } = grade;
	const timed = assignment.speedCounts && assignment.counting !== 'mean';
	const run =
		finishedAt === null || timed
			? await findRun(q, assignment.id, grade.userId, finishedAt)
			: undefined;
	const at = finishedAt ?? run?.startedAt ?? grade.updatedAt;
	return {
		assignmentId: assignment.id,
		points: grade.points,
		possible: grade.possible,
		at,
		day: localDay(at, timeZone),
		timeLeft: timed && run ? timeLeft(run) : 0
	};
}

/**
 * How much of the time the learner had was left at the end, in thousandths: of their own time, so that extra time
 * costs nobody a place. Where nothing limits the time there is nothing to compare.
 */
function timeLeft(run: { startedAt: number; endsAt: number | null; finishedAt: number | null }) {
	const { startedAt, endsAt, finishedAt } = run;
	if (endsAt === null || finishedAt === null || endsAt <= startedAt) return 0;
	const left = Math.floor(((endsAt - finishedAt) * 1000) / (endsAt - startedAt));
	return Math.min(999, Math.max(0, left));
}
