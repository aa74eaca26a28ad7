import BetterSqlite from 'better-sqlite3';
import { existsSync, linkSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { discard, fileTime, flush, refuseUnusable, snapshot } from './sqlite-file.ts';
import { reason, StoreError } from './store-error.ts';
import { troubleOf } from './store-trouble.ts';
import { isPostgresUrl } from './url.ts';

export interface Backup {
	/** The whole path. */
	file: string;
	bytes: number;
	/** How many answers are in it. */
	answers: number;
}

/**
 * Copies what the SQLite store at `url` holds at this moment into `file`, while others go on writing to it. The copy is
 * made beside `file`, looked through for damage, and only then gets its name: there is never half a file of that name.
 * StoreError where it cannot be done, or where `file` is there and may not be overwritten.
 */
export function backUpStore(
	url: string,
	file: string,
	options: { migrations: string; overwrite: boolean }
): Backup {
	const source = fileOf(url, 'pg_dump --format=custom --file=FILE "$DATABASE_URL"');
	const target = resolve(file);
	if (!existsSync(source)) throw new StoreError(`There is no database at ${source}.`);
	if (source === target) throw new StoreError(`${target} is the database itself.`);
	if (existsSync(target) && !options.overwrite) throw isThere(target);
	const part = `${target}.part-${process.pid}`;
	try {
		snapshot(source, part);
		refuseUnusable(part, options.migrations);
		const answers = countAnswers(part);
		if (options.overwrite) renameSync(part, target);
		else linkSync(part, target);
		flush(dirname(target));
		return { file: target, bytes: statSync(target).size, answers };
	} catch (error) {
		if (error instanceof StoreError) throw error;
		// Somebody else wrote one meanwhile.
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw isThere(target);
		throw new StoreError(`The backup could not be written to ${target} (${reason(error)}).`);
	} finally {
		discard(part);
	}
}

/**
 * Puts the backup `file` in the place of the SQLite store at `url`; what was there is kept beside it under the name that
 * is returned (null: nothing was there). StoreError, with nothing changed, where the backup is not whole or of a newer
 * version, or where anybody has the store open.
 */
export function restoreStore(
	url: string,
	file: string,
	options: { migrations: string }
): { store: string; answers: number; keptAs: string | null } {
	const store = fileOf(url, 'pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE');
	const backup = resolve(file);
	if (!existsSync(backup)) throw new StoreError(`There is no file ${backup}.`);
	if (store === backup) throw new StoreError(`${backup} is the database itself.`);
	refuseUnusable(backup, options.migrations);
	const part = `${store}.restoring-${process.pid}`;
	try {
		snapshot(backup, part);
		refuseUnusable(part, options.migrations);
		const answers = countAnswers(part);
		const keptAs = `${store}.before-restore-${fileTime()}`;
		if (!existsSync(store)) {
			// The log of a store that is gone would be played into this one.
			putLogAside(store, keptAs);
			renameSync(part, store);
			flush(dirname(store));
			return { store, answers, keptAs: null };
		}
		const release = holdOrPutAside(store, keptAs);
		try {
			// Two names for a moment, so that a store is there at any time, whatever ends this process.
			linkSync(store, keptAs);
			renameSync(part, store);
			flush(dirname(store));
		} finally {
			release();
		}
		return { store, answers, keptAs };
	} catch (error) {
		if (error instanceof StoreError) throw error;
		throw new StoreError(`The backup could not be put in place (${reason(error)}).`);
	} finally {
		discard(part);
	}
}

/**
 * Makes sure that nobody else has the store open, and that nobody opens it until it is released; its log is then part of
 * its main file.
 */
export function holdAlone(store: string): {
	connection: BetterSqlite.Database;
	release: () => void;
} {
	const connection = new BetterSqlite(store, { timeout: 500 });
	try {
		// Whoever has it open holds it too much for the log to be given up.
		const mode = connection.pragma('journal_mode = DELETE', { simple: true });
		if (mode !== 'delete') throw isOpen();
		connection.pragma('locking_mode = EXCLUSIVE');
		connection.exec('BEGIN EXCLUSIVE');
		return {
			connection,
			release: () => {
				connection.exec('ROLLBACK');
				connection.close();
			}
		};
	} catch (error) {
		connection.close();
		throw troubleOf(error) === 'locked' ? isOpen() : error;
	}
}

/** The same for a store that may be damaged, which cannot be asked: its log is put aside as `keptAs` is named. */
function holdOrPutAside(store: string, keptAs: string): () => void {
	try {
		return holdAlone(store).release;
	} catch (error) {
		if (troubleOf(error) !== 'damaged') throw error;
		putLogAside(store, keptAs);
		return () => undefined;
	}
}

function putLogAside(store: string, keptAs: string): void {
	for (const end of ['-wal', '-shm', '-journal']) {
		if (existsSync(store + end)) renameSync(store + end, keptAs + end);
	}
}

function isOpen(): StoreError {
	return new StoreError(
		'Threshold, or another program, has the database open. Stop it first; nothing was changed.'
	);
}

function isThere(file: string): StoreError {
	return new StoreError(
		`${file} is there already and was left alone. Choose another name, or say --overwrite.`
	);
}

/** The store's file; on PostgreSQL its own tools do this, and `instead` is how. */
function fileOf(url: string, instead: string): string {
	if (isPostgresUrl(url)) {
		throw new StoreError(
			`This store is on PostgreSQL, whose own tools know it best. Use the ones of the server's version: ${instead}`
		);
	}
	return resolve(url.slice('file:'.length));
}

function countAnswers(file: string): number {
	const connection = new BetterSqlite(file, { readonly: true });
	try {
		return connection.prepare('select count(*) from responses').pluck().get() as number;
	} finally {
		connection.close();
	}
}
