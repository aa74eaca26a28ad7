import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { openPglite } from '../../src/lib/server/db/pglite.ts';
import { emptyDatabase } from './seed.ts';

export * from './seed.ts';

/** A context with a clock that stands still until a test moves it. */
export interface TestContext extends Context {
	clock: { at: number };
}

/**
 * A store for one test file, on the engine that DATABASE_URL names: opened before its tests, emptied before each,
 * closed after them. The object is filled in when the first test starts.
 */
export function testContext(): TestContext {
	const clock = { at: 0 };
	const ctx = { clock, now: () => clock.at } as TestContext;
	beforeAll(async () => {
		const url = process.env.DATABASE_URL;
		ctx.db = url?.startsWith('pglite:') ? await openPglite() : await openDatabase(url);
	});
	beforeEach(async () => {
		clock.at = Date.UTC(2026, 0, 28, 9);
		await emptyDatabase(ctx.db);
	});
	afterAll(async () => {
		await ctx.db?.close();
	});
	return ctx;
}
