import { and, asc, count, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { OVERALL } from '../../core/standing/learner-standing.ts';
import type { Query } from './client.ts';
import { groups, memberships, standings, teamStandings } from './schema.ts';

export type TeamStanding = typeof teamStandings.$inferSelect;

/** Holds a group until the transaction ends, so that its mean is reckoned by one at a time. */
export async function lockGroup(tx: Query, groupId: string): Promise<void> {
	await tx
		.update(groups)
		.set({ name: sql`${groups.name}` })
		.where(eq(groups.id, groupId));
}

/** How many listed members a group has. */
export async function countTeam(q: Query, groupId: string): Promise<number> {
	const rows = await q.select({ members: count() }).from(memberships).where(isListed(groupId));
	return rows[0]?.members ?? 0;
}

/** What a group's listed members have together in each period: how many have something, and their shares' sum. */
export async function sumTeam(
	q: Query,
	groupId: string,
	periods: string[] | 'all'
): Promise<{ period: string; active: number; sum: number }[]> {
	const rows = await q
		.select({
			period: standings.period,
			active: count(),
			sum: sql<number>`sum(${standings.accuracy} / 1000)`
		})
		.from(memberships)
		.innerJoin(
			standings,
			and(
				eq(standings.classId, memberships.classId),
				eq(standings.scope, OVERALL),
				eq(standings.userId, memberships.userId)
			)
		)
		.where(
			and(
				isListed(groupId),
				isNotNull(standings.accuracy),
				periods === 'all' ? undefined : inArray(standings.period, periods)
			)
		)
		.groupBy(standings.period);
	return rows.map(({ sum, ...rest }) => ({ ...rest, sum: Number(sum) }));
}

/** Sets where a group stands in `periods`: as `rows` say, and nowhere in the others. */
export async function replaceTeamStandings(
	tx: Query,
	groupId: string,
	periods: string[] | 'all',
	rows: TeamStanding[]
): Promise<void> {
	await tx
		.delete(teamStandings)
		.where(
			and(
				eq(teamStandings.groupId, groupId),
				periods === 'all' ? undefined : inArray(teamStandings.period, periods)
			)
		);
	if (rows.length > 0) await tx.insert(teamStandings).values(rows);
}

export interface TeamLine {
	groupId: string;
	name: string;
	value: number;
	members: number;
}

/** The teams of a class in a period, the highest first. */
export async function listTeamLines(
	q: Query,
	board: { classId: string; period: string },
	limit: number
): Promise<TeamLine[]> {
	return await q
		.select({
			groupId: teamStandings.groupId,
			name: groups.name,
			value: teamStandings.share,
			members: teamStandings.members
		})
		.from(teamStandings)
		.innerJoin(groups, eq(groups.id, teamStandings.groupId))
		.where(onBoard(board))
		.orderBy(desc(teamStandings.share), asc(teamStandings.groupId))
		.limit(limit);
}

/** Where one group stands, and how many stand above it; undefined where it does not stand yet. */
export async function findTeam(
	q: Query,
	board: { classId: string; period: string },
	groupId: string
): Promise<(TeamLine & { ahead: number }) | undefined> {
	const rows = await q
		.select({
			groupId: teamStandings.groupId,
			name: groups.name,
			value: teamStandings.share,
			members: teamStandings.members
		})
		.from(teamStandings)
		.innerJoin(groups, eq(groups.id, teamStandings.groupId))
		.where(and(eq(teamStandings.groupId, groupId), eq(teamStandings.period, board.period)))
		.limit(1);
	const own = rows[0];
	if (!own) return undefined;
	const above = await q
		.select({ ahead: count() })
		.from(teamStandings)
		.where(and(onBoard(board), gt(teamStandings.share, own.value)));
	return { ...own, ahead: above[0]?.ahead ?? 0 };
}

/** The groups of a class. */
export async function listGroupIds(q: Query, classId: string): Promise<string[]> {
	const rows = await q
		.select({ id: groups.id })
		.from(groups)
		.where(eq(groups.classId, classId))
		.orderBy(asc(groups.id));
	return rows.map(({ id }) => id);
}

function isListed(groupId: string) {
	return and(eq(memberships.groupId, groupId), eq(memberships.boardOptOut, false));
}

function onBoard(board: { classId: string; period: string }) {
	return and(eq(teamStandings.classId, board.classId), eq(teamStandings.period, board.period));
}
