import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAndAsk } from './bare-app.ts';
import { median, type Figure } from './figure.ts';

const ROUNDS = 5;

/**
 * From the start of the process to its first page, on a store that is there with its demo, against a SvelteKit app with
 * nothing in it.
 * @param bareApp its entry point
 */
export async function measureStart(bareApp: string): Promise<Figure[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'threshold-start-'));
	const env = { DATABASE_URL: `file:${join(dataDir, 'threshold.db')}`, LOG_LEVEL: 'error' };
	const timed = async (command: string[]) => {
		const { ms, stop } = await startAndAsk(command, env);
		await stop();
		return ms;
	};
	const app = ['src/cli/entry.js', 'start'];
	try {
		// Makes the store, and warms the machine's own caches.
		await timed(app);
		await timed([bareApp]);
		const rounds = [];
		for (let i = 0; i < ROUNDS; i++) {
			rounds.push({ bare: await timed([bareApp]), app: await timed(app) });
		}
		const ratio = median(rounds.map((round) => round.app / round.bare));
		return [
			{
				name: 'start-vs-bare',
				value: median(rounds.map((round) => round.app)),
				baseline: median(rounds.map((round) => round.bare)),
				ratio,
				reach: '≤ 3',
				met: ratio <= 3,
				of: 'ms from start to first page, warm store; bare adapter-node'
			}
		];
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
}
