import { is, Placeholder, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/lib/server/db/client.ts';
import { listAssignmentsOfClass } from '../../src/lib/server/db/assignments.ts';
import { listClassesToForget, listPeopleIn } from '../../src/lib/server/db/erasures.ts';
import { countMembers, listMembers } from '../../src/lib/server/db/memberships.ts';
import {
	countAhead,
	countListed,
	countNames,
	findNextAhead,
	findStanding,
	listLines,
	listNames,
	listStandingsOf
} from '../../src/lib/server/db/standings.ts';
import { listTeamLines } from '../../src/lib/server/db/team-standings.ts';
import { listPracticeDays } from '../../src/lib/server/db/practice-days.ts';
import { onPostgres, rowsOf, testContext } from '../support/database.ts';

const ctx = testContext({ alone: true });
const window = { limit: 50, offset: 0 };
const where = { classId: 'c', scope: 'all', period: '2026-W05' };

/** Every query a board or a roster makes, by name. */
const QUERIES: Record<string, (q: Query) => Promise<unknown>> = {
	...Object.fromEntries(
		(['accuracy', 'improvement', 'consistency'] as const).flatMap((measure) => {
			const board = { ...where, measure };
			const queries: [string, (q: Query) => Promise<unknown>][] = [
				[`the top by ${measure}`, (q) => listLines(q, { ...board, listed: true }, window)],
				[
					`those who opted out, by ${measure}`,
					(q) => listLines(q, { ...board, listed: false }, window)
				],
				[`the own place by ${measure}`, (q) => countAhead(q, board, 1000)],
				[`the next place by ${measure}`, (q) => findNextAhead(q, board, 1000)],
				[`how many stand by ${measure}`, (q) => countListed(q, board)]
			];
			return queries;
		})
	),
	'the teams': (q) => listTeamLines(q, { classId: 'c', period: 'all' }, 22),
	'the own line': (q) => findStanding(q, where, 'u'),
	'everything of a learner': (q) => listStandingsOf(q, 'c', 'u'),
	'days practised': (q) => listPracticeDays(q, { classId: 'c', userId: 'u' }),
	'the names': (q) => listNames(q, where, window),
	'how many names': (q) => countNames(q, where),
	'the tabs': (q) => listAssignmentsOfClass(q, 'c', window),
	'the roster': (q) => listMembers(q, 'c', window),
	'the size of the roster': (q) => countMembers(q, 'c')
};

const plans = new Map<string, Promise<string[]>>();

/** The plan of a query, asked for once: what is prepared is seen once only. */
function planOf(name: string): Promise<string[]> {
	const plan = plans.get(name) ?? plansOf(QUERIES[name]!);
	plans.set(name, plan);
	return plan;
}

/** The plan of each statement that `work` makes, as the engine explains it. */
async function plansOf(work: (q: Query) => Promise<unknown>): Promise<string[]> {
	const statements: { sql: string; params: unknown[] }[] = [];
	// The repositories build their queries on a Query; its session sees the statement just before it is run.
	const q = ctx.db.read as unknown as {
		session: {
			prepareQuery: (query: { sql: string; params: unknown[] }, ...rest: unknown[]) => unknown;
		};
	};
	const original = q.session.prepareQuery;
	q.session.prepareQuery = function (query, ...rest) {
		statements.push(query);
		return original.call(this, query, ...rest);
	};
	try {
		await work(ctx.db.read);
	} finally {
		q.session.prepareQuery = original;
	}
	expect(statements).toHaveLength(1);
	return Promise.all(statements.map(explain));
}

async function explain(query: { sql: string; params: unknown[] }): Promise<string> {
	const text = inlined(query);
	if (!onPostgres) {
		const rows = await rowsOf(ctx.db.read, sql.raw(`explain query plan ${text}`));
		return rows.map((row) => String(row.detail)).join('\n');
	}
	return ctx.db.write(async (tx) => {
		// A planner that is looking at empty tables would rather scan; what matters is whether it need not.
		await rowsOf(tx, sql.raw('set local enable_seqscan = off'));
		const rows = await rowsOf(tx, sql.raw(`explain ${text}`));
		return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
	});
}

/** What the statements that are prepared once are given. */
const PLACED: Record<string, unknown> = { ...where, ...window, userId: 'u', value: 1000 };

/** The statement with its parameters written out, since EXPLAIN takes none. */
function inlined({ sql: text, params }: { sql: string; params: unknown[] }): string {
	let next = 0;
	return text.replace(/\?|\$\d+/g, () => {
		const param = params[next++];
		const value = is(param, Placeholder) ? PLACED[param.name] : param;
		return typeof value === 'string' ? `'${value}'` : String(value);
	});
}

describe('board and roster queries', () => {
	it.each(Object.keys(QUERIES))('find %s by an index, and touch no answers', async (name) => {
		const [plan] = await planOf(name);
		expect(plan).toMatch(/index/i);
		expect(plan).not.toMatch(/attempts|responses/);
		if (onPostgres) expect(plan).not.toMatch(/Seq Scan/);
		else expect(plan).not.toMatch(/SCAN/);
	});

	it.each(['accuracy', 'improvement', 'consistency'])(
		'need no sorting for the top by %s, and tell a place by its index alone',
		async (measure) => {
			const [top] = await planOf(`the top by ${measure}`);
			const [place] = await planOf(`the own place by ${measure}`);
			if (onPostgres) {
				expect(top).toMatch(/Index (Only )?Scan/);
				expect(top).not.toMatch(/Sort/);
			} else {
				expect(top).not.toMatch(/TEMP B-TREE/);
				expect(place).toMatch(/COVERING INDEX standings_/);
			}
		}
	);
});

describe('forgetting', () => {
	it.each([
		['which classes', (q: Query) => listClassesToForget(q, 1)],
		['whom', (q: Query) => listPeopleIn(q, 'c', 20)]
	])('finds %s without reading through everybody or their work', async (_, work) => {
		const [plan] = await plansOf(work);
		expect(plan).toMatch(/index/i);
		expect(plan).not.toMatch(/(SCAN|Seq Scan on) (?!classes)[a-z]/);
	});
});
