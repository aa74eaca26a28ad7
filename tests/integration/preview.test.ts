import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../src/lib/core/quiz/behaviour.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { addArticle } from '../../src/lib/server/app/add-article.ts';
import {
	answerQuizPreview,
	finishQuizPreview,
	showQuizPreview,
	type PreviewAnswer
} from '../../src/lib/server/app/preview-quiz.ts';
import {
	debriefScenarioPreview,
	playScenarioPreview,
	showScenarioPreview
} from '../../src/lib/server/app/preview-scenario.ts';
import { showQuizPrint } from '../../src/lib/server/app/show-quiz-print.ts';
import type { Done } from '../../src/lib/server/app/take-choice.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { insertQuiz } from '../../src/lib/server/db/quizzes.ts';
import { insertScenario } from '../../src/lib/server/db/scenarios.ts';
import type { ItemState } from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { makeTrainer, testContext } from '../support/database.ts';
import { allItems, choiceItem, shortItem } from '../support/items.ts';
import { ARTICLE, sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

async function makeDrafts(items: [Item, ItemState][]) {
	const trainer = await makeTrainer(ctx);
	const article = await addArticle(ctx, trainer, { title: 'Door', text: ARTICLE });
	const [quizId, scenarioId] = [newId(), newId()];
	const at = ctx.now();
	const made = { articleId: article.id, ownerId: trainer.userId, createdAt: at, updatedAt: at };
	await ctx.db.write(async (tx) => {
		const rows = items.map(([body, state], position) => ({
			itemId: body.id,
			position,
			state,
			body
		}));
		await insertQuiz(tx, { id: quizId, title: 'Door', ...made }, rows);
		const body = sampleScenario();
		await insertScenario(tx, { id: scenarioId, title: 'Door', revision: 0, body, ...made });
	});
	return { trainer, quizId, scenarioId };
}

describe('a quiz in preview', () => {
	it('shows what is accepted, and no key before the answer', async () => {
		const items = allItems().map((item): [Item, ItemState] => [item, 'accepted']);
		const { trainer, quizId } = await makeDrafts([...items, [choiceItem('spare'), 'spare']]);
		const shown = await showQuizPreview(ctx, trainer, { id: quizId });
		expect(shown.items.map(({ id }) => id)).toEqual(items.map(([{ id }]) => id));
		for (const told of ['key', 'rationale', 'explanation', 'evidence', 'quote'])
			expect(JSON.stringify(shown.items)).not.toContain(`"${told}":`);
	});

	it('shows the desk while nothing is accepted', async () => {
		const { trainer, quizId } = await makeDrafts([
			[choiceItem(), 'pending'],
			[shortItem(), 'dropped']
		]);
		const shown = await showQuizPreview(ctx, trainer, { id: quizId });
		expect(shown.items).toHaveLength(1);
	});

	/** Answers in turn, each with what came before it. */
	async function player(behaviour: Behaviour) {
		const { trainer, quizId: id } = await makeDrafts([
			[shortItem('one'), 'accepted'],
			[shortItem('two'), 'accepted']
		]);
		const before: PreviewAnswer[] = [];
		return {
			async answer(itemId: string, text: string, certainty?: number) {
				const answer = { itemId, response: { kind: 'text', text } as const, certainty };
				const play = { id, behaviour, before: [...before], answer };
				const reply = await answerQuizPreview(ctx, trainer, play);
				before.push(answer);
				return reply;
			},
			finish: () => finishQuizPreview(ctx, trainer, { id, behaviour, before }),
			odd: () => {
				const answer = { itemId: 'one', response: { kind: 'options' as const, ids: ['a'] } };
				return answerQuizPreview(ctx, trainer, { id, behaviour, before: [], answer });
			}
		};
	}
	const RIGHT = 'a letter of protest';

	it('explains an answer at once, and goes on to the last', async () => {
		const { answer, finish, odd } = await player('immediate');
		expect(await answer('one', RIGHT)).toMatchObject({
			result: { tells: 'key', correct: true },
			next: 1,
			finished: false
		});
		expect(await refusal(answer('one', RIGHT))).toBe('conflict');
		expect(await refusal(answer('gone', 'a boat'))).toBe('conflict');
		expect(await answer('two', 'a boat')).toMatchObject({
			result: { correct: false },
			next: null,
			finished: true
		});
		expect(await finish()).toMatchObject({ points: 1000, possible: 2000 });
		expect(await refusal(odd())).toBe('invalid');
	});

	it('gives hints and further tries, each for a third less', async () => {
		const { answer, finish } = await player('interactive');
		const missed = await answer('one', 'a boat');
		expect(missed).toMatchObject({ result: null, again: { tries: 1 }, next: 0 });
		expect(missed.again!.hints).toHaveLength(1);
		expect(JSON.stringify(missed)).not.toContain('"explanation":');
		expect(await answer('one', RIGHT)).toMatchObject({ result: { tries: 2 }, next: 1 });
		await answer('two', RIGHT);
		expect(await finish()).toMatchObject({ points: 1666 });
	});

	it('asks how sure one is, and counts that', async () => {
		const { answer, finish } = await player('certainty');
		expect(await answer('one', RIGHT, 3)).toMatchObject({ result: { points: 3000 }, next: 1 });
		expect(await answer('two', 'a boat', 2)).toMatchObject({ result: { points: -2000 } });
		expect(await finish()).toMatchObject({ points: 1000, possible: 6000 });
	});

	it('brings back what was wrong until it is mastered', async () => {
		const { answer } = await player('mastery');
		expect(await answer('one', 'a boat')).toMatchObject({ next: 1, finished: false });
		expect(await answer('two', RIGHT)).toMatchObject({ next: 0, reached: { points: 1000 } });
		expect(await answer('one', RIGHT)).toMatchObject({ next: null, finished: true });
	});

	it('tells nothing of what is handed in together before it is', async () => {
		const { trainer, quizId: id } = await makeDrafts([
			[shortItem('one'), 'accepted'],
			[shortItem('two'), 'accepted']
		]);
		const before = [{ itemId: 'two', response: { kind: 'text', text: RIGHT } as const }];
		const play = { id, behaviour: 'deferred' as const, before };
		expect(await finishQuizPreview(ctx, trainer, play)).toMatchObject({
			points: 1000,
			told: [
				{ tells: 'key', answered: false },
				{ tells: 'key', correct: true }
			]
		});
	});

	it('is on paper without its key, but for the key', async () => {
		const { trainer, quizId } = await makeDrafts([[choiceItem(), 'accepted']]);
		for (const part of ['sheet', 'answers'] as const) {
			const sheet = await showQuizPrint(ctx, trainer, { id: quizId, part });
			expect(sheet.items).toMatchObject([{ key: null }]);
			expect(JSON.stringify(sheet)).not.toMatch(/rationale|explanation|evidence/);
		}
		const { items } = await showQuizPrint(ctx, trainer, { id: quizId, part: 'key' });
		expect(items[0]!.key!.item).toEqual(choiceItem());
	});
});

describe('a scenario in preview', () => {
	it('is played to its end and debriefed, and nothing is kept of it', async () => {
		const { trainer, scenarioId: id } = await makeDrafts([]);
		const { now } = await showScenarioPreview(ctx, trainer, { id });
		expect(JSON.stringify(now)).not.toMatch(/quality|feedback/);
		const before: Done[] = [];
		let view = now;
		for (let i = 0; i < 20 && !view.over; i++) {
			const done = { choiceId: view.node.choices[0]!.id };
			const reply = await playScenarioPreview(ctx, trainer, { id, before, done });
			expect(reply.taken).not.toBeNull();
			before.push(done);
			view = reply.now;
		}
		expect(view.over).toBe(true);
		const debrief = await debriefScenarioPreview(ctx, trainer, { id, before });
		expect(debrief.rows.filter(({ own }) => own).length).toBe(before.length);
		const early = debriefScenarioPreview(ctx, trainer, { id, before: [] });
		expect(await refusal(early)).toBe('conflict');
		const strange = { id, before: [], done: { choiceId: 'not-there' } };
		expect(await refusal(playScenarioPreview(ctx, trainer, strange))).toBe('conflict');
	});
});

it('previews and print are for whoever may see the draft', async () => {
	const { quizId, scenarioId } = await makeDrafts([[shortItem('one'), 'accepted']]);
	const other = await makeTrainer(ctx);
	const learner: Actor = { userId: other.userId, role: 'learner' };
	const response = { kind: 'text', text: 'x' } as const;
	for (const [actor, code] of [
		[other, 'not-found'],
		[learner, 'forbidden']
	] as const) {
		const way = { id: quizId, behaviour: 'immediate' as const, before: [] };
		const answer = { ...way, answer: { itemId: 'one', response } };
		expect(await refusal(showQuizPreview(ctx, actor, { id: quizId }))).toBe(code);
		expect(await refusal(answerQuizPreview(ctx, actor, answer))).toBe(code);
		expect(await refusal(finishQuizPreview(ctx, actor, way))).toBe(code);
		expect(await refusal(showQuizPrint(ctx, actor, { id: quizId, part: 'key' }))).toBe(code);
		const play = { id: scenarioId, before: [], done: null };
		expect(await refusal(showScenarioPreview(ctx, actor, play))).toBe(code);
		expect(await refusal(playScenarioPreview(ctx, actor, play))).toBe(code);
		expect(await refusal(debriefScenarioPreview(ctx, actor, play))).toBe(code);
	}
});
