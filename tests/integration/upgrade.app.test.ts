import BetterSqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldName } from '../../src/lib/server/app/names.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { prepareAnswerers } from '../support/burst.ts';
import { makeTrainer } from '../support/seed.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threshold-upgrade-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const urlOf = (name: string) => `file:${at(name)}`;

/** The migrations there are, and one more that runs `statements`; the folder is named by `name`. */
function oneMore(name: string, when: number, ...statements: string[]): string {
	const migrations = at(name);
	cpSync('drizzle', migrations, { recursive: true });
	const journal = join(migrations, 'sqlite/meta/_journal.json');
	const content = JSON.parse(readFileSync(journal, 'utf8')) as { entries: object[] };
	content.entries.push({ idx: 999, version: '6', when, tag: 'one_more', breakpoints: true });
	writeFileSync(journal, JSON.stringify(content));
	writeFileSync(
		join(migrations, 'sqlite/one_more.sql'),
		statements.join('\n--> statement-breakpoint\n')
	);
	return migrations;
}

/** The migrations before the one of this tag. */
function before(name: string, tag: string): string {
	const migrations = at(name);
	cpSync('drizzle', migrations, { recursive: true });
	const journal = join(migrations, 'sqlite/meta/_journal.json');
	const content = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
	const end = content.entries.findIndex((entry) => entry.tag === tag);
	writeFileSync(journal, JSON.stringify({ ...content, entries: content.entries.slice(0, end) }));
	return migrations;
}

const copiesOf = (name: string) =>
	readdirSync(folder).filter((file) => file.startsWith(`${name}.before-upgrade-`));

function read<T>(path: string, query: string): T[] {
	const db = new BetterSqlite(path, { readonly: true });
	try {
		return db.prepare(query).all() as T[];
	} finally {
		db.close();
	}
}
const columns = (path: string) =>
	read<{ name: string }>(path, 'pragma table_info(users)').map((column) => column.name);

describe('an upgrade', () => {
	it('copies the store beforehand, once, and keeps the three newest copies', async () => {
		await prepareAnswerers(urlOf('a.db'));
		expect(copiesOf('a.db')).toEqual([]);
		for (let i = 1; i <= 5; i++) {
			const migrations = oneMore(`m${i}`, 9e12 + i, `alter table users add column extra_${i} text`);
			for (let times = 0; times < 2; times++) {
				const db = await openDatabase(urlOf('a.db'), { migrations, check: true });
				await db.close();
			}
		}
		const copies = copiesOf('a.db').sort();
		expect(copies).toHaveLength(3);
		expect(columns(at('a.db'))).toContain('extra_5');
		expect(columns(at(copies.at(-1)!))).toContain('extra_4');
		expect(columns(at(copies.at(-1)!))).not.toContain('extra_5');
		expect(statSync(at(copies[0]!)).mode & 0o777).toBe(0o600);
		expect(read(at(copies[0]!), 'select id from users')).toHaveLength(
			read(at('a.db'), 'select id from users').length
		);
	});

	it('finds people by names that were folded to two sigmas before', async () => {
		const migrations = before('two-sigmas', '0011_one-sigma');
		const old = await openDatabase(urlOf('sigma.db'), { migrations, check: true });
		const ctx = { db: old, now: Date.now };
		const people = ['νίκος', 'αςβς', 'αςβσ'];
		for (const key of people) {
			const { userId } = await makeTrainer(ctx);
			await old.write((tx) =>
				tx.update(schema.users).set({ nameKey: key }).where(eq(schema.users.id, userId))
			);
		}
		await old.close();
		await (await openDatabase(urlOf('sigma.db'), { check: true })).close();
		const keys = read<{ name_key: string }>(at('sigma.db'), 'select name_key from users');
		expect(keys.map((row) => row.name_key).sort()).toEqual(
			[foldName('Νίκος'), ...people.slice(1)].sort()
		);
	});

	it('makes whoever owned a quiz its author', async () => {
		const migrations = before('alone', '0012_together');
		const old = await openDatabase(urlOf('alone.db'), { migrations, check: true });
		const { userId } = await makeTrainer({ db: old, now: Date.now });
		await old.close();
		const db = new BetterSqlite(at('alone.db'));
		db.prepare(`insert into articles values ('a', ?, 'T', 'Text', 'x', 1, 0, 1)`).run(userId);
		db.prepare(`insert into quizzes values ('q', 'a', ?, 'T', 0, 1, 1)`).run(userId);
		db.close();
		await (await openDatabase(urlOf('alone.db'), { check: true })).close();
		expect(read(at('alone.db'), 'select quiz_id, user_id, role from quiz_members')).toEqual([
			{ quiz_id: 'q', user_id: userId, role: 'author' }
		]);
	});

	it.each([
		[
			'fails in its middle',
			'alter table users add column half text',
			'alter table no_such add column x text'
		],
		[
			'would leave rows that point to nothing',
			'alter table users add column half text',
			'delete from users'
		]
	])('that %s changes nothing', async (why, ...statements) => {
		const name = `${why.length}.db`;
		await prepareAnswerers(urlOf(name));
		const people = read(at(name), 'select * from users').length;
		const migrations = oneMore(`m-${name}`, 9e12, ...statements);
		await expect(openDatabase(urlOf(name), { migrations })).rejects.toThrow(
			/could not be upgraded \(no such table.*Nothing was changed|point to nothing/
		);
		expect(columns(at(name))).not.toContain('half');
		expect(read(at(name), 'select * from users')).toHaveLength(people);
		// It opens as before.
		await (await openDatabase(urlOf(name))).close();
	});

	it('is made once where several processes begin it at the same moment', async () => {
		await prepareAnswerers(urlOf('two.db'));
		const migrations = oneMore('m-two', 9e12, 'alter table users add column both text');
		const script = `import { openDatabase } from './src/lib/server/db/client.ts';
			const db = await openDatabase(${JSON.stringify(urlOf('two.db'))}, { migrations: ${JSON.stringify(migrations)} });
			await db.close();`;
		const codes = await Promise.all(
			[1, 2, 3].map(async () => {
				const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
				return ((await once(child, 'close')) as [number])[0];
			})
		);
		expect(codes).toEqual([0, 0, 0]);
		expect(copiesOf('two.db')).toHaveLength(1);
		expect(columns(at('two.db')).filter((name) => name === 'both')).toHaveLength(1);
	});
});

describe('a store at its opening', () => {
	it('is refused with a sentence when its pages are damaged, and when it is no database', async () => {
		await prepareAnswerers(urlOf('torn.db'));
		const bytes = readFileSync(at('torn.db'));
		bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 4096 * 4);
		writeFileSync(at('torn.db'), bytes);
		await expect(openDatabase(urlOf('torn.db'), { check: true })).rejects.toThrow(
			/is damaged .*npm run restore/
		);
		writeFileSync(at('letter.db'), 'Dear all, this is no database. '.repeat(40));
		await expect(openDatabase(urlOf('letter.db'), { check: true })).rejects.toThrow(
			/is damaged .*npm run restore/
		);
	});
});
