import { describe, expect, it } from 'vitest';
import type { Item, ItemResponse } from '../../src/lib/core/quiz/item.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { showAssignment } from '../../src/lib/server/app/show-assignment.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showHome } from '../../src/lib/server/app/show-home.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { removeMembership } from '../../src/lib/server/db/memberships.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { allItems, choiceItem, clozeItem, multipleItem } from '../support/items.ts';
import { rightResponse } from '../support/right-response.ts';
import { toldWhole } from '../support/told.ts';

const ctx = testContext();
const chosen = (...ids: string[]): ItemResponse => ({ kind: 'options', ids });

async function classroom(items: Item[] = [choiceItem(), multipleItem(), clozeItem()]) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learner = await makeMember(ctx, classId, 'Ana');
	const assignmentId = await publishQuiz(ctx, trainer, classId, items);
	return { trainer, classId, learner, assignmentId, items };
}

async function begun(items?: Item[]) {
	const room = await classroom(items);
	const { attemptId } = await startAttempt(ctx, room.learner, { assignmentId: room.assignmentId });
	return { ...room, attemptId };
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

describe('starting an attempt', () => {
	it('goes on with the one that is not finished, also when asked twice at once', async () => {
		const { learner, assignmentId } = await classroom();
		const starts = await Promise.all(
			Array.from({ length: 5 }, () => startAttempt(ctx, learner, { assignmentId }))
		);
		expect(new Set(starts.map((s) => s.attemptId)).size).toBe(1);
	});

	it('is for learners of the class only', async () => {
		const { trainer, assignmentId } = await classroom();
		const other = await makeMember(ctx, await makeClass(ctx, trainer));
		expect(await refusal(startAttempt(ctx, other, { assignmentId }))).toBe('not-found');
		expect(await refusal(startAttempt(ctx, trainer, { assignmentId }))).toBe('forbidden');
		expect(await refusal(startAttempt(ctx, other, { assignmentId: 'none' }))).toBe('not-found');
	});

	it('is refused after the due time, while a running one may finish', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const [early, late] = [await makeMember(ctx, classId), await makeMember(ctx, classId)];
		const items = [choiceItem()];
		const dueAt = ctx.now() + 1000;
		const assignmentId = await publishQuiz(ctx, trainer, classId, items, { dueAt });
		const { attemptId } = await startAttempt(ctx, early, { assignmentId });
		ctx.clock.at = dueAt + 1;
		expect(await refusal(startAttempt(ctx, late, { assignmentId }))).toBe('conflict');
		expect(await startAttempt(ctx, early, { assignmentId })).toEqual({ attemptId });
		const told = await submitAnswer(ctx, early, {
			attemptId,
			step: 0,
			itemId: 'i-choice',
			response: chosen('a')
		});
		expect(told.finished).toBe(true);
		const shown = await showAssignment(ctx, late, { assignmentId });
		expect(shown.own).toMatchObject({ state: 'missed', canStart: false });
	});

	it('counts the first attempt only; later ones are practice', async () => {
		const { learner, assignmentId, classId } = await classroom([choiceItem()]);
		const take = async (id: string) => {
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			await submitAnswer(ctx, learner, {
				attemptId,
				step: 0,
				itemId: 'i-choice',
				response: chosen(id)
			});
			return attemptId;
		};
		const first = await take('b');
		const second = await take('a');
		expect(second).not.toBe(first);
		expect((await showAttempt(ctx, learner, { attemptId: second })).counts).toBe(false);
		expect(await storedStandings(ctx)).toEqual(
			[
				{ key: `${classId}/${assignmentId}/${learner.userId}`, points: 0, possible: 1000 },
				{ key: `${classId}/all/${learner.userId}`, points: 0, possible: 1000 }
			].sort((a, b) => (a.key < b.key ? -1 : 1))
		);
	});
});

describe('answering', () => {
	it('stores, grades, tells all about that item, and finishes with the last', async () => {
		const { learner, attemptId, items } = await begun();
		const first = await submitAnswer(ctx, learner, {
			attemptId,
			step: 0,
			itemId: items[0]!.id,
			response: chosen('b')
		});
		expect(first).toMatchObject({
			step: 0,
			finished: false,
			result: { correct: false, points: 0, keyIds: ['a'], right: ['Staffers'] }
		});
		await submitAnswer(ctx, learner, {
			attemptId,
			step: 1,
			itemId: items[1]!.id,
			response: chosen('a')
		});
		const last = await submitAnswer(ctx, learner, {
			attemptId,
			step: 2,
			itemId: items[2]!.id,
			response: { kind: 'text', text: 'Consulate' }
		});
		expect(last).toMatchObject({ finished: true, result: { correct: true, points: 1000 } });
		const results = await showResults(ctx, learner, { attemptId });
		expect(results).toMatchObject({ finished: true, points: 1500, possible: 3000, counts: true });
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
	});

	it('keeps the first answer of a step, and tells its result again', async () => {
		const { learner, attemptId, items } = await begun();
		const send = (id: string) =>
			submitAnswer(ctx, learner, {
				attemptId,
				step: 0,
				itemId: items[0]!.id,
				response: chosen(id)
			});
		const first = await send('b');
		expect(await send('a')).toEqual(first);
		expect(await listResponses(ctx.db.read, attemptId)).toHaveLength(1);
		const shown = await showAttempt(ctx, learner, { attemptId });
		expect(shown.play.kind === 'quiz' && shown.play.results[0]?.response).toEqual(chosen('b'));
	});

	it('counts once when the same step is sent many times at once, with different answers', async () => {
		const { learner, attemptId, items } = await begun();
		const told = await Promise.all(
			['a', 'b', 'a', 'c', 'a', 'd'].map((id) =>
				submitAnswer(ctx, learner, {
					attemptId,
					step: 0,
					itemId: items[0]!.id,
					response: chosen(id)
				})
			)
		);
		expect(new Set(told.map((t) => JSON.stringify(t))).size).toBe(1);
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
	});

	it('refuses what is not the learner’s, not at this step, or no answer to the item', async () => {
		const { learner, attemptId, classId, trainer } = await begun();
		const answer = { attemptId, step: 0, itemId: 'i-choice', response: chosen('a') };
		const other = await makeMember(ctx, classId);
		const as = (actor: Actor, change: Partial<typeof answer> = {}) =>
			refusal(submitAnswer(ctx, actor, { ...answer, ...change }));
		expect(await as(other)).toBe('not-found');
		expect(await as(trainer)).toBe('forbidden');
		expect(await as(learner, { attemptId: 'none' })).toBe('not-found');
		expect(await as(learner, { itemId: 'i-cloze' })).toBe('conflict');
		expect(await as(learner, { step: 1, itemId: 'i-multiple' })).toBe('conflict');
		expect(await as(learner, { step: 9 })).toBe('conflict');
		expect(await as(learner, { step: -1 })).toBe('conflict');
		expect(await as(learner, { step: 0.5 })).toBe('conflict');
		expect(await as(learner, { response: chosen('zz') })).toBe('invalid');
		expect(await as(learner, { response: { kind: 'text', text: 'a' } })).toBe('invalid');
		expect(await listResponses(ctx.db.read, attemptId)).toEqual([]);
		await ctx.db.write((tx) => removeMembership(tx, classId, learner.userId));
		expect(await as(learner)).toBe('not-found');
	});

	it('stores any text on both engines', async () => {
		const { learner, attemptId } = await begun([clozeItem()]);
		const told = await submitAnswer(ctx, learner, {
			attemptId,
			step: 0,
			itemId: 'i-cloze',
			response: { kind: 'text', text: 'the\u0000 consulate \ud800' }
		});
		expect(toldWhole(told).given).toEqual(['the consulate \ufffd']);
	});

	it('takes every type of item to the end', async () => {
		const { learner, attemptId, items } = await begun(allItems());
		for (const [step, item] of items.entries()) {
			const told = await submitAnswer(ctx, learner, {
				attemptId,
				step,
				itemId: item.id,
				response: rightResponse(item)
			});
			expect([item.type, toldWhole(told).correct]).toEqual([item.type, true]);
		}
		const results = await showResults(ctx, learner, { attemptId });
		expect(results.points).toBe(results.possible);
	});
});

describe('home and results', () => {
	it('lists what is to do before what is done', async () => {
		const { learner, assignmentId, trainer, classId } = await begun([choiceItem()]);
		await publishQuiz(ctx, trainer, classId, [choiceItem()], { title: 'Another' });
		await submitAnswer(ctx, learner, {
			attemptId: (await startAttempt(ctx, learner, { assignmentId })).attemptId,
			step: 0,
			itemId: 'i-choice',
			response: chosen('a')
		});
		const home = await showHome(ctx, learner, { page: 1 });
		expect(home.toDo.map((a) => a.title)).toEqual(['Another']);
		expect(home.done.map((a) => [a.title, a.grade?.points])).toEqual([['A quiz', 1000]]);
		expect(home.classes).toHaveLength(1);
	});

	it('tells nothing before an attempt is finished, and nothing to other learners ever', async () => {
		const { learner, attemptId, classId, trainer } = await begun();
		const running = await showResults(ctx, learner, { attemptId });
		expect(running).toMatchObject({ finished: false, told: { kind: 'quiz', items: [] } });
		const other = await makeMember(ctx, classId);
		expect(await refusal(showResults(ctx, other, { attemptId }))).toBe('not-found');
		expect(await refusal(showAttempt(ctx, other, { attemptId }))).toBe('not-found');
		const stranger = await makeTrainer(ctx);
		expect(await refusal(showResults(ctx, stranger, { attemptId }))).toBe('not-found');
		expect((await showResults(ctx, trainer, { attemptId })).nickname).toBe('Ana');
	});
});
