import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { resolve } from 'node:path';
import type { InHand } from './in-hand.ts';
import type { Messages } from './messages.ts';
import { openPostgres } from './postgres.ts';
import type * as schema from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';
import type { Condition } from './store-trouble.ts';
import { DEFAULT_DATABASE_URL, isPostgresUrl } from './url.ts';

/** Where repositories run their queries: the readers' connection, or the transaction they are given. */
export type Query = BetterSQLite3Database<typeof schema>;

export interface Database {
	readonly engine: 'sqlite' | 'postgres';
	/** For reading what is committed. Nothing is written through it. */
	readonly read: Query;
	/**
	 * Runs `work` in a transaction and resolves, with its result, after COMMIT; when `work` throws, what it wrote is
	 * undone and its error is passed on. `work` awaits only queries of the transaction it is given, and changes nothing
	 * else: where two transactions wait for each other, PostgreSQL ends one, and it is run again. Where the store takes
	 * nothing (full, locked, unreachable …) it rejects with StoreUnavailable, and nothing was written.
	 */
	write<T>(work: (tx: Query) => Promise<T>): Promise<T>;
	/** What the last write met. */
	condition(): Condition;
	/** Calls `listener` (the only one) whenever writes begin to fail or go through again, with the error behind it. */
	onCondition(listener: (condition: Condition, cause: unknown) => void): void;
	/** The PostgreSQL pool, for what is counted across nodes; null where one process has the store to itself. */
	readonly sharedPool: object | null;
	/** By how many milliseconds the store's clock is ahead of this machine's; 0 where one process has it to itself. */
	clockAhead(): number;
	/** Between the nodes that share the store. */
	readonly messages: Messages;
	/** What they have in hand. */
	readonly inHand: InHand;
	/** How many writes wait or are under way. */
	waiting(): number;
	/** Resolves when a write has just gone through, making a small one where need be; else StoreUnavailable. */
	probe(): Promise<void>;
	/** Bytes the store takes, and that are left on its disk; null where they cannot be known from here. */
	room(): Promise<{ size: number | null; free: number | null }>;
	/**
	 * After something was deleted for good: resolves when it stands in none of the store's own files any more, or when
	 * somebody has read them for a minute. On PostgreSQL that is the server's own vacuum's to do, and this does nothing.
	 */
	scrub(): Promise<void>;
	/** Finishes what was accepted, then closes. */
	close(): Promise<void>;
}

export interface OpenOptions {
	/** The folder with both engines' migrations. */
	migrations: string;
	/** True: an SQLite file is looked through for damage first, which takes a second or two a gigabyte. */
	check?: boolean;
	/** Told of each commit: how many writes it held, and how long it took from its begin. */
	onCommit?: (writes: number, seconds: number) => void;
}

/**
 * Opens the store that `url` names, creating it when it is not there, and brings it to the newest schema.
 * `file:PATH` is SQLite (`file::memory:` keeps nothing), `postgres://…` a server. Throws StoreError with a plain
 * sentence when that cannot be done.
 */
export async function openDatabase(
	url: string = process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL,
	given: Partial<OpenOptions> = {}
): Promise<Database> {
	const options: OpenOptions = { migrations: resolve('drizzle'), ...given };
	if (isPostgresUrl(url)) return openPostgres(url, options);
	if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length), options);
	throw new StoreError(
		`DATABASE_URL must start with "file:" or "postgres://", but it is "${url.split(':')[0]}:…".`
	);
}

/** True when `error` says that what a row belongs to is not there (any more), on either engine. */
export function isForeignKeyViolation(error: unknown): boolean {
	for (let e = error; e instanceof Error; e = e.cause) {
		const code = (e as { code?: unknown }).code;
		if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === '23503') return true;
	}
	return false;
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
