import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { seededRandom } from '../../src/lib/core/random.ts';
import { showStatistics } from '../../src/lib/server/app/show-statistics.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { listCountedAnswers, listCountedAttempts } from '../../src/lib/server/db/statistics.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { choiceItem, clozeItem } from '../support/items.ts';
import { makeClass, makeTrainer, publishQuiz } from '../support/seed.ts';

const ATTEMPTS = 1000;
const ITEMS = 30;
const RUNS = 9;

/**
 * The statistics of a quiz of 30 items after 1,000 attempts on a store on disk: all that its page is given, against
 * reading the attempts and answers alone.
 */
export async function benchStatistics(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'threshold-statistics-'));
	const db = await openDatabase(`file:${join(folder, 'threshold.db')}`);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const assignmentId = await fill(ctx, trainer);
		const read: number[] = [];
		const all: number[] = [];
		for (let i = 0; i < RUNS; i++) {
			read.push(
				await milliseconds(async () => {
					await listCountedAttempts(db.read, assignmentId);
					await listCountedAnswers(db.read, assignmentId, { retried: false });
				})
			);
			all.push(await milliseconds(() => showStatistics(ctx, trainer, { assignmentId })));
		}
		const [rows, page] = [Math.min(...read), Math.min(...all)];
		console.log(
			`${ATTEMPTS} attempts × ${ITEMS} items: ${page.toFixed(0)} ms for everything the page shows, ${(page / rows).toFixed(1)} times reading the rows alone (${rows.toFixed(0)} ms); the least of ${RUNS} runs each, in turns`
		);
	} finally {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function fill(ctx: Context, trainer: Actor): Promise<string> {
	const items = Array.from({ length: ITEMS }, (_, i): Item =>
		i % 5 === 4 ? clozeItem(`i${i}`) : choiceItem(`i${i}`)
	);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, items);
	const random = seededRandom('statistics');
	const at = ctx.now();
	for (let n = 0; n < ATTEMPTS; n++) {
		const skill = random.next();
		const [userId, attemptId] = [newId(), newId()];
		const answers = items.map((item, step) => {
			const right = random.next() < (skill + 1 - item.difficulty) / 2;
			const typed = right ? 'the consulate' : random.pick(['embassy', 'a house', 'the door']);
			return {
				attemptId,
				step,
				ref: item.id,
				response:
					item.type === 'cloze'
						? { kind: 'text', text: typed }
						: { kind: 'options', ids: [right ? 'a' : random.pick(['b', 'c', 'd'])] },
				points: right ? 1000 : 0,
				possible: 1000,
				answeredAt: at,
				tookMs: 1000 + random.below(60_000)
			};
		});
		await ctx.db.write(async (tx) => {
			const user = { id: userId, role: 'learner' as const, passwordHash: 'none', createdAt: at };
			await tx.insert(schema.users).values(user);
			await tx.insert(schema.attempts).values({
				...{ id: attemptId, assignmentId, userId, ordinal: 1, seed: attemptId },
				...{ startedAt: at, finishedAt: at, possible: ITEMS * 1000 }
			});
			await tx.insert(schema.responses).values(answers);
		});
	}
	return assignmentId;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
