import { and, asc, eq } from 'drizzle-orm';
import type { Query } from './client.ts';
import { tries } from './schema.ts';

export type Try = typeof tries.$inferSelect;

/** More tries than one attempt has. */
const MOST_TRIES = 5000;

/** Stores a try that did not settle its item; the same one sent again is left as it was. */
export async function insertTry(tx: Query, row: Try): Promise<void> {
	await tx.insert(tries).values(row).onConflictDoNothing();
}

/** The tries at one item, first to last. */
export async function listTries(q: Query, attemptId: string, step: number): Promise<Try[]> {
	return await q
		.select()
		.from(tries)
		.where(and(eq(tries.attemptId, attemptId), eq(tries.step, step)))
		.orderBy(asc(tries.ordinal))
		.limit(MOST_TRIES);
}

/** The tries at all items of an attempt, by item, first to last. */
export async function listTriesOfAttempt(q: Query, attemptId: string): Promise<Try[]> {
	return await q
		.select()
		.from(tries)
		.where(eq(tries.attemptId, attemptId))
		.orderBy(asc(tries.step), asc(tries.ordinal))
		.limit(MOST_TRIES);
}
