import { Agent } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/lib/core/random.ts';
import { startAnswerServer, type AnswerServer } from '../support/answering.ts';
import { beginBurst, compareStored, prepareAnswerers, toAnswerServer } from '../support/burst.ts';
import type { Tally } from './tally.ts';

/** Learners have only so many questions to answer. */
const AT_A_TIME = 50;
/** The most a server is left to run, should its burst be slow. */
const LONGEST_BURST = 1500;

/**
 * Kills the server `kills` times (SIGKILL) in the middle of bursts of answers, starting it again each time, and
 * compares what it acknowledged with what is stored. Learners whose line breaks send the same step again, with another
 * answer.
 */
export async function killInBursts(kills: number, tally: Tally): Promise<void> {
	for (let done = 0; done < kills; done += AT_A_TIME) {
		const folder = await mkdtemp(join(tmpdir(), 'threshold-kills-'));
		try {
			const url = `file:${join(folder, 'kills.db')}`;
			await killAndCount(url, Math.min(AT_A_TIME, kills - done), `kills ${done}`, tally);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}
}

async function killAndCount(url: string, kills: number, seed: string, tally: Tally): Promise<void> {
	const random = seededRandom(seed);
	const answerers = await prepareAnswerers(url);
	let inFlight = 0;
	let server: AnswerServer = await startAnswerServer(url);

	for (let kill = 0; kill < kills; kill++) {
		const agent = new Agent({ keepAlive: true });
		const burst = beginBurst(answerers, random, toAnswerServer(server.port, agent));
		// A cold server is slow to get going, so a burst is measured in answers and then cut at a random moment.
		let limit: NodeJS.Timeout | undefined;
		await Promise.race([
			burst.reached(8 + random.below(40)),
			new Promise<void>((resolve) => (limit = setTimeout(resolve, LONGEST_BURST)))
		]);
		clearTimeout(limit);
		await new Promise((resolve) => setTimeout(resolve, random.below(12)));
		if (burst.flying() > 0) inFlight++;
		server.process.kill('SIGKILL');
		await Promise.all([server.gone, burst.stop()]);
		agent.destroy();
		if (kill < kills - 1) server = await startAnswerServer(url);
	}
	const { acknowledged, faults } = answerers;
	const stored = await compareStored(url, answerers, acknowledged);
	tally.cases += kills;
	tally.takeOver(faults);
	// Were the bursts not busy, the kills would prove nothing.
	if (inFlight < kills * 0.8) tally.note('wrong', `only ${inFlight} of ${kills} kills met answers`);
	if (acknowledged.size < kills * 8) tally.note('wrong', `only ${acknowledged.size} acknowledged`);
	tally.notes.push(`${acknowledged.size} acknowledged, ${stored} stored, ${inFlight} in flight`);
}
