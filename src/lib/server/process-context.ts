import type { Context } from './context.ts';
import { closeDatabase, database } from './db/client.ts';

/** The context of this process: its one store, opened and migrated on first use, and the machine's clock. */
export async function processContext(): Promise<Context> {
	return { db: await database(), now: Date.now };
}

/** Closes the store after what was accepted; for the end of the process. */
export async function closeProcessContext(): Promise<void> {
	await closeDatabase();
}
