import BetterSqlite from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import {
	copyFileSync,
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
import { seededRandom } from '../../src/lib/core/random.ts';
import { startAnswerServer, type AnswerServer } from '../support/answering.ts';
import { beginBurst, compareStored, prepareAnswerers, toAnswerServer } from '../support/burst.ts';

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

/** Runs a command of the command line as npm does. */
async function run(command: 'backup' | 'restore', databaseUrl: string, ...args: string[]) {
	const child = spawn(process.execPath, ['src/cli/entry.js', command, ...args], {
		env: { ...process.env, DATABASE_URL: databaseUrl },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let [stdout, stderr] = ['', ''];
	child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, stdout, stderr };
}

/** Refused with one sentence that says why. */
function expectRefusal(ended: Awaited<ReturnType<typeof run>>, why: RegExp, code = 1) {
	expect(ended.stderr).toMatch(why);
	expect(ended.stderr).not.toMatch(/\n\s+at /);
	expect(ended.stderr.trim().split('\n')).toHaveLength(1);
	expect(ended.code).toBe(code);
}

const nothingHalf = () => readdirSync(folder).filter((name) => /part|restoring/.test(name));

describe('npm run backup and restore', () => {
	it('bring back every answer acknowledged before the backup began, while answers go on', async () => {
		const url = urlOf('school.db');
		const answerers = await prepareAnswerers(url);
		const { acknowledged, faults } = answerers;
		server = await startAnswerServer(url);
		const agent = new Agent({ keepAlive: true });
		const send = toAnswerServer(server.port, agent);
		// Not all at once, so that there are answers left for the whole of it.
		const burst = beginBurst(answerers, seededRandom('backup'), async (player, answer) => {
			await new Promise((resolve) => setTimeout(resolve, 25));
			return await send(player, answer);
		});
		const before: Map<string, { points: number; response: string }>[] = [];
		for (let i = 0; i < 3; i++) {
			await burst.reached(acknowledged.size + 40);
			before.push(new Map(acknowledged));
			const ended = await run('backup', url, at(`copy-${i}.db`));
			expect(ended.stderr).toBe('');
			expect(ended.code).toBe(0);
		}
		// Otherwise the backups were not made under load.
		expect(burst.flying()).toBeGreaterThan(0);
		await burst.stop();

		const running = await run('restore', url, at('copy-0.db'));
		expectRefusal(running, /has the database open/);
		server.process.kill('SIGTERM');
		await server.gone;
		agent.destroy();
		await compareStored(url, answerers, acknowledged);

		for (const [i, told] of before.entries()) {
			const copy = at(`copy-${i}.db`);
			expect(statSync(copy).mode & 0o777).toBe(0o600);
			const ended = await run('restore', url, copy);
			expect(ended.stderr).toBe('');
			expect(ended.stdout).toMatch(/Restored .*\n.*kept as/);
			const stored = await compareStored(url, answerers, told);
			expect(stored).toBeGreaterThanOrEqual(told.size);
			expect(ended.stdout).toContain(`with ${stored} answers`);
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
		expectRefusal(await run('backup', url, at('precious.txt')), /is there already/);
		expect(readFileSync(at('precious.txt'), 'utf8')).toBe('precious');
		expect((await run('backup', url, at('precious.txt'), '--overwrite')).code).toBe(0);
		expect(readFileSync(at('precious.txt')).subarray(0, 15).toString()).toBe('SQLite format 3');
		expectRefusal(
			await run('backup', url, at('small.db'), '--overwrite'),
			/is the database itself/
		);
		expectRefusal(await run('backup', urlOf('nowhere.db'), at('x.db')), /no database at/);
		expectRefusal(await run('backup', url, '/dev/null/x.db'), /could not be written/);
		expect((await run('backup', url)).code).toBe(2);
		expect(nothingHalf()).toEqual([]);
	});

	it('restore only what is whole, ours and not of a newer version, and leave the store alone otherwise', async () => {
		const url = urlOf('kept.db');
		await prepareAnswerers(url);
		await run('backup', url, at('good.db'));
		const bytes = readFileSync(at('good.db'));
		const was = readFileSync(at('kept.db'));

		const torn = Buffer.from(bytes);
		torn.fill(0xa5, 4096 * 4, 4096 * 12);
		writeFileSync(at('torn.db'), torn);
		expectRefusal(await run('restore', url, at('torn.db')), /damaged/);
		writeFileSync(at('short.db'), bytes.subarray(0, bytes.length - 9000));
		expectRefusal(await run('restore', url, at('short.db')), /damaged/);
		writeFileSync(at('letter.db'), 'Dear all, this is no database. '.repeat(40));
		expectRefusal(await run('restore', url, at('letter.db')), /damaged, or no SQLite file/);
		expectRefusal(await run('restore', url, at('missing.db')), /no file/);

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
		expectRefusal(await run('restore', url, at('newer.db')), /newer version/);
		change('loose.db', 'delete from users');
		expectRefusal(await run('restore', url, at('loose.db')), /point to nothing/);
		change('other.db', 'drop table __drizzle_migrations');
		expectRefusal(await run('restore', url, at('other.db')), /no store of Threshold/);

		expect(readFileSync(at('kept.db')).equals(was)).toBe(true);
		expect(nothingHalf()).toEqual([]);
	});

	it('restore over a store that is damaged, which is what they are for', async () => {
		const url = urlOf('broken.db');
		const answerers = await prepareAnswerers(url);
		await run('backup', url, at('rescue.db'));
		const broken = readFileSync(at('broken.db'));
		broken.fill(0, 0, 100);
		writeFileSync(at('broken.db'), broken);
		writeFileSync(at('broken.db-wal'), 'left over by what broke it');
		const ended = await run('restore', url, at('rescue.db'));
		expect(ended.stderr).toBe('');
		expect(ended.code).toBe(0);
		await compareStored(url, answerers, new Map());
		expect(answerers.faults).toEqual([]);
	});

	it('leave a store on PostgreSQL to its own tools', async () => {
		const url = 'postgres://nobody@127.0.0.1:1/none';
		expectRefusal(await run('backup', url, at('x.dump')), /pg_dump/);
		expectRefusal(await run('restore', url, at('x.dump')), /pg_restore/);
	});
});
