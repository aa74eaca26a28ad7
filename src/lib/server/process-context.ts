import type { Context } from './context.ts';
import { database } from './db/client.ts';

/** The context of this process: its one store, opened and migrated on first use, and the machine's clock. */
export async function processContext(): Promise<Context> {
	return { db: await database(), now: Date.now };
}
