import { localDay } from '../../core/standing/calendar.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import type { Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { insertPracticeDay, listPracticeDays, replacePracticeDays } from '../db/practice-days.ts';
import { listAnswerTimes } from '../db/responses.ts';
import { listStandingsOf } from '../db/standings.ts';
import { standLearner, worksOf } from './stand-learner.ts';

/**
 * Notes that a learner answered something at `at` (UTC milliseconds), in the transaction that stored the answer: the
 * day counts on the board of days practised, whether the attempt does or not. Where answers can be changed until the
 * end, those that stand are asked for their days. The learner's membership must be locked.
 * @returns whether a board changed
 */
export async function keepPractice(
	tx: Query,
	cls: Class,
	member: Membership,
	assignment: Pick<AssignmentRules, 'id' | 'behaviour'>,
	at: number
): Promise<boolean> {
	if (assignment.behaviour === 'mastery') return false;
	const { classId, userId } = member;
	const row = (moment: number) => ({
		assignmentId: assignment.id,
		userId,
		day: localDay(moment, cls.timeZone),
		classId
	});
	if (assignment.behaviour === 'deferred') {
		const of = { classId, userId, assignmentId: assignment.id };
		const rows = (await listAnswerTimes(tx, of)).map((time) => row(time.at));
		const known = new Set(await listPracticeDays(tx, of));
		const now = new Set(rows.map(({ day }) => day));
		// A sheet is stored at every change of it, nearly always on a day that is known.
		if (known.size === now.size && known.isSubsetOf(now)) return false;
		await replacePracticeDays(tx, of, rows);
	} else if (!(await insertPracticeDay(tx, row(at)))) {
		return false;
	}
	const days = await listPracticeDays(tx, { classId, userId });
	const stored = await listStandingsOf(tx, classId, userId);
	return await standLearner(tx, cls, member, { works: worksOf(stored), days, stored });
}
