import BetterSqlite from 'better-sqlite3';
import { execFileSync, spawnSync } from 'node:child_process';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/lib/core/random.ts';
import {
	beginBurst,
	compareStored,
	prepareAnswerers,
	toApp,
	type Answerers
} from '../support/burst.ts';
import { startServer, type TestServer } from '../support/server.ts';

/**
 * Bad days of a disk, brought about for real, under the whole app with learners who answer. Whatever happens, what was
 * acknowledged is stored once, what was not is refused with a sentence and a status that a browser tries again after,
 * and all goes on by itself once the trouble is over.
 */
let folder: string;
let server: TestServer;
let answerers: Answerers;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'threshold-trouble-'));
	answerers = await prepareAnswerers(`file:${join(folder, 'threshold.db')}`);
	server = await startServer({ on: { dataDir: folder } });
});
afterEach(() => {
	expect(answerers.faults).toEqual([]);
});
afterAll(async () => {
	await server?.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function readiness(url = server.url): Promise<{ status: number; message: string }> {
	const response = await fetch(`${url}/readyz`);
	const { message = '' } = (await response.json()) as { message?: string };
	return { status: response.status, message };
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
	for (const end = Date.now() + 20_000; !(await holds());) {
		if (Date.now() > end) throw new Error(`${what}: not within twenty seconds`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

interface Trouble {
	begin(): void | Promise<void>;
	end(): void | Promise<void>;
}

/** Brings trouble about in the middle of a burst, ends it, and returns how the app spoke of it. */
async function inTheMiddle(
	trouble: Trouble,
	app: { url: string; answerers: Answerers; seed: string }
): Promise<{ refusals: string[]; during: { status: number; message: string }; alive: number }> {
	const refusals: string[] = [];
	const agent = new Agent({ keepAlive: true });
	const send = toApp(app.url, agent);
	const burst = beginBurst(
		app.answerers,
		seededRandom(app.seed),
		async (player, answer) => {
			await new Promise((resolve) => setTimeout(resolve, 20));
			return await send(player, answer);
		},
		(error) => {
			refusals.push(error.message);
			return error.message.startsWith('503 ');
		}
	);
	try {
		await burst.reached(20);
		await trouble.begin();
		await until('answers are refused', () => refusals.length >= 12);
		const during = await readiness(app.url);
		const alive = (await fetch(`${app.url}/healthz`)).status;
		const page = await fetch(`${app.url}/sign-in`);
		expect(page.status).toBe(200);
		await trouble.end();
		await until('it is ready again', async () => (await readiness(app.url)).status === 200);
		const before = app.answerers.acknowledged.size;
		await until('answers are taken again', () => app.answerers.acknowledged.size >= before + 20);
		return { refusals, during, alive };
	} finally {
		await trouble.end();
		await burst.stop();
		agent.destroy();
	}
}

function expectCalm(
	{ refusals, during, alive }: Awaited<ReturnType<typeof inTheMiddle>>,
	sentence: RegExp
): void {
	expect(during.status).toBe(503);
	expect(during.message).toMatch(sentence);
	expect(alive).toBe(200);
	for (const refusal of refusals) expect(refusal).toMatch(sentence);
}

describe('answers are refused, never lost, and go on by themselves', () => {
	const main = () => ({ url: server.url, answerers });

	it('while another program holds the store', async () => {
		const other = new BetterSqlite(join(folder, 'threshold.db'), { timeout: 10_000 });
		const end = () => other.inTransaction && other.exec('ROLLBACK');
		const seen = await inTheMiddle(
			{ begin: () => void other.exec('BEGIN EXCLUSIVE'), end: () => void end() },
			{ ...main(), seed: 'locked' }
		);
		other.close();
		expectCalm(seen, /Another program holds the server’s store/);
		expect(server.output()).toMatch(/"trouble":"locked".*takes no writes/);
		expect(server.output()).toContain('the store takes writes again');
	});

	// What the system sets a process as its largest file is met in the middle of a write, as a full disk is.
	it('while the disk takes no more of it', async () => {
		const largest = (bytes: string) =>
			execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:`]);
		const seen = await inTheMiddle(
			{ begin: () => void largest('1'), end: () => void largest('unlimited') },
			{ ...main(), seed: 'limit' }
		);
		expectCalm(seen, /disk refuses to be written/);
	});

	it('and all that was acknowledged is stored once', async () => {
		const stored = await compareStored(server.databaseUrl, answerers, answerers.acknowledged);
		expect(stored).toBeGreaterThanOrEqual(answerers.acknowledged.size);
	});
});

describe('a disk of a few megabytes', () => {
	const disk = join(tmpdir(), `threshold-small-disk-${process.pid}`);
	mkdirSync(disk, { recursive: true });
	const canMount =
		spawnSync('unshare', ['--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'none', disk])
			.status === 0;
	afterAll(() => rmSync(disk, { recursive: true, force: true }));
	/** Runs a command in a world of its own, where `disk` is a small disk with a copy of the store on it. */
	const onSmallDisk = (then: string) => [
		'unshare',
		'--map-root-user',
		'--mount',
		'sh',
		'-c',
		`mount -t tmpfs -o size=${then === '' ? 8 : 64}m none ${disk} && cp ${folder}/small.db ${disk}/threshold.db ${then} && exec "$@"`,
		'sh'
	];
	const name = (what: string) =>
		canMount ? what : `${what} (not run: this system lets nobody mount a small disk)`;

	it.runIf(canMount)(
		name('that is full refuses answers, and takes them once there is room'),
		async () => {
			const own = await prepareAnswerers(`file:${join(folder, 'small.db')}`);
			const small = await startServer({ on: { dataDir: disk }, through: onSmallDisk('') });
			// The disk is seen from here through the process that lives with it.
			const inside = `/proc/${small.pid}/root${disk}`;
			const filler = join(inside, 'filler');
			try {
				const seen = await inTheMiddle(
					{
						begin: () => void spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']),
						end: () => rmSync(filler, { force: true })
					},
					{ url: small.url, answerers: own, seed: 'full' }
				);
				expectCalm(seen, /disk is full/);
				// SQLite would follow the way in back to this world's own folder, so its files are taken out.
				for (const end of ['', '-wal']) {
					copyFileSync(`${inside}/threshold.db${end}`, join(folder, `taken-out.db${end}`));
				}
				await compareStored(`file:${join(folder, 'taken-out.db')}`, own, own.acknowledged);
				expect(own.faults).toEqual([]);
			} finally {
				await small.kill();
			}
		}
	);

	it.runIf(canMount)(name('that can only be read stops the start with one sentence'), async () => {
		if (!statSync(join(folder, 'small.db'), { throwIfNoEntry: false })) {
			await prepareAnswerers(`file:${join(folder, 'small.db')}`);
		}
		const start = startServer({
			on: { dataDir: disk },
			through: onSmallDisk(`&& mount -o remount,ro ${disk}`)
		});
		await expect(start).rejects.toThrow(/ended with 1 .*\n.*cannot be opened for writing/);
	});
});

describe('SIGTERM in the middle of a burst', () => {
	it('finishes what was acknowledged, leaves nobody hanging, and ends with 0', async () => {
		const agent = new Agent({ keepAlive: true });
		const burst = beginBurst(answerers, seededRandom('stop'), toApp(server.url, agent));
		await burst.reached(60);
		expect(burst.flying()).toBeGreaterThan(0);
		const { hostname, port } = new URL(server.url);
		const ended = server.terminate();
		// Who comes now is told at once, one way or the other.
		const came = await Promise.all(
			Array.from(
				{ length: 5 },
				() =>
					new Promise<string>((resolve) => {
						const socket = connect(Number(port), hostname, () =>
							socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
						);
						socket.setTimeout(5_000, () => resolve('left hanging'));
						socket.on('data', () => resolve('answered'));
						socket.on('error', () => resolve('refused'));
						socket.on('close', () => resolve('refused'));
					})
			)
		);
		expect(await ended).toBe(0);
		await burst.stop();
		agent.destroy();
		expect(came).not.toContain('left hanging');
		await compareStored(`file:${join(folder, 'threshold.db')}`, answerers, answerers.acknowledged);
	});
});
