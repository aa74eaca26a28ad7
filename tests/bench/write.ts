import { Agent } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { insertClass } from '../../src/lib/server/db/classes.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { sendAnswer, startAnswerServer } from '../support/answering.ts';
import { choiceItem } from '../support/items.ts';
import { makeClass, makeMember, makeTrainer, publishQuiz } from '../support/seed.ts';

const WRITES = 2000;
const CLIENTS = 32;
const ANSWERS_EACH = 60;

/**
 * Durable writes a second, one commit each against group commit, in one process; then answers a second through the real
 * use case over HTTP, one learner against many at once. Prints a line for each.
 */
export async function benchWrites(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'threshold-writes-'));
	try {
		const single = await writesPerSecond(`file:${join(folder, 'single.db')}`, 1);
		const grouped = await writesPerSecond(`file:${join(folder, 'grouped.db')}`, WRITES);
		console.log(`one commit a write:  ${round(single)} writes a second`);
		console.log(`group commit:        ${round(grouped)} writes a second`);
		console.log(`ratio:               ${(grouped / single).toFixed(1)}`);
		const alone = await answersPerSecond(`file:${join(folder, 'alone.db')}`, 1);
		const many = await answersPerSecond(`file:${join(folder, 'many.db')}`, CLIENTS);
		console.log(`answers, 1 learner:  ${round(alone)} a second`);
		console.log(`answers, ${CLIENTS} learners: ${round(many)} a second`);
		console.log(`ratio:               ${(many / alone).toFixed(1)}`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Inserts WRITES rows with `atOnce` of them waiting together. */
async function writesPerSecond(url: string, atOnce: number): Promise<number> {
	const db = await openDatabase(url);
	try {
		const started = performance.now();
		for (let done = 0; done < WRITES; done += atOnce) {
			await Promise.all(
				Array.from({ length: atOnce }, () => {
					const id = newId();
					const row = { id, name: 'Class', code: id, isDemo: false, createdAt: 0 };
					return db.write((tx) => insertClass(tx, row));
				})
			);
		}
		return perSecond(WRITES, started);
	} finally {
		await db.close();
	}
}

async function answersPerSecond(url: string, clients: number): Promise<number> {
	const items = Array.from({ length: ANSWERS_EACH }, (_, i) => choiceItem(`item-${i}`));
	const db = await openDatabase(url);
	const ctx: Context = { db, now: Date.now };
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, items);
	const players: { userId: string; attemptId: string }[] = [];
	for (let i = 0; i < clients; i++) {
		const { userId, role } = await makeMember(ctx, classId);
		players.push({ userId, ...(await startAttempt(ctx, { userId, role }, { assignmentId })) });
	}
	await db.close();

	const server = await startAnswerServer(url);
	const agent = new Agent({ keepAlive: true });
	try {
		const started = performance.now();
		await Promise.all(
			players.map(async (player) => {
				for (const [step, item] of items.entries()) {
					const response = { kind: 'options' as const, ids: ['a'] };
					await sendAnswer(server.port, agent, { ...player, step, itemId: item.id, response });
				}
			})
		);
		return perSecond(clients * ANSWERS_EACH, started);
	} finally {
		agent.destroy();
		server.process.kill();
		await server.gone;
	}
}

function perSecond(count: number, started: number): number {
	return (count * 1000) / (performance.now() - started);
}

function round(value: number): string {
	return Math.round(value).toLocaleString('en').padStart(7);
}
