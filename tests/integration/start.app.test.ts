import BetterSqlite from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threshold-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Runs `npm start`'s own entry; resolves when it ends, or when `until` says that enough was printed (then it is stopped). */
function start(
	environment: Record<string, string>,
	until: (stdout: string) => boolean = () => false,
	whileUp: (stdout: string) => Promise<void> = async () => undefined,
	signal: NodeJS.Signals = 'SIGTERM'
): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['src/cli/entry.js', 'start'], {
			env: {
				...process.env,
				PORT: '0',
				THRESHOLD_DEMO: '0',
				NODE_ENV: 'production',
				...environment
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let stdout = '';
		let stderr = '';
		let reached = false;
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		child.stdout.on('data', (chunk: Buffer) => {
			stdout += chunk.toString();
			if (reached || !until(stdout)) return;
			reached = true;
			whileUp(stdout).then(
				() => child.kill(signal),
				(error) => {
					child.kill('SIGKILL');
					reject(error);
				}
			);
		});
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, stdout, stderr }));
	});
}

const ready = (stdout: string) => stdout.includes('Stop with Ctrl+C');
const addressIn = (stdout: string) => /ready at (http:\/\/\S+)/.exec(stdout)![1]!;
const database = (name: string) => `file:${join(folder, name)}`;

/** One sentence for a person: a short text without a stack trace. */
function expectOneSentence(ended: Ended, about: RegExp) {
	expect(ended.stderr).toMatch(about);
	expect(ended.stderr).not.toMatch(/\n\s+at /);
	expect(ended.stderr.trim().split('\n')).toHaveLength(1);
	expect(ended.code).toBe(1);
}

describe('npm start', () => {
	it('says so in one sentence when the port is in use', async () => {
		const blocker = createServer();
		await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
		const port = (blocker.address() as AddressInfo).port;
		const ended = await start({ PORT: String(port), DATABASE_URL: database('a.db') });
		blocker.close();
		expectOneSentence(ended, new RegExp(`Port ${port} is in use`));
	});

	it('says so in one sentence when the data folder cannot be written', async () => {
		// A file where the folder should be refuses even a user who may write everywhere.
		const ended = await start({ DATABASE_URL: 'file:/dev/null/threshold.db' });
		expectOneSentence(ended, /data folder/);
	});

	it('says so in one sentence when the database is from a newer version, and leaves it alone', async () => {
		const path = join(folder, 'newer.db');
		const db = new BetterSqlite(path);
		db.exec(
			"create table __drizzle_migrations (id integer primary key, hash text, created_at numeric); insert into __drizzle_migrations values (1, 'future', 9999999999999)"
		);
		db.close();
		expectOneSentence(await start({ DATABASE_URL: `file:${path}` }), /newer version/);
		const after = new BetterSqlite(path, { readonly: true });
		expect(after.prepare("select name from sqlite_master where type = 'table'").all()).toHaveLength(
			1
		);
		after.close();
	});

	it('says so in one sentence when a setting is wrong', async () => {
		expectOneSentence(await start({ PORT: 'eighty' }), /PORT must be a number/);
	});

	it('starts empty, prints the administrator’s one-time link at every start until it is used, and stops cleanly', async () => {
		const environment = { DATABASE_URL: database('empty.db') };
		const first = await start(environment, ready, async (stdout) => {
			const response = await fetch(`${addressIn(stdout)}/healthz`);
			expect(response.status).toBe(200);
		});
		const second = await start(environment, ready);
		const link = /\/setup\/\S+/;
		expect(first.stdout).toMatch(link);
		expect(second.stdout).toMatch(link);
		expect(link.exec(second.stdout)![0]).not.toBe(link.exec(first.stdout)![0]);
		expect(first.stdout).not.toMatch(/demo/i);
		expect([first.code, second.code]).toEqual([0, 0]);
	});

	it('loads the demo into an empty database once, and shows its passphrase only then', async () => {
		const environment = { DATABASE_URL: database('demo.db'), THRESHOLD_DEMO: '1' };
		const first = await start(environment, ready);
		const second = await start(environment, ready);
		const join = /\/join\/(\w+)/;
		expect(first.stdout).toMatch(/passphrase:\s+\S+/);
		expect(second.stdout).not.toMatch(/passphrase:\s+\S+/);
		expect(join.exec(second.stdout)![1]).toBe(join.exec(first.stdout)![1]);
	});

	it('makes a demo again from the start when its making was cut off', async () => {
		const path = join(folder, 'cut.db');
		const environment = { DATABASE_URL: `file:${path}`, THRESHOLD_DEMO: '1' };
		await start(environment, (stdout) => stdout.includes('Making the demo'), undefined, 'SIGKILL');
		const ended = await start(environment, ready);
		expect(ended.stdout).toMatch(/passphrase:\s+\S+/);
		const db = new BetterSqlite(path, { readonly: true });
		const count = (table: string) =>
			(db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
		expect({ classes: count('classes'), learners: count('memberships') }).toEqual({
			classes: 1,
			learners: 12
		});
		db.close();
	});

	it('refuses more than the body limit with a sentence, not a fault', async () => {
		const environment = { DATABASE_URL: database('limit.db'), BODY_SIZE_LIMIT: '64K' };
		await start(environment, ready, async (stdout) => {
			const url = addressIn(stdout);
			const response = await fetch(`${url}/sign-in?/trainer`, {
				method: 'POST',
				headers: { origin: url, accept: 'text/html' },
				body: new URLSearchParams({ name: 'x'.repeat(100_000), passphrase: 'y' })
			});
			expect(response.status).toBe(413);
			expect(await response.text()).toContain('larger than the server takes');
		});
	});

	it('takes forms over plain http under whatever name the classroom’s network gives it, and none from elsewhere', async () => {
		await start({ DATABASE_URL: database('lan.db') }, ready, async (stdout) => {
			const { port } = new URL(addressIn(stdout));
			const post = (host: string, origin: string) =>
				fetchWithHost(Number(port), host, {
					origin,
					'content-type': 'application/x-www-form-urlencoded'
				});
			const own = await post(`192.168.1.20:${port}`, `http://192.168.1.20:${port}`);
			const foreign = await post(`192.168.1.20:${port}`, 'http://elsewhere.example');
			expect(own).not.toBe(403);
			expect(own).toBeLessThan(500);
			expect(foreign).toBe(403);
		});
	});
});

/** POSTs an empty sign-in form to this machine under another host name; fetch would not let the name be set. */
async function fetchWithHost(
	port: number,
	host: string,
	headers: Record<string, string>
): Promise<number> {
	const { request } = await import('node:http');
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				port,
				host: '127.0.0.1',
				path: '/sign-in?/trainer',
				method: 'POST',
				headers: { ...headers, host }
			},
			(response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			}
		);
		sent.on('error', reject);
		sent.end('name=nobody&passphrase=');
	});
}
