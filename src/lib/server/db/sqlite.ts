import BetterSqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database, OpenOptions } from './client.ts';
import { NOBODYS } from './in-hand.ts';
import { NO_OTHERS } from './messages.ts';
import { proveWritable } from './prove-writable.ts';
import * as schema from './schema.ts';
import { damaged, migrateFile, refuseDamaged, sizeOnDisk } from './sqlite-file.ts';
import { reason, StoreError } from './store-error.ts';
import { ConditionKeeper, troubleOf } from './store-trouble.ts';
import { groupCommit } from './write-queue.ts';

/** So long writes wait for another program that holds the store before they are refused. */
const LOCK_PATIENCE_MS = 3_000;
/** So long erasing waits for a backup that still reads what was there before. */
const SCRUB_PATIENCE_MS = 60_000;

/** Opens the SQLite file at `path` (`:memory:` keeps nothing), making it where there is none; see openDatabase. */
export async function openSqlite(path: string, options: OpenOptions): Promise<Database> {
	const inMemory = path === ':memory:';
	const file = inMemory ? path : resolve(path);
	const writer = openWriter(file, inMemory);
	try {
		if (options.check) refuseDamaged(writer, file, { thorough: false });
		migrateFile(writer, inMemory ? null : file, options.migrations);
		writer.pragma('foreign_keys = ON');
		// Waiting for a lock here would hold up the whole process; the queue waits without that.
		writer.pragma('busy_timeout = 0');
		// An in-memory store has one connection only; there reads wait in line with writes.
		const reader = inMemory ? writer : new BetterSqlite(file, { readonly: true });
		return overConnections(writer, reader, options);
	} catch (error) {
		writer.close();
		if (troubleOf(error) === 'damaged') throw damaged(file, reason(error));
		if (troubleOf(error) === 'locked') throw locked(file);
		throw error;
	}
}

function openWriter(file: string, inMemory: boolean): BetterSqlite.Database {
	if (!inMemory) {
		try {
			mkdirSync(dirname(file), { recursive: true });
		} catch (error) {
			throw new StoreError(
				`The data folder ${dirname(file)} cannot be made (${reason(error)}). Choose another with DATABASE_URL.`
			);
		}
	}
	let writer: BetterSqlite.Database | undefined;
	try {
		writer = new BetterSqlite(file);
		writer.pragma('busy_timeout = 5000');
		writer.pragma('journal_mode = WAL');
		writer.pragma('synchronous = FULL');
		// What is deleted is overwritten, not only let go of.
		writer.pragma('secure_delete = ON');
		// On a disk that can only be read, SQLite opens the file all the same.
		writer.exec('BEGIN IMMEDIATE; ROLLBACK');
		return writer;
	} catch (error) {
		writer?.close();
		if (troubleOf(error) === 'damaged') throw damaged(file, reason(error));
		if (troubleOf(error) === 'locked') throw locked(file);
		throw new StoreError(
			`The database ${file} cannot be opened for writing (${reason(error)}). Check the folder's permissions, or choose another with DATABASE_URL.`
		);
	}
}

function locked(file: string): StoreError {
	return new StoreError(
		`Another program holds the database ${file}. Wait until it has finished, then start again.`
	);
}

function overConnections(
	writer: BetterSqlite.Database,
	reader: BetterSqlite.Database,
	options: OpenOptions
): Database {
	const write = drizzle(writer, { schema });
	const read = reader === writer ? write : drizzle(reader, { schema });
	const keeper = new ConditionKeeper();
	const undoWhole = () => {
		if (writer.inTransaction) writer.exec('ROLLBACK');
	};
	const queue = groupCommit({
		begin: () => {
			// A rollback that failed is made up for here; no write may join a transaction that was given up.
			undoWhole();
			return beginWhenFree(writer);
		},
		savepoint: () => void writer.exec('SAVEPOINT work'),
		release: () => void writer.exec('RELEASE work'),
		undo: () => void writer.exec('ROLLBACK TO work; RELEASE work'),
		commit: () => void writer.exec('COMMIT'),
		rollback: undoWhole,
		committed: (writes, seconds) => options.onCommit?.(writes, seconds)
	});
	const database: Database = {
		engine: 'sqlite',
		read,
		write: (work) => keeper.keep(() => queue.add(() => work(write))),
		condition: () => keeper.condition,
		onCondition: (listener) => keeper.onChange(listener),
		sharedPool: null,
		messages: NO_OTHERS,
		inHand: NOBODYS,
		clockAhead: () => 0,
		waiting: () => queue.waiting(),
		probe: () => proveWritable(database),
		room: async () => {
			if (reader === writer) return { size: null, free: null };
			const { bavail, bsize } = await statfs(dirname(writer.name));
			return { size: sizeOnDisk(writer.name), free: bavail * bsize };
		},
		scrub: async () => {
			// The log still has pages as they were before; once they are in the main file it is cut to nothing, which
			// nobody may read meanwhile.
			for (const until = Date.now() + SCRUB_PATIENCE_MS; Date.now() < until; await pause(100)) {
				await queue.drained();
				if (writer.inTransaction) continue;
				const [state] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
				if (state?.busy !== 1) return;
			}
		},
		close: async () => {
			await queue.drained();
			if (reader !== writer) reader.close();
			writer.close();
		}
	};
	return database;
}

/** Begins a transaction, waiting for other programs' without holding up anything but the writes. */
function beginWhenFree(writer: BetterSqlite.Database): void | Promise<void> {
	const begin = () => {
		try {
			writer.exec('BEGIN IMMEDIATE');
			return true;
		} catch (error) {
			if (troubleOf(error) !== 'locked') throw error;
			refusal = error;
			return false;
		}
	};
	let refusal: unknown;
	if (begin()) return;
	return (async () => {
		for (const until = Date.now() + LOCK_PATIENCE_MS; Date.now() < until;) {
			await pause(20);
			if (begin()) return;
		}
		throw refusal;
	})();
}
