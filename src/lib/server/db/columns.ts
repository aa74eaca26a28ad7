/**
 * What tables are made of, for both engines: DATABASE_URL decides, when this module loads, whether SQLite's or
 * PostgreSQL's builders are behind it. Both are typed as SQLite's.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { isPostgresUrl } from './url.ts';

export const onPostgres = isPostgresUrl(process.env.DATABASE_URL);

export const table = onPostgres
	? (pg.pgTable as unknown as typeof sqlite.sqliteTable)
	: sqlite.sqliteTable;
export const index = onPostgres ? (pg.index as unknown as typeof sqlite.index) : sqlite.index;
export const uniqueIndex = onPostgres
	? (pg.uniqueIndex as unknown as typeof sqlite.uniqueIndex)
	: sqlite.uniqueIndex;
export const primaryKey = onPostgres
	? (pg.primaryKey as unknown as typeof sqlite.primaryKey)
	: sqlite.primaryKey;
export const foreignKey = onPostgres
	? (pg.foreignKey as unknown as typeof sqlite.foreignKey)
	: sqlite.foreignKey;
export const text = onPostgres ? (pg.text as unknown as typeof sqlite.text) : sqlite.text;

export const integer = (name: string) =>
	onPostgres
		? (pg.integer(name) as unknown as ReturnType<typeof sqlite.integer<string, 'number'>>)
		: sqlite.integer(name, { mode: 'number' });
/** UTC milliseconds; needs 64 bits on PostgreSQL. */
export const milliseconds = (name: string) =>
	onPostgres
		? (pg.bigint(name, { mode: 'number' }) as unknown as ReturnType<typeof integer>)
		: sqlite.integer(name, { mode: 'number' });
export const boolean = (name: string) =>
	onPostgres
		? (pg.boolean(name) as unknown as ReturnType<typeof booleanOnSqlite>)
		: booleanOnSqlite(name);
const booleanOnSqlite = (name: string) => sqlite.integer(name, { mode: 'boolean' });
const jsonOnSqlite = (name: string) => sqlite.text(name, { mode: 'json' });
/** PostgreSQL's json, not jsonb: it keeps the order of keys, so that an export gives back what was imported. */
export const json = (name: string) =>
	onPostgres ? (pg.json(name) as unknown as ReturnType<typeof jsonOnSqlite>) : jsonOnSqlite(name);

const bytesOnSqlite = (name: string) => sqlite.blob(name, { mode: 'buffer' });
const bytea = pg.customType<{ data: Buffer; driverData: Uint8Array }>({
	dataType: () => 'bytea',
	// PGlite gives plain bytes, and pg a Buffer of them.
	fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength)
});
export const bytes = (name: string) =>
	onPostgres ? (bytea(name) as unknown as ReturnType<typeof bytesOnSqlite>) : bytesOnSqlite(name);

export const id = () => text('id').primaryKey();
