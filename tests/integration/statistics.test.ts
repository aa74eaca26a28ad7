import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { ItemResponse } from '../../src/lib/core/quiz/item.ts';
import { closeReport } from '../../src/lib/server/app/close-report.ts';
import { ownReports } from '../../src/lib/server/app/own-reports.ts';
import { publishQuiz as publishDraft } from '../../src/lib/server/app/publish-quiz.ts';
import { reopenItem } from '../../src/lib/server/app/reopen-item.ts';
import { reportItem } from '../../src/lib/server/app/report-item.ts';
import { showClass } from '../../src/lib/server/app/show-class.ts';
import { showMisunderstood } from '../../src/lib/server/app/show-misunderstood.ts';
import { showPaths } from '../../src/lib/server/app/show-paths.ts';
import { showStatistics } from '../../src/lib/server/app/show-statistics.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { listDraftItems } from '../../src/lib/server/db/quizzes.ts';
import { removeMembership } from '../../src/lib/server/db/memberships.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import {
	makeAdministrator,
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	putIntoDraft,
	publishScenario,
	testContext
} from '../support/database.ts';
import { choiceItem, clozeItem } from '../support/items.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const chosen = (...ids: string[]): ItemResponse => ({ kind: 'options', ids });
const typed = (text: string): ItemResponse => ({ kind: 'text', text });
const items = () => [choiceItem(), clozeItem()];

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

async function answer(learner: Actor, assignmentId: string, responses: ItemResponse[]) {
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	for (const [step, response] of responses.entries()) {
		const itemId = items()[step]!.id;
		await submitAnswer(ctx, learner, { attemptId, step, itemId, response });
	}
	return attemptId;
}

/** A quiz of two items given to a class of four: two know it all, one is wrong twice, one has only begun. */
async function classroom() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const [ana, ben, cem, dia] = [
		await makeMember(ctx, classId, 'Ana'),
		await makeMember(ctx, classId, 'Ben'),
		await makeMember(ctx, classId, 'Cem'),
		await makeMember(ctx, classId, 'Dia')
	];
	const assignmentId = await publishQuiz(ctx, trainer, classId, items());
	const right = [chosen('a'), typed('the consulate')];
	await answer(ana, assignmentId, right);
	await answer(ben, assignmentId, right);
	const attemptId = await answer(cem, assignmentId, [chosen('b'), typed('the embassy')]);
	// A second attempt, now that Cem knows the answers, and one that is not over: neither counts.
	await answer(cem, assignmentId, right);
	await answer(dia, assignmentId, [chosen('b')]);
	return { trainer, classId, assignmentId, attemptId, ana, ben, cem, dia };
}

describe('the statistics of an assignment', () => {
	it('rest on each learner’s first attempt that is over, and tell all about every item', async () => {
		const { trainer, assignmentId } = await classroom();
		const { told, running } = await showStatistics(ctx, trainer, { assignmentId });
		if (told.kind !== 'quiz') throw new Error('It is a quiz.');
		expect(running).toBe(1);
		expect(told.quiz).toMatchObject({ attempts: 3, mean: { value: 4 / 3 } });
		expect(told.quiz.alpha.value).toBeCloseTo(1, 9);
		const [choice] = told.items;
		expect(choice!.statistics).toMatchObject({ attempts: 3, facility: { value: 2 / 3 } });
		expect(choice!.distractors.rows.map(({ id, counts }) => [id, counts.all])).toEqual([
			['a', 2],
			['b', 1],
			['c', 0],
			['d', 0]
		]);
		expect(told.scores.reduce((a, b) => a + b, 0)).toBe(3);
		const marked = told.map.flatMap((p) => p.sentences).filter(({ heat }) => heat !== null);
		expect(marked.length).toBeGreaterThan(0);
		expect(marked[0]).toMatchObject({ numbers: [1, 2], facility: 2 / 3 });
	});

	it('counted who has left the class as still at it', async () => {
		const { trainer, classId, assignmentId, dia } = await classroom();
		await ctx.db.write((tx) => removeMembership(tx, classId, dia.userId));
		expect((await showStatistics(ctx, trainer, { assignmentId })).running).toBe(0);
	});

	it('count an attempt whose time is up, with nothing for what was not answered', async () => {
		const { trainer, assignmentId } = await classroom();
		const endsAt = ctx.now() + 60_000;
		await ctx.db.write((tx) => tx.update(schema.attempts).set({ endsAt }));
		ctx.clock.at = endsAt + 10_001;
		const { told, running } = await showStatistics(ctx, trainer, { assignmentId });
		expect(running).toBe(0);
		expect(told.kind === 'quiz' && told.items[1]!.statistics).toMatchObject({
			attempts: 4,
			answered: 3,
			facility: { value: 0.5 }
		});
	});

	it('are for the trainers of the class and administrators alone', async () => {
		const { trainer, ana, assignmentId, classId } = await classroom();
		const stranger = await makeTrainer(ctx);
		const look = (actor: Actor) => refusal(showStatistics(ctx, actor, { assignmentId }));
		const lookAtAll = (actor: Actor) =>
			refusal(showMisunderstood(ctx, actor, { classId, all: false, page: 1 }));
		for (const see of [look, lookAtAll]) {
			expect(await see(trainer)).toBe('was let through');
			expect(await see(await makeAdministrator(ctx))).toBe('was let through');
			expect(await see(stranger)).toBe('not-found');
			expect(await see(ana)).toBe('forbidden');
		}
		expect(await refusal(showStatistics(ctx, trainer, { assignmentId: 'none' }))).toBe('not-found');
	});

	it('tell of a scenario what was done at each situation', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const scenario = sampleScenario();
		const assignmentId = await publishScenario(ctx, trainer, classId, scenario);
		const learner = await makeMember(ctx, classId);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const first = scenario.nodes[0]!;
		if (first.kind !== 'situation') throw new Error('It begins with a situation.');
		const best = first.choices.find(({ quality }) => quality === 'best')!;
		ctx.clock.at += 7000;
		await takeChoice(ctx, learner, { attemptId, step: 0, nodeId: first.id, choiceId: best.id });
		await ctx.db.write((tx) => tx.update(schema.attempts).set({ finishedAt: ctx.now() }));
		const { told } = await showStatistics(ctx, trainer, { assignmentId });
		expect(told.kind === 'scenario' && told.decisions[0]!.statistics).toMatchObject({
			node: first.id,
			visits: 1,
			best: 1,
			points: { mean: 2, most: 2 },
			medianMs: 7000
		});
	});
});

describe('paths', () => {
	it('tell the trainers of the class which ways were gone, and what the article says where most went wrong', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const scenario = sampleScenario();
		scenario.layout = {
			pinned: { door: { x: 40, y: 20 } },
			folded: ['door'],
			groups: [],
			notes: [{ id: 'n', text: 'only among authors', node: 'door' }],
			tags: [],
			tagged: {}
		};
		const assignmentId = await publishScenario(ctx, trainer, classId, scenario);
		const learners = [await makeMember(ctx, classId, 'Ana'), await makeMember(ctx, classId, 'Ben')];
		for (const [i, learner] of learners.entries()) {
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			const take = (step: number, nodeId: string, choiceId: string) =>
				takeChoice(ctx, learner, { attemptId, step, nodeId, choiceId });
			ctx.clock.at += 3000;
			await take(0, 'door', i === 0 ? 'refuse' : 'wait');
			ctx.clock.at += 5000;
			await take(1, 'report', 'tell-later');
		}
		const shown = (await showPaths(ctx, trainer, { assignmentId }))!;
		expect(shown.report.plays).toBe(2);
		expect(
			shown.report.nodes.map(({ node, visits, medianMs }) => [node, visits, medianMs])
		).toEqual([
			['door', 2, 3000],
			['report', 2, 5000],
			['upheld', 0, null],
			['recovered', 2, null],
			['breached', 0, null]
		]);
		// Nobody took the best way at the desk; what the article says of it stands in its only paragraph.
		expect(shown.missed?.node).toBe('report');
		const [quote] = shown.missed!.quotes;
		expect(quote!.text.slice(quote!.start, quote!.end)).toBe('a letter of protest');
		expect(shown.scenario.layout?.pinned).toEqual({ door: { x: 40, y: 20 } });
		expect(JSON.stringify(shown)).not.toContain('only among authors');

		expect(await refusal(showPaths(ctx, learners[0]!, { assignmentId }))).toBe('forbidden');
		expect(await refusal(showPaths(ctx, await makeTrainer(ctx), { assignmentId }))).toBe(
			'not-found'
		);
	});

	it('are of scenarios only', async () => {
		const { trainer, assignmentId } = await classroom();
		expect(await showPaths(ctx, trainer, { assignmentId })).toBeNull();
	});
});

describe('what a class misunderstood', () => {
	it('names the wrong claims, the weakest questions and the passages they rest on', async () => {
		const { trainer, classId } = await classroom();
		const shown = await showMisunderstood(ctx, trainer, { classId, all: true, page: 1 });
		expect(shown.attempts).toBe(3);
		expect(
			shown.beliefs.map(({ question, claim, count, answered }) => [
				question,
				claim,
				count,
				answered
			])
		).toEqual(
			expect.arrayContaining([
				['Who kept the agent out?', 'The police', 1, 3],
				['', 'An agent tried to enter the embassy.', 1, 3]
			])
		);
		expect(shown.beliefs).toHaveLength(2);
		expect(shown.items.map(({ itemId, facility }) => [itemId, facility])).toEqual([
			['i-choice', 2 / 3],
			['i-cloze', 2 / 3]
		]);
		expect(shown.claims).toMatchObject([
			{ quote: 'a letter of protest', facility: 2 / 3, attempts: 6 }
		]);
	});
});

describe('reports', () => {
	const note = 'Two answers are right here.';

	it('are one for each learner and item, can be changed and taken back, and open again by a change', async () => {
		const { trainer, classId, assignmentId, attemptId, cem } = await classroom();
		const say = (words: string) =>
			reportItem(ctx, cem, { attemptId, ref: 'i-choice', note: words });
		const waiting = async () => (await showClass(ctx, trainer, { id: classId })).reported;
		await say('Hm.');
		await say(note);
		expect(await waiting()).toBe(1);
		const { reports } = await showMisunderstood(ctx, trainer, { classId, all: false, page: 1 });
		expect(reports.rows).toMatchObject([{ nickname: 'Cem', note, ref: 'i-choice' }]);
		const reportId = reports.rows[0]!.id;
		await closeReport(ctx, trainer, { assignmentId, reportId, answer: 'Only one is.' });
		expect(await ownReports(ctx, cem, { attemptId })).toEqual([
			{ ref: 'i-choice', note, state: 'closed', answer: 'Only one is.' }
		]);
		expect(await waiting()).toBe(0);
		await say('But look at the second sentence.');
		expect(await waiting()).toBe(1);
		expect(await say('  ')).toEqual({ reported: false });
		expect(await ownReports(ctx, cem, { attemptId })).toEqual([]);
	});

	it('are taken only of one’s own answered items, and told to nobody else', async () => {
		const { trainer, classId, assignmentId, attemptId, ana, cem, dia } = await classroom();
		const report = (actor: Actor, change = {}) =>
			refusal(reportItem(ctx, actor, { attemptId, ref: 'i-choice', note, ...change }));
		expect(await report(ana)).toBe('not-found');
		expect(await report(trainer)).toBe('forbidden');
		expect(await report(cem, { ref: 'no such item' })).toBe('conflict');
		const own = (await startAttempt(ctx, dia, { assignmentId })).attemptId;
		expect(await report(dia, { attemptId: own, ref: 'i-cloze' })).toBe('conflict');
		expect(await report(dia, { attemptId: own })).toBe('was let through');
		expect(await ownReports(ctx, ana, { attemptId: own })).toEqual([]);
		const { reports } = await showMisunderstood(ctx, trainer, { classId, all: false, page: 1 });
		const closing = { assignmentId, reportId: reports.rows[0]!.id, answer: '' };
		expect(await refusal(closeReport(ctx, dia, closing))).toBe('forbidden');
		expect(await refusal(closeReport(ctx, await makeTrainer(ctx), closing))).toBe('not-found');
		expect(await refusal(closeReport(ctx, trainer, { ...closing, reportId: 'none' }))).toBe(
			'not-found'
		);
		await ctx.db.write((tx) => tx.update(schema.classes).set({ archivedAt: ctx.now() }));
		expect(await report(cem)).toBe('conflict');
	});
});

describe('what a class misunderstood', () => {
	it('leads to where a question was answered, not to where it was only asked again', async () => {
		const { trainer, classId, assignmentId } = await classroom();
		ctx.clock.at += 1000;
		await publishQuiz(ctx, trainer, classId, items());
		const shown = await showMisunderstood(ctx, trainer, { classId, all: true, page: 1 });
		const asked = [...shown.beliefs, ...shown.items].map((one) => one.assignmentId);
		expect(asked.length).toBeGreaterThan(0);
		expect(new Set(asked)).toEqual(new Set([assignmentId]));
	});

	it('says on which of many assignments it rests, and tells of older ones on another page', async () => {
		const { trainer, classId } = await classroom();
		ctx.clock.at += 1000;
		for (let i = 0; i < 50; i++) await publishQuiz(ctx, trainer, classId, items());
		const shown = async (givenPage: number) => {
			const input = { classId, all: false, page: 1, givenPage };
			const { assignments, attempts, beliefs } = await showMisunderstood(ctx, trainer, input);
			const { rows, pages, total } = assignments;
			return [rows.length, pages, total, attempts, beliefs.length > 0];
		};
		expect(await shown(1)).toEqual([50, 2, 51, 0, false]);
		expect(await shown(2)).toEqual([1, 2, 51, 3, true]);
	});
});

describe('reopening an item', () => {
	it('puts it back into review with the report, settles what was reported of it, and is over when published', async () => {
		const { trainer, assignmentId, attemptId, cem, ana } = await classroom();
		const quizId = await putIntoDraft(ctx, assignmentId);
		const note = 'The police kept him out.';
		await reportItem(ctx, cem, { attemptId, ref: 'i-choice', note });
		const { told, draft } = await showStatistics(ctx, trainer, { assignmentId });
		expect(draft).toEqual({ id: quizId, own: true });
		const reportId = told.kind === 'quiz' ? told.items[0]!.reports[0]!.id : '';
		const reopen = (actor: Actor) =>
			reopenItem(ctx, actor, { assignmentId, itemId: 'i-choice', reportId });
		expect(await refusal(reopen(ana))).toBe('forbidden');
		expect(await refusal(reopen(await makeTrainer(ctx)))).toBe('not-found');
		expect(await reopen(trainer)).toEqual({ quizId });
		const drafted = async () =>
			(await listDraftItems(ctx.db.read, quizId)).map(({ state, cameBack }) => [state, cameBack]);
		expect(await drafted()).toEqual([
			['pending', `A learner reported it. “${note}”`],
			['accepted', null]
		]);
		expect((await ownReports(ctx, cem, { attemptId }))[0]?.state).toBe('reopened');
		await ctx.db.write((tx) => tx.update(schema.quizItems).set({ state: 'accepted' }));
		await publishDraft(ctx, trainer, { id: quizId, classIds: [] });
		expect(await drafted()).toEqual([
			['accepted', null],
			['accepted', null]
		]);
	});

	it('says how the item did, where no report speaks against it, and moves the draft on', async () => {
		const { trainer, assignmentId } = await classroom();
		const quizId = await putIntoDraft(ctx, assignmentId);
		const input = { assignmentId, itemId: 'i-cloze', reportId: null };
		await reopenItem(ctx, trainer, input);
		const [, cloze] = await listDraftItems(ctx.db.read, quizId);
		expect(cloze).toMatchObject({ state: 'pending' });
		expect(cloze!.cameBack).toMatch(/^Facility 67 %, discrimination 1\.00, 3 attempts/);
		const [quiz] = await ctx.db.read
			.select({ revision: schema.quizzes.revision })
			.from(schema.quizzes)
			.where(eq(schema.quizzes.id, quizId))
			.limit(1);
		expect(quiz!.revision).toBe(1);
		await ctx.db.write((tx) => tx.delete(schema.quizItems));
		expect(await refusal(reopenItem(ctx, trainer, input))).toBe('conflict');
	});
});
