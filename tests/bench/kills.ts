import { Agent } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/lib/core/random.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { findAttempt } from '../../src/lib/server/db/attempts.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import { sendAnswer, startAnswerServer, type AnswerServer } from '../support/answering.ts';
import { choiceItem } from '../support/items.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	recountStandings,
	storedStandings
} from '../support/seed.ts';
import { toldWhole } from '../support/told.ts';

const LEARNERS = 12;
const QUESTIONS = 200;
/** The most a server is left to run, should its burst be slow. */
const LONGEST_BURST = 1500;

export interface KillsReport {
	kills: number;
	/** Answers the server said were stored. */
	acknowledged: number;
	/** Answers in the store, acknowledged or not. */
	stored: number;
	/** Kills that came while answers were on their way. */
	inFlight: number;
	/** What went wrong, in words; empty when nothing did. */
	faults: string[];
}

/**
 * Kills the server `kills` times (SIGKILL) in the middle of bursts of answers, starting it again each time, and
 * compares what it acknowledged with what is stored. Learners whose line breaks send the same step again, with another
 * answer.
 */
export async function runKills(kills: number, seed = 'kills'): Promise<KillsReport> {
	const folder = await mkdtemp(join(tmpdir(), 'threshold-kills-'));
	const url = `file:${join(folder, 'kills.db')}`;
	try {
		return await killAndCount(url, kills, seed);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function killAndCount(url: string, kills: number, seed: string): Promise<KillsReport> {
	const random = seededRandom(seed);
	const items = Array.from({ length: QUESTIONS }, (_, i) => choiceItem(`item-${i}`));
	const players = await prepare(url, items);
	const acknowledged = new Map<string, { points: number; response: string }>();
	const faults: string[] = [];
	let inFlight = 0;
	let server: AnswerServer = await startAnswerServer(url);

	for (let kill = 0; kill < kills; kill++) {
		const agent = new Agent({ keepAlive: true });
		let flying = 0;
		let stopped = false;
		// A cold server is slow to get going, so a burst is measured in answers and then cut at a random moment.
		let left = 8 + random.below(40);
		let enough = () => {};
		const busy = new Promise<void>((resolve) => (enough = resolve));
		const limit = setTimeout(() => enough(), LONGEST_BURST);
		const burst = players.map(async (player) => {
			while (!stopped && player.step < items.length) {
				const id = random.pick(['a', 'b', 'c', 'd']);
				flying++;
				try {
					const told = await sendAnswer(server.port, agent, {
						userId: player.userId,
						attemptId: player.attemptId,
						step: player.step,
						itemId: items[player.step]!.id,
						response: { kind: 'options', ids: [id] }
					});
					const key = `${player.attemptId}/${told.step}`;
					if (acknowledged.has(key)) faults.push(`${key} was acknowledged twice`);
					acknowledged.set(key, {
						points: toldWhole(told).points,
						response: JSON.stringify(toldWhole(told).response)
					});
					player.step++;
					if (--left === 0) enough();
				} catch (error) {
					// A refusal is a fault; a broken line is what this is about.
					if (!(error instanceof Error && 'code' in error)) faults.push(String(error));
					stopped = true;
				} finally {
					flying--;
				}
			}
		});
		await busy;
		clearTimeout(limit);
		await new Promise((resolve) => setTimeout(resolve, random.below(12)));
		if (flying > 0) inFlight++;
		server.process.kill('SIGKILL');
		stopped = true;
		await Promise.all([server.gone, ...burst]);
		agent.destroy();
		if (kill < kills - 1) server = await startAnswerServer(url);
	}
	const stored = await compare(url, players, acknowledged, faults);
	return { kills, acknowledged: acknowledged.size, stored, inFlight, faults };
}

interface Player {
	userId: string;
	attemptId: string;
	/** The step they answer next. */
	step: number;
}

async function prepare(url: string, items: Parameters<typeof publishQuiz>[3]): Promise<Player[]> {
	const db = await openDatabase(url);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const assignmentId = await publishQuiz(ctx, trainer, classId, items);
		const players: Player[] = [];
		for (let i = 0; i < LEARNERS; i++) {
			const learner = await makeMember(ctx, classId);
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			players.push({ userId: learner.userId, attemptId, step: 0 });
		}
		return players;
	} finally {
		await db.close();
	}
}

/** @returns how many answers are stored; what does not agree is added to `faults` */
async function compare(
	url: string,
	players: Player[],
	acknowledged: Map<string, { points: number; response: string }>,
	faults: string[]
): Promise<number> {
	const db = await openDatabase(url);
	try {
		const ctx: Context = { db, now: Date.now };
		const found = new Map<string, { points: number; response: string }>();
		for (const { attemptId } of players) {
			const rows = await listResponses(db.read, attemptId);
			for (const row of rows) {
				const key = `${attemptId}/${row.step}`;
				if (found.has(key)) faults.push(`${key} is stored twice`);
				found.set(key, { points: row.points, response: JSON.stringify(row.response) });
			}
			const sum = rows.reduce((points, row) => points + row.points, 0);
			const attempt = await findAttempt(db.read, attemptId);
			if (attempt?.points !== sum) {
				faults.push(`attempt ${attemptId} says ${attempt?.points} points, its answers ${sum}`);
			}
		}
		for (const [key, told] of acknowledged) {
			const kept = found.get(key);
			if (!kept) faults.push(`${key} was acknowledged and is lost`);
			else if (kept.points !== told.points || kept.response !== told.response) {
				faults.push(`${key} is not what was acknowledged`);
			}
		}
		const [stored, recounted] = [await storedStandings(ctx), await recountStandings(ctx)];
		if (JSON.stringify(stored) !== JSON.stringify(recounted)) {
			faults.push('standings differ from the recount');
		}
		return found.size;
	} finally {
		await db.close();
	}
}
