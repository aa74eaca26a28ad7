import { eq } from 'drizzle-orm';
import type { Query } from './client.ts';
import { settings } from './schema.ts';

/** How far the demo of this installation has come, and when that was. */
export interface DemoState {
	state: 'loading' | 'ready';
	at: number;
}

const DEMO = 'demo';

export async function findDemoState(q: Query): Promise<DemoState | undefined> {
	const rows = await q
		.select({ value: settings.value })
		.from(settings)
		.where(eq(settings.key, DEMO))
		.limit(1);
	return rows[0]?.value as DemoState | undefined;
}

/** Puts down that the demo is being made, unless somebody has: true for exactly one of several that try at once. */
export async function claimDemo(tx: Query, at: number): Promise<boolean> {
	const value: DemoState = { state: 'loading', at };
	const rows = await tx
		.insert(settings)
		.values({ key: DEMO, value })
		.onConflictDoNothing()
		.returning({ key: settings.key });
	return rows.length === 1;
}

export async function deleteDemoState(tx: Query): Promise<void> {
	await tx.delete(settings).where(eq(settings.key, DEMO));
}

export async function putDemoState(tx: Query, value: DemoState): Promise<void> {
	await tx
		.insert(settings)
		.values({ key: DEMO, value })
		.onConflictDoUpdate({ target: settings.key, set: { value } });
}

const RECKONING = 'reckoning';

/** By which rules the stored grades and boards were reckoned; undefined where nobody has said. */
export async function findReckoning(q: Query): Promise<number | undefined> {
	const rows = await q
		.select({ value: settings.value })
		.from(settings)
		.where(eq(settings.key, RECKONING))
		.limit(1);
	return rows[0]?.value as number | undefined;
}

export async function putReckoning(tx: Query, value: number): Promise<void> {
	await tx
		.insert(settings)
		.values({ key: RECKONING, value })
		.onConflictDoUpdate({ target: settings.key, set: { value } });
}
