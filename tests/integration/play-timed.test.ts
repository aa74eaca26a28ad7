import { describe, expect, it } from 'vitest';
import type { Scenario, Situation } from '../../src/lib/core/scenario/model.ts';
import { beginDecision } from '../../src/lib/server/app/begin-decision.ts';
import { setExtraTime } from '../../src/lib/server/app/set-extra-time.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { takeChoice, type Done } from '../../src/lib/server/app/take-choice.ts';
import { updateMembership } from '../../src/lib/server/db/memberships.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishScenario,
	testContext
} from '../support/database.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const SECONDS = 20;

/** Twenty seconds at the door, then the rule is breached. */
function timedScenario(): Scenario {
	const scenario = sampleScenario();
	Object.assign(scenario.nodes[0] as Situation, { seconds: SECONDS, timeout: 'breached' });
	return scenario;
}

async function begun(timePercent = 100) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learner = await makeMember(ctx, classId);
	await ctx.db.write((tx) => updateMembership(tx, classId, learner.userId, { timePercent }));
	const assignmentId = await publishScenario(ctx, trainer, classId, timedScenario());
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	const door = (done: Done) =>
		takeChoice(ctx, learner, { attemptId, step: 0, nodeId: 'door', ...done });
	const begin = () => beginDecision(ctx, learner, { attemptId, step: 0 });
	const shown = async () => {
		const { play } = await showAttempt(ctx, learner, { attemptId });
		if (play.kind !== 'scenario') throw new Error('a scenario was given');
		return play.now;
	};
	const wait = (seconds: number) => (ctx.clock.at += seconds * 1000);
	return { trainer, classId, learner, attemptId, door, begin, shown, wait };
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

describe('a timed decision', () => {
	it('shows nothing of the situation before the learner is ready, and takes nothing', async () => {
		const { shown, door } = await begun();
		const now = await shown();
		expect(now.clock).toEqual({ allowed: SECONDS * 1000, left: null });
		expect(now.node).toMatchObject({ text: '', choices: [] });
		expect(await refusal(door({ choiceId: 'refuse' }))).toBe('conflict');
	});

	it('runs by the server’s clock from when it was first shown, through reloads', async () => {
		const { shown, begin, wait } = await begun();
		expect((await begin()).now.clock?.left).toBe(20_000);
		wait(8);
		expect((await shown()).clock?.left).toBe(12_000);
		expect((await begin()).now.clock?.left).toBe(12_000);
		expect((await shown()).node.choices).toHaveLength(4);
		wait(60);
		expect((await shown()).clock?.left).toBe(0);
	});

	it('had more time left than there is once the server’s clock was put back', async () => {
		const { begin, shown, wait } = await begun();
		await begin();
		wait(-86_400);
		expect((await shown()).clock?.left).toBe(SECONDS * 1000);
		expect((await begin()).now.clock?.left).toBe(SECONDS * 1000);
	});

	it('takes a choice in time', async () => {
		const { begin, door, wait } = await begun();
		await begin();
		wait(19);
		expect(await door({ choiceId: 'refuse' })).toMatchObject({
			taken: { act: { kind: 'choice', points: 2 } },
			now: { node: { id: 'report' }, clock: null }
		});
	});

	it('forgives the way of a choice that was sent in time, and no more', async () => {
		const early = await begun();
		await early.begin();
		early.wait(21);
		expect((await early.door({ choiceId: 'refuse' })).taken?.act.kind).toBe('choice');
		const late = await begun();
		await late.begin();
		late.wait(23);
		const told = await late.door({ choiceId: 'refuse' });
		expect(told).toMatchObject({
			taken: { act: { kind: 'timeout', points: 0 } },
			finished: true,
			now: { ending: { outcome: 'breached' } }
		});
		// The choice that came too late is not even stored.
		const [row] = await listResponses(ctx.db.read, late.attemptId);
		expect([row?.response, row?.points]).toEqual([{ timedOut: true }, 0]);
	});

	it('does not believe that time ran out before it did', async () => {
		const { begin, door, wait, attemptId } = await begun();
		await begin();
		wait(10);
		const told = await door({ timedOut: true });
		expect(told).toMatchObject({ taken: null, finished: false, now: { clock: { left: 10_000 } } });
		expect(await listResponses(ctx.db.read, attemptId)).toEqual([]);
		wait(10);
		expect((await door({ timedOut: true })).taken?.act.kind).toBe('timeout');
	});

	it('keeps the first move, whatever is sent again', async () => {
		const { begin, door, wait } = await begun();
		await begin();
		wait(20);
		const told = await door({ timedOut: true });
		expect(await door({ choiceId: 'refuse' })).toEqual(told);
	});

	it.each([
		[150, 30],
		[200, 40],
		[1000, 200]
	])('gives a learner with %d %% of the time %d seconds', async (percent, seconds) => {
		const { begin, door, wait } = await begun(percent);
		expect((await begin()).now.clock?.allowed).toBe(seconds * 1000);
		wait(seconds - 1);
		expect((await door({ choiceId: 'refuse' })).taken?.act.kind).toBe('choice');
	});

	it('is begun only where it stands', async () => {
		const { learner, attemptId, begin, door } = await begun();
		expect(await refusal(beginDecision(ctx, learner, { attemptId, step: 1 }))).toBe('conflict');
		await begin();
		await door({ choiceId: 'refuse' });
		// The report is not timed.
		expect(await refusal(beginDecision(ctx, learner, { attemptId, step: 1 }))).toBe('conflict');
	});
});

describe('more time for a learner', () => {
	it('is given by a trainer of the class, and holds for a decision that runs already', async () => {
		const { learner, begin, shown, wait, classId, trainer } = await begun();
		await begin();
		wait(15);
		await setExtraTime(ctx, trainer, { classId, userId: learner.userId, timePercent: 200 });
		expect((await shown()).clock).toEqual({ allowed: 40_000, left: 25_000 });
	});

	it('is nobody else’s to give, and nobody else’s to get', async () => {
		const { learner, classId, trainer } = await begun();
		const input = { classId, userId: learner.userId, timePercent: 200 };
		const other = await makeTrainer(ctx);
		expect(await refusal(setExtraTime(ctx, other, input))).not.toBe('was let through');
		expect(await refusal(setExtraTime(ctx, learner, input))).not.toBe('was let through');
		const stranger = { ...input, userId: other.userId };
		expect(await refusal(setExtraTime(ctx, trainer, stranger))).toBe('not-found');
	});
});
