import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { editScenario } from '../../src/lib/server/app/edit-scenario.ts';
import { publishScenario as publish } from '../../src/lib/server/app/publish-scenario.ts';
import { replayFrom } from '../../src/lib/server/app/replay-from.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { findAssignment } from '../../src/lib/server/db/assignments.ts';
import { findAttempt } from '../../src/lib/server/db/attempts.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import { scenarios } from '../../src/lib/server/db/schema.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishScenario,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { askingScenario } from '../support/items.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();

async function room(body: Scenario = sampleScenario()) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishScenario(ctx, trainer, classId, body);
	return { trainer, classId, assignmentId, learner: await makeMember(ctx, classId) };
}

/** Plays the choices, each at the node before it. */
async function play(learner: Actor, assignmentId: string, ...path: [string, string][]) {
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	for (const [step, [nodeId, choiceId]] of path.entries()) {
		await takeChoice(ctx, learner, { attemptId, step, nodeId, choiceId });
	}
	return attemptId;
}

const BEST: [string, string][] = [
	['door', 'refuse'],
	['report', 'protest']
];
const WORST: [string, string][] = [
	['door', 'admit'],
	['report', 'keep-still']
];

async function debriefOf(actor: Actor, attemptId: string) {
	const { told } = await showResults(ctx, actor, { attemptId });
	if (told.kind !== 'scenario' || !told.debrief) throw new Error('there is no debrief');
	return told.debrief;
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

describe('what the class did', () => {
	it('is told only after finishing, and only of ways that five or more went', async () => {
		const { classId, assignmentId, learner } = await room();
		for (let i = 0; i < 5; i++) await play(await makeMember(ctx, classId), assignmentId, ...BEST);
		for (let i = 0; i < 3; i++) await play(await makeMember(ctx, classId), assignmentId, ...WORST);
		const attemptId = await play(learner, assignmentId, WORST[0]!);
		const running = await showResults(ctx, learner, { attemptId });
		expect(running.told).toEqual({ kind: 'scenario', debrief: null });
		await takeChoice(ctx, learner, {
			attemptId,
			step: 1,
			nodeId: 'report',
			choiceId: 'keep-still'
		});

		const [door, report] = (await debriefOf(learner, attemptId)).rows.map((r) => r.own!);
		const counts = (fork: { id: string; count: number | null }[]) =>
			Object.fromEntries(fork.map(({ id, count }) => [id, count]));
		expect(counts(door!.fork)).toEqual({ refuse: 5, wait: null, admit: null, threaten: null });
		expect(counts(report!.fork)).toMatchObject({ protest: 5, 'keep-still': null });
	});

	it('is nothing at all where no way was gone by five', async () => {
		const { classId, assignmentId, learner } = await room();
		for (let i = 0; i < 3; i++) await play(await makeMember(ctx, classId), assignmentId, ...BEST);
		const attemptId = await play(learner, assignmentId, ...BEST);
		const { rows } = await debriefOf(learner, attemptId);
		expect(rows.map((r) => r.own?.fork)).toEqual([[], []]);
	});

	it('counts no practice, and nobody who is still under way', async () => {
		const { classId, assignmentId, learner } = await room();
		for (let i = 0; i < 4; i++) {
			const other = await makeMember(ctx, classId);
			await play(other, assignmentId, ...BEST);
			await play(other, assignmentId, ...BEST);
		}
		await play(await makeMember(ctx, classId), assignmentId, BEST[0]!);
		const attemptId = await play(learner, assignmentId, ...WORST);
		expect((await debriefOf(learner, attemptId)).rows[0]?.own?.fork).toEqual([]);
	});
});

describe('trying again from a decision', () => {
	it('goes on from there in practice: what was before stands, and nothing counts', async () => {
		const { assignmentId, learner } = await room();
		const first = await play(learner, assignmentId, ['door', 'refuse'], ['report', 'keep-still']);
		const standings = await storedStandings(ctx);
		const { attemptId } = await replayFrom(ctx, learner, { attemptId: first, step: 1 });
		const shown = await showAttempt(ctx, learner, { attemptId });
		expect(shown).toMatchObject({
			counts: false,
			play: { now: { step: 1, node: { id: 'report' }, meters: [{ value: 1 }] } }
		});
		await takeChoice(ctx, learner, { attemptId, step: 1, nodeId: 'report', choiceId: 'protest' });
		expect(await showResults(ctx, learner, { attemptId })).toMatchObject({
			points: 4000,
			counts: false
		});
		expect(await storedStandings(ctx)).toEqual(standings);
		expect(standings).toEqual(await recountStandings(ctx));
		// The play it came from is as it was.
		expect(await listResponses(ctx.db.read, first)).toHaveLength(2);
		expect((await findAttempt(ctx.db.read, first))?.points).toBe(2000);
	});

	it('shows the same words and orders as before', async () => {
		const { assignmentId, learner } = await room();
		const first = await play(learner, assignmentId, ...WORST);
		const { attemptId } = await replayFrom(ctx, learner, { attemptId: first, step: 0 });
		expect((await findAttempt(ctx.db.read, attemptId))?.seed).toBe(
			(await findAttempt(ctx.db.read, first))?.seed
		);
	});

	it('is for one’s own finished plays, at decisions that were taken', async () => {
		const { classId, assignmentId, learner } = await room();
		const first = await play(learner, assignmentId, BEST[0]!);
		expect(await refusal(replayFrom(ctx, learner, { attemptId: first, step: 0 }))).toBe('conflict');
		await takeChoice(ctx, learner, {
			attemptId: first,
			step: 1,
			nodeId: 'report',
			choiceId: 'protest'
		});
		expect(await refusal(replayFrom(ctx, learner, { attemptId: first, step: 2 }))).toBe('invalid');
		const other = await makeMember(ctx, classId);
		expect(await refusal(replayFrom(ctx, other, { attemptId: first, step: 0 }))).toBe('not-found');
	});
});

describe('a question in a situation', () => {
	const answer = (learner: Actor, attemptId: string, id: string) =>
		takeChoice(ctx, learner, {
			attemptId,
			step: 0,
			nodeId: 'door',
			response: { kind: 'options', ids: [id] }
		});

	it('is graded by the server, leads where the answer leads, and tells why', async () => {
		const { assignmentId, learner } = await room(askingScenario());
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const told = await answer(learner, attemptId, 'a');
		expect(told).toMatchObject({
			taken: { act: { kind: 'answer', points: 2, text: 'Staffers', right: [] } },
			now: { node: { id: 'report' } }
		});
		// Whatever is sent again, the first answer stands.
		expect(await answer(learner, attemptId, 'b')).toEqual(told);
	});

	it('brings nothing when answered wrong, and then says what is right', async () => {
		const { assignmentId, learner } = await room(askingScenario());
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		expect(await answer(learner, attemptId, 'b')).toMatchObject({
			taken: { act: { points: 0, text: 'The police', right: ['Staffers'] } },
			finished: true
		});
		const [row] = (await debriefOf(learner, attemptId)).rows;
		expect(row?.own?.better).toMatchObject({ id: '#right', text: 'Staffers' });
	});

	it('refuses what is no answer to it', async () => {
		const { assignmentId, learner } = await room(askingScenario());
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		expect(await refusal(answer(learner, attemptId, 'zebra'))).toBe('invalid');
		const base = { attemptId, step: 0, nodeId: 'door' };
		expect(await refusal(takeChoice(ctx, learner, { ...base, choiceId: 'refuse' }))).toBe(
			'conflict'
		);
	});
});

describe('a new version', () => {
	it('leaves a running attempt on its own', async () => {
		const { trainer, classId, assignmentId, learner } = await room();
		const attemptId = await play(learner, assignmentId, BEST[0]!);
		const before = await showAttempt(ctx, learner, { attemptId });
		const [draft] = await ctx.db.read.select().from(scenarios);
		await editScenario(ctx, trainer, {
			id: draft!.id,
			revision: 0,
			patch: {
				head: {},
				nodes: [{ ...draft!.body.nodes[1]!, text: 'Everything is different now.' }],
				order: null
			}
		});
		const { number, assignmentIds } = await publish(ctx, trainer, {
			id: draft!.id,
			classIds: [classId]
		});
		expect(number).toBe(2);
		expect(await showAttempt(ctx, learner, { attemptId })).toEqual(before);
		const newer = await findAssignment(ctx.db.read, assignmentIds[0]!);
		expect(JSON.stringify(newer?.work)).toContain('Everything is different now.');
		await takeChoice(ctx, learner, { attemptId, step: 1, nodeId: 'report', choiceId: 'protest' });
		expect((await showResults(ctx, learner, { attemptId })).finished).toBe(true);
	});
});
