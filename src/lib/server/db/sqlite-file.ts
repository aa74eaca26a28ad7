import BetterSqlite from 'better-sqlite3';
import { closeSync, constants, fsyncSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { knownMigrations, newestOf, refuseNewerSchema } from './migrations.ts';
import { reason, StoreError } from './store-error.ts';
import { troubleOf } from './store-trouble.ts';

/** So many copies from before an upgrade stay beside the store. */
const COPIES_KEPT = 3;
const BEFORE = '.before-upgrade-';

/**
 * Writes what `source` holds at this moment into the new file `target`, whatever is written meanwhile: one reading
 * transaction copies it all. Only its owner may read the copy, and it is on the disk when this returns; where anything
 * fails no part of it stays.
 */
export function snapshot(source: string, target: string): void {
	const connection = new BetterSqlite(source, { fileMustExist: true, timeout: 5000 });
	try {
		// SQLite writes into a file that is there if it is empty, and would make one that everybody may read.
		closeSync(openSync(target, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600));
		try {
			connection.prepare('vacuum into ?').run(target);
			flush(target);
			flush(dirname(target));
		} catch (error) {
			discard(target);
			throw error;
		}
	} finally {
		connection.close();
	}
}

/** Removes what was not finished; where even that cannot be done there was nothing. */
export function discard(file: string): void {
	try {
		rmSync(file, { force: true });
	} catch {
		// The reason that matters is why it was not finished.
	}
}

/** Returns when a file, or the names in a folder, are on the disk. */
export function flush(path: string): void {
	const file = openSync(path, 'r');
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** When the newest migration a store has seen was made; 0 for a store that has seen none. */
export function lastMigration(connection: BetterSqlite.Database): number {
	const table = connection
		.prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'")
		.get();
	if (!table) return 0;
	const row = connection.prepare('select max(created_at) as at from __drizzle_migrations').get() as
		{ at: number | null } | undefined;
	return Number(row?.at ?? 0);
}

/** Throws StoreError when SQLite finds the file damaged. `thorough` also compares indexes with their tables. */
export function refuseDamaged(
	connection: BetterSqlite.Database,
	file: string,
	{ thorough }: { thorough: boolean }
): void {
	let found: unknown;
	try {
		found = connection.pragma(thorough ? 'integrity_check(1)' : 'quick_check(1)', { simple: true });
	} catch (error) {
		if (troubleOf(error) !== 'damaged') throw error;
		found = reason(error);
	}
	if (found !== 'ok') throw damaged(file, String(found));
}

export function damaged(file: string, found: string): StoreError {
	const why = found.trim().split('\n').at(-1) ?? '';
	return new StoreError(
		`The database ${file} is damaged (${why}). Put a backup in its place: npm run restore -- FILE`
	);
}

/** Throws StoreError unless the file is a whole store of Threshold's that this version can read. */
export function refuseUnusable(file: string, migrations: string): void {
	let connection: BetterSqlite.Database;
	try {
		connection = new BetterSqlite(file, { readonly: true });
	} catch (error) {
		throw new StoreError(`${file} cannot be read (${reason(error)}).`);
	}
	try {
		const at = lastMigration(connection);
		if (at === 0) throw new StoreError(`${file} is an SQLite file, but no store of Threshold's.`);
		refuseNewerSchema(at, knownMigrations(migrations, 'sqlite'));
		refuseDamaged(connection, file, { thorough: true });
		refuseLoose(connection, file);
	} catch (error) {
		if (error instanceof StoreError) throw error;
		throw troubleOf(error) === 'damaged'
			? new StoreError(`${file} is damaged, or no SQLite file at all (${reason(error)}).`)
			: new StoreError(`${file} cannot be read (${reason(error)}).`);
	} finally {
		connection.close();
	}
}

function refuseLoose(connection: BetterSqlite.Database, file: string): void {
	const loose = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
	const [first] = loose;
	if (!first) return;
	throw new StoreError(
		`${file} has ${loose.length} rows that point to nothing (first: ${first.table} to ${first.parent}).`
	);
}

/**
 * Brings a store to the newest schema in one transaction, which is undone whole where anything fails. Of several
 * processes that start at once, one does it. A store that already holds something is copied beforehand, into a file
 * beside it. `file` null: it is kept in memory.
 */
export function migrateFile(
	writer: BetterSqlite.Database,
	file: string | null,
	migrations: string
): void {
	const known = knownMigrations(migrations, 'sqlite');
	refuseNewerSchema(lastMigration(writer), known);
	if (lastMigration(writer) === newestOf(known)) return;
	// Off while migrating, because a rebuilt table would otherwise take its children along.
	writer.pragma('foreign_keys = OFF');
	writer.exec('BEGIN IMMEDIATE');
	try {
		// Looked at again: nobody else can change it any more.
		const applied = lastMigration(writer);
		refuseNewerSchema(applied, known);
		if (applied > 0 && applied < newestOf(known) && file) copyBeforehand(file);
		writer.exec(
			'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)'
		);
		for (const { sql, hash, folderMillis } of known) {
			if (folderMillis <= applied) continue;
			for (const statement of sql) writer.exec(statement);
			writer
				.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
				.run(hash, folderMillis);
		}
		refuseLoose(writer, `After the upgrade ${file ?? 'the store'}`);
		writer.exec('COMMIT');
	} catch (error) {
		if (writer.inTransaction) writer.exec('ROLLBACK');
		if (error instanceof StoreError) throw error;
		throw new StoreError(
			`The database ${file ?? ''} could not be upgraded (${reason(error)}). Nothing was changed: the former version still starts on it.`
		);
	}
}

function copyBeforehand(file: string): void {
	const copy = `${file}${BEFORE}${fileTime()}`;
	try {
		snapshot(file, copy);
	} catch (error) {
		throw new StoreError(
			`The store must be upgraded, but the backup beforehand could not be written to ${copy} (${reason(error)}). Make room or set the folder's permissions, and start again; nothing was changed.`
		);
	}
	const folder = dirname(file);
	const copies = readdirSync(folder).filter((name) => name.startsWith(basename(file) + BEFORE));
	for (const name of copies.sort().slice(0, -COPIES_KEPT)) rmSync(join(folder, name));
}

/** The present moment, fit for a file's name; later ones sort later. */
export function fileTime(): string {
	return new Date().toISOString().replace(/[:.]/g, '-');
}

/** Bytes a store takes on the disk, with what has not gone into its main file yet. */
export function sizeOnDisk(file: string): number {
	return [file, `${file}-wal`].reduce(
		(sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
		0
	);
}
