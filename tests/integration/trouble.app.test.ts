import { Agent } from 'node:http';
import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
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
import {
	heldByAnother,
	inTheMiddle,
	noLargerFiles,
	SmallDisk,
	type Spoken
} from '../support/trouble.ts';

/**
 * Whatever happens, what was acknowledged is stored once, what was not is refused with a sentence and a status that a
 * browser tries again after, and all goes on by itself once the trouble is over.
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

function expectCalm({ refusals, during, alive, page }: Spoken, sentence: RegExp): void {
	expect(during.status).toBe(503);
	expect(during.message).toMatch(sentence);
	expect([alive, page]).toEqual([200, 200]);
	for (const refusal of refusals) expect(refusal).toMatch(sentence);
}

describe('answers are refused, never lost, and go on by themselves', () => {
	const main = () => ({ url: server.url, answerers });

	it('while another program holds the store', async () => {
		const trouble = heldByAnother(join(folder, 'threshold.db'), 'EXCLUSIVE');
		const spoken = await inTheMiddle(trouble, { ...main(), seed: 'locked' });
		expectCalm(spoken, /Another program holds the server’s store/);
		expect(server.output()).toMatch(/"trouble":"locked".*takes no writes/);
		expect(server.output()).toContain('the store takes writes again');
	});

	it('while the disk takes no more of it', async () => {
		const spoken = await inTheMiddle(noLargerFiles(server.pid), { ...main(), seed: 'limit' });
		expectCalm(spoken, /disk refuses to be written/);
	});

	it('and all that was acknowledged is stored once', async () => {
		const stored = await compareStored(server.databaseUrl, answerers, answerers.acknowledged);
		expect(stored).toBeGreaterThanOrEqual(answerers.acknowledged.size);
	});
});

describe('a disk of a few megabytes', () => {
	const disk = new SmallDisk();
	afterAll(() => disk.remove());
	const name = (what: string) => (disk.missing ? `${what} (not run: ${disk.missing})` : what);

	it.runIf(!disk.missing)(
		name('that is full refuses answers, and takes them once there is room'),
		async () => {
			const own = await prepareAnswerers(disk.url);
			const small = await disk.start({ readOnly: false });
			try {
				const app = { url: small.url, answerers: own, seed: 'full' };
				expectCalm(await inTheMiddle(disk.full(small), app), /disk is full/);
				await compareStored(disk.takeOut(small), own, own.acknowledged);
				expect(own.faults).toEqual([]);
			} finally {
				await small.kill();
			}
		}
	);

	it.runIf(!disk.missing)(
		name('that can only be read stops the start with one sentence'),
		async () => {
			await prepareAnswerers(disk.url);
			await expect(disk.start({ readOnly: true })).rejects.toThrow(
				/ended with 1 .*\n.*cannot be opened for writing/
			);
		}
	);
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
