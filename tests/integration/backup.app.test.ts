import BetterSqlite from 'better-sqlite3';
import {
	copyFileSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerServer } from '../support/answering.ts';
import { backUpUnderLoad, restoreAndCompare, runCommand, type Ended } from '../support/backups.ts';
import { compareStored, prepareAnswerers } from '../support/burst.ts';

let folder: string;
let server: AnswerServer | undefined;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threshold-backup-'));
});
afterAll(() => {
	server?.process.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);
const urlOf = (name: string) => `file:${at(name)}`;

/** Refused with one sentence that says why. */
function expectRefusal(ended: Ended, why: RegExp, code = 1) {
	expect(ended.stderr).toMatch(why);
	expect(ended.stderr).not.toMatch(/\n\s+at /);
	expect(ended.stderr.trim().split('\n')).toHaveLength(1);
	expect(ended.code).toBe(code);
}

const nothingHalf = () => readdirSync(folder).filter((name) => /part|restoring/.test(name));

describe('npm run backup and restore', () => {
	it('bring back every answer acknowledged before the backup began, while answers go on', async () => {
		const url = urlOf('school.db');
		const backedUp = await backUpUnderLoad(url, folder, 3);
		const { answerers, copies } = backedUp;
		const { acknowledged, faults } = answerers;
		({ server } = backedUp);

		const running = await runCommand('restore', url, at('copy-0.db'));
		expectRefusal(running, /has the database open/);
		server.process.kill('SIGTERM');
		await server.gone;
		await compareStored(url, answerers, acknowledged);

		for (const copy of copies) {
			expect(statSync(copy.file).mode & 0o777).toBe(0o600);
			const ended = await restoreAndCompare(url, copy, answerers);
			expect(ended.stdout).toMatch(/Restored .*\n.*kept as/);
		}
		expect(faults).toEqual([]);
		const aside = readdirSync(folder).filter((name) => name.includes('.before-restore-'));
		expect(aside).toHaveLength(3);
		// The first that was put aside is the school as it was when the server stopped.
		await compareStored(urlOf(aside.sort()[0]!), answerers, acknowledged);
		expect(faults).toEqual([]);
		expect(nothingHalf()).toEqual([]);
	});

	it('overwrite nothing unless told to', async () => {
		await prepareAnswerers(urlOf('small.db'));
		writeFileSync(at('precious.txt'), 'precious');
		const url = urlOf('small.db');
		expectRefusal(await runCommand('backup', url, at('precious.txt')), /is there already/);
		expect(readFileSync(at('precious.txt'), 'utf8')).toBe('precious');
		expect((await runCommand('backup', url, at('precious.txt'), '--overwrite')).code).toBe(0);
		expect(readFileSync(at('precious.txt')).subarray(0, 15).toString()).toBe('SQLite format 3');
		expectRefusal(
			await runCommand('backup', url, at('small.db'), '--overwrite'),
			/is the database itself/
		);
		expectRefusal(await runCommand('backup', urlOf('nowhere.db'), at('x.db')), /no database at/);
		expectRefusal(await runCommand('backup', url, '/dev/null/x.db'), /could not be written/);
		expect((await runCommand('backup', url)).code).toBe(2);
		expect(nothingHalf()).toEqual([]);
	});

	it('restore only what is whole, ours and not of a newer version, and leave the store alone otherwise', async () => {
		const url = urlOf('kept.db');
		await prepareAnswerers(url);
		await runCommand('backup', url, at('good.db'));
		const bytes = readFileSync(at('good.db'));
		const was = readFileSync(at('kept.db'));

		const torn = Buffer.from(bytes);
		torn.fill(0xa5, 4096 * 4, 4096 * 12);
		writeFileSync(at('torn.db'), torn);
		expectRefusal(await runCommand('restore', url, at('torn.db')), /damaged/);
		writeFileSync(at('short.db'), bytes.subarray(0, bytes.length - 9000));
		expectRefusal(await runCommand('restore', url, at('short.db')), /damaged/);
		writeFileSync(at('letter.db'), 'Dear all, this is no database. '.repeat(40));
		expectRefusal(await runCommand('restore', url, at('letter.db')), /damaged, or no SQLite file/);
		expectRefusal(await runCommand('restore', url, at('missing.db')), /no file/);

		const change = (name: string, statement: string) => {
			copyFileSync(at('good.db'), at(name));
			const db = new BetterSqlite(at(name));
			db.pragma('foreign_keys = OFF');
			db.exec(statement);
			db.close();
		};
		change(
			'newer.db',
			"insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)"
		);
		expectRefusal(await runCommand('restore', url, at('newer.db')), /newer version/);
		change('loose.db', 'delete from users');
		expectRefusal(await runCommand('restore', url, at('loose.db')), /point to nothing/);
		change('other.db', 'drop table __drizzle_migrations');
		expectRefusal(await runCommand('restore', url, at('other.db')), /no store of Threshold/);

		expect(readFileSync(at('kept.db')).equals(was)).toBe(true);
		expect(nothingHalf()).toEqual([]);
	});

	it('restore over a store that is damaged, which is what they are for', async () => {
		const url = urlOf('broken.db');
		const answerers = await prepareAnswerers(url);
		await runCommand('backup', url, at('rescue.db'));
		const broken = readFileSync(at('broken.db'));
		broken.fill(0, 0, 100);
		writeFileSync(at('broken.db'), broken);
		writeFileSync(at('broken.db-wal'), 'left over by what broke it');
		const ended = await runCommand('restore', url, at('rescue.db'));
		expect(ended.stderr).toBe('');
		expect(ended.code).toBe(0);
		await compareStored(url, answerers, new Map());
		expect(answerers.faults).toEqual([]);
	});

	it('restore where only the log of a lost store is left, and once played that log into what was restored', async () => {
		const url = urlOf('lost.db');
		const answerers = await prepareAnswerers(url);
		await runCommand('backup', url, at('found.db'));
		const store = new BetterSqlite(at('lost.db'));
		store.pragma('journal_mode = WAL');
		store.pragma('wal_autocheckpoint = 0');
		store.exec('create table more as select * from users; update users set created_at = 1');
		copyFileSync(at('lost.db-wal'), at('log'));
		store.close();
		rmSync(at('lost.db'));
		renameSync(at('log'), at('lost.db-wal'));
		const ended = await runCommand('restore', url, at('found.db'));
		expect(ended.code, ended.stderr).toBe(0);
		await compareStored(url, answerers, new Map());
		expect(answerers.faults).toEqual([]);
	});

	it('leave a store on PostgreSQL to its own tools', async () => {
		const url = 'postgres://nobody@127.0.0.1:1/none';
		expectRefusal(await runCommand('backup', url, at('x.dump')), /pg_dump/);
		expectRefusal(await runCommand('restore', url, at('x.dump')), /pg_restore/);
	});
});
