import { bringBoardsUp } from './app/bring-boards-up.ts';
import { leaveDrafts } from './app/draft-article.ts';
import { shareLimits } from './auth/limits.ts';
import type { Context } from './context.ts';
import { openDatabase, type Database } from './db/client.ts';
import { joinNodes } from './fan-out.ts';
import { closeRooms } from './live/rooms.ts';
import { logger } from './logger.ts';
import { countCommit, watchStore } from './metrics.ts';

let opening: Promise<Database> | undefined;
let broughtUp: Promise<void> | undefined;

/**
 * The context of this process: its one store, opened, migrated and its boards brought up to this version on first use,
 * and the machine's clock.
 * @param options `check`: whether an SQLite file that is opened is looked through for damage first
 */
export async function processContext({ check = false } = {}): Promise<Context> {
	opening ??= open(check);
	// What failed may succeed when it is tried again: the disk or the server may be back.
	opening.catch(() => (opening = undefined));
	const ctx: Context = { db: await opening, now: Date.now };
	broughtUp ??= bringBoardsUp(ctx);
	broughtUp.catch(() => (broughtUp = undefined));
	await broughtUp;
	return ctx;
}

async function open(check: boolean): Promise<Database> {
	const db = await openDatabase(undefined, { check, onCommit: countCommit });
	watchStore(db);
	joinNodes(db);
	if (db.sharedPool) shareLimits(db.sharedPool);
	db.onCondition(({ trouble }, cause) => {
		if (trouble) logger.error({ trouble, err: cause }, 'the store takes no writes');
		else logger.info('the store takes writes again');
	});
	return db;
}

/** Closes the store after what was accepted, if it was ever opened; for the end of the process. */
export async function closeProcessContext(): Promise<void> {
	const open = opening;
	opening = undefined;
	await open?.then(async (db) => {
		closeRooms(db);
		await leaveDrafts();
		return db.close();
	});
}
