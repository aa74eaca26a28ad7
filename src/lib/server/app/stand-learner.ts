import { termDays } from '../../core/standing/calendar.ts';
import { OVERALL, standingsOfLearner, type Work } from '../../core/standing/learner-standing.ts';
import type { Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { boardName, deleteStanding, putStandings, type StandingRow } from '../db/standings.ts';
import { keepTeam } from './keep-team.ts';

/**
 * Brings everything that a class's boards have of one learner up to these works and days, writing what differs from
 * what is `stored`, and their team with it. The learner's membership must be locked in the transaction.
 * @returns whether a board changed
 */
export async function standLearner(
	tx: Query,
	cls: Class,
	member: Membership,
	{ works, days, stored }: { works: Work[]; days: number[]; stored: StandingRow[] }
): Promise<boolean> {
	const { classId, userId } = member;
	const rest = { classId, userId, name: boardName(cls, member), listed: !member.boardOptOut };
	const rows = standingsOfLearner(works, days, termDays(cls)).map((row) => ({ ...row, ...rest }));
	const there = new Map(stored.map((row) => [keyOf(row), row]));
	const changed = rows.filter((row) => !isSame(row, there.get(keyOf(row))));
	const wanted = new Set(rows.map(keyOf));
	const gone = stored.filter((row) => !wanted.has(keyOf(row)));
	await putStandings(tx, changed);
	for (const row of gone) await deleteStanding(tx, row);

	const moved = [...changed, ...gone];
	const periods = moved.filter((row) => row.scope === OVERALL).map((row) => row.period);
	if (member.groupId && periods.length > 0) await keepTeam(tx, classId, member.groupId, periods);
	return moved.length > 0;
}

/** The works that stored standings were made of. */
export function worksOf(stored: readonly StandingRow[]): Work[] {
	return stored.flatMap(({ scope, points, possible, accuracy, at, day }) =>
		scope === OVERALL || at === null || day === null
			? []
			: [{ assignmentId: scope, points, possible, at, day, timeLeft: (accuracy ?? 0) % 1000 }]
	);
}

function keyOf(row: { scope: string; period: string }): string {
	return `${row.scope} ${row.period}`;
}

function isSame(row: StandingRow, there: StandingRow | undefined): boolean {
	return (
		there !== undefined &&
		(Object.keys(row) as (keyof StandingRow)[]).every((key) => row[key] === there[key])
	);
}
