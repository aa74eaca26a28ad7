import { and, count, desc, eq, gt, ne, sum } from 'drizzle-orm';
import type { Standing } from '../../core/standing/board.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { memberships, standings } from './schema.ts';

/** The scope of the board over all assignments of a class; every other scope is an assignment's id. */
export const OVERALL = 'all';

export interface StandingKey {
	classId: string;
	/** An assignment's id, or OVERALL. */
	scope: string;
	userId: string;
}

/** Sets where a learner stands in one scope, whatever stood there. */
export async function putStanding(
	tx: Query,
	key: StandingKey,
	value: { points: number; possible: number; listed: boolean; updatedAt: number }
): Promise<void> {
	await tx
		.insert(standings)
		.values({ ...key, ...value })
		.onConflictDoUpdate({
			target: [standings.classId, standings.scope, standings.userId],
			set: value
		});
}

/** A learner's points in one scope, without who they are; undefined when they do not stand there yet. */
export async function findPoints(
	q: Query,
	key: StandingKey
): Promise<{ points: number; possible: number } | undefined> {
	const rows = await q
		.select({ points: standings.points, possible: standings.possible })
		.from(standings)
		.where(isStanding(key))
		.limit(1);
	return rows[0];
}

const shown = {
	userId: standings.userId,
	nickname: memberships.nickname,
	points: standings.points,
	possible: standings.possible,
	listed: standings.listed
};

/** One window of a board, most points first. `listed`: those whom everyone may see, or those who opted out. */
export async function listStandings(
	q: Query,
	board: { classId: string; scope: string; listed: boolean },
	window: Window
): Promise<Standing[]> {
	return await q
		.select(shown)
		.from(standings)
		.innerJoin(
			memberships,
			and(eq(memberships.classId, standings.classId), eq(memberships.userId, standings.userId))
		)
		.where(onBoard(board))
		.orderBy(desc(standings.points), desc(standings.userId))
		.limit(window.limit)
		.offset(window.offset);
}

/** Where one learner stands, listed or not. */
export async function findStanding(q: Query, key: StandingKey): Promise<Standing | undefined> {
	const rows = await q
		.select(shown)
		.from(standings)
		.innerJoin(
			memberships,
			and(eq(memberships.classId, standings.classId), eq(memberships.userId, standings.userId))
		)
		.where(isStanding(key))
		.limit(1);
	return rows[0];
}

/** How many listed learners have more than `points`. */
export async function countAhead(
	q: Query,
	board: { classId: string; scope: string },
	points: number
): Promise<number> {
	const rows = await q
		.select({ ahead: count() })
		.from(standings)
		.where(and(onBoard({ ...board, listed: true }), gt(standings.points, points)));
	return rows[0]?.ahead ?? 0;
}

/** How many learners a board lists. */
export async function countListed(
	q: Query,
	board: { classId: string; scope: string }
): Promise<number> {
	const rows = await q
		.select({ listed: count() })
		.from(standings)
		.where(onBoard({ ...board, listed: true }));
	return rows[0]?.listed ?? 0;
}

/** Lists a learner on all boards of a class, or on none. */
export async function setListed(
	tx: Query,
	classId: string,
	userId: string,
	listed: boolean
): Promise<void> {
	await tx
		.update(standings)
		.set({ listed })
		.where(and(eq(standings.classId, classId), eq(standings.userId, userId)));
}

/** Takes a learner off every board of a class. */
export async function deleteStandingsOf(tx: Query, classId: string, userId: string): Promise<void> {
	await tx
		.delete(standings)
		.where(and(eq(standings.classId, classId), eq(standings.userId, userId)));
}

/**
 * Drops the board of an assignment that is gone, and adds the board over all up again from those that are left.
 */
export async function recountOverall(
	tx: Query,
	classId: string,
	goneAssignmentId: string
): Promise<void> {
	await tx
		.delete(standings)
		.where(and(eq(standings.classId, classId), eq(standings.scope, goneAssignmentId)));
	const sums = await tx
		.select({
			userId: standings.userId,
			points: sum(standings.points).mapWith(Number),
			possible: sum(standings.possible).mapWith(Number)
		})
		.from(standings)
		.where(and(eq(standings.classId, classId), ne(standings.scope, OVERALL)))
		.groupBy(standings.userId);
	const left = new Map(sums.map((row) => [row.userId, row]));
	const overall = await tx
		.select({ userId: standings.userId })
		.from(standings)
		.where(and(eq(standings.classId, classId), eq(standings.scope, OVERALL)));
	for (const { userId } of overall) {
		const own = isStanding({ classId, scope: OVERALL, userId });
		const row = left.get(userId);
		if (row) {
			const { points, possible } = row;
			await tx.update(standings).set({ points, possible }).where(own);
		} else {
			await tx.delete(standings).where(own);
		}
	}
}

function isStanding(key: StandingKey) {
	return and(
		eq(standings.classId, key.classId),
		eq(standings.scope, key.scope),
		eq(standings.userId, key.userId)
	);
}

function onBoard(board: { classId: string; scope: string; listed: boolean }) {
	return and(
		eq(standings.classId, board.classId),
		eq(standings.scope, board.scope),
		eq(standings.listed, board.listed)
	);
}
