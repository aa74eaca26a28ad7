import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveBoard } from '../../src/lib/server/app/leave-board.ts';
import { showBoard } from '../../src/lib/server/app/show-board.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { watchBoard } from '../../src/lib/server/app/watch-board.ts';
import { watchedBoards } from '../../src/lib/server/app/board-events.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { deleteAssignment } from '../../src/lib/server/db/assignments.ts';
import { recountOverall } from '../../src/lib/server/db/standings.ts';
import {
	emptyDatabase,
	makeClass,
	makeLearner,
	makeMember,
	makeTrainer,
	joinClass,
	onPostgres,
	publishQuiz,
	publishScenario,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { choiceItem, multipleItem } from '../support/items.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const items = () => [choiceItem('one'), multipleItem('two'), choiceItem('three')];

async function answer(learner: Actor, assignmentId: string, ...picks: string[]) {
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	for (const [step, id] of picks.entries()) {
		await submitAnswer(ctx, learner, {
			attemptId,
			step,
			itemId: items()[step]!.id,
			response: { kind: 'options', ids: [id] }
		});
	}
}

async function room() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, items());
	return { trainer, classId, assignmentId };
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

describe('boards', () => {
	it('let equal points share a place and move as answers come in', async () => {
		const { trainer, classId, assignmentId } = await room();
		const names = ['Ana', 'Ben', 'Cid', 'Dot'];
		const [ana, ben, cid, dot] = await Promise.all(names.map((n) => makeMember(ctx, classId, n)));
		await answer(ana!, assignmentId, 'a');
		await answer(ben!, assignmentId, 'b', 'a');
		await answer(cid!, assignmentId, 'b', 'a');
		await answer(dot!, assignmentId, 'b');
		const board = await showBoard(ctx, cid!, { classId, assignmentId });
		expect(board.rows.map((r) => [r.place, r.nickname, r.points, r.own])).toEqual([
			[1, 'Ana', 1000, false],
			[2, 'Ben', 500, false],
			[2, 'Cid', 500, true],
			[4, 'Dot', 0, false]
		]);
		expect((await showBoard(ctx, trainer, { classId, assignmentId: null })).rows).toHaveLength(4);
	});

	it('hide whoever opted out from other learners, not from themselves nor the trainer', async () => {
		const { trainer, classId, assignmentId } = await room();
		const ana = await makeMember(ctx, classId, 'Ana');
		const ben = await makeMember(ctx, classId, 'Ben');
		await answer(ana, assignmentId, 'a');
		await leaveBoard(ctx, ana, { classId, optOut: true });
		await answer(ben, assignmentId, 'b');
		// Points that come in later are not listed either.
		await answer(ana, assignmentId, 'a', 'a');
		const forBen = await showBoard(ctx, ben, { classId, assignmentId });
		expect(JSON.stringify(forBen)).not.toContain('Ana');
		expect(forBen.rows.map((r) => [r.place, r.nickname])).toEqual([[1, 'Ben']]);
		const forAna = await showBoard(ctx, ana, { classId, assignmentId });
		expect(forAna.ownRow).toMatchObject({ nickname: 'Ana', place: 1, own: true, listed: false });
		expect(forAna.optedOut).toBe(true);
		const forTrainer = await showBoard(ctx, trainer, { classId, assignmentId });
		expect(forTrainer.rows.map((r) => [r.nickname, r.listed])).toEqual([
			['Ana', false],
			['Ben', true]
		]);
		await leaveBoard(ctx, ana, { classId, optOut: false });
		expect((await showBoard(ctx, ben, { classId, assignmentId })).rows).toHaveLength(2);
	});

	it('show the own place below the top fifty', async () => {
		const { classId, assignmentId } = await room();
		const last = await makeMember(ctx, classId, 'Last');
		await answer(last, assignmentId, 'b');
		for (let i = 0; i < 52; i++) await answer(await makeMember(ctx, classId), assignmentId, 'a');
		const board = await showBoard(ctx, last, { classId, assignmentId });
		expect(board.rows).toHaveLength(50);
		expect(board.ownRow).toMatchObject({ place: 53, nickname: 'Last' });
		expect(board.more).toBe(3);
	});

	it('are for the class only, and name no account', async () => {
		const { classId, assignmentId, trainer } = await room();
		const ana = await makeMember(ctx, classId, 'Ana');
		await answer(ana, assignmentId, 'a');
		const other = await makeClass(ctx, trainer);
		const stranger = await makeMember(ctx, other);
		expect(await refusal(showBoard(ctx, stranger, { classId, assignmentId: null }))).toBe(
			'not-found'
		);
		expect(
			await refusal(showBoard(ctx, await makeTrainer(ctx), { classId, assignmentId: null }))
		).toBe('not-found');
		expect(await refusal(showBoard(ctx, stranger, { classId: other, assignmentId }))).toBe(
			'not-found'
		);
		expect(await refusal(leaveBoard(ctx, stranger, { classId, optOut: true }))).toBe('not-found');
		expect(await refusal(watchBoard(ctx, stranger, { classId }))).toBe('not-found');
		const board = await showBoard(ctx, ana, { classId, assignmentId });
		expect(JSON.stringify(board)).not.toContain(ana.userId);
	});

	it('are put right when an assignment is taken back', async () => {
		const { trainer, classId, assignmentId } = await room();
		const [ana, ben] = [await makeMember(ctx, classId), await makeMember(ctx, classId)];
		const second = await publishQuiz(ctx, trainer, classId, items());
		await answer(ana, assignmentId, 'a');
		await answer(ana, second, 'a', 'a');
		await answer(ben, second, 'a');
		await ctx.db.write(async (tx) => {
			await deleteAssignment(tx, second);
			await recountOverall(tx, classId, second);
		});
		const stored = await storedStandings(ctx);
		expect(stored).toEqual(await recountStandings(ctx));
		expect(stored).toHaveLength(2);
	});

	it('equal a recount from the attempts after any history', { timeout: 120_000 }, async () => {
		const move = fc.record({
			who: fc.nat({ max: 2 }),
			what: fc.nat({ max: 2 }),
			act: fc.constantFrom('answer', 'answer', 'answer', 'answer', 'repeat', 'switch', 'leap'),
			pick: fc.constantFrom('a', 'b', 'c'),
			together: fc.boolean()
		});
		await fc.assert(
			fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 40 }), async (moves) => {
				await emptyDatabase(ctx.db);
				const { trainer, classId, assignmentId } = await room();
				const other = await publishQuiz(ctx, trainer, classId, items());
				const scenario = await publishScenario(ctx, trainer, classId, sampleScenario());
				const works = [assignmentId, other, scenario];
				const learners = [
					await makeMember(ctx, classId),
					await makeMember(ctx, classId),
					await makeMember(ctx, classId)
				];
				const optedOut = new Set<number>();
				const steps = new Map<string, number>();
				let flying: Promise<unknown>[] = [];
				for (const { who, what, act, pick, together } of moves) {
					const learner = learners[who]!;
					if (act === 'switch') {
						await Promise.all(flying);
						if (!optedOut.delete(who)) optedOut.add(who);
						await leaveBoard(ctx, learner, { classId, optOut: optedOut.has(who) });
						continue;
					}
					const { attemptId } = await startAttempt(ctx, learner, { assignmentId: works[what]! });
					const at = steps.get(attemptId) ?? 0;
					const step = act === 'repeat' ? Math.max(0, at - 1) : act === 'leap' ? at + 1 : at;
					const sent =
						works[what] === scenario
							? takeChoice(ctx, learner, {
									attemptId,
									step,
									nodeId: step === 0 ? 'door' : 'report',
									choiceId:
										step === 0
											? { a: 'refuse', b: 'admit', c: 'wait' }[pick]
											: { a: 'protest', b: 'tell-later', c: 'keep-still' }[pick]
								})
							: submitAnswer(ctx, learner, {
									attemptId,
									step,
									itemId: items()[step]?.id ?? 'none',
									response: { kind: 'options', ids: [pick] }
								});
					const settled = sent.then(
						() => void steps.set(attemptId, Math.max(at, step + 1)),
						(error: { code?: string }) => expect(error.code).toBe('conflict')
					);
					if (together) flying.push(settled);
					else {
						await Promise.all([...flying, settled]);
						flying = [];
					}
				}
				await Promise.all(flying);
				expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
				for (const [index, learner] of learners.entries()) {
					const board = await showBoard(ctx, trainer, { classId, assignmentId: null });
					const nickname = (await showBoard(ctx, learner, { classId, assignmentId: null })).rows
						.concat((await showBoard(ctx, learner, { classId, assignmentId: null })).ownRow ?? [])
						.find((r) => r.own)?.nickname;
					const row = board.rows.find((r) => r.nickname === nickname);
					if (row) expect(row.listed).toBe(!optedOut.has(index));
				}
			}),
			{ numRuns: onPostgres ? 8 : 25 }
		);
	});
});

describe('a watched board', () => {
	it('hears once of many changes, and is forgotten when closed', async () => {
		const { classId, assignmentId } = await room();
		const ana = await makeMember(ctx, classId);
		const pace = { coalesce: 40, heartbeat: 10_000, lifetime: 60_000 };
		const stream = await watchBoard(ctx, ana, { classId }, pace);
		const reader = stream.getReader();
		const read = async () => new TextDecoder().decode((await reader.read()).value);
		expect(await read()).toBe('retry: 2000\n\n');
		await answer(ana, assignmentId, 'a', 'a', 'a');
		expect(await read()).toBe('event: changed\ndata: {}\n\n');
		const next = read();
		const quiet = new Promise((resolve) => setTimeout(() => resolve('quiet'), 150));
		expect(await Promise.race([next, quiet])).toBe('quiet');
		await reader.cancel();
		expect(watchedBoards()).toBe(0);
	});

	it('gives signs of life, and ends after its time', async () => {
		const { classId, trainer } = await room();
		const pace = { coalesce: 10, heartbeat: 20, lifetime: 90 };
		const stream = await watchBoard(ctx, trainer, { classId }, pace);
		let text = '';
		for await (const chunk of stream) text += new TextDecoder().decode(chunk);
		expect(text).toContain(': still here');
		expect(watchedBoards()).toBe(0);
	});

	it('says nothing of other classes', async () => {
		const { classId, trainer } = await room();
		const other = await room();
		const learner = await makeLearner(ctx);
		await joinClass(ctx, learner, other.classId);
		const pace = { coalesce: 5, heartbeat: 10_000, lifetime: 120 };
		const stream = await watchBoard(ctx, trainer, { classId }, pace);
		await answer(learner, other.assignmentId, 'a');
		let text = '';
		for await (const chunk of stream) text += new TextDecoder().decode(chunk);
		expect(text).not.toContain('changed');
	});
});
