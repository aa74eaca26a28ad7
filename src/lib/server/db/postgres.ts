import { sql } from 'drizzle-orm';
import type { Database, OpenOptions, Query } from './client.ts';
import { inHandOver, NOBODYS } from './in-hand.ts';
import { messagesOver, NO_OTHERS } from './messages.ts';
import { knownMigrations, refuseNewerSchema } from './migrations.ts';
import { proveWritable } from './prove-writable.ts';
import * as schema from './schema.ts';
import { reason, StoreError } from './store-error.ts';
import { ConditionKeeper } from './store-trouble.ts';

/** So long a query waits for a free connection before it is told that the server cannot be reached. */
const CONNECT_PATIENCE_MS = 5_000;

/** Opens a store on a PostgreSQL server; see openDatabase. */
export async function openPostgres(url: string, options: OpenOptions): Promise<Database> {
	const { default: pg } = await import('pg');
	const { drizzle } = await import('drizzle-orm/node-postgres');
	const { migrate } = await import('drizzle-orm/node-postgres/migrator');
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		connectionTimeoutMillis: CONNECT_PATIENCE_MS
	});
	// A dropped idle connection is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => undefined);
	// So would one that is lent out and breaks between two of its queries; the next query says so.
	pool.on('connect', (client) => client.on('error', () => undefined));
	const db = drizzle(pool, { schema });
	try {
		// The lock belongs to one session, so all of this runs on one connection, which ends with it.
		const client = await pool.connect();
		try {
			await migrateUnderLock(
				(statement) => client.query(statement).then((r) => r.rows as { at: string }[]),
				() =>
					migrate(drizzle(client), {
						migrationsFolder: `${options.migrations}/postgres`
					}),
				options.migrations
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
	// Without keepAlive a line that a firewall has dropped is deaf, and does not know it.
	const connect = () => new pg.Client({ connectionString: url, keepAlive: true });
	const clock = await followClock(async () => {
		const { rows } = await pool.query<{ at: string }>(
			'select (extract(epoch from clock_timestamp()) * 1000)::text as at'
		);
		return Number(rows[0]!.at);
	});
	return onPostgresDriver(
		db as unknown as PostgresDriver,
		() => {
			clock.stop();
			return pool.end();
		},
		options,
		{
			sharedPool: pool,
			messages: messagesOver(pool, connect),
			inHand: inHandOver(connect),
			clockAhead: clock.ahead
		}
	);
}

/** The one thing all of drizzle's PostgreSQL drivers can do that we need to know of. */
export interface PostgresDriver {
	transaction<T>(work: (tx: unknown) => Promise<T>): Promise<T>;
}

type AmongNodes = Pick<Database, 'sharedPool' | 'messages' | 'inHand' | 'clockAhead'>;

/** For a store that one process has to itself. */
const ALONE: AmongNodes = {
	sharedPool: null,
	messages: NO_OTHERS,
	inHand: NOBODYS,
	clockAhead: () => 0
};

/** A Database over any of drizzle's PostgreSQL drivers; `end` closes the connection. */
export function onPostgresDriver(
	driver: PostgresDriver,
	end: () => Promise<void>,
	options: OpenOptions,
	nodes: AmongNodes = ALONE
): Database {
	const pending = new Set<Promise<unknown>>();
	const keeper = new ConditionKeeper();
	const transaction = async <T>(work: (tx: Query) => Promise<T>): Promise<T> => {
		const began = performance.now();
		const value = await again(() => driver.transaction((tx) => work(tx as Query)));
		options.onCommit?.(1, (performance.now() - began) / 1000);
		return value;
	};
	const database: Database = {
		engine: 'postgres',
		read: driver as unknown as Query,
		write: (work) => {
			const done = keeper.keep(() => transaction(work));
			pending.add(done);
			const forget = () => pending.delete(done);
			done.then(forget, forget);
			return done;
		},
		condition: () => keeper.condition,
		onCondition: (listener) => keeper.onChange(listener),
		...nodes,
		waiting: () => pending.size,
		probe: () => proveWritable(database),
		room: async () => {
			const rows = await database.read
				.select({ size: sql<string>`pg_database_size(current_database())::text` })
				.from(sql`(select 1) as one`);
			return { size: Number(rows[0]?.size ?? 0), free: null };
		},
		scrub: () => Promise.resolve(),
		close: async () => {
			await Promise.allSettled(pending);
			await nodes.messages.end();
			await nodes.inHand.end();
			await end();
		}
	};
	return database;
}

/** A difference smaller than this may be no more than the way there and back. */
const SAME_CLOCK_MS = 100;
const LOOK_AT_CLOCK_MS = 60_000;

/** How far the server's clock is ahead of this machine's, looked at now and then. */
async function followClock(
	read: () => Promise<number>
): Promise<{ ahead: () => number; stop: () => void }> {
	let ahead = 0;
	const look = async () => {
		const before = Date.now();
		const there = await read();
		const difference = Math.round(there - (before + Date.now()) / 2);
		ahead = Math.abs(difference) < SAME_CLOCK_MS ? 0 : difference;
	};
	await look().catch(() => undefined);
	const timer = setInterval(() => void look().catch(() => undefined), LOOK_AT_CLOCK_MS);
	timer.unref();
	return { ahead: () => ahead, stop: () => clearInterval(timer) };
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
		refuseNewerSchema(Number(last[0]?.at ?? 0), knownMigrations(migrations, 'postgres'));
	}
	await migrate();
}
