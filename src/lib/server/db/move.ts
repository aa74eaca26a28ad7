import BetterSqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Client } from 'pg';
import { holdAlone } from './backup.ts';
import { knownMigrations, newestOf } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { lastMigration, refuseUnusable } from './sqlite-file.ts';
import { reason, StoreError } from './store-error.ts';
import { isPostgresUrl } from './url.ts';

/** One table that was carried over. */
export interface Moved {
	table: string;
	rows: number;
	/** Of all its rows on either side, in whatever order they stand. */
	checksum: string;
}

interface Table {
	name: string;
	columns: { name: string; type: string }[];
}

const ROWS_AT_ONCE = 1_000;
/** Of a table with pictures or the like, each of which may take megabytes. */
const LARGE_ROWS_AT_ONCE = 4;

function rowsAtOnce({ columns }: Table): number {
	return columns.some(({ type }) => type === 'bytea') ? LARGE_ROWS_AT_ONCE : ROWS_AT_ONCE;
}

/**
 * Carries everything in an SQLite store over to an empty PostgreSQL database, in one transaction: it is all there, with
 * counts and checksums equal table by table, or nothing is. The SQLite file is held meanwhile, so that nobody can
 * store anything that would be left behind, and stays as it is. StoreError says why it was not done.
 */
export async function moveStore(
	from: string,
	to: string,
	options: { migrations: string; onTable?: (moved: Moved) => void }
): Promise<Moved[]> {
	if (!from.startsWith('file:') || !isPostgresUrl(to)) {
		throw new StoreError('Say --from file:PATH and --to postgres://…; other ways are not moved.');
	}
	const file = resolve(from.slice('file:'.length));
	if (!existsSync(file)) throw new StoreError(`There is no database at ${file}.`);
	refuseUnusable(file, options.migrations);
	// Makes the tables, where there are none yet, under the lock that nodes take.
	await (await openPostgres(to, { migrations: options.migrations })).close();
	const source = holdAlone(file);
	try {
		const known = newestOf(knownMigrations(options.migrations, 'sqlite'));
		if (lastMigration(source.connection) !== known) {
			throw new StoreError(
				`${file} is of an older version. Start this version on it once, which upgrades it, and move it then.`
			);
		}
		const { default: pg } = await import('pg');
		const target = new pg.Client({ connectionString: to });
		await target.connect();
		try {
			return await carryOver(source.connection, target, options.onTable);
		} finally {
			await target.end();
		}
	} catch (error) {
		if (error instanceof StoreError) throw error;
		throw new StoreError(`Nothing was moved (${reason(error)}).`);
	} finally {
		source.release();
	}
}

async function carryOver(
	source: BetterSqlite.Database,
	target: Client,
	onTable: (moved: Moved) => void = () => undefined
): Promise<Moved[]> {
	const tables = await tablesOf(source, target);
	const names = tables.map((table) => quote(table.name)).join(', ');
	await target.query('begin');
	try {
		// Whoever writes waits, and nobody else can fill what was found empty.
		await target.query(`lock table ${names} in exclusive mode`);
		for (const table of tables) await refuseFilled(target, table);
		const moved: Moved[] = [];
		for (const table of tables) {
			await copy(source, target, table);
			const there = await sumOfTarget(target, table);
			const here = sumOfSource(source, table);
			if (here.rows !== there.rows || here.checksum !== there.checksum) {
				throw new StoreError(
					`Nothing was moved: table ${table.name} has ${here.rows} rows (${here.checksum}) and arrived as ${there.rows} (${there.checksum}).`
				);
			}
			moved.push({ table: table.name, ...here });
			onTable(moved.at(-1)!);
		}
		await target.query('commit');
		await target.query(`analyze ${names}`);
		return moved;
	} catch (error) {
		await target.query('rollback').catch(() => undefined);
		throw error;
	}
}

/**
 * Every table with its columns as the target types them, those that others point to first. What SQLite searches items by is left
 * out: PostgreSQL has an index of its own for that.
 */
async function tablesOf(source: BetterSqlite.Database, target: Client): Promise<Table[]> {
	const names = source
		.prepare(
			"select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'item\\_search%' escape '\\' and name != '__drizzle_migrations' order by name"
		)
		.pluck()
		.all() as string[];
	const { rows } = await target.query<{ table: string; name: string; type: string }>(
		'select table_name as table, column_name as name, data_type as type from information_schema.columns where table_schema = current_schema()'
	);
	const tables = new Map<string, Table>();
	for (const name of names) {
		const mine = source.prepare(`select name from pragma_table_info(?)`).pluck().all(name);
		const theirs = rows.filter((row) => row.table === name);
		if (mine.length !== theirs.length || !theirs.every((column) => mine.includes(column.name))) {
			throw new StoreError(`Nothing was moved: table ${name} is not made alike on both sides.`);
		}
		tables.set(name, { name, columns: theirs.map(({ name, type }) => ({ name, type })) });
	}
	const ordered = new Set<string>();
	const place = (name: string) => {
		if (ordered.has(name)) return;
		const parents = source
			.prepare('select distinct "table" from pragma_foreign_key_list(?)')
			.pluck()
			.all(name) as string[];
		for (const parent of parents) if (parent !== name) place(parent);
		ordered.add(name);
	};
	for (const name of names) place(name);
	return [...ordered].map((name) => tables.get(name)!);
}

async function refuseFilled(target: Client, { name }: Table): Promise<void> {
	const { rowCount } = await target.query(`select 1 from ${quote(name)} limit 1`);
	if (rowCount === 0) return;
	throw new StoreError(
		`The PostgreSQL database is not empty (table ${name} has rows), and was left alone. Move into a new one.`
	);
}

async function copy(source: BetterSqlite.Database, target: Client, table: Table): Promise<void> {
	const columns = table.columns.map((column) => quote(column.name));
	const places = table.columns.map(({ type }, i) => `$${i + 1}::${arrayOf(type)}[]`);
	const values = table.columns.map(({ type }, i) => `u.c${i}::${type}`);
	const insert = `insert into ${quote(table.name)} (${columns.join(', ')}) select ${values.join(', ')} from unnest(${places.join(', ')}) as u(${table.columns.map((_, i) => `c${i}`).join(', ')})`;
	const atOnce = rowsAtOnce(table);
	let lists: unknown[][] = table.columns.map(() => []);
	const send = async () => {
		if (lists[0]!.length > 0) await target.query(insert, lists);
		lists = table.columns.map(() => []);
	};
	for (const row of rowsOf(source, table)) {
		row.forEach((value, i) => lists[i]!.push(value));
		if (lists[0]!.length >= atOnce) await send();
	}
	await send();
}

/** The rows as text, each column as PostgreSQL writes it. */
function* rowsOf(source: BetterSqlite.Database, table: Table): Generator<(string | null)[]> {
	const columns = table.columns.map((column) => quote(column.name)).join(', ');
	const all = source.prepare(`select ${columns} from ${quote(table.name)}`).raw();
	for (const row of all.iterate() as IterableIterator<unknown[]>) {
		yield row.map((value, i) => {
			if (value === null) return null;
			if (table.columns[i]!.type === 'boolean') return value === 1 ? 'true' : 'false';
			if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
			return String(value);
		});
	}
}

function sumOfSource(source: BetterSqlite.Database, table: Table) {
	const sum = new Checksum();
	for (const row of rowsOf(source, table)) sum.add(row);
	return sum.told();
}

async function sumOfTarget(target: Client, table: Table) {
	const sum = new Checksum();
	const atOnce = rowsAtOnce(table);
	const columns = table.columns.map((column) => `${quote(column.name)}::text`).join(', ');
	await target.query(
		`declare carried no scroll cursor for select ${columns} from ${quote(table.name)}`
	);
	for (;;) {
		const { rows } = await target.query<(string | null)[]>({
			text: `fetch ${atOnce} from carried`,
			rowMode: 'array'
		});
		for (const row of rows) sum.add(row);
		if (rows.length < atOnce) break;
	}
	await target.query('close carried');
	return sum.told();
}

/** The sum of the rows' SHA-256: the same in whatever order they are read, and another when any of them differs. */
class Checksum {
	private rows = 0;
	private sum = 0n;

	add(row: (string | null)[]): void {
		const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex');
		this.sum = (this.sum + BigInt(`0x${hash}`)) % 2n ** 256n;
		this.rows += 1;
	}

	told(): { rows: number; checksum: string } {
		return { rows: this.rows, checksum: this.sum.toString(16).padStart(64, '0') };
	}
}

/** What a column's values travel as: JSON as the text it is, so that the order of its keys arrives. */
function arrayOf(type: string): string {
	return type === 'json' ? 'text' : type;
}

function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
