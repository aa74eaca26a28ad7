import { eq } from 'drizzle-orm';
import type { Behaviour } from '../../src/lib/core/quiz/behaviour.ts';
import { seededRandom } from '../../src/lib/core/random.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { choiceItem } from '../support/items.ts';
import { recountBoards, storedBoards } from '../support/recount-boards.ts';
import { sampleScenario } from '../support/scenarios.ts';
import { makeClass, makeTrainer, publishQuiz, publishScenario } from '../support/seed.ts';
import { startServer } from '../support/server.ts';
import { Pupil, type Answered } from './pupil.ts';
import { requireNoFault, requireThat, type Tally } from './tally.ts';

const BEHAVIOURS: Behaviour[] = ['deferred', 'immediate', 'interactive', 'certainty', 'mastery'];
const ITEMS = [choiceItem('q0'), choiceItem('q1'), choiceItem('q2')];

interface Desk {
	ctx: Context;
	pupil: Pupil;
	assignmentId: string;
	behaviour: Behaviour;
	/** Sends an option for an item. */
	send(attemptId: string, step: number, id: string, tryNumber?: number): Promise<Answered>;
}

/** What is sent in a way that no single window would send it; returns the attempt, to be looked at. */
type Muddle = (desk: Desk) => Promise<string>;

const QUIZ_MUDDLES: Record<string, Muddle> = {
	'the same answer twice at once': async ({ pupil, assignmentId, send }) => {
		const attemptId = await pupil.start(assignmentId);
		const [a, b] = await Promise.all([send(attemptId, 0, 'a'), send(attemptId, 0, 'a')]);
		requireTaken(a);
		requireTaken(b);
		requireThat(a.text === b.text, 'wrong', `was told two things: ${a.text} and ${b.text}`);
		return attemptId;
	},
	'different answers from two windows at once': async (desk) => {
		const { pupil, assignmentId, send, behaviour } = desk;
		const attemptId = await pupil.start(assignmentId);
		const both = await Promise.all([send(attemptId, 0, 'a'), send(attemptId, 0, 'b')]);
		both.forEach(requireTaken);
		const stored = await optionsOf(desk.ctx, attemptId);
		requireThat(stored.length <= 1, 'doubled', `${stored.length} answers are stored`);
		const told = both.map(({ text }) => toldOption(text)).filter((id) => id !== undefined);
		// Where the first stays, both windows hear of that one.
		if (behaviour === 'immediate' || behaviour === 'certainty') {
			requireThat(told.length === 2, 'wrong', 'a window was told nothing');
			requireThat(
				told.every((id) => id === stored[0]),
				'lost',
				`told ${told}, stored ${stored}`
			);
		}
		return attemptId;
	},
	'answers in the wrong order': async ({ pupil, assignmentId, send, behaviour }) => {
		const attemptId = await pupil.start(assignmentId);
		const late = await send(attemptId, 2, 'a');
		if (behaviour === 'deferred') requireTaken(late);
		else requireThat(late.status === 409, 'wrong', `out of step was answered ${late.status}`);
		for (const step of [0, 1, 2]) requireTaken(await send(attemptId, step, 'a'));
		return attemptId;
	},
	'all answers at once': async ({ ctx, pupil, assignmentId, send }) => {
		const attemptId = await pupil.start(assignmentId);
		const sent = await Promise.all([0, 1, 2, 0, 1, 2].map((step) => send(attemptId, step, 'a')));
		for (const one of sent) if (one.status !== 409) requireTaken(one);
		const taken = sent.filter(({ status }) => status === 200);
		const steps = new Set(taken.map(({ text }) => (JSON.parse(text) as { step: number }).step));
		const stored = await optionsOf(ctx, attemptId);
		requireThat(
			stored.length === steps.size,
			'lost',
			`${steps.size} told, ${stored.length} stored`
		);
		return attemptId;
	},
	'an answer again, changed, after it was taken': async (desk) => {
		const { pupil, assignmentId, send, behaviour } = desk;
		const attemptId = await pupil.start(assignmentId);
		const first = await send(attemptId, 0, 'a');
		requireTaken(first);
		const again = await send(attemptId, 0, 'b');
		requireTaken(again);
		const [stored] = await optionsOf(desk.ctx, attemptId);
		const stays = behaviour !== 'deferred';
		requireThat(stored === (stays ? 'a' : 'b'), 'lost', `${stored} is stored`);
		return attemptId;
	},
	'the last answer and its finish at once': async ({ ctx, pupil, assignmentId, send }) => {
		const attemptId = await pupil.start(assignmentId);
		for (const step of [0, 1]) requireTaken(await send(attemptId, step, 'a'));
		const finish = () => pupil.form(`/attempts/${attemptId}?/finish`);
		const [last, ...finishes] = await Promise.all([send(attemptId, 2, 'a'), finish(), finish()]);
		finishes.forEach(requireNoFault);
		const stored = await optionsOf(ctx, attemptId);
		if (last.status === 200) requireThat(stored.length === 3, 'lost', 'the last answer');
		else requireThat(last.status === 409 && stored.length === 2, 'wrong', `${last.status}`);
		return attemptId;
	},
	'five starts at once': async ({ ctx, pupil, assignmentId, send }) => {
		const starts = await Promise.all([1, 2, 3, 4, 5].map(() => pupil.start(assignmentId)));
		requireThat(new Set(starts).size === 1 && starts[0] !== '', 'doubled', `attempts ${starts}`);
		requireTaken(await send(starts[0]!, 0, 'a'));
		const made = await ctx.db.read
			.select()
			.from(schema.attempts)
			.where(eq(schema.attempts.userId, pupil.userId));
		requireThat(made.length === 1, 'doubled', `${made.length} attempts are stored`);
		return starts[0]!;
	},
	'tries out of their order': async ({ pupil, assignmentId, send, behaviour }) => {
		const attemptId = await pupil.start(assignmentId);
		const tries = await Promise.all([2, 1, 1, 2].map((n) => send(attemptId, 0, 'b', n)));
		tries.forEach(requireNoFault);
		const counted = behaviour === 'interactive' || behaviour === 'mastery';
		const ok = tries.filter(({ status }) => status === 200).length;
		requireThat(counted ? ok >= 2 : ok === 4, 'wrong', `${ok} of four were taken`);
		return attemptId;
	}
};

const SCENARIO_MUDDLES: Record<string, Muddle> = {
	'a choice twice at once': async ({ pupil, assignmentId }) => {
		const attemptId = await pupil.start(assignmentId);
		const refuse = { step: 0, nodeId: 'door', choiceId: 'refuse' };
		const both = await Promise.all([1, 2].map(() => pupil.answer(attemptId, refuse)));
		both.forEach(requireTaken);
		requireThat(both[0]!.text === both[1]!.text, 'wrong', 'was told two things');
		return attemptId;
	},
	'two choices from two windows at once': async ({ ctx, pupil, assignmentId }) => {
		const attemptId = await pupil.start(assignmentId);
		const both = await Promise.all(
			['refuse', 'admit'].map((choiceId) =>
				pupil.answer(attemptId, { step: 0, nodeId: 'door', choiceId })
			)
		);
		both.forEach(requireTaken);
		const [stored] = await responsesOf(ctx, attemptId);
		const kept = (stored?.response as { choiceId?: string }).choiceId;
		for (const { text } of both) {
			const told = (JSON.parse(text) as { taken: { choiceId?: string } | null }).taken;
			requireThat(JSON.stringify(told).includes(`${kept}`), 'lost', `${kept} stored, ${text}`);
		}
		return attemptId;
	},
	'choices in the wrong order': async ({ pupil, assignmentId }) => {
		const attemptId = await pupil.start(assignmentId);
		const protest = { step: 1, nodeId: 'report', choiceId: 'protest' };
		const early = await pupil.answer(attemptId, protest);
		requireThat(early.status === 409, 'wrong', `out of step was answered ${early.status}`);
		requireTaken(await pupil.answer(attemptId, { step: 0, nodeId: 'door', choiceId: 'refuse' }));
		const last = await Promise.all([1, 2, 3].map(() => pupil.answer(attemptId, protest)));
		last.forEach(requireTaken);
		return attemptId;
	},
	'two starts at once': async ({ pupil, assignmentId }) => {
		const [a, b] = await Promise.all([pupil.start(assignmentId), pupil.start(assignmentId)]);
		requireThat(a !== '' && a === b, 'doubled', `attempts ${a} and ${b}`);
		requireTaken(await pupil.answer(a, { step: 0, nodeId: 'door', choiceId: 'wait' }));
		return a;
	}
};

/**
 * Duplicate, reordered and concurrent submissions under every behaviour, over the whole app; each attempt is compared
 * with its answers, and the boards with a recount from them.
 */
export async function muddleSubmissions(count: number, tally: Tally): Promise<void> {
	const server = await startServer();
	const db = await openDatabase(server.databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const quizzes = new Map<Behaviour, string>();
		for (const behaviour of BEHAVIOURS) {
			quizzes.set(behaviour, await publishQuiz(ctx, trainer, classId, ITEMS, { behaviour }));
		}
		const scenario = await publishScenario(ctx, trainer, classId, sampleScenario());
		// In any order, so that fewer than all are of every kind.
		const all = seededRandom('submissions').shuffle([
			...BEHAVIOURS.flatMap((behaviour) =>
				Object.entries(QUIZ_MUDDLES).map(([name, muddle]) => ({ name, muddle, behaviour }))
			),
			...Object.entries(SCENARIO_MUDDLES).map(([name, muddle]) => ({
				name,
				muddle,
				behaviour: 'immediate' as const
			}))
		]);
		for (let i = 0; i < count; i++) {
			const { name, muddle, behaviour } = all[i % all.length]!;
			const ofScenario = Object.values(SCENARIO_MUDDLES).includes(muddle);
			await tally.case(`${name}, ${ofScenario ? 'scenario' : behaviour}`, async () => {
				const pupil = await Pupil.in(ctx, server.url, classId);
				const attemptId = await muddle({
					ctx,
					pupil,
					behaviour,
					assignmentId: ofScenario ? scenario : quizzes.get(behaviour)!,
					send: (id, step, option, tryNumber) =>
						pupil.answer(id, {
							step,
							itemId: `q${step}`,
							response: { kind: 'options', ids: [option] },
							certainty: 2,
							...(tryNumber === undefined ? {} : { tryNumber })
						})
				});
				await requireWhole(ctx, attemptId);
			});
		}
		const [stored, recounted] = [await storedBoards(ctx), await recountBoards(ctx)];
		const differs = stored.findIndex((row, i) => row !== recounted[i]);
		if (stored.length !== recounted.length || differs >= 0) {
			tally.note('wrong', `boards hold ${stored[differs]}, a recount ${recounted[differs]}`);
		}
		await tally.look(server);
	} finally {
		await db.close();
		await server.stop();
	}
}

function requireTaken(answered: Answered): void {
	requireNoFault(answered);
	requireThat(answered.status === 200, 'lost', `answered ${answered.status} ${answered.text}`);
}

const responsesOf = (ctx: Context, attemptId: string) =>
	ctx.db.read
		.select()
		.from(schema.responses)
		.where(eq(schema.responses.attemptId, attemptId))
		.orderBy(schema.responses.step);

/** The option in each stored answer or, where tries are open, in the try. */
async function optionsOf(ctx: Context, attemptId: string): Promise<(string | undefined)[]> {
	const rows: { response: unknown }[] = await responsesOf(ctx, attemptId);
	if (rows.length === 0) {
		rows.push(
			...(await ctx.db.read
				.select()
				.from(schema.tries)
				.where(eq(schema.tries.attemptId, attemptId)))
		);
	}
	return rows.map(({ response }) => (response as { ids?: string[] }).ids?.[0]);
}

function toldOption(text: string): string | undefined {
	const { result } = JSON.parse(text) as { result: { response?: { ids?: string[] } } | null };
	return result?.response?.ids?.[0];
}

/** An attempt's points are those of its answers, and no step is there twice. */
async function requireWhole(ctx: Context, attemptId: string): Promise<void> {
	const rows = await responsesOf(ctx, attemptId);
	const steps = rows.map(({ step }) => step);
	requireThat(new Set(steps).size === steps.length, 'doubled', `steps ${steps}`);
	const [attempt] = await ctx.db.read
		.select()
		.from(schema.attempts)
		.where(eq(schema.attempts.id, attemptId));
	const sum = Math.max(
		0,
		rows.reduce((points, row) => points + row.points, 0)
	);
	requireThat(attempt?.points === sum, 'wrong', `${attempt?.points} points, its answers ${sum}`);
}
