import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/lib/server/db/responses.ts';
import { decideAnswer } from '../../src/lib/server/app/decide-answer.ts';
import { showAssignment } from '../../src/lib/server/app/show-assignment.ts';
import { showDoubtfulAnswers } from '../../src/lib/server/app/show-doubtful-answers.ts';
import { showGrade } from '../../src/lib/server/app/show-grade.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { removeMembership } from '../../src/lib/server/db/memberships.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	publishScenario,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { choiceItem, clozeItem } from '../support/items.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

/** A finished attempt: one right choice, and a typed answer that only a person can mark. */
async function played() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learner = await makeMember(ctx, classId, 'Ana');
	const items = [choiceItem(), clozeItem('i-cloze', ['the Ecuadorian consulate'])];
	const assignmentId = await publishQuiz(ctx, trainer, classId, items);
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	const send = (step: number, itemId: string, response: object) =>
		submitAnswer(ctx, learner, { attemptId, step, itemId, response: response as never });
	await send(0, 'i-choice', { kind: 'options', ids: ['a'] });
	const told = await send(1, 'i-cloze', { kind: 'text', text: 'the consulate' });
	const decide = (verdict: Verdict, step = 1, actor = trainer, id = classId) =>
		decideAnswer(ctx, actor, { classId: id, attemptId, step, verdict });
	const points = async () => (await showResults(ctx, learner, { attemptId })).points;
	return { trainer, classId, learner, attemptId, told, decide, points };
}

describe('an answer that is neither plainly right nor plainly wrong', () => {
	it('is neither right nor wrong to the learner, and waits for the trainer with the quote', async () => {
		const { trainer, classId, told } = await played();
		expect(told).toMatchObject({
			finished: true,
			result: { undecided: true, correct: false, points: 0 }
		});
		const shown = await showDoubtfulAnswers(ctx, trainer, { classId, page: 1 });
		expect(shown.waiting).toMatchObject({
			total: 1,
			rows: [{ nickname: 'Ana', given: 'the consulate', accepted: ['the Ecuadorian consulate'] }]
		});
		expect(shown.waiting.rows[0]!.quotes).toHaveLength(1);
		expect(shown.decided).toEqual([]);
	});

	it('brings its points once when accepted, however often, and loses them when taken back', async () => {
		const { trainer, classId, learner, attemptId, decide, points } = await played();
		expect(await points()).toBe(1000);
		await Promise.all([decide('accepted'), decide('accepted'), decide('accepted')]);
		await decide('accepted');
		expect(await points()).toBe(2000);
		const results = await showResults(ctx, learner, { attemptId });
		expect(results).toMatchObject({ finished: true, points: 2000 });
		expect(results.told.kind === 'quiz' && results.told.items[1]).toMatchObject({
			correct: true,
			undecided: false
		});
		const standings = await storedStandings(ctx);
		expect(standings.map((row) => row.points)).toEqual([2000, 2000]);
		expect(standings).toEqual(await recountStandings(ctx));
		const shown = await showDoubtfulAnswers(ctx, trainer, { classId, page: 1 });
		expect([shown.waiting.total, shown.decided.map((row) => row.verdict)]).toEqual([
			0,
			['accepted']
		]);

		await decide('undecided');
		expect(await points()).toBe(1000);
		await decide('rejected');
		await decide('accepted');
		await decide('rejected');
		expect(await points()).toBe(1000);
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
	});

	it('is decided by trainers of the class alone, and only where it was left open', async () => {
		const { trainer, classId, learner, decide, points } = await played();
		const stranger = await makeTrainer(ctx);
		const theirs = await makeClass(ctx, stranger);
		expect(await refusal(decide('accepted', 1, learner))).toBe('forbidden');
		expect(await refusal(decide('accepted', 1, stranger))).toBe('not-found');
		expect(await refusal(decide('accepted', 1, stranger, theirs))).toBe('not-found');
		expect(await refusal(decide('accepted', 0))).toBe('conflict');
		expect(await refusal(decide('accepted', 7))).toBe('conflict');
		expect(await points()).toBe(1000);
		const peek = showDoubtfulAnswers(ctx, stranger, { classId, page: 1 });
		expect(await refusal(peek)).toBe('not-found');
		await ctx.db.write((tx) => removeMembership(tx, classId, learner.userId));
		expect(await refusal(decide('accepted'))).toBe('not-found');
		const shown = await showDoubtfulAnswers(ctx, trainer, { classId, page: 1 });
		expect(shown.waiting).toMatchObject({ total: 0, rows: [] });
	});

	it('ended an attempt late that was over before it was decided', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId, 'Ana');
		const dueAt = ctx.now() + 3_600_000;
		const items = [clozeItem('i-cloze', ['the Ecuadorian consulate'])];
		const rules = {
			behaviour: 'mastery' as const,
			masteryPercent: 100,
			dueAt,
			lateUntil: dueAt + 3_600_000
		};
		const assignmentId = await publishQuiz(ctx, trainer, classId, items, {
			...rules,
			timeLimitSeconds: 600
		});
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		await submitAnswer(ctx, learner, {
			...{ attemptId, step: 0, itemId: 'i-cloze' },
			response: { kind: 'text', text: 'the consulate' }
		});
		ctx.clock.at = dueAt + 60_000;
		await decideAnswer(ctx, trainer, { classId, attemptId, step: 0, verdict: 'accepted' });
		const { own } = await showAssignment(ctx, learner, { assignmentId });
		expect(own?.attempts).toMatchObject([{ late: false, points: 1000 }]);
		expect(own?.attempts[0]?.finishedAt).toBeLessThan(dueAt);
	});
});

describe('a typed answer in a scenario that the mark scheme leaves open', () => {
	/** The sample scenario with a gap to fill at the door; what is not right leads to the report as well. */
	function typing() {
		const scenario = sampleScenario();
		const item = clozeItem('i-cloze', ['the Ecuadorian consulate']);
		Object.assign(scenario.nodes[0]!, { item, right: 'report', wrong: 'report', choices: [] });
		return scenario;
	}

	async function playedOn() {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId, 'Ana');
		const assignmentId = await publishScenario(ctx, trainer, classId, typing());
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const told = await takeChoice(ctx, learner, {
			...{ attemptId, step: 0, nodeId: 'door' },
			response: { kind: 'text', text: 'the consulate' }
		});
		const decide = (verdict: Verdict) =>
			decideAnswer(ctx, trainer, { classId, attemptId, step: 0, verdict });
		const finish = () =>
			takeChoice(ctx, learner, { attemptId, step: 1, nodeId: 'report', choiceId: 'protest' });
		const points = async () => (await showResults(ctx, learner, { attemptId })).points;
		return { trainer, classId, learner, assignmentId, attemptId, told, decide, finish, points };
	}

	it('waits for the trainer, and the play goes on', async () => {
		const { trainer, classId, told } = await playedOn();
		expect(told).toMatchObject({
			taken: { act: { text: 'the consulate', points: 0, verdict: 'undecided' } },
			now: { node: { id: 'report' } }
		});
		const { waiting } = await showDoubtfulAnswers(ctx, trainer, { classId, page: 1 });
		expect(waiting).toMatchObject({
			total: 1,
			rows: [{ nickname: 'Ana', given: 'the consulate', accepted: ['the Ecuadorian consulate'] }]
		});
	});

	it('brings as much as a best choice once accepted, and score, gradebook, debrief and boards follow', async () => {
		const { trainer, classId, assignmentId, learner, attemptId, decide, finish, points } =
			await playedOn();
		await finish();
		expect(await points()).toBe(2000);
		await Promise.all([decide('accepted'), decide('accepted')]);
		expect(await points()).toBe(4000);
		const { told } = await showResults(ctx, learner, { attemptId });
		expect(told.kind === 'scenario' && told.debrief?.rows[0]?.own).toMatchObject({
			done: { points: 2, verdict: 'accepted', right: [] },
			better: null,
			decisive: null
		});
		const { userId } = learner;
		const { grade, shown } = await showGrade(ctx, trainer, {
			...{ classId, assignmentId, userId, attemptId }
		});
		expect(grade.points).toBe(4000);
		expect(shown?.answers[0]).toMatchObject({ correct: true, points: 2000, verdict: 'accepted' });
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));

		await decide('rejected');
		expect(await points()).toBe(2000);
		await decide('undecided');
		expect(await points()).toBe(2000);
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
	});

	it('may be decided while the play runs, and counts at its end', async () => {
		const { decide, finish, points } = await playedOn();
		await decide('accepted');
		await finish();
		expect(await points()).toBe(4000);
	});
});
