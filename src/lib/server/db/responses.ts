import { and, asc, eq } from 'drizzle-orm';
import type { Query } from './client.ts';
import { responses } from './schema.ts';

export type StoredResponse = typeof responses.$inferSelect;

/** More steps than a quiz or a play ever has. */
const MOST_STEPS = 1000;

/**
 * Stores one answer. @returns false when this step was answered before: what stands there is left as it is.
 */
export async function insertResponse(tx: Query, row: StoredResponse): Promise<boolean> {
	const rows = await tx
		.insert(responses)
		.values(row)
		.onConflictDoNothing()
		.returning({ step: responses.step });
	return rows.length === 1;
}

export async function findResponse(
	q: Query,
	attemptId: string,
	step: number
): Promise<StoredResponse | undefined> {
	const rows = await q
		.select()
		.from(responses)
		.where(and(eq(responses.attemptId, attemptId), eq(responses.step, step)))
		.limit(1);
	return rows[0];
}

/** The answers of an attempt, in the order of its steps. */
export async function listResponses(q: Query, attemptId: string): Promise<StoredResponse[]> {
	return await q
		.select()
		.from(responses)
		.where(eq(responses.attemptId, attemptId))
		.orderBy(asc(responses.step))
		.limit(MOST_STEPS);
}
