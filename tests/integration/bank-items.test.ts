/** What the bank does with items: versions, tags, use in other quizzes, duplicates. */
import { afterAll, describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/lib/core/quiz/desk/desk.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { findAlikeItems } from '../../src/lib/server/app/find-alike.ts';
import { checkQuestion } from '../../src/lib/server/app/check-question.ts';
import { inviteMember } from '../../src/lib/server/app/invite-member.ts';
import { offerQuestions, takeQuestion } from '../../src/lib/server/app/offer-questions.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import { keepBoth, keepOne } from '../../src/lib/server/app/settle-alike.ts';
import { showBankItem } from '../../src/lib/server/app/show-bank-item.ts';
import { addTag, dropTag, listTags, renameTag } from '../../src/lib/server/app/tag-items.ts';
import { updateFromOrigin, useItem } from '../../src/lib/server/app/use-item.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { insertArticle } from '../../src/lib/server/db/articles.ts';
import { findDraftItem } from '../../src/lib/server/db/item-origins.ts';
import type { ItemRef } from '../../src/lib/server/db/item-tags.ts';
import { findQuiz, insertQuiz } from '../../src/lib/server/db/quizzes.ts';
import { insertScenario } from '../../src/lib/server/db/scenarios.ts';
import type { MemberRole } from '../../src/lib/server/db/schema.ts';
import { findUser } from '../../src/lib/server/db/users.ts';
import { closeComparers } from '../../src/lib/server/generation/alike.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { makeTrainer, testContext } from '../support/database.ts';
import { choiceItem } from '../support/items.ts';
import { ARTICLE, sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
afterAll(() => closeComparers());

/** A quiz of a trainer's on an article of their own. @returns its id */
async function makeQuiz(trainer: Actor, items: Item[], text = ARTICLE): Promise<string> {
	const [articleId, id] = [newId(), newId()];
	const own = { ownerId: trainer.userId, createdAt: ctx.now() };
	await ctx.db.write(async (tx) => {
		await insertArticle(tx, {
			...{ id: articleId, text, title: 'At the door', sha256: articleId, words: 1, isDemo: false },
			...own
		});
		await insertQuiz(
			tx,
			{ id, articleId, title: `Quiz ${id}`, updatedAt: ctx.now(), ...own },
			items.map((body, position) => ({ itemId: body.id, position, state: 'accepted', body }))
		);
	});
	return id;
}

async function share(author: Actor, quizId: string, other: Actor, role: MemberRole) {
	const { name } = (await findUser(ctx.db.read, other.userId))!;
	await inviteMember(ctx, author, { shared: { kind: 'quiz', id: quizId }, name: name!, role });
}

async function edit(actor: Actor, ref: ItemRef, change: Partial<Item>) {
	const { revision } = (await findQuiz(ctx.db.read, ref.quizId))!;
	const { body } = (await findDraftItem(ctx.db.read, ref))!;
	ctx.clock.at += 60_000;
	await reviewItems(ctx, actor, {
		quizId: ref.quizId,
		revision,
		label: 'Edit',
		changes: [
			{
				kind: 'words',
				itemId: ref.itemId,
				was: fingerprint(body),
				to: { ...body, ...change } as Item
			}
		]
	});
}

/** A scenario about the same article as a quiz. @returns its id */
async function makeScenario(trainer: Actor, quizId: string): Promise<string> {
	const { articleId } = (await findQuiz(ctx.db.read, quizId))!;
	const [id, at] = [newId(), ctx.now()];
	const own = { articleId, ownerId: trainer.userId, createdAt: at, updatedAt: at };
	await ctx.db.write((tx) =>
		insertScenario(tx, { id, title: 'Door', revision: 0, body: sampleScenario(), ...own })
	);
	return id;
}

const show = (actor: Actor, item: ItemRef) => showBankItem(ctx, actor, { item });
const stemOf = async (ref: ItemRef) => (await findDraftItem(ctx.db.read, ref))?.body.stem;

describe('an item', () => {
	it('keeps how it was worded before, with who and when, from its first change on', async () => {
		const [author, editor] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const made = ctx.now();
		const ref = { quizId: await makeQuiz(author, [choiceItem('a')]), itemId: 'a' };
		await share(author, ref.quizId, editor, 'editor');
		expect((await show(author, ref)).versions).toEqual([]);
		await edit(author, ref, { stem: 'Who kept the agent away?' });
		// A verdict is no new wording, nor are the same words again.
		await edit(author, ref, {});
		await edit(editor, ref, { stem: 'Who held the agent off?' });
		const { versions } = await show(editor, ref);
		const names = await Promise.all(
			[editor, author].map(async ({ userId }) => (await findUser(ctx.db.read, userId))!.name)
		);
		expect(versions.map(({ number, body, changedBy }) => [number, body.stem, changedBy])).toEqual([
			[3, 'Who held the agent off?', names[0]],
			[2, 'Who kept the agent away?', names[1]],
			[1, choiceItem().stem, null]
		]);
		expect(versions.map(({ changedAt }) => changedAt - made)).toEqual([180_000, 60_000, 0]);
	});

	it('has tags that are compared without regard to capitals, and renamed everywhere at once', async () => {
		const [author, stranger] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const quizId = await makeQuiz(author, [choiceItem('a'), choiceItem('b')]);
		const [a, b] = ['a', 'b'].map((itemId) => ({ quizId, itemId }));
		await addTag(ctx, author, { item: a!, tag: 'Doors' });
		await addTag(ctx, author, { item: a!, tag: 'doors' });
		await addTag(ctx, author, { item: b!, tag: 'Gates' });
		await addTag(ctx, author, { item: b!, tag: 'DOORS' });
		expect((await show(author, a!)).tags).toEqual(['Doors']);
		expect(await renameTag(ctx, stranger, { from: 'doors', tag: 'X' })).toEqual({ items: 0 });
		expect(await renameTag(ctx, author, { from: 'DOORS', tag: 'gates' })).toEqual({ items: 2 });
		expect((await show(author, a!)).tags).toEqual(['gates']);
		expect((await show(author, b!)).tags).toEqual(['Gates']);
		await dropTag(ctx, author, { item: a!, tag: 'GATES' });
		expect((await listTags(ctx, author)).tags.map(({ tagKey, items }) => [tagKey, items])).toEqual([
			['gates', 1]
		]);
	});
});

describe('an item used in another quiz', () => {
	it('keeps its origin and its tags, and can be brought up to date', async () => {
		const author = await makeTrainer(ctx);
		const from = { quizId: await makeQuiz(author, [choiceItem('a')]), itemId: 'a' };
		const toQuizId = await makeQuiz(author, [], `A line before it.\n\n${ARTICLE}`);
		await addTag(ctx, author, { item: from, tag: 'Doors' });
		const to = await useItem(ctx, author, { from, toQuizId });
		const there = await show(author, to);
		expect(there).toMatchObject({ state: 'pending', tags: ['Doors'], newer: null });
		expect(there.origin).toMatchObject(from);
		// Its quote stands further on in the other text.
		const [quote] = choiceItem().evidence;
		expect(there.item.evidence[0]!.start - quote!.start).toBe('A line before it.\n\n'.length);
		expect((await show(author, from)).copies).toMatchObject([to]);
		await expect(useItem(ctx, author, { from, toQuizId })).rejects.toMatchObject({
			code: 'conflict'
		});

		await edit(author, from, { stem: 'Who kept the agent away?' });
		const { newer } = await show(author, to);
		expect(newer!.body.stem).toBe('Who kept the agent away?');
		expect(await stemOf(to)).toBe(choiceItem().stem);
		await edit(author, from, { stem: 'Who barred the door?' });
		const late = updateFromOrigin(ctx, author, { item: to, seen: newer!.seen });
		await expect(late).rejects.toMatchObject({ code: 'conflict' });
		const { seen } = (await show(author, to)).newer!;
		await updateFromOrigin(ctx, author, { item: to, seen });
		expect(await stemOf(to)).toBe('Who barred the door?');
		expect(await show(author, to)).toMatchObject({ newer: null, versions: [{ number: 2 }, {}] });
	});

	it('is refused where its quotes do not stand, and to those who may not see or change', async () => {
		const [author, other] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const from = { quizId: await makeQuiz(author, [choiceItem('a')]), itemId: 'a' };
		const elsewhere = await makeQuiz(author, [], 'Another article altogether.');
		const theirs = await makeQuiz(other, []);
		const outcome = (actor: Actor, toQuizId: string) =>
			useItem(ctx, actor, { from, toQuizId }).then(
				() => 'done',
				(error: { code: string }) => error.code
			);
		expect(await outcome(author, elsewhere)).toBe('invalid');
		expect(await outcome(other, theirs)).toBe('not-found');
		expect(await outcome(author, theirs)).toBe('not-found');
		await share(other, theirs, author, 'viewer');
		expect(await outcome(author, theirs)).toBe('forbidden');
		await share(author, from.quizId, other, 'viewer');
		expect(await outcome(other, theirs)).toBe('done');
		// Whoever may not see where it is from is not told.
		const copy = { quizId: theirs, itemId: 'a' };
		await share(other, theirs, await makeTrainer(ctx), 'viewer');
		expect((await show(other, copy)).origin).toMatchObject({ quizId: from.quizId });
	});
});

describe('duplicates', () => {
	const pairs = async (actor: Actor) =>
		(await findAlikeItems(ctx, actor, { page: 1 })).rows.map(({ items }) =>
			items.map(({ itemId }) => itemId).sort()
		);
	const other = (id: string): Item => ({
		...choiceItem(id),
		stem: 'Which town lies on the coast?'
	});

	it('are found with why they are alike, and either both stay or one', async () => {
		const author = await makeTrainer(ctx);
		const first = await makeQuiz(author, [choiceItem('a'), other('o'), choiceItem('b')]);
		const second = await makeQuiz(author, [choiceItem('c')]);
		const ref = (itemId: string) => ({ quizId: itemId === 'c' ? second : first, itemId });
		expect((await pairs(author)).sort()).toEqual([
			['a', 'b'],
			['a', 'c'],
			['b', 'c']
		]);
		const [line] = (await findAlikeItems(ctx, author, { page: 1 })).rows;
		expect(line!.why).toContain('They rest on the same quote.');
		expect(line!.mayKeep).toEqual([true, true]);

		await keepBoth(ctx, author, { one: ref('c'), other: ref('a') });
		expect((await pairs(author)).sort()).toEqual([
			['a', 'b'],
			['b', 'c']
		]);
		// In the same quiz the other is dropped, and its tags go over.
		await addTag(ctx, author, { item: ref('b'), tag: 'Doors' });
		await keepOne(ctx, author, { keep: ref('a'), other: ref('b') });
		expect(await show(author, ref('b'))).toMatchObject({ state: 'dropped' });
		expect(await show(author, ref('a'))).toMatchObject({ state: 'accepted', tags: ['Doors'] });
		expect(await pairs(author)).toEqual([]);
	});

	it('are not what was taken from one quiz to another', async () => {
		const author = await makeTrainer(ctx);
		const from = { quizId: await makeQuiz(author, [choiceItem('a')]), itemId: 'a' };
		await useItem(ctx, author, { from, toQuizId: await makeQuiz(author, []) });
		expect(await pairs(author)).toEqual([]);
	});

	it('in two quizzes are worded alike from then on', async () => {
		const author = await makeTrainer(ctx);
		const keep = { quizId: await makeQuiz(author, [choiceItem('a')]), itemId: 'a' };
		const worded = { ...choiceItem('b'), stem: 'Who kept the agent out, then?' };
		const drop = { quizId: await makeQuiz(author, [worded]), itemId: 'b' };
		expect(await pairs(author)).toEqual([['a', 'b']]);
		await keepOne(ctx, author, { keep, other: drop });
		expect(await stemOf(drop)).toBe(choiceItem().stem);
		const shown = await show(author, drop);
		expect(shown).toMatchObject({ state: 'pending', origin: { quizId: keep.quizId } });
		expect(await pairs(author)).toEqual([]);
	});

	it('are nobody’s business who has no part in both', async () => {
		const [author, stranger] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const mine = { quizId: await makeQuiz(author, [choiceItem('a')]), itemId: 'a' };
		const theirs = { quizId: await makeQuiz(stranger, [choiceItem('b')]), itemId: 'b' };
		expect(await pairs(author)).toEqual([]);
		for (const work of [
			() => keepOne(ctx, author, { keep: mine, other: theirs }),
			() => keepOne(ctx, author, { keep: theirs, other: mine }),
			() => keepBoth(ctx, author, { one: mine, other: theirs })
		]) {
			await expect(work()).rejects.toMatchObject({ code: 'not-found' });
		}
	});
});

describe('a situation', () => {
	it('asks a question of the bank about its article that its author may see, judged as in a quiz', async () => {
		const [author, stranger] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const mine = await makeQuiz(author, [choiceItem('one'), choiceItem('two')]);
		await makeQuiz(author, [choiceItem('three')], `${ARTICLE} And more.`);
		const theirs = await makeQuiz(stranger, [choiceItem('four')]);
		const scenarioId = await makeScenario(author, mine);
		const offered = await offerQuestions(ctx, author, { scenarioId, words: '' });
		expect(offered.questions.map(({ itemId }) => itemId).sort()).toEqual(['one', 'two']);
		const nothing = await offerQuestions(ctx, author, { scenarioId, words: 'zeppelin' });
		expect(nothing).toEqual({ questions: [], total: 0 });

		const from = { quizId: mine, itemId: 'two' };
		const { item } = await takeQuestion(ctx, author, { scenarioId, from });
		expect(item).toEqual(choiceItem('two'));
		const { findings } = await checkQuestion(ctx, author, { scenarioId, body: item });
		expect(findings.blocking).toEqual([]);
		const worse = { ...item, evidence: [] };
		const { findings: found } = await checkQuestion(ctx, author, { scenarioId, body: worse });
		expect(found.blocking.length).toBeGreaterThan(0);

		const hidden = { scenarioId, from: { quizId: theirs, itemId: 'four' } };
		await expect(takeQuestion(ctx, author, hidden)).rejects.toMatchObject({ code: 'not-found' });
		for (const attempt of [
			() => offerQuestions(ctx, stranger, { scenarioId, words: '' }),
			() => takeQuestion(ctx, stranger, { scenarioId, from }),
			() => checkQuestion(ctx, stranger, { scenarioId, body: item })
		]) {
			await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
		}
	});
});
