import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/lib/core/random.ts';
import { findAlikeItems } from '../../src/lib/server/app/find-alike.ts';
import { searchBank, type BankWish } from '../../src/lib/server/app/search-bank.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { insertArticle } from '../../src/lib/server/db/articles.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { putTags } from '../../src/lib/server/db/item-tags.ts';
import { insertQuiz } from '../../src/lib/server/db/quizzes.ts';
import { closeComparers } from '../../src/lib/server/generation/alike.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { choiceItem } from '../support/items.ts';
import { ARTICLE } from '../support/scenarios.ts';
import { makeTrainer } from '../support/seed.ts';

const QUIZZES = [10, 1_000];
const ITEMS = 10;
const RUNS = 9;

/**
 * The bank's page at 10,000 items against 100, on a store on disk: everything it is given, for a rare word, a common
 * one, no word at all, and a choice without words.
 */
export async function benchBank(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'threshold-bank-'));
	try {
		const [few, many] = await Promise.all(QUIZZES.map((quizzes) => fill(folder, quizzes)));
		const all: BankWish = {
			...{ words: '', articleId: null, tag: null, type: null, level: null },
			...{ standing: 'desk', facility: null, page: 1 }
		};
		const wishes: [string, Partial<BankWish>][] = [
			['a word of one item in 100', { words: 'wordy99' }],
			['a word of every item', { words: 'letter' }],
			['no word: the newest', {}],
			['a tag of one item in ten', { tag: 'tenth' }],
			['a type', { type: 'choice' }],
			['not answered yet', { facility: 'unknown' }]
		];
		for (const [what, wish] of wishes) {
			const times = [few!, many!].map(() => Infinity);
			let found = 0;
			for (let i = 0; i < RUNS; i++) {
				for (const [n, { ctx, trainer }] of [few!, many!].entries()) {
					const start = performance.now();
					const { list } = await searchBank(ctx, trainer, { ...all, ...wish });
					times[n] = Math.min(times[n]!, performance.now() - start);
					found = list.total;
				}
			}
			console.log(
				`${what} (${found} found): ${times[1]!.toFixed(1)} ms at ${QUIZZES[1]! * ITEMS} items, ${(times[1]! / times[0]!).toFixed(1)} times what it takes at ${QUIZZES[0]! * ITEMS} (${times[0]!.toFixed(1)} ms)`
			);
		}
		const start = performance.now();
		const { total } = await findAlikeItems(many!.ctx, many!.trainer, { page: 1 });
		console.log(
			`duplicates among ${QUIZZES[1]! * ITEMS} items (${total} pairs): ${(performance.now() - start).toFixed(0)} ms`
		);
		for (const { ctx } of [few!, many!]) await ctx.db.close();
		await closeComparers();
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function fill(folder: string, quizzes: number): Promise<{ ctx: Context; trainer: Actor }> {
	const db = await openDatabase(`file:${join(folder, `${quizzes}.db`)}`);
	const ctx: Context = { db, now: Date.now };
	const trainer = await makeTrainer(ctx);
	const random = seededRandom('bank');
	const articleId = newId();
	const own = { ownerId: trainer.userId, createdAt: 1 };
	const word = () =>
		`${random.pick(['harbour', 'ferry', 'clerk', 'rule', 'lamp'])}${Math.floor(random.next() * 900)}`;
	await db.write(async (tx) => {
		const article = { id: articleId, title: 'At the door', text: ARTICLE, sha256: articleId };
		await insertArticle(tx, { ...article, words: 1, isDemo: false, ...own });
		for (let n = 0; n < quizzes; n++) {
			const id = newId();
			const bodies = Array.from({ length: ITEMS }, (_, i) => ({
				...choiceItem(`i${n}-${i}`),
				// One in a thousand asks what all of those ask.
				stem:
					i === 9 && n % 100 === 0
						? 'Who opens the door at night?'
						: `Which ${word()} did the ${word()} give the ${word()}, ${word()} and wordy${(n * ITEMS + i) % 100}?`
			}));
			await insertQuiz(
				tx,
				{ id, articleId, title: `Quiz ${n}`, updatedAt: n, ...own },
				bodies.map((body, position) => ({ itemId: body.id, position, state: 'accepted', body }))
			);
			const tag = { tag: 'tenth', tagKey: 'tenth' };
			await putTags(tx, [{ quizId: id, itemId: bodies[0]!.id }], [tag]);
		}
	});
	return { ctx, trainer };
}
