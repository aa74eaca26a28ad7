import { describe, expect, it } from 'vitest';
import type { Counting } from '../../src/lib/core/standing/count-attempts.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { decideAnswer } from '../../src/lib/server/app/decide-answer.ts';
import { replayFrom } from '../../src/lib/server/app/replay-from.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
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

async function room() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	return { trainer, classId, learner: await makeMember(ctx, classId) };
}

/** Answers a quiz of choice items, each right or wrong; fewer answers than items leave it running. */
async function attempt(learner: Actor, assignmentId: string, answers: boolean[]) {
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	for (const [step, right] of answers.entries()) {
		await submitAnswer(ctx, learner, {
			attemptId,
			step,
			itemId: `q${step}`,
			response: { kind: 'options', ids: [right ? 'a' : 'b'] }
		});
	}
	return attemptId;
}

describe('the grade of an assignment', () => {
	it('counts attempts as the assignment says, and boards follow it', async () => {
		const { trainer, classId, learner } = await room();
		const expected: [Counting, number][] = [
			['first', 1000],
			['last', 0],
			['best', 2000],
			['mean', 1000]
		];
		let all = 0;
		for (const [counting, points] of expected) {
			const items = [choiceItem('q0'), choiceItem('q1')];
			const assignmentId = await publishQuiz(ctx, trainer, classId, items, { counting });
			await attempt(learner, assignmentId, [true, false]);
			await attempt(learner, assignmentId, [true, true]);
			await attempt(learner, assignmentId, [false, false]);
			// Left open: it counts for nothing until it is finished.
			await attempt(learner, assignmentId, [true]);
			const grade = await findGrade(ctx.db.read, assignmentId, learner.userId);
			expect(grade).toMatchObject({ points, possible: 2000, attempts: 4 });
			all += points;
		}
		const overall = (await storedStandings(ctx)).find(({ key }) => key.includes('/all/'));
		expect(overall).toMatchObject({ points: all, possible: 8000 });
	});

	it('holds what is unanswered in the first attempt in its denominator from the first answer on', async () => {
		const { trainer, classId, learner } = await room();
		const items = [choiceItem('q0'), choiceItem('q1')];
		const assignmentId = await publishQuiz(ctx, trainer, classId, items);
		await attempt(learner, assignmentId, []);
		const begun = await findGrade(ctx.db.read, assignmentId, learner.userId);
		expect(begun).toMatchObject({ points: 0, possible: 0, attempts: 1, finishedAt: null });
		await attempt(learner, assignmentId, [true]);
		const answered = await findGrade(ctx.db.read, assignmentId, learner.userId);
		expect(answered).toMatchObject({ points: 1000, possible: 2000, finishedAt: null });
	});

	it('takes nothing from a play that was taken up again in its middle', async () => {
		const { trainer, classId, learner } = await room();
		const given = { counting: 'best' } as const;
		const assignmentId = await publishScenario(ctx, trainer, classId, sampleScenario(), given);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const take = (id: string, step: number, nodeId: string, choiceId: string) =>
			takeChoice(ctx, learner, { attemptId: id, step, nodeId, choiceId });
		await take(attemptId, 0, 'door', 'wait');
		await take(attemptId, 1, 'report', 'tell-later');
		const before = await findGrade(ctx.db.read, assignmentId, learner.userId);
		expect(before).toMatchObject({ points: 1000, possible: 4000, attempts: 1 });
		const again = await replayFrom(ctx, learner, { attemptId, step: 0 });
		await take(again.attemptId, 0, 'door', 'refuse');
		await take(again.attemptId, 1, 'report', 'protest');
		const after = await findGrade(ctx.db.read, assignmentId, learner.userId);
		expect(after).toEqual(before);
	});

	it('moves with the trainer’s word on an answer that was left open', async () => {
		const { trainer, classId, learner } = await room();
		const assignmentId = await publishQuiz(ctx, trainer, classId, [
			clozeItem('c', ['the Ecuadorian consulate'])
		]);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		await submitAnswer(ctx, learner, {
			attemptId,
			step: 0,
			itemId: 'c',
			response: { kind: 'text', text: 'the consulate' }
		});
		const point = async () => (await findGrade(ctx.db.read, assignmentId, learner.userId))?.points;
		expect(await point()).toBe(0);
		const word = { classId, attemptId, step: 0 };
		await decideAnswer(ctx, trainer, { ...word, verdict: 'accepted' });
		expect(await point()).toBe(1000);
		await decideAnswer(ctx, trainer, { ...word, verdict: 'rejected' });
		expect(await point()).toBe(0);
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
	});
});
