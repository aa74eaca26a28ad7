import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { seededRandom } from '../../src/lib/core/random.ts';
import { startAnswerServer, type AnswerServer } from './answering.ts';
import {
	beginBurst,
	compareStored,
	prepareAnswerers,
	toAnswerServer,
	type Answerers
} from './burst.ts';

export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Runs a command of the command line as npm does. */
export async function runCommand(
	command: 'backup' | 'restore',
	databaseUrl: string,
	...args: string[]
): Promise<Ended> {
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

type Told = Map<string, { points: number; response: string }>;

export interface BackedUp {
	answerers: Answerers;
	/** Each copy's file, and what had been acknowledged when it was begun. */
	copies: { file: string; told: Told }[];
	server: AnswerServer;
}

/**
 * Backs up the store at `url` so many times while learners answer, into files in `folder`. The server is still running
 * when this resolves; whoever called it ends it.
 */
export async function backUpUnderLoad(
	url: string,
	folder: string,
	times: number
): Promise<BackedUp> {
	const answerers = await prepareAnswerers(url);
	const server = await startAnswerServer(url);
	const agent = new Agent({ keepAlive: true });
	try {
		const send = toAnswerServer(server.port, agent);
		// Not all at once, so that there are answers left for the whole of it.
		const burst = beginBurst(answerers, seededRandom('backup'), async (player, answer) => {
			await new Promise((resolve) => setTimeout(resolve, 8 * times));
			return await send(player, answer);
		});
		const copies: BackedUp['copies'] = [];
		for (let i = 0; i < times; i++) {
			await burst.reached(answerers.acknowledged.size + 40);
			const told = new Map(answerers.acknowledged);
			const file = join(folder, `copy-${i}.db`);
			const { code, stderr } = await runCommand('backup', url, file);
			if (code !== 0 || stderr !== '') {
				answerers.faults.push(`backup ${i} ended with ${code}: ${stderr}`);
			}
			copies.push({ file, told });
		}
		if (burst.flying() === 0) answerers.faults.push('the backups were not made under load');
		await burst.stop();
		return { answerers, copies, server };
	} catch (error) {
		server.process.kill('SIGKILL');
		throw error;
	} finally {
		agent.destroy();
	}
}

/** Restores a copy over the store at `url` and compares; faults are noted with the answerers. */
export async function restoreAndCompare(
	url: string,
	{ file, told }: BackedUp['copies'][number],
	answerers: Answerers
): Promise<Ended> {
	const ended = await runCommand('restore', url, file);
	const stored = await compareStored(url, answerers, told);
	if (ended.code !== 0 || ended.stderr !== '') {
		answerers.faults.push(`restoring ${file} ended with ${ended.code}: ${ended.stderr}`);
	}
	if (!ended.stdout.includes(`with ${stored} answers`)) {
		answerers.faults.push(`restoring ${file} did not say ${stored} answers: ${ended.stdout}`);
	}
	return ended;
}
