/**
 * Learners who answer a long quiz as fast as they are let, and the comparison of what a server acknowledged with what is
 * stored in the end.
 */
import { Agent, request } from 'node:http';
import type { Random } from '../../src/lib/core/random.ts';
import type { QuizReply } from '../../src/lib/schemas/play.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { createSession } from '../../src/lib/server/auth/sessions.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { findAttempt } from '../../src/lib/server/db/attempts.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import { sendAnswer, type Answer } from './answering.ts';
import { choiceItem } from './items.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	recountStandings,
	storedStandings
} from './seed.ts';
import { toldWhole } from './told.ts';

const LEARNERS = 12;
const QUESTIONS = 200;
const ITEMS = Array.from({ length: QUESTIONS }, (_, i) => choiceItem(`item-${i}`));

interface Player {
	userId: string;
	attemptId: string;
	/** The step they answer next. */
	step: number;
	/** The secret id of a session of theirs. */
	sessionId: string;
}

/** Sends one answer of a player's; rejects when the line breaks or the server says no. */
export type Send = (player: Player, answer: Answer) => Promise<QuizReply>;

/** What one server acknowledged, and what its learners do next. */
export interface Answerers {
	players: Player[];
	/** By attempt and step. */
	acknowledged: Map<string, { points: number; response: string }>;
	/** What went wrong, in words; empty when nothing did. */
	faults: string[];
}

export interface Burst {
	/** How many answers are on their way. */
	flying(): number;
	/** Resolves when so many have been acknowledged in this burst, or nobody sends any more. */
	reached(answers: number): Promise<void>;
	/** Lets nobody send any more, and resolves when nothing is on its way. */
	stop(): Promise<void>;
}

/** Makes a class with a long quiz in the store at `url`, with learners who have begun it. */
export async function prepareAnswerers(url: string): Promise<Answerers> {
	const db = await openDatabase(url);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const assignmentId = await publishQuiz(ctx, trainer, classId, ITEMS);
		const players: Player[] = [];
		for (let i = 0; i < LEARNERS; i++) {
			const learner = await makeMember(ctx, classId);
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			const { userId } = learner;
			const sessionId = await createSession(ctx, userId, { device: 'a test', replaces: null });
			players.push({ userId, attemptId, step: 0, sessionId });
		}
		return { players, acknowledged: new Map(), faults: [] };
	} finally {
		await db.close();
	}
}

/**
 * Everybody answers, one answer after the other. Whose line breaks stops, and sends the same step again, with another
 * answer, in the next burst.
 * @param onRefusal told of each refusal; a fault, unless it says otherwise by returning true (then it is sent again)
 */
export function beginBurst(
	{ players, acknowledged, faults }: Answerers,
	random: Random,
	send: Send,
	onRefusal: (error: Error) => boolean = () => false
): Burst {
	let flying = 0;
	let stopped = false;
	let told = 0;
	const watchers: { at: number; reached: () => void }[] = [];
	const done = Promise.all(
		players.map(async (player) => {
			while (!stopped && player.step < QUESTIONS) {
				flying++;
				try {
					const reply = await send(player, {
						userId: player.userId,
						attemptId: player.attemptId,
						step: player.step,
						itemId: ITEMS[player.step]!.id,
						response: { kind: 'options', ids: [random.pick(['a', 'b', 'c', 'd'])] }
					});
					const key = `${player.attemptId}/${reply.step}`;
					if (acknowledged.has(key)) faults.push(`${key} was acknowledged twice`);
					acknowledged.set(key, {
						points: toldWhole(reply).points,
						response: JSON.stringify(toldWhole(reply).response)
					});
					player.step++;
					told++;
					for (const { at, reached } of watchers) if (told >= at) reached();
				} catch (error) {
					// A broken line is what these tests are about.
					if (error instanceof Error && 'code' in error) return;
					if (error instanceof Error && onRefusal(error)) {
						await new Promise((resolve) => setTimeout(resolve, 50));
						continue;
					}
					faults.push(String(error));
					return;
				} finally {
					flying--;
				}
			}
		})
	);
	return {
		flying: () => flying,
		reached: (answers) =>
			Promise.race([
				new Promise<void>((reached) => watchers.push({ at: answers, reached })),
				done.then(() => undefined)
			]),
		stop: async () => {
			stopped = true;
			await done;
		}
	};
}

/** Sends to tests/support/answer-server.ts at `port`. */
export function toAnswerServer(port: number, agent: Agent): Send {
	return (_, answer) => sendAnswer(port, agent, answer);
}

/** Sends to the whole app at `url`, as each player's browser would. A refusal's message begins with its status. */
export function toApp(url: string, agent: Agent): Send {
	return (player, { userId: _, attemptId, ...answer }) =>
		new Promise((resolve, reject) => {
			const sent = request(
				`${url}/attempts/${attemptId}/answers`,
				{
					agent,
					method: 'POST',
					headers: {
						origin: url,
						'content-type': 'application/json',
						accept: 'application/json',
						cookie: `threshold=${player.sessionId}`
					}
				},
				(reply) => {
					const chunks: Buffer[] = [];
					reply.on('data', (chunk: Buffer) => chunks.push(chunk));
					reply.on('error', reject);
					reply.on('end', () => {
						const text = Buffer.concat(chunks).toString('utf8');
						if (reply.statusCode === 200) resolve(JSON.parse(text) as QuizReply);
						else reject(new Error(`${reply.statusCode} ${text}`));
					});
				}
			);
			sent.on('error', reject);
			sent.end(JSON.stringify(answer));
		});
}

/**
 * Compares the store at `url` with what was acknowledged (all of it, or what a copy had at the time): every answer is
 * there, once, as told, and attempts and boards are what its answers make.
 * @returns how many answers are stored; what does not agree is added to `faults`
 */
export async function compareStored(
	url: string,
	{ players, faults }: Answerers,
	acknowledged: ReadonlyMap<string, { points: number; response: string }>
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
