import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase, type Database } from '../../src/lib/server/db/client.ts';
import { openPglite } from '../../src/lib/server/db/pglite.ts';
import { isPostgresUrl } from '../../src/lib/server/db/url.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { emptyDatabase } from './seed.ts';

export * from './seed.ts';

/** A context with a clock that stands still until a test moves it. */
export interface TestContext extends Context {
	clock: { at: number };
}

/** PostgreSQL in process takes seconds to start: one a worker, emptied before each test. */
let pglite: Promise<Database> | undefined;

/**
 * A store for one test file, on the engine that DATABASE_URL names: opened before its tests, emptied before each,
 * closed after them. The object is filled in when the first test starts.
 * @param alone true: no other file's, for a test that must see statements before they are prepared
 */
export function testContext({ alone = false } = {}): TestContext {
	const clock = { at: 0 };
	const ctx = { clock, now: () => clock.at } as TestContext;
	let dropDatabase = async () => {};
	beforeAll(async () => {
		const url = process.env.DATABASE_URL;
		if (url?.startsWith('pglite:') && alone) ctx.db = await openPglite();
		else if (url?.startsWith('pglite:')) ctx.db = await (pglite ??= openPglite());
		else if (isPostgresUrl(url)) {
			const own = await makeDatabase(url!);
			dropDatabase = own.drop;
			ctx.db = await openDatabase(own.url);
		} else ctx.db = await openDatabase(url);
	});
	beforeEach(async () => {
		clock.at = Date.UTC(2026, 0, 28, 9);
		await emptyDatabase(ctx.db);
	});
	afterAll(async () => {
		if (alone || !pglite) await ctx.db?.close();
		await dropDatabase();
	});
	return ctx;
}

/** A database of its own on a real server (TEST_POSTGRES_URL), so that test files do not empty each other's. */
async function makeDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
	const name = `threshold_${newId().replaceAll('-', '')}`;
	const run = async (statement: string) => {
		const client = new pg.Client({ connectionString: server });
		await client.connect();
		await client.query(statement);
		await client.end();
	};
	await run(`create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href, drop: () => run(`drop database ${name}`) };
}
