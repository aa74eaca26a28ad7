import { describe, expect, it } from 'vitest';
import { fingerprint, type Change } from '../../src/lib/core/quiz/desk/desk.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { addArticle } from '../../src/lib/server/app/add-article.ts';
import { createClass } from '../../src/lib/server/app/create-class.ts';
import { addNote } from '../../src/lib/core/scenario/edit/arrange.ts';
import { diffScenarios } from '../../src/lib/core/scenario/edit/patch.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import { editScenario, readScenarioDraft } from '../../src/lib/server/app/edit-scenario.ts';
import { listArticles } from '../../src/lib/server/app/list-articles.ts';
import { offerSpares } from '../../src/lib/server/app/offer-spares.ts';
import { publishQuiz } from '../../src/lib/server/app/publish-quiz.ts';
import { publishScenario } from '../../src/lib/server/app/publish-scenario.ts';
import { removeMade } from '../../src/lib/server/app/remove-made.ts';
import { removeAssignment } from '../../src/lib/server/app/remove-assignment.ts';
import { removeClass } from '../../src/lib/server/app/remove-class.ts';
import { removeDemo } from '../../src/lib/server/app/remove-demo.ts';
import { removeLearner } from '../../src/lib/server/app/remove-learner.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import { showArticle } from '../../src/lib/server/app/show-article.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showClass } from '../../src/lib/server/app/show-class.ts';
import { showQuizDraft } from '../../src/lib/server/app/show-quiz-draft.ts';
import { showScenarioDraft } from '../../src/lib/server/app/show-scenario-draft.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { insertQuiz } from '../../src/lib/server/db/quizzes.ts';
import type { ItemState } from '../../src/lib/server/db/schema.ts';
import { insertScenario } from '../../src/lib/server/db/scenarios.ts';
import { newId } from '../../src/lib/server/ids.ts';
import {
	makeAdministrator,
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz as givenQuiz,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { choiceItem, clozeItem, shortItem, trueFalseItem } from '../support/items.ts';
import { ARTICLE, sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

async function article(trainer: Actor): Promise<string> {
	const { id } = await addArticle(ctx, trainer, { title: 'Door', text: ARTICLE });
	return id;
}

/** A draft of two items on the desk, and of spares where some are given. */
async function drafted(items: Item[] = [choiceItem(), clozeItem()], spares: Item[] = []) {
	const trainer = await makeTrainer(ctx);
	const articleId = await article(trainer);
	const quizId = newId();
	await ctx.db.write((tx) =>
		insertQuiz(
			tx,
			{
				id: quizId,
				articleId,
				ownerId: trainer.userId,
				title: 'Door',
				revision: 0,
				createdAt: ctx.now(),
				updatedAt: ctx.now()
			},
			[...items, ...spares].map((body, position) => {
				const state: ItemState = position < items.length ? 'pending' : 'spare';
				return { itemId: body.id, position, state, body };
			})
		)
	);
	return { trainer, articleId, quizId, items };
}

const accept = (quizId: string, trainer: Actor, items: Item[]) =>
	review(
		quizId,
		trainer,
		items.map(({ id }) => ({ kind: 'verdict', itemId: id, was: 'pending', to: 'accepted' }))
	);

function review(quizId: string, actor: Actor, changes: Change[], revision = 0) {
	return reviewItems(ctx, actor, { quizId, revision, label: 'Change', changes });
}

describe('articles', () => {
	it('are kept to the letter, and the same text once', async () => {
		const trainer = await makeTrainer(ctx);
		const first = await addArticle(ctx, trainer, { title: '', text: ARTICLE });
		const again = await addArticle(ctx, trainer, { title: 'B', text: ARTICLE });
		expect(again).toEqual({ id: first.id, existed: true });
		expect((await showArticle(ctx, trainer, { id: first.id })).article.text).toBe(ARTICLE);
		expect((await listArticles(ctx, trainer, { page: 1 })).total).toBe(1);
	});

	it('need something to ask about', async () => {
		const trainer = await makeTrainer(ctx);
		const short = { title: 'x', text: 'Too short to ask about.' };
		expect(await refusal(addArticle(ctx, trainer, short))).toBe('invalid');
	});

	it('are their trainer’s alone', async () => {
		const id = await article(await makeTrainer(ctx));
		const other = await makeTrainer(ctx);
		expect(await refusal(showArticle(ctx, other, { id }))).toBe('not-found');
		const made = { kind: 'article', id, title: '' } as const;
		expect(await refusal(removeMade(ctx, other, made))).toBe('not-found');
	});

	it('take everything made from them along', async () => {
		const { trainer, articleId, quizId } = await drafted();
		await removeMade(ctx, trainer, { kind: 'article', id: articleId, title: '' });
		expect(await refusal(showQuizDraft(ctx, trainer, { id: quizId }))).toBe('not-found');
	});

	it('count what was made from them', async () => {
		const { trainer, articleId, quizId, items } = await drafted();
		await accept(quizId, trainer, items);
		await publishQuiz(ctx, trainer, { id: quizId, classIds: [] });
		await publishQuiz(ctx, trainer, { id: quizId, classIds: [] });
		const { quizzes } = await showArticle(ctx, trainer, { id: articleId });
		expect(quizzes).toMatchObject([{ id: quizId, items: 2, versions: 2 }]);
		const list = await listArticles(ctx, trainer, { page: 99 });
		expect(list).toMatchObject({ page: 1, rows: [{ quizzes: 1, scenarios: 0 }] });
	});
});

describe('spares', () => {
	const claims = <T extends Item>(item: T, claim: string): T => ({ ...item, claim });
	const stocked = () =>
		drafted(
			[claims(choiceItem(), 'c1'), claims(clozeItem(), 'c2')],
			[claims(shortItem(), 'c1'), claims(trueFalseItem(), 'c1')]
		);

	it('are offered for a question on the desk, wish by wish, and nothing is changed by asking', async () => {
		const { trainer, quizId, items } = await stocked();
		// What the reader has to say of it may come later than the page.
		const desk = async () => {
			const { quiz, items } = await showQuizDraft(ctx, trainer, { id: quizId });
			return [quiz, items.map(({ findings: _, ...item }) => item)];
		};
		const before = await desk();
		const { offers } = await offerSpares(ctx, trainer, { quizId, itemId: items[0]!.id });
		expect(offers.map(({ wish, itemId }) => [wish, itemId])).toEqual([
			['another', null],
			['instead', 'i-short'],
			['easier', 'i-true-false'],
			['harder', 'i-short']
		]);
		expect(offers[0]!.why).toMatch(/\.$/);
		expect(await desk()).toEqual(before);
	});

	it('are no longer offered once they are on the desk or dropped', async () => {
		const { trainer, quizId, items } = await stocked();
		await review(quizId, trainer, [
			{ kind: 'verdict', itemId: 'i-short', was: 'spare', to: 'dropped' },
			{ kind: 'verdict', itemId: 'i-true-false', was: 'spare', to: 'pending' }
		]);
		const { offers } = await offerSpares(ctx, trainer, { quizId, itemId: items[0]!.id });
		expect(new Set(offers.map((o) => o.why))).toEqual(new Set(['No spare question is left.']));
		const away = offerSpares(ctx, trainer, { quizId, itemId: 'i-short' });
		expect(await refusal(away)).toBe('not-found');
	});

	it('take the place of a question', async () => {
		const { trainer, quizId, items } = await stocked();
		await review(quizId, trainer, [
			{ kind: 'verdict', itemId: items[0]!.id, was: 'pending', to: 'dropped' },
			{ kind: 'verdict', itemId: 'i-short', was: 'spare', to: 'accepted' },
			{ kind: 'place', itemId: items[0]!.id, after: items[1]!.id },
			{ kind: 'place', itemId: 'i-short', after: null }
		]);
		const desk = await showQuizDraft(ctx, trainer, { id: quizId });
		expect(desk.items.map((i) => i.itemId)).toEqual([
			'i-short',
			items[1]!.id,
			items[0]!.id,
			'i-true-false'
		]);
	});

	it('are the trainer’s own business', async () => {
		const { quizId, items } = await stocked();
		const other = await makeTrainer(ctx);
		const input = { quizId, itemId: items[0]!.id };
		expect(await refusal(offerSpares(ctx, other, input))).toBe('not-found');
		const learner: Actor = { userId: other.userId, role: 'learner' };
		expect(await refusal(offerSpares(ctx, learner, input))).toBe('forbidden');
	});
});

describe('publishing a quiz', () => {
	it('freezes the accepted items: later edits change no version', async () => {
		const { trainer, quizId, items } = await drafted();
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId);
		await accept(quizId, trainer, [items[0]!]);
		const published = await publishQuiz(ctx, trainer, {
			id: quizId,
			classIds: [classId]
		});
		expect(published.number).toBe(1);
		const edited = { ...items[0]!, stem: 'Edited afterwards?' };
		const was = fingerprint(items[0]!);
		await review(quizId, trainer, [{ kind: 'words', itemId: edited.id, was, to: edited }]);
		const { attemptId } = await startAttempt(ctx, learner, {
			assignmentId: published.assignmentIds[0]!
		});
		const seen = JSON.stringify(await showAttempt(ctx, learner, { attemptId }));
		expect(seen).toContain(items[0]!.stem);
		expect(seen).not.toContain('Edited afterwards?');
		expect(seen).not.toContain(items[1]!.stem);
	});

	it('is refused while a quote is not in the article to the letter', async () => {
		const item = choiceItem();
		const quote = item.evidence[0]!;
		const moved = { ...item, evidence: [{ ...quote, start: quote.start + 1, end: quote.end + 1 }] };
		const { trainer, quizId, items } = await drafted([moved]);
		await accept(quizId, trainer, items);
		const publish = publishQuiz(ctx, trainer, { id: quizId, classIds: [] });
		expect(await refusal(publish)).toBe('invalid');
	});

	it('is refused with nothing accepted, and into a class that is not one’s own', async () => {
		const { trainer, quizId, items } = await drafted();
		const publish = (classIds: string[]) =>
			refusal(publishQuiz(ctx, trainer, { id: quizId, classIds }));
		expect(await publish([])).toBe('invalid');
		await accept(quizId, trainer, items);
		const foreign = await makeClass(ctx, await makeTrainer(ctx));
		expect(['forbidden', 'not-found']).toContain(await publish([foreign]));
	});
});

describe('a scenario on the desk', () => {
	async function draftedScenario(body = sampleScenario()) {
		const trainer = await makeTrainer(ctx);
		const articleId = await article(trainer);
		const id = newId();
		await ctx.db.write((tx) =>
			insertScenario(tx, {
				id,
				articleId,
				ownerId: trainer.userId,
				title: body.title,
				body,
				revision: 0,
				createdAt: ctx.now(),
				updatedAt: ctx.now()
			})
		);
		return { trainer, id, body };
	}

	it('takes what one window changed, and tells a slower one instead of overwriting', async () => {
		const { trainer, id, body } = await draftedScenario();
		const after = addNote(
			{
				...body,
				title: 'At another door',
				nodes: body.nodes.with(0, { ...body.nodes[0]!, text: 'A knock.' })
			},
			{ text: 'Ask the desk about this.', node: body.nodes[0]!.id },
			() => 'note1'
		).scenario;
		const { revision } = await editScenario(ctx, trainer, {
			id,
			revision: 0,
			patch: diffScenarios(body, after)
		});
		const { scenario } = await showScenarioDraft(ctx, trainer, { id });
		expect(scenario.revision).toBe(revision);
		expect(scenario.title).toBe('At another door');
		expect(scenario.body).toEqual(after);
		const stale = editScenario(ctx, trainer, {
			id,
			revision: 0,
			patch: diffScenarios(body, { ...body, title: 'Too late' })
		});
		expect(await refusal(stale)).toBe('conflict');
		expect(await readScenarioDraft(ctx, trainer, { id })).toMatchObject({ revision, body: after });
	});

	it('keeps at least one part, at most so many, and is closed to other trainers', async () => {
		const { trainer, id, body } = await draftedScenario();
		const edit = (actor: Actor, after: Scenario) =>
			editScenario(ctx, actor, { id, revision: 0, patch: diffScenarios(body, after) });
		expect(await refusal(edit(trainer, { ...body, nodes: [] }))).toBe('invalid');
		const many = Array.from({ length: 501 }, (_, i) => ({ ...body.nodes.at(-1)!, id: `e${i}` }));
		expect(await refusal(edit(trainer, { ...body, nodes: many }))).toBe('too-large');
		const other = await makeTrainer(ctx);
		expect(await refusal(edit(other, { ...body, title: 'Mine' }))).toBe('not-found');
		expect(await refusal(readScenarioDraft(ctx, other, { id }))).toBe('not-found');
	});

	it('is published only when the linter finds no error', async () => {
		const broken = sampleScenario();
		const first = broken.nodes.find((node) => node.kind === 'situation')!;
		if (first.kind === 'situation') first.choices[0]!.to = 'nowhere';
		const bad = await draftedScenario(broken);
		const publish = (d: { trainer: Actor; id: string }) =>
			publishScenario(ctx, d.trainer, { id: d.id, classIds: [] });
		expect(await refusal(publish(bad))).toBe('invalid');
		expect((await publish(await draftedScenario())).number).toBe(1);
	});
});

describe('classes', () => {
	it('have a code of their own and a trainer', async () => {
		const trainer = await makeTrainer(ctx);
		const [a, b] = [
			await createClass(ctx, trainer, { name: 'A' }),
			await createClass(ctx, trainer, { name: 'B' })
		];
		expect(a.code).not.toBe(b.code);
		expect((await showClass(ctx, trainer, { id: a.id })).cls.name).toBe('A');
		const other = showClass(ctx, await makeTrainer(ctx), { id: a.id });
		expect(['forbidden', 'not-found']).toContain(await refusal(other));
	});

	async function played() {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const learners = [await makeMember(ctx, classId), await makeMember(ctx, classId)];
		const item = choiceItem();
		const assignments = [
			await givenQuiz(ctx, trainer, classId, [item]),
			await givenQuiz(ctx, trainer, classId, [item])
		];
		for (const learner of learners) {
			for (const assignmentId of assignments) {
				const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
				const response = { kind: 'options' as const, ids: item.key as string[] };
				await submitAnswer(ctx, learner, { attemptId, step: 0, itemId: item.id, response });
			}
		}
		return { trainer, classId, learners, assignments };
	}

	it('have right boards after an assignment was taken back', async () => {
		const { trainer, assignments } = await played();
		await removeAssignment(ctx, trainer, { id: assignments[0]! });
		const stored = await storedStandings(ctx);
		expect(stored).toEqual(await recountStandings(ctx));
		expect(stored).toHaveLength(4);
	});

	it('have right boards after an article was deleted, whatever was made from it', async () => {
		const { trainer } = await played();
		const { rows } = await listArticles(ctx, trainer, { page: 1 });
		const { id, title } = rows[0]!;
		const { hanging } = await showArticle(ctx, trainer, { id });
		expect(hanging.attempts).toBeGreaterThan(0);
		expect([hanging.classes, hanging.learners]).not.toContain(0);
		const made = { kind: 'article', id } as const;
		expect(await refusal(removeMade(ctx, trainer, { ...made, title: 'Another' }))).toBe('invalid');
		await removeMade(ctx, trainer, { ...made, title: title.toUpperCase() });
		const stored = await storedStandings(ctx);
		expect(stored).toEqual(await recountStandings(ctx));
		expect(stored).toHaveLength(4);
	});

	it('forget a learner on every board when they are removed', async () => {
		const { trainer, classId, learners } = await played();
		await removeLearner(ctx, trainer, { classId, userId: learners[0]!.userId });
		const stored = await storedStandings(ctx);
		expect(stored).toHaveLength(3);
		expect(stored.every((row) => row.key.endsWith(learners[1]!.userId))).toBe(true);
		expect((await showClass(ctx, trainer, { id: classId })).learners).toBe(1);
	});

	it('go with everything in them', async () => {
		const { trainer, classId } = await played();
		await removeClass(ctx, trainer, { id: classId });
		expect(await storedStandings(ctx)).toEqual([]);
		expect(await refusal(showClass(ctx, trainer, { id: classId }))).not.toBe('was let through');
	});
});

describe('removing the demo', () => {
	it('takes what is the demo’s and nothing else, and is the administrator’s to do', async () => {
		const trainer = await makeTrainer(ctx);
		const own = await createClass(ctx, trainer, { name: 'Own' });
		await createClass(ctx, trainer, { name: 'Demo', isDemo: true });
		expect(await refusal(removeDemo(ctx, trainer))).toBe('forbidden');
		await removeDemo(ctx, await makeAdministrator(ctx));
		expect((await showClass(ctx, trainer, { id: own.id })).cls.name).toBe('Own');
	});
});
