import { and, asc, count, desc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm';
import type { Measure } from '../../core/standing/measures.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { standings } from './schema.ts';

export type StandingRow = typeof standings.$inferSelect;

/** A measure of single learners. */
export type LearnerMeasure = Exclude<Measure, 'team'>;

/** One board: a scope, a period and what its places are taken by. */
export interface Board {
	classId: string;
	/** An assignment's id, or OVERALL. */
	scope: string;
	/** An ISO week, TERM or ALL_TIME. */
	period: string;
	measure: LearnerMeasure;
}

/** What a measure's places are taken by. */
const VALUE = {
	accuracy: standings.accuracy,
	improvement: standings.improvement,
	consistency: standings.days
} as const;

/** The rows in a measure's index; the words must be those of the index, or it cannot be used. */
const RANKED = {
	accuracy: sql`${standings.accuracy} is not null`,
	improvement: sql`${standings.improvement} is not null`,
	consistency: sql`${standings.days} > 0`
} as const;

function ofMeasures<T>(make: (measure: LearnerMeasure) => T): Record<LearnerMeasure, T> {
	return {
		accuracy: make('accuracy'),
		improvement: make('improvement'),
		consistency: make('consistency')
	};
}

/** What a learner's standing in a measure is taken by; null where it says nothing yet. */
export function valueOf(
	row: Pick<StandingRow, 'accuracy' | 'improvement' | 'days'>,
	measure: LearnerMeasure
): number | null {
	if (measure === 'consistency') return row.days > 0 ? row.days : null;
	return row[measure];
}

const standingsOf = prepared((q) =>
	q
		.select()
		.from(standings)
		.where(
			and(
				eq(standings.userId, sql.placeholder('userId')),
				eq(standings.classId, sql.placeholder('classId'))
			)
		)
		.prepare()
);

/** Everything the boards of a class have of one learner. */
export async function listStandingsOf(
	q: Query,
	classId: string,
	userId: string
): Promise<StandingRow[]> {
	// As many as there are assignments and weeks: without a limit, because all of them are needed to add up.
	return await standingsOf(q).execute({ classId, userId });
}

const standingPut = prepared((q) =>
	q
		.insert(standings)
		.values({
			classId: sql.placeholder('classId'),
			scope: sql.placeholder('scope'),
			period: sql.placeholder('period'),
			userId: sql.placeholder('userId'),
			name: sql.placeholder('name'),
			points: sql.placeholder('points'),
			possible: sql.placeholder('possible'),
			days: sql.placeholder('days'),
			accuracy: sql.placeholder('accuracy'),
			improvement: sql.placeholder('improvement'),
			at: sql.placeholder('at'),
			day: sql.placeholder('day'),
			listed: sql.placeholder('listed')
		})
		.onConflictDoUpdate({
			target: [standings.classId, standings.scope, standings.period, standings.userId],
			set: {
				name: sql`excluded.name`,
				points: sql`excluded.points`,
				possible: sql`excluded.possible`,
				days: sql`excluded.days`,
				accuracy: sql`excluded.accuracy`,
				improvement: sql`excluded.improvement`,
				at: sql`excluded.at`,
				day: sql`excluded.day`,
				listed: sql`excluded.listed`
			}
		})
		.prepare()
);

/** Sets where a learner stands, whatever stood there. */
export async function putStandings(tx: Query, rows: StandingRow[]): Promise<void> {
	for (const row of rows) await standingPut(tx).execute({ ...row });
}

/** Takes a learner off one board. */
export async function deleteStanding(
	tx: Query,
	key: Pick<StandingRow, 'classId' | 'scope' | 'period' | 'userId'>
): Promise<void> {
	const { classId, scope, period, userId } = key;
	await tx
		.delete(standings)
		.where(
			and(isLearner(classId, userId), eq(standings.scope, scope), eq(standings.period, period))
		);
}

/** Takes a learner off every board of a class. */
export async function deleteStandingsOf(tx: Query, classId: string, userId: string): Promise<void> {
	await tx.delete(standings).where(isLearner(classId, userId));
}

/** Lists a learner on all boards of a class, or on none. */
export async function setListed(
	tx: Query,
	classId: string,
	userId: string,
	listed: boolean
): Promise<void> {
	await tx.update(standings).set({ listed }).where(isLearner(classId, userId));
}

/** What boards call somebody who has no pseudonym yet in a class that shows nothing else. */
const NAMELESS = 'A learner';

/** What a class's boards call a learner. */
export function boardName(
	cls: { pseudonyms: boolean },
	member: { nickname: string; pseudonym: string | null }
): string {
	return cls.pseudonyms ? (member.pseudonym ?? NAMELESS) : member.nickname;
}

/** One line of a board. */
export interface BoardLine extends Pick<StandingRow, 'userId' | 'name' | 'points' | 'possible'> {
	value: number;
}

/** The board that a prepared query is given. */
const PLACED = and(
	eq(standings.classId, sql.placeholder('classId')),
	eq(standings.scope, sql.placeholder('scope')),
	eq(standings.period, sql.placeholder('period'))
);

const lines = ofMeasures((measure) => ({
	listed: prepared((q) => prepareLines(q, measure, true)),
	unlisted: prepared((q) => prepareLines(q, measure, false))
}));

function prepareLines(q: Query, measure: LearnerMeasure, listed: boolean) {
	const value = VALUE[measure];
	return q
		.select({
			userId: standings.userId,
			name: standings.name,
			points: standings.points,
			possible: standings.possible,
			value: sql<number>`${value}`
		})
		.from(standings)
		.where(and(PLACED, eq(standings.listed, listed), RANKED[measure]))
		.orderBy(desc(value), desc(standings.userId))
		.limit(sql.placeholder('limit'))
		.offset(sql.placeholder('offset'))
		.prepare();
}

/** One window of a board, the highest first. `listed`: those whom everyone may see, or those who opted out. */
export async function listLines(
	q: Query,
	{ measure, listed, ...board }: Board & { listed: boolean },
	window: Window
): Promise<BoardLine[]> {
	const query = lines[measure][listed ? 'listed' : 'unlisted'];
	return await query(q).execute({ ...board, ...window });
}

const standing = prepared((q) =>
	q
		.select()
		.from(standings)
		.where(and(PLACED, eq(standings.userId, sql.placeholder('userId'))))
		.limit(1)
		.prepare()
);

/** Where one learner stands, listed or not. */
export async function findStanding(
	q: Query,
	{ classId, scope, period }: Omit<Board, 'measure'>,
	userId: string
): Promise<StandingRow | undefined> {
	return (await standing(q).execute({ classId, scope, period, userId }))[0];
}

const ahead = ofMeasures((measure) =>
	prepared((q) => q.select({ ahead: count() }).from(standings).where(isAbove(measure)).prepare())
);

/**
 * How many listed learners stand above `value`: what a place is told by. It reads the measure's index alone, and so
 * takes the longer the more there are: half a millisecond for ten thousand.
 */
export async function countAhead(
	q: Query,
	{ measure, ...board }: Board,
	value: number
): Promise<number> {
	const rows = await ahead[measure](q).execute({ ...board, value });
	return rows[0]?.ahead ?? 0;
}

const nextAhead = ofMeasures((measure) =>
	prepared((q) =>
		q
			.select({ value: sql<number>`${VALUE[measure]}` })
			.from(standings)
			.where(isAbove(measure))
			.orderBy(asc(VALUE[measure]))
			.limit(1)
			.prepare()
	)
);

/** The next value above `value` that a listed learner has; undefined when nobody stands higher. */
export async function findNextAhead(
	q: Query,
	{ measure, ...board }: Board,
	value: number
): Promise<number | undefined> {
	const rows = await nextAhead[measure](q).execute({ ...board, value });
	return rows[0]?.value;
}

/** The listed learners of the board, and above the value, that a prepared query is given. */
function isAbove(measure: LearnerMeasure): SQL | undefined {
	const above = gt(VALUE[measure], sql.placeholder('value'));
	return and(PLACED, eq(standings.listed, true), RANKED[measure], above);
}

/** The names on a board, by name. */
export async function listNames(
	q: Query,
	board: Omit<Board, 'measure'>,
	window: Window
): Promise<string[]> {
	const rows = await q
		.select({ name: standings.name })
		.from(standings)
		.where(inBoard(board))
		.orderBy(asc(standings.name))
		.limit(window.limit)
		.offset(window.offset);
	return rows.map(({ name }) => name);
}

/** How many names `listNames` has. */
export async function countNames(q: Query, board: Omit<Board, 'measure'>): Promise<number> {
	const rows = await q.select({ names: count() }).from(standings).where(inBoard(board));
	return rows[0]?.names ?? 0;
}

/** How many learners a board lists in a measure. */
export async function countListed(q: Query, board: Board): Promise<number> {
	const rows = await q.select({ listed: count() }).from(standings).where(onBoard(board));
	return rows[0]?.listed ?? 0;
}

/** The learners who stand in these scopes of a class. */
export async function listStandingIn(
	q: Query,
	classId: string,
	scopes: string[]
): Promise<string[]> {
	const rows = await q
		.selectDistinct({ userId: standings.userId })
		.from(standings)
		.where(and(eq(standings.classId, classId), inArray(standings.scope, scopes)));
	return rows.map(({ userId }) => userId);
}

function isLearner(classId: string, userId: string): SQL | undefined {
	return and(eq(standings.userId, userId), eq(standings.classId, classId));
}

function inBoard(board: Omit<Board, 'measure'>): SQL | undefined {
	return and(
		eq(standings.classId, board.classId),
		eq(standings.scope, board.scope),
		eq(standings.period, board.period),
		eq(standings.listed, true)
	);
}

function onBoard(board: Board): SQL | undefined {
	return and(inBoard(board), RANKED[board.measure]);
}
