import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { findChromium, NO_BROWSER } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { makePlayers, type Player } from './answers.ts';
import { median, type Figure } from './figure.ts';

const OPENINGS = 5;
const SLOWER = 4;

/**
 * The quiz player as a learner's browser first loads it, from the built app on loopback and an empty cache: how many
 * bytes of scripts and styles come over the wire, and when it answers on a processor four times as slow.
 */
export async function measurePlayer(): Promise<Figure[]> {
	const executablePath = await findChromium();
	if (!executablePath) throw new Error(NO_BROWSER);
	const dataDir = await mkdtemp(join(tmpdir(), 'threshold-player-'));
	let server: TestServer | undefined;
	try {
		const player = await prepare(`file:${join(dataDir, 'threshold.db')}`);
		server = await startServer({ on: { dataDir } });
		const browser = await chromium.launch({
			executablePath,
			args: ['--no-sandbox', '--disable-gpu', '--no-first-run']
		});
		try {
			// The first opening warms server and browser up.
			await open(browser, server.url, player);
			const openings = [];
			for (let i = 0; i < OPENINGS; i++) openings.push(await open(browser, server.url, player));
			const kb = median(openings.map(({ bytes }) => bytes)) / 1000;
			const seconds = median(openings.map(({ ms }) => ms)) / 1000;
			return [
				{
					name: 'player-kb',
					value: kb,
					baseline: null,
					ratio: null,
					reach: '≤ 90',
					met: kb <= 90,
					of: `scripts and styles of the player’s first load, compressed (${openings[0]!.files} files)`
				},
				{
					name: 'player-interactive-s',
					value: seconds,
					baseline: null,
					ratio: null,
					reach: '≤ 1.5',
					met: seconds <= 1.5,
					of: `from the navigation’s start, processor ${SLOWER} × slower`
				}
			];
		} finally {
			await browser.close();
		}
	} finally {
		await server?.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

/** Opens the player in a browser that has seen nothing yet. */
async function open(
	browser: Browser,
	url: string,
	{ attemptId, sessionId }: Player
): Promise<{ bytes: number; files: number; ms: number }> {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	try {
		await context.addCookies([{ name: 'threshold', value: sessionId, url }]);
		const page = await context.newPage();
		const wire = await context.newCDPSession(page);
		await wire.send('Network.enable');
		await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		const wanted = new Set<string>();
		const sizes = new Map<string, number>();
		wire.on('Network.responseReceived', ({ requestId, type }) => {
			if (type === 'Script' || type === 'Stylesheet') wanted.add(requestId);
		});
		wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
			sizes.set(requestId, encodedDataLength)
		);
		await page.goto(`${url}/attempts/${attemptId}`, { waitUntil: 'commit' });
		const ms = await page.evaluate(
			() =>
				new Promise<number>((answers) => {
					const look = () =>
						document.querySelector('[data-interactive]')
							? answers(performance.now())
							: setTimeout(look, 5);
					look();
				})
		);
		await page.waitForLoadState('networkidle');
		const loaded = [...sizes].filter(([requestId]) => wanted.has(requestId));
		return { bytes: loaded.reduce((sum, [, size]) => sum + size, 0), files: loaded.length, ms };
	} finally {
		await context.close();
	}
}

async function prepare(url: string): Promise<Player> {
	const db = await openDatabase(url);
	try {
		const [player] = await makePlayers({ db, now: Date.now }, 1);
		return player!;
	} finally {
		await db.close();
	}
}
