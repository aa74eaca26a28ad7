import { describe, expect, it } from 'vitest';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishScenario,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();

async function begun() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learner = await makeMember(ctx, classId);
	const assignmentId = await publishScenario(ctx, trainer, classId, sampleScenario());
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	const choose = (step: number, nodeId: string, choiceId: string) =>
		takeChoice(ctx, learner, { attemptId, step, nodeId, choiceId });
	return { trainer, classId, learner, assignmentId, attemptId, choose };
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

describe('playing a scenario', () => {
	it('tells what came of a choice, moves on, and finishes at an ending', async () => {
		const { learner, attemptId, choose } = await begun();
		const first = await choose(0, 'door', 'refuse');
		expect(first).toMatchObject({
			finished: false,
			taken: {
				act: { id: 'refuse', quality: 'best', happens: 'What came of refuse.' },
				changes: [{ label: 'Legality', change: 1 }]
			},
			now: { step: 1, node: { id: 'report' }, over: false, ending: null }
		});
		const last = await choose(1, 'report', 'protest');
		expect(last).toMatchObject({
			finished: true,
			now: { over: true, ending: { outcome: 'upheld' } }
		});
		expect(await showResults(ctx, learner, { attemptId })).toMatchObject({
			points: 4000,
			possible: 4000,
			finished: true
		});
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
	});

	it('never falls below zero, and takes points back for a breach', async () => {
		const { learner, attemptId, choose } = await begun();
		await choose(0, 'door', 'admit');
		expect((await storedStandings(ctx)).map((s) => s.points)).toEqual([0, 0]);
		await choose(1, 'report', 'tell-later');
		const results = await showResults(ctx, learner, { attemptId });
		expect(results.points).toBe(0);
		expect(results.told.kind === 'scenario' && results.told.debrief?.rows).toHaveLength(2);
	});

	it('keeps the first choice of a step, whatever is sent again', async () => {
		const { attemptId, choose } = await begun();
		const told = await Promise.all([
			choose(0, 'door', 'refuse'),
			choose(0, 'door', 'admit'),
			choose(0, 'door', 'wait')
		]);
		expect(new Set(told.map((t) => t.taken?.act.id)).size).toBe(1);
		await choose(1, 'report', 'protest').catch(() => undefined);
		const again = await choose(0, 'door', 'threaten');
		expect(again).toEqual(told[0]);
		expect((await listResponses(ctx.db.read, attemptId)).length).toBeGreaterThan(0);
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
	});

	it('does not believe where the learner says they are', async () => {
		const { learner, attemptId, choose } = await begun();
		expect(await refusal(choose(0, 'report', 'protest'))).toBe('conflict');
		expect(await refusal(choose(0, 'door', 'protest'))).toBe('conflict');
		expect(await refusal(choose(1, 'report', 'protest'))).toBe('conflict');
		await choose(0, 'door', 'admit');
		// Closed to those who let the agent in.
		expect(await refusal(choose(1, 'report', 'protest'))).toBe('conflict');
		expect(await refusal(choose(0, 'report', 'protest'))).toBe('conflict');
		await choose(1, 'report', 'keep-still');
		expect(await refusal(choose(2, 'breached', 'keep-still'))).toBe('conflict');
		expect((await showAttempt(ctx, learner, { attemptId })).finished).toBe(true);
	});

	it('stands where it stood when the page is loaded again', async () => {
		const { learner, attemptId, choose } = await begun();
		const { now } = await choose(0, 'door', 'wait');
		const shown = await showAttempt(ctx, learner, { attemptId });
		expect(shown.play).toMatchObject({ kind: 'scenario', now });
	});
});
