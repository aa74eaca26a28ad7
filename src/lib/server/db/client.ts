import BetterSqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle as drizzleSqlite, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DomainError } from '../errors.ts';
import * as schema from './schema.ts';
import { DEFAULT_DATABASE_URL, isPostgresUrl } from './url.ts';
import { groupCommit } from './write-queue.ts';

/** Where repositories run their queries: the readers' connection, or the transaction they are given. */
export type Query = BetterSQLite3Database<typeof schema>;

export interface Database {
	/** For reading what is committed. Nothing is written through it. */
	readonly read: Query;
	/**
	 * Runs `work` in a transaction and resolves, with its result, after COMMIT; when `work` throws, what it wrote is
	 * undone and its error is passed on. `work` awaits only queries of the transaction it is given, and changes nothing
	 * else: where two transactions wait for each other, PostgreSQL ends one, and it is run again.
	 */
	write<T>(work: (tx: Query) => Promise<T>): Promise<T>;
	/**
	 * After something was deleted for good: resolves when it stands in none of the store's own files any more. On
	 * PostgreSQL that is the server's own vacuum's to do, and this does nothing.
	 */
	scrub(): Promise<void>;
	/** Finishes what was accepted, then closes. */
	close(): Promise<void>;
}

/** Says that the store cannot be opened, in a sentence for the person who started it. */
export class StoreError extends Error {
	override readonly name = 'StoreError';
}

/**
 * Opens the store that `url` names, creating it when it is not there, and brings it to the newest schema.
 * `file:PATH` is SQLite (`file::memory:` keeps nothing), `postgres://…` a server. Throws StoreError with a plain
 * sentence when that cannot be done.
 */
export async function openDatabase(
	url: string = process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL,
	migrations: string = resolve('drizzle')
): Promise<Database> {
	if (isPostgresUrl(url)) return openPostgres(url, migrations);
	if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length), migrations);
	throw new StoreError(
		`DATABASE_URL must start with "file:" or "postgres://", but it is "${url.split(':')[0]}:…".`
	);
}

async function openSqlite(path: string, migrations: string): Promise<Database> {
	const inMemory = path === ':memory:';
	const file = inMemory ? path : resolve(path);
	if (!inMemory) {
		try {
			mkdirSync(dirname(file), { recursive: true });
		} catch (error) {
			throw new StoreError(
				`The data folder ${dirname(file)} cannot be made (${reason(error)}). Choose another with DATABASE_URL.`
			);
		}
	}
	let writer: BetterSqlite.Database;
	try {
		writer = new BetterSqlite(file);
		writer.pragma('busy_timeout = 5000');
		writer.pragma('journal_mode = WAL');
		writer.pragma('synchronous = FULL');
		// What is deleted is overwritten, not only let go of.
		writer.pragma('secure_delete = ON');
	} catch (error) {
		throw new StoreError(
			`The database ${file} cannot be opened for writing (${reason(error)}). Check the folder's permissions, or choose another with DATABASE_URL.`
		);
	}
	try {
		const write = drizzleSqlite(writer, { schema });
		refuseNewerSchema(
			tableExists(writer) ? lastMigration(writer) : 0,
			newestKnown(migrations, 'sqlite')
		);
		// Off while migrating, because a rebuilt table would otherwise take its children along.
		writer.pragma('foreign_keys = OFF');
		migrateSqlite(write, { migrationsFolder: resolve(migrations, 'sqlite') });
		writer.pragma('foreign_keys = ON');
		// An in-memory store has one connection only; there reads wait in line with writes.
		const reader = inMemory ? writer : new BetterSqlite(file, { readonly: true });
		const read = inMemory ? write : drizzleSqlite(reader, { schema });
		const queue = groupCommit({
			begin: () => {
				// A rollback that failed is made up for here; no write may join a transaction that was given up.
				if (writer.inTransaction) writer.exec('ROLLBACK');
				writer.exec('BEGIN IMMEDIATE');
			},
			savepoint: () => void writer.exec('SAVEPOINT work'),
			release: () => void writer.exec('RELEASE work'),
			undo: () => void writer.exec('ROLLBACK TO work; RELEASE work'),
			commit: () => void writer.exec('COMMIT'),
			rollback: () => {
				if (writer.inTransaction) writer.exec('ROLLBACK');
			}
		});
		return {
			read,
			write: (work) => queue.add(() => work(write)),
			scrub: async () => {
				await queue.drained();
				// The log still has pages as they were before; once they are in the main file it is cut to nothing.
				if (!writer.inTransaction) writer.pragma('wal_checkpoint(TRUNCATE)');
			},
			close: async () => {
				await queue.drained();
				if (reader !== writer) reader.close();
				writer.close();
			}
		};
	} catch (error) {
		writer.close();
		throw error;
	}
}

async function openPostgres(url: string, migrations: string): Promise<Database> {
	const { default: pg } = await import('pg');
	const { drizzle } = await import('drizzle-orm/node-postgres');
	const { migrate } = await import('drizzle-orm/node-postgres/migrator');
	const pool = new pg.Pool({ connectionString: url, max: 10 });
	// A dropped idle connection is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => undefined);
	const db = drizzle(pool, { schema });
	try {
		// The lock belongs to one session, so all of this runs on one connection, which ends with it.
		const client = await pool.connect();
		try {
			await migrateUnderLock(
				(statement) => client.query(statement).then((r) => r.rows as { at: string }[]),
				() => migrate(drizzle(client), { migrationsFolder: resolve(migrations, 'postgres') }),
				migrations
			);
		} finally {
			client.release(true);
		}
	} catch (error) {
		await pool.end();
		if (error instanceof StoreError) throw error;
		throw new StoreError(
			`PostgreSQL could not be reached or prepared (${reason(error)}). Check DATABASE_URL and that the server runs.`
		);
	}
	return onPostgresDriver(db as unknown as PostgresDriver, () => pool.end());
}

/** The one thing all of drizzle's PostgreSQL drivers can do that we need to know of. */
export interface PostgresDriver {
	transaction<T>(work: (tx: unknown) => Promise<T>): Promise<T>;
}

/** A Database over any of drizzle's PostgreSQL drivers; `end` closes the connection. */
export function onPostgresDriver(driver: PostgresDriver, end: () => Promise<void>): Database {
	const pending = new Set<Promise<unknown>>();
	return {
		read: driver as unknown as Query,
		write: (work) => {
			const done = again(() => driver.transaction((tx) => work(tx as Query)));
			pending.add(done);
			const forget = () => pending.delete(done);
			done.then(forget, forget);
			return done;
		},
		scrub: () => Promise.resolve(),
		close: async () => {
			await Promise.allSettled(pending);
			await end();
		}
	};
}

/** More often than this, two who wait for each other are no accident. */
const MOST_TRIES = 5;

/** Runs a transaction, and again where the server ended it because it and another waited for each other. */
async function again<T>(transaction: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await transaction();
		} catch (error) {
			if (tries === MOST_TRIES || !isDeadlock(error)) throw error;
		}
	}
}

function isDeadlock(error: unknown): boolean {
	for (let e = error; e instanceof Error; e = e.cause) {
		if ((e as { code?: unknown }).code === '40P01') return true;
	}
	return false;
}

/** Any number, as long as nothing else on the same server locks it. */
const MIGRATION_LOCK = 7_407_110_115;

/**
 * Several nodes may start at once: the one that holds the lock migrates, the others wait and find it done. The lock
 * goes when the session ends.
 */
async function migrateUnderLock(
	query: (statement: string) => Promise<{ at: string }[]>,
	migrate: () => Promise<void>,
	migrations: string
): Promise<void> {
	await query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
	const exists = await query("select to_regclass('drizzle.__drizzle_migrations')::text as at");
	if (exists[0]?.at) {
		const last = await query(
			'select max(created_at)::text as at from drizzle.__drizzle_migrations'
		);
		refuseNewerSchema(Number(last[0]?.at ?? 0), newestKnown(migrations, 'postgres'));
	}
	await migrate();
}

function tableExists(connection: BetterSqlite.Database): boolean {
	return (
		connection
			.prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'")
			.get() !== undefined
	);
}

function lastMigration(connection: BetterSqlite.Database): number {
	const row = connection.prepare('select max(created_at) as at from __drizzle_migrations').get() as
		{ at: number | null } | undefined;
	return Number(row?.at ?? 0);
}

function newestKnown(migrations: string, engine: 'sqlite' | 'postgres'): number {
	const journal = resolve(migrations, engine, 'meta/_journal.json');
	if (!existsSync(journal)) throw new StoreError(`The migrations are missing: ${journal}.`);
	const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] };
	return Math.max(0, ...entries.map((entry) => entry.when));
}

function refuseNewerSchema(applied: number, known: number): void {
	if (applied > known) {
		throw new StoreError(
			'This database was made by a newer version of Threshold. Start that version, or restore a backup from before the upgrade.'
		);
	}
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** True when `error` says that a unique index refused a row, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
	for (let e = error; e instanceof Error; e = e.cause) {
		const code = (e as { code?: unknown }).code;
		if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return true;
		if (code === '23505') return true;
	}
	return false;
}

let opening: Promise<Database> | undefined;

/** The store of this process, opened on first use. */
export function database(): Promise<Database> {
	opening ??= openDatabase();
	// A failed opening may succeed later, when the disk or the server is back.
	opening.catch(() => (opening = undefined));
	return opening;
}

/** Finishes and closes the store of this process, if it was ever opened. */
export async function closeDatabase(): Promise<void> {
	const open = opening;
	opening = undefined;
	await open?.then((db) => db.close());
}

/** Resolves when the store answers a query; throws DomainError 'unavailable' when it does not. */
export async function pingDatabase(): Promise<void> {
	try {
		const db = await database();
		await db.read
			.select({ one: sql`1` })
			.from(schema.settings)
			.limit(1);
	} catch {
		throw new DomainError('unavailable', 'The store cannot be reached just now. Please try again.');
	}
}
