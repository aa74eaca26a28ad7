import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { resolve } from 'node:path';
import type { Database } from './client.ts';
import { onPostgresDriver, type PostgresDriver } from './postgres.ts';

/**
 * An in-process PostgreSQL that keeps nothing: what the tests run on where no server is given. It stands in a file of
 * its own so that the built app does not carry it along. DATABASE_URL must start with `pglite:` when the schema loads.
 */
export async function openPglite(migrations: string = resolve('drizzle')): Promise<Database> {
	const client = new PGlite();
	const db = drizzle(client);
	await migrate(db, { migrationsFolder: resolve(migrations, 'postgres') });
	return onPostgresDriver(db as unknown as PostgresDriver, () => client.close(), { migrations });
}
