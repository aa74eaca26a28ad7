import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/lib/server/db/client.ts';
import { listAssignmentsOfClass } from '../../src/lib/server/db/assignments.ts';
import { countMembers, listMembers } from '../../src/lib/server/db/memberships.ts';
import {
	countAhead,
	countListed,
	findStanding,
	listStandings
} from '../../src/lib/server/db/standings.ts';
import { onPostgres, rowsOf, testContext } from '../support/database.ts';

const ctx = testContext();
const window = { limit: 50, offset: 0 };

/** Every query a board or a roster makes, by name. */
const QUERIES: Record<string, (q: Query) => Promise<unknown>> = {
	'the top of a board': (q) =>
		listStandings(q, { classId: 'c', scope: 'all', listed: true }, window),
	'those who opted out': (q) =>
		listStandings(q, { classId: 'c', scope: 'all', listed: false }, window),
	'the own line': (q) => findStanding(q, { classId: 'c', scope: 'all', userId: 'u' }),
	'the own place': (q) => countAhead(q, { classId: 'c', scope: 'all' }, 1000),
	'how many are listed': (q) => countListed(q, { classId: 'c', scope: 'all' }),
	'the tabs': (q) => listAssignmentsOfClass(q, 'c', window),
	'the roster': (q) => listMembers(q, 'c', window),
	'the size of the roster': (q) => countMembers(q, 'c')
};

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

/** The statement with its parameters written out, since EXPLAIN takes none. */
function inlined({ sql: text, params }: { sql: string; params: unknown[] }): string {
	let next = 0;
	return text.replace(/\?|\$\d+/g, () => {
		const value = params[next++];
		return typeof value === 'string' ? `'${value}'` : String(value);
	});
}

describe('board and roster queries', () => {
	it.each(Object.keys(QUERIES))('find %s by an index, and touch no answers', async (name) => {
		const [plan] = await plansOf(QUERIES[name]!);
		expect(plan).toMatch(/index/i);
		expect(plan).not.toMatch(/attempts|responses/);
		if (onPostgres) expect(plan).not.toMatch(/Seq Scan/);
		else expect(plan).not.toMatch(/SCAN/);
	});

	it('need no sorting for the top of a board', async () => {
		const [plan] = await plansOf(QUERIES['the top of a board']!);
		if (onPostgres) expect(plan).toMatch(/Index (Only )?Scan/);
		else expect(plan).not.toMatch(/TEMP B-TREE/);
	});
});
