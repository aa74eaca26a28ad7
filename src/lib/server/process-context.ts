import { bringBoardsUp } from './app/bring-boards-up.ts';
import type { Context } from './context.ts';
import { closeDatabase, database } from './db/client.ts';

let broughtUp: Promise<void> | undefined;

/**
 * The context of this process: its one store, opened, migrated and its boards brought up to this version on first use,
 * and the machine's clock.
 */
export async function processContext(): Promise<Context> {
	const ctx: Context = { db: await database(), now: Date.now };
	broughtUp ??= bringBoardsUp(ctx);
	// What failed may succeed when it is tried again.
	broughtUp.catch(() => (broughtUp = undefined));
	await broughtUp;
	return ctx;
}

/** Closes the store after what was accepted; for the end of the process. */
export async function closeProcessContext(): Promise<void> {
	await closeDatabase();
}
