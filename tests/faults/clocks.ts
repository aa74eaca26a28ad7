import { eq } from 'drizzle-orm';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Behaviour } from '../../src/lib/core/quiz/behaviour.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { choiceItem } from '../support/items.ts';
import { recountBoards, storedBoards } from '../support/recount-boards.ts';
import { sampleScenario } from '../support/scenarios.ts';
import { makeClass, makeTrainer, publishQuiz, publishScenario } from '../support/seed.ts';
import { startServer } from '../support/server.ts';
import { Pupil } from './pupil.ts';
import { requireNoFault, requireThat, type Tally } from './tally.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Rules = Partial<typeof schema.assignments.$inferInsert>;

/** A server whose clock stands where it is put. */
interface Clock {
	ctx: Context;
	url: string;
	/** The moment at which a case begins; nothing earlier happened in it. */
	start: number;
	set(to: number): void;
	pupil(): Promise<Pupil>;
	quiz(rules?: Rules): Promise<string>;
	scenario(body: Scenario): Promise<string>;
}

type Case = [name: string, work: (clock: Clock) => Promise<void>];

const right = (step: number, more: Record<string, unknown> = {}) => ({
	step,
	itemId: `q${step}`,
	response: { kind: 'options', ids: ['a'] },
	certainty: 3,
	...more
});

/** Starts at a moment after `start`; null where the start must be refused, else whether it is late. */
function starting(name: string, after: number, late: boolean | null): Case {
	return [
		`a start ${name}`,
		async (clock) => {
			const { start } = clock;
			const windows = { openAt: start, dueAt: start + MINUTE, lateUntil: start + 2 * MINUTE };
			const assignmentId = await clock.quiz(windows);
			clock.set(start + after);
			const pupil = await clock.pupil();
			const attemptId = await pupil.start(assignmentId);
			requireThat((attemptId === '') === (late === null), 'wrong', `started: ${attemptId}`);
			if (late === null) return;
			const attempt = await attemptOf(clock, attemptId);
			requireThat(attempt.late === late, 'wrong', `late: ${attempt.late}`);
			requireThat(attempt.startedAt === start + after, 'wrong', `${attempt.startedAt}`);
		}
	];
}

/** Answers at a moment after the start of an attempt under these rules. */
function answering(
	name: string,
	rules: (start: number) => Rules,
	after: number,
	taken: boolean
): Case {
	return [
		`an answer ${name}`,
		async (clock) => {
			const assignmentId = await clock.quiz(rules(clock.start));
			const pupil = await clock.pupil();
			const attemptId = await pupil.start(assignmentId);
			await requireTaken(pupil, attemptId, right(0));
			clock.set(clock.start + after);
			const answered = await pupil.answer(attemptId, right(1));
			requireNoFault(answered);
			const expected = taken ? 200 : 409;
			requireThat(answered.status === expected, 'wrong', `${answered.status} ${answered.text}`);
			const rows = await responsesOf(clock, attemptId);
			requireThat(rows.length === (taken ? 2 : 1), 'lost', `${rows.length} answers stored`);
			const attempt = await attemptOf(clock, attemptId);
			requireThat((attempt.finishedAt === null) === false || taken, 'wrong', 'goes on for ever');
			requireThat(attempt.points === rows.length * 1000, 'wrong', `${attempt.points} points`);
		}
	];
}

/** The clock goes back by an hour in the middle of an attempt. */
function backwards(behaviour: Behaviour): Case {
	return [
		`an hour back in the middle, ${behaviour}`,
		async (clock) => {
			const assignmentId = await clock.quiz({ behaviour });
			const pupil = await clock.pupil();
			const attemptId = await pupil.start(assignmentId);
			for (const step of [0, 1]) {
				await pupil.json(`/attempts/${attemptId}/clock`, { step, item: true });
				clock.set(clock.start - HOUR);
				await requireTaken(pupil, attemptId, right(step));
				clock.set(clock.start);
			}
			if (behaviour === 'deferred') await pupil.form(`/attempts/${attemptId}?/finish`);
			for (const { tookMs } of await responsesOf(clock, attemptId)) {
				requireThat(tookMs === null || tookMs >= 0, 'wrong', `took ${tookMs} ms`);
			}
			const shown = await pupil.ask(`/attempts/${attemptId}/results`);
			requireThat(shown.status === 200, 'wrong', `results are ${shown.status}`);
		}
	];
}

/** What a browser claims of times and points has no part in what is stored. */
function claiming(name: string, claims: Record<string, unknown>): Case {
	return [
		`a browser that claims ${name}`,
		async (clock) => {
			const assignmentId = await clock.quiz({ timeLimitSeconds: 60 });
			const pupil = await clock.pupil();
			const attemptId = await pupil.start(assignmentId);
			await pupil.json(`/attempts/${attemptId}/clock`, { step: 0, item: true, ...claims });
			clock.set(clock.start + 7 * SECOND);
			const wrong = { response: { kind: 'options', ids: ['b'] } };
			await requireTaken(pupil, attemptId, right(0, { ...claims, ...wrong }));
			const [row] = await responsesOf(clock, attemptId);
			const attempt = await attemptOf(clock, attemptId);
			const stored = [row?.answeredAt, row?.tookMs, row?.points, attempt.startedAt, attempt.endsAt];
			const own = [clock.start + 7000, 7000, 0, clock.start, clock.start + MINUTE];
			requireThat(`${stored}` === `${own}`, 'wrong', `stored ${stored}, not ${own}`);
		}
	];
}

const limited = (start: number): Rules => ({
	timeLimitSeconds: 60,
	graceSeconds: 10,
	dueAt: start + HOUR
});
const due = (start: number): Rules => ({ dueAt: start + MINUTE, graceSeconds: 10 });
const late = (start: number): Rules => ({ ...due(start), lateUntil: start + 2 * MINUTE });

const CASES: Case[] = [
	starting('ten years before it opens', -3650 * DAY, null),
	starting('a millisecond before it opens', -1, null),
	starting('as it opens', 0, false),
	starting('at the due second', MINUTE, false),
	starting('a millisecond after it', MINUTE + 1, true),
	starting('as the late window ends', 2 * MINUTE, true),
	starting('a millisecond after that', 2 * MINUTE + 1, null),
	starting('thirty years later', 30 * 365 * DAY, null),
	answering('as the time limit ends', limited, MINUTE, true),
	answering('as its grace ends', limited, MINUTE + 10 * SECOND, true),
	answering('a millisecond after its grace', limited, MINUTE + 10 * SECOND + 1, false),
	answering('at the due second', due, MINUTE, true),
	answering('as the grace after it ends', due, MINUTE + 10 * SECOND, true),
	answering('a millisecond after that grace', due, MINUTE + 10 * SECOND + 1, false),
	answering('in the late window', late, 2 * MINUTE, true),
	answering('as the late window’s grace ends', late, 2 * MINUTE + 10 * SECOND, true),
	answering('after the late window’s grace', late, 2 * MINUTE + 10 * SECOND + 1, false),
	answering('ten days late', late, 10 * DAY, false),
	backwards('deferred'),
	backwards('immediate'),
	backwards('interactive'),
	backwards('certainty'),
	backwards('mastery'),
	[
		'a day back under a time limit',
		async (clock) => {
			const pupil = await clock.pupil();
			const attemptId = await pupil.start(await clock.quiz({ timeLimitSeconds: 60 }));
			clock.set(clock.start - DAY);
			const { text } = await pupil.ask(`/attempts/${attemptId}`);
			const [, allowed, left] = /clock:\{allowed:(\d+),left:(\d+)/.exec(text) ?? [];
			requireThat(allowed !== undefined, 'wrong', 'no clock is shown');
			requireThat(Number(left) <= Number(allowed), 'wrong', `${left} ms left of ${allowed}`);
			await requireTaken(pupil, attemptId, right(0));
		}
	],
	[
		'a day back in a timed decision',
		async (clock) => {
			const body = sampleScenario();
			Object.assign(body.nodes[0]!, { seconds: 20, timeout: 'report' });
			const pupil = await clock.pupil();
			const attemptId = await pupil.start(await clock.scenario(body));
			const begun = await pupil.json(`/attempts/${attemptId}/clock`, { step: 0 });
			requireThat(begun.status === 200, 'wrong', `begun: ${begun.status} ${begun.text}`);
			clock.set(clock.start - DAY);
			const again = await pupil.json(`/attempts/${attemptId}/clock`, { step: 0 });
			const { now } = JSON.parse(again.text) as { now: { clock: { left: number } } };
			requireThat(now.clock.left <= 20_000, 'wrong', `${now.clock.left} ms left of 20000`);
			const choice = { step: 0, nodeId: 'door', choiceId: 'refuse' };
			await requireTaken(pupil, attemptId, choice);
		}
	],
	[
		'a session from the future',
		async (clock) => {
			clock.set(clock.start + 5 * DAY);
			const pupil = await clock.pupil();
			clock.set(clock.start);
			for (const path of ['/home', '/account']) {
				const { status } = await pupil.ask(path);
				requireThat([200, 303].includes(status), 'wrong', `${path} is ${status}`);
			}
		}
	],
	[
		'answers while the time runs out',
		async (clock) => {
			const pupil = await clock.pupil();
			const attemptId = await pupil.start(await clock.quiz(limited(clock.start)));
			const sent = [pupil.answer(attemptId, right(0))];
			clock.set(clock.start + MINUTE + 10 * SECOND);
			sent.push(pupil.answer(attemptId, right(0)));
			clock.set(clock.start + MINUTE + 10 * SECOND + 1);
			sent.push(pupil.answer(attemptId, right(0)));
			const answered = await Promise.all(sent);
			answered.forEach(requireNoFault);
			const taken = answered.some(({ status }) => status === 200) ? 1 : 0;
			const rows = await responsesOf(clock, attemptId);
			requireThat(rows.length === taken, 'lost', `${taken} told, ${rows.length} stored`);
		}
	],
	claiming('to have answered before it was asked', {
		answeredAt: 0,
		startedAt: 8.64e15,
		tookMs: -1,
		at: -1
	}),
	claiming('all the time in the world', { endsAt: 8.64e15, left: 1e9, timeLimitSeconds: 1e9 }),
	claiming('to have all the points', {
		points: 1000,
		verdict: 'accepted',
		correct: true,
		now: 1e15
	}),
	claiming('a clock that is none', {
		answeredAt: 'yesterday',
		clock: { allowed: -1 },
		['__proto__']: {}
	})
];

/** Early, late and skewed clocks, each moment exact to the millisecond, over the whole app. */
export async function skewClocks(count: number, tally: Tally): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'threshold-clocks-'));
	const file = join(folder, 'clock');
	let at = Date.now();
	const set = (to: number) => {
		at = to;
		// In one go, so that nobody reads half of it.
		writeFileSync(`${file}.next`, `@${to}`);
		renameSync(`${file}.next`, file);
	};
	set(at);
	const server = await startServer({
		env: {
			CLOCK_SHIFT_FILE: file,
			NODE_OPTIONS: `--import ${resolve('tests/support/shifted-clock.mjs')}`
		}
	});
	const db = await openDatabase(server.databaseUrl);
	try {
		const ctx: Context = { db, now: () => at };
		const trainer: Actor = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const start = at;
		for (let i = 0; i < count; i++) {
			const [name, work] = CASES[i % CASES.length]!;
			set(start);
			await tally.case(name, () =>
				work({
					ctx,
					url: server.url,
					start,
					set,
					pupil: () => Pupil.in(ctx, server.url, classId),
					quiz: (rules) =>
						publishQuiz(ctx, trainer, classId, [choiceItem('q0'), choiceItem('q1')], rules),
					scenario: (body) => publishScenario(ctx, trainer, classId, body)
				})
			);
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
		rmSync(folder, { recursive: true, force: true });
	}
}

async function requireTaken(pupil: Pupil, attemptId: string, body: unknown): Promise<void> {
	const answered = await pupil.answer(attemptId, body);
	requireNoFault(answered);
	requireThat(answered.status === 200, 'lost', `answered ${answered.status} ${answered.text}`);
}

async function attemptOf({ ctx }: Clock, id: string) {
	const rows = await ctx.db.read.select().from(schema.attempts).where(eq(schema.attempts.id, id));
	return rows[0]!;
}

async function responsesOf({ ctx }: Clock, attemptId: string) {
	return await ctx.db.read
		.select()
		.from(schema.responses)
		.where(eq(schema.responses.attemptId, attemptId));
}
