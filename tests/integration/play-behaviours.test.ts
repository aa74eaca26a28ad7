import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../src/lib/core/quiz/behaviour.ts';
import type { Item, ItemResponse } from '../../src/lib/core/quiz/item.ts';
import { decideAnswer } from '../../src/lib/server/app/decide-answer.ts';
import { flagItem } from '../../src/lib/server/app/flag-item.ts';
import { handIn } from '../../src/lib/server/app/hand-in.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showItem } from '../../src/lib/server/app/show-item.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer, type Submission } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import { listTriesOfAttempt } from '../../src/lib/server/db/tries.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	publishScenario,
	storedStandings,
	testContext
} from '../support/database.ts';
import { allItems, choiceItem, clozeItem, trueFalseItem } from '../support/items.ts';
import { rightResponse } from '../support/right-response.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const chosen = (...ids: string[]): ItemResponse => ({ kind: 'options', ids });

async function begun(
	behaviour: Behaviour,
	items: Item[],
	given: Partial<typeof schema.assignments.$inferInsert> = {}
) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learner = await makeMember(ctx, classId);
	const assignmentId = await publishQuiz(ctx, trainer, classId, items, { behaviour, ...given });
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	const send = (step: number, response: ItemResponse, more: Partial<Submission> = {}) =>
		submitAnswer(ctx, learner, { attemptId, step, itemId: items[step]!.id, response, ...more });
	const grade = () => findGrade(ctx.db.read, assignmentId, learner.userId);
	return { trainer, classId, learner, assignmentId, attemptId, send, grade };
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

const two = () => [choiceItem('q0'), choiceItem('q1')];

describe('deferred', () => {
	it('keeps answers in any order, changeable and untold, and marks them when handed in', async () => {
		const play = await begun('deferred', allItems());
		const { attemptId, learner } = play;
		for (const [step, item] of [...allItems().entries()].reverse()) {
			const told = await play.send(step, rightResponse(item));
			expect(told).toMatchObject({ result: null, finished: false });
		}
		await play.send(0, chosen('b'));
		await play.send(0, chosen('a'));
		await play.send(1, chosen());
		const running = await showAttempt(ctx, learner, { attemptId });
		expect(running.play.kind === 'quiz' && running.play.results.map((r) => r.tells)).toEqual(
			Array.from({ length: 8 }, () => 'nothing')
		);
		expect(await play.grade()).toMatchObject({ points: 0, possible: 0 });
		expect(await storedStandings(ctx)).toEqual([]);

		await handIn(ctx, learner, { attemptId });
		await handIn(ctx, learner, { attemptId });
		// The one taken back stays in the denominator.
		expect(await play.grade()).toMatchObject({ points: 8000, possible: 9000 });
		const results = await showResults(ctx, learner, { attemptId });
		expect(results.told.kind === 'quiz' && results.told.items.map((i) => i.answered)).toEqual([
			true,
			false,
			...Array.from({ length: 7 }, () => true)
		]);
		expect(await refusal(play.send(1, chosen('a')))).toBe('conflict');
	});

	it('leaves to the trainer what it cannot mark, only once that is handed in', async () => {
		const items = [clozeItem('c', ['the Ecuadorian consulate'])];
		const { attemptId, learner, trainer, classId, send, grade } = await begun('deferred', items);
		await send(0, { kind: 'text', text: 'the consulate' });
		const word = { classId, attemptId, step: 0, verdict: 'accepted' } as const;
		expect(await refusal(decideAnswer(ctx, trainer, word))).toBe('conflict');
		await handIn(ctx, learner, { attemptId });
		await decideAnswer(ctx, trainer, word);
		expect(await grade()).toMatchObject({ points: 1000 });
	});

	it('adds up the time an item was looked at, and remembers what was marked', async () => {
		const { attemptId, learner, send } = await begun('deferred', two());
		const look = (step: number) => showItem(ctx, learner, { attemptId, step });
		await look(0);
		ctx.clock.at += 5000;
		await send(0, chosen('a'));
		await look(1);
		ctx.clock.at += 60_000;
		await look(0);
		ctx.clock.at += 2000;
		await send(0, chosen('b'));
		expect((await listResponses(ctx.db.read, attemptId))[0]?.tookMs).toBe(7000);
		await flagItem(ctx, learner, { attemptId, step: 1, flagged: true });
		await flagItem(ctx, learner, { attemptId, step: 0, flagged: true });
		expect(await flagItem(ctx, learner, { attemptId, step: 1, flagged: false })).toEqual({
			flagged: [0]
		});
	});
});

describe('immediate', () => {
	it('reckons the time of an answer by the server’s clock, from its first showing', async () => {
		const { attemptId, learner, send } = await begun('immediate', two());
		await showItem(ctx, learner, { attemptId, step: 0 });
		ctx.clock.at += 3000;
		await showItem(ctx, learner, { attemptId, step: 0 });
		ctx.clock.at += 1000;
		await send(0, chosen('a'));
		await send(1, chosen('a'));
		const took = (await listResponses(ctx.db.read, attemptId)).map((row) => row.tookMs);
		expect(took).toEqual([4000, null]);
	});

	it('ends only by its last answer', async () => {
		const { attemptId, learner } = await begun('immediate', two());
		expect(await refusal(handIn(ctx, learner, { attemptId }))).toBe('conflict');
	});
});

describe('interactive', () => {
	it('gives hints and further tries, each for a third less, and counts a try once', async () => {
		const { attemptId, learner, send, grade } = await begun('interactive', two());
		const first = await send(0, chosen('b'), { tryNumber: 1 });
		expect(first).toMatchObject({ result: null, again: { tries: 1, left: 1 }, next: 0 });
		expect(await send(0, chosen('b'), { tryNumber: 1 })).toEqual(first);
		const shown = await showAttempt(ctx, learner, { attemptId });
		expect(shown.play.kind === 'quiz' && shown.play.again).toMatchObject({ step: 0, tries: 1 });
		const second = await send(0, chosen('a'), { tryNumber: 2 });
		expect(second).toMatchObject({ result: { correct: true, points: 666, tries: 2 }, next: 1 });
		expect(await send(0, chosen('c'), { tryNumber: 3 })).toEqual(second);
		await send(1, chosen('b'), { tryNumber: 1 });
		const last = await send(1, chosen('c'), { tryNumber: 2 });
		expect(last).toMatchObject({ result: { correct: false, points: 0 }, finished: true });
		expect(await grade()).toMatchObject({ points: 666, possible: 2000 });
		expect(await listTriesOfAttempt(ctx.db.read, attemptId)).toHaveLength(2);
	});

	it('gives one try where only the other answer would be left', async () => {
		const { send } = await begun('interactive', [trueFalseItem('t')]);
		expect(await send(0, chosen('false'), { tryNumber: 1 })).toMatchObject({
			again: null,
			result: { correct: false },
			finished: true
		});
	});
});

describe('certainty', () => {
	it('asks how sure one is, and marks as Moodle publishes it, never below zero in all', async () => {
		const { send, grade } = await begun('certainty', two());
		expect(await refusal(send(0, chosen('a')))).toBe('invalid');
		expect(await send(0, chosen('b'), { certainty: 3 })).toMatchObject({
			result: { points: -6000, possible: 3000, correct: false }
		});
		expect(await send(1, chosen('a'), { certainty: 2 })).toMatchObject({
			result: { points: 2000, correct: true },
			finished: true
		});
		expect(await grade()).toMatchObject({ points: 0, possible: 6000 });
	});

	it('marks by certainty what the trainer decides', async () => {
		const items = [clozeItem('c', ['the Ecuadorian consulate']), choiceItem('q')];
		const { attemptId, trainer, classId, send, grade } = await begun('certainty', items);
		await send(0, { kind: 'text', text: 'the consulate' }, { certainty: 2 });
		await send(1, chosen('a'), { certainty: 3 });
		const decide = (verdict: 'accepted' | 'rejected' | 'undecided') =>
			decideAnswer(ctx, trainer, { classId, attemptId, step: 0, verdict });
		const points = async () => (await grade())?.points;
		expect(await points()).toBe(3000);
		await decide('accepted');
		expect(await points()).toBe(5000);
		await decide('rejected');
		expect(await points()).toBe(1000);
		await decide('undecided');
		expect(await points()).toBe(3000);
	});
});

describe('mastery', () => {
	it('asks again what was wrong until the share is reached, and stands on no board', async () => {
		const items = [choiceItem('q0'), choiceItem('q1'), choiceItem('q2')];
		const { attemptId, send, grade } = await begun('mastery', items, { masteryPercent: 60 });
		expect(await send(0, chosen('b'))).toMatchObject({ next: 1, finished: false });
		expect(await send(1, chosen('a'))).toMatchObject({ next: 2 });
		expect(await send(2, chosen('b'))).toMatchObject({ next: 0, finished: false });
		expect(await refusal(send(2, chosen('a'), { tryNumber: 2 }))).toBe('conflict');
		// Sent again, a round counts once.
		expect(await send(0, chosen('a'))).toMatchObject({ result: { tries: 1, correct: false } });
		const last = await send(0, chosen('a'), { tryNumber: 2 });
		expect(last).toMatchObject({
			finished: true,
			reached: { points: 2000, possible: 3000 },
			result: { tries: 2, correct: true }
		});
		expect(await grade()).toMatchObject({ points: 2000, possible: 3000 });
		expect(await storedStandings(ctx)).toEqual([]);
		expect(await listTriesOfAttempt(ctx.db.read, attemptId)).toMatchObject([
			{ step: 0, ordinal: 1 }
		]);
	});
});

describe('shuffling', () => {
	it('is each attempt’s own, stays over reloads, and leaves answers with their items', async () => {
		const items = Array.from({ length: 8 }, (_, i) => choiceItem(`q${i}`));
		const play = await begun('immediate', items, { shuffle: true });
		const shown = async (actor = play.learner, attemptId = play.attemptId) => {
			const { play } = await showAttempt(ctx, actor, { attemptId });
			if (play.kind !== 'quiz') throw new Error('a quiz was given');
			return play.items.map(({ step, options }) => [step, options.map((o) => o.id).join('')]);
		};
		const order = await shown();
		expect(await shown()).toEqual(order);
		expect(order.map(([step]) => step).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
		const other = await makeMember(ctx, play.classId);
		const { assignmentId } = play;
		const { attemptId } = await startAttempt(ctx, other, { assignmentId });
		expect(await shown(other, attemptId)).not.toEqual(order);
		const steps = order.map(([step]) => step as number);
		expect(await refusal(play.send(steps[1]!, chosen('a')))).toBe('conflict');
		for (const [i, step] of steps.entries()) {
			expect(await play.send(step, chosen('a'))).toMatchObject({
				result: { itemId: `q${step}`, correct: true },
				next: steps[i + 1] ?? null
			});
		}
		const results = await showResults(ctx, play.learner, { attemptId: play.attemptId });
		expect(results.told.kind === 'quiz' && results.told.items.map((i) => i.itemId)).toEqual(
			steps.map((step) => `q${step}`)
		);
	});

	it('is the same order for all where it is off', async () => {
		const play = await begun('immediate', two());
		const other = await makeMember(ctx, play.classId);
		const { assignmentId, learner } = play;
		const { attemptId } = await startAttempt(ctx, other, { assignmentId });
		const one = await showAttempt(ctx, learner, { attemptId: play.attemptId });
		const two_ = await showAttempt(ctx, other, { attemptId });
		expect(one.play).toEqual(two_.play);
	});
});

describe('a scenario told at the end', () => {
	it('goes on without a word on what was chosen, and has its debrief when it is over', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId);
		const assignmentId = await publishScenario(ctx, trainer, classId, sampleScenario(), {
			behaviour: 'deferred',
			reveal: 'finish'
		});
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const take = (step: number, nodeId: string, choiceId: string) =>
			takeChoice(ctx, learner, { attemptId, step, nodeId, choiceId });
		const first = await take(0, 'door', 'wait');
		expect(first).toMatchObject({ taken: null, now: { step: 1 }, finished: false });
		expect(await findGrade(ctx.db.read, assignmentId, learner.userId)).toMatchObject({
			possible: 0
		});
		expect(await take(1, 'report', 'protest')).toMatchObject({ taken: null, finished: true });
		const { told } = await showResults(ctx, learner, { attemptId });
		expect(told.kind === 'scenario' && told.debrief?.rows).toHaveLength(2);
		expect(await findGrade(ctx.db.read, assignmentId, learner.userId)).toMatchObject({
			points: 2000,
			possible: 4000
		});
	});
});
