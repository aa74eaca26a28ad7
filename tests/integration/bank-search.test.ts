/** The bank: every item that somebody may see, by its words and by what it is. */
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/lib/core/quiz/desk/desk.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { archiveMade } from '../../src/lib/server/app/archive-made.ts';
import { inviteMember } from '../../src/lib/server/app/invite-member.ts';
import { removeMade } from '../../src/lib/server/app/remove-made.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import { searchBank, type BankWish } from '../../src/lib/server/app/search-bank.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { putTags } from '../../src/lib/server/db/item-tags.ts';
import { findUser } from '../../src/lib/server/db/users.ts';
import {
	makeAdministrator,
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	putIntoDraft,
	testContext
} from '../support/database.ts';
import { allItems, choiceItem, clozeItem, numericItem } from '../support/items.ts';

const ctx = testContext();

const ALL: BankWish = {
	words: '',
	articleId: null,
	tag: null,
	type: null,
	level: null,
	standing: 'desk',
	facility: null,
	page: 1
};
const find = async (actor: Actor, wish: Partial<BankWish> = {}) =>
	(await searchBank(ctx, actor, { ...ALL, ...wish })).list.rows.map(({ itemId }) => itemId).sort();

async function makeQuiz(items: Item[]) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, items);
	const id = await putIntoDraft(ctx, assignmentId);
	return { trainer, classId, assignmentId, quiz: { kind: 'quiz', id } as const };
}

describe('the bank', () => {
	it('finds items by the stems of their words, wherever in them those stand', async () => {
		const { trainer } = await makeQuiz([
			{ ...choiceItem('a'), stem: 'Who regulates the harbours?' },
			{
				...choiceItem('b'),
				stem: 'Who answered?',
				explanation: 'The harbour’s regulation says so.'
			},
			clozeItem('c', ['Zanzibar']),
			{ ...numericItem('d'), key: { value: 1859, tolerance: 0, unit: '' } }
		]);
		expect(await find(trainer, { words: 'harbour' })).toEqual(['a', 'b']);
		expect(await find(trainer, { words: 'regulating HARBOUR' })).toEqual(['a', 'b']);
		expect(await find(trainer, { words: 'regulating who answered' })).toEqual(['b']);
		expect(await find(trainer, { words: 'zanz' })).toEqual(['c']);
		expect(await find(trainer, { words: '1859' })).toEqual(['d']);
		expect(await find(trainer, { words: 'no such word' })).toEqual([]);
		// What might be an operator is none.
		expect(await find(trainer, { words: '"harbour* OR :) NEAR(& | !' })).toEqual([]);
		expect(await find(trainer, { words: '()":*' })).toEqual(['a', 'b', 'c', 'd']);
	});

	it('follows what is changed and deleted', async () => {
		const ferry = { ...choiceItem('a'), stem: 'Who rows the ferry?' };
		const { trainer, quiz } = await makeQuiz([ferry]);
		await reviewItems(ctx, trainer, {
			quizId: quiz.id,
			revision: 0,
			label: 'Edit',
			changes: [
				{
					kind: 'words',
					itemId: 'a',
					was: fingerprint(ferry),
					to: { ...ferry, stem: 'Who sails the cutter?' }
				}
			]
		});
		expect(await find(trainer, { words: 'ferry' })).toEqual([]);
		expect(await find(trainer, { words: 'cutter' })).toEqual(['a']);
		await removeMade(ctx, trainer, { ...quiz, title: '' });
		expect(await find(trainer, { words: 'cutter' })).toEqual([]);
		const again = await makeQuiz([{ ...choiceItem('a'), stem: 'Who steers?' }]);
		expect(await find(again.trainer, { words: 'cutter' })).toEqual([]);
		expect(await find(again.trainer, { words: 'steers' })).toEqual(['a']);
	});

	it('holds what one has a part in, out of the archive, and everything for administrators', async () => {
		const { trainer, quiz } = await makeQuiz([choiceItem('a')]);
		const other = await makeQuiz([choiceItem('b')]);
		const administrator = await makeAdministrator(ctx);
		expect(await find(trainer)).toEqual(['a']);
		const { name } = (await findUser(ctx.db.read, trainer.userId))!;
		await inviteMember(ctx, other.trainer, { shared: other.quiz, name: name!, role: 'viewer' });
		expect(await find(trainer)).toEqual(['a', 'b']);
		expect(await find(administrator)).toEqual(['a', 'b']);
		await archiveMade(ctx, trainer, { shared: quiz, archived: true });
		expect(await find(trainer)).toEqual(['b']);
	});

	it('is narrowed by article, tag, type, level and where an item stands', async () => {
		const { trainer, quiz } = await makeQuiz(allItems());
		const ids = allItems().map(({ id }) => id);
		expect(await find(trainer)).toEqual(ids.toSorted());
		const match = allItems().find(({ type }) => type === 'match')!.id;
		expect(await find(trainer, { type: 'match' })).toEqual([match]);
		expect(await find(trainer, { level: 'apply' })).toEqual([]);
		const tag = { tag: 'Señal', tagKey: 'señal' };
		await ctx.db.write((tx) => putTags(tx, [{ quizId: quiz.id, itemId: match }], [tag]));
		expect(await find(trainer, { tag: 'SEÑAL' })).toEqual([match]);
		await reviewItems(ctx, trainer, {
			quizId: quiz.id,
			revision: 0,
			label: 'Lay aside',
			changes: [{ kind: 'verdict', itemId: match, was: 'accepted', to: 'spare' }]
		});
		expect(await find(trainer, { tag: 'señal' })).toEqual([]);
		expect(await find(trainer, { standing: 'spare' })).toEqual([match]);
		expect(await find(trainer, { articleId: 'another' })).toEqual([]);
		const { articles, tags } = await searchBank(ctx, trainer, ALL);
		expect(articles.map(({ title }) => title)).toEqual(['At the door']);
		expect(tags).toEqual([{ ...tag, items: 1 }]);
		expect(await find(trainer, { articleId: articles[0]!.id, standing: 'all' })).toHaveLength(
			ids.length
		);
	});

	it('knows how hard items have shown themselves to be', async () => {
		const { trainer, classId, assignmentId } = await makeQuiz(
			['easy', 'hard'].map((id) => choiceItem(id))
		);
		await putIntoDraft(ctx, await publishQuiz(ctx, trainer, classId, [choiceItem('new')]));
		for (const answers of [
			{ easy: 'a', hard: 'b' },
			{ easy: 'a', hard: 'c' },
			{ easy: 'a', hard: 'a' }
		]) {
			const learner = await makeMember(ctx, classId);
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			for (const [step, [itemId, id]] of Object.entries(answers).entries()) {
				const response = { kind: 'options' as const, ids: [id] };
				await submitAnswer(ctx, learner, { attemptId, step, itemId, response });
			}
		}
		const { list } = await searchBank(ctx, trainer, ALL);
		expect(new Map(list.rows.map(({ itemId, facility }) => [itemId, facility?.facility]))).toEqual(
			new Map<string, number | undefined>([
				['easy', 1],
				['hard', expect.closeTo(1 / 3)],
				['new', undefined]
			])
		);
		expect(await find(trainer, { facility: 'easy' })).toEqual(['easy']);
		expect(await find(trainer, { facility: 'hard' })).toEqual(['hard']);
		expect(await find(trainer, { facility: 'middle' })).toEqual([]);
		expect(await find(trainer, { facility: 'unknown' })).toEqual(['new']);
	});
});
