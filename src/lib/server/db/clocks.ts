import { and, eq, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { clocks } from './schema.ts';

/** Starts the clock of a step, unless it runs already. @returns when it started */
export async function startClock(
	tx: Query,
	attemptId: string,
	step: number,
	at: number
): Promise<number> {
	await tx.insert(clocks).values({ attemptId, step, startedAt: at }).onConflictDoNothing();
	return (await findClock(tx, attemptId, step)) ?? at;
}

/** Starts the clock of a step anew. */
export async function restartClock(
	tx: Query,
	attemptId: string,
	step: number,
	at: number
): Promise<void> {
	await tx
		.insert(clocks)
		.values({ attemptId, step, startedAt: at })
		.onConflictDoUpdate({ target: [clocks.attemptId, clocks.step], set: { startedAt: at } });
}

const clockOf = prepared((q) =>
	q
		.select({ startedAt: clocks.startedAt })
		.from(clocks)
		.where(
			and(
				eq(clocks.attemptId, sql.placeholder('attemptId')),
				eq(clocks.step, sql.placeholder('step'))
			)
		)
		.limit(1)
		.prepare()
);

/** When the clock of a step started; undefined where it does not run. */
export async function findClock(
	q: Query,
	attemptId: string,
	step: number
): Promise<number | undefined> {
	return (await clockOf(q).execute({ attemptId, step }))[0]?.startedAt;
}
