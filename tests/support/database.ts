import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase, type Database } from '../../src/lib/server/db/client.ts';
import { openPglite } from '../../src/lib/server/db/pglite.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { copyTemplate } from './postgres-for-tests.ts';
import { emptyDatabase, onPostgres } from './seed.ts';

export * from './seed.ts';

/** A context with a clock that stands still until a test moves it. */
export interface TestContext extends Context {
	clock: { at: number };
}

/** PostgreSQL in process takes seconds to start: one a worker, emptied before each test. */
let pglite: Promise<Database> | undefined;

/**
 * A store for one test file, on the engine of its project: opened before its tests, emptied before each,
 * closed after them. The object is filled in when the first test starts.
 * @param alone true: no other file's, for a test that must see statements before they are prepared
 */
export function testContext({ alone = false } = {}): TestContext {
	const clock = { at: 0 };
	const ctx = { clock, now: () => clock.at } as TestContext;
	let dropDatabase = async () => {};
	beforeAll(async () => {
		const server = process.env.TEST_POSTGRES_URL;
		if (!onPostgres) ctx.db = await openDatabase();
		else if (server) {
			const own = await copyTemplate(server, `threshold_${newId().replaceAll('-', '')}`);
			dropDatabase = own.drop;
			ctx.db = await openDatabase(own.url);
		} else ctx.db = await (alone ? openPglite() : (pglite ??= openPglite()));
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
