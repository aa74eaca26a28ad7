import { describe, expect, it } from 'vitest';
import type { ItemResponse } from '../../src/lib/core/quiz/item.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { exportGradebook } from '../../src/lib/server/app/export-gradebook.ts';
import { exportOwnData } from '../../src/lib/server/app/export-own-data.ts';
import { finishOverdue } from '../../src/lib/server/app/finish-attempt.ts';
import { handIn } from '../../src/lib/server/app/hand-in.ts';
import { previewRegrade } from '../../src/lib/server/app/regrade-item.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showDoubtfulAnswers } from '../../src/lib/server/app/show-doubtful-answers.ts';
import { showGrade } from '../../src/lib/server/app/show-grade.ts';
import { showGradebook } from '../../src/lib/server/app/show-gradebook.ts';
import { showItem } from '../../src/lib/server/app/show-item.ts';
import { showMisunderstood } from '../../src/lib/server/app/show-misunderstood.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { showStatistics } from '../../src/lib/server/app/show-statistics.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { findAttempt } from '../../src/lib/server/db/attempts.ts';
import { updateMembership } from '../../src/lib/server/db/memberships.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
import { putOverride, setNamed } from '../../src/lib/server/db/overrides.ts';
import { listResponses } from '../../src/lib/server/db/responses.ts';
import type * as schema from '../../src/lib/server/db/schema.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';

const ctx = testContext();
const right: ItemResponse = { kind: 'options', ids: ['a'] };
const MINUTE = 60_000;
const nothing = { timePercent: null, dueAt: null, lateUntil: null, attemptsAllowed: null };

const saying = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: Error) => error.message
	);

type Rules = Partial<typeof schema.assignments.$inferInsert>;

async function given(rules: (now: number) => Rules) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learner = await makeMember(ctx, classId);
	const items = [choiceItem('q0'), choiceItem('q1')];
	const assignmentId = await publishQuiz(ctx, trainer, classId, items, rules(ctx.now()));
	const start = (actor: Actor = learner) => startAttempt(ctx, actor, { assignmentId });
	const answer = (attemptId: string, step: number, actor: Actor = learner) =>
		submitAnswer(ctx, actor, { attemptId, step, itemId: `q${step}`, response: right });
	const grade = (actor: Actor = learner) => findGrade(ctx.db.read, assignmentId, actor.userId);
	return { trainer, classId, learner, assignmentId, start, answer, grade };
}

describe('starting under windows', () => {
	it('is refused before opening, late in the late window, and refused after it', async () => {
		const { start, answer, grade } = await given((now) => ({
			openAt: now + MINUTE,
			dueAt: now + 2 * MINUTE,
			lateUntil: now + 3 * MINUTE,
			counting: 'last'
		}));
		expect(await saying(start())).toBe(
			'This opens Wednesday, 28 January 2026, 09:01. It can be started from then on.'
		);
		ctx.clock.at += MINUTE;
		const first = await start();
		await answer(first.attemptId, 0);
		await answer(first.attemptId, 1);
		expect(await grade()).toMatchObject({ late: false });
		ctx.clock.at += MINUTE + 1;
		const second = await start();
		await answer(second.attemptId, 0);
		await answer(second.attemptId, 1);
		expect(await grade()).toMatchObject({ late: true, attempts: 2 });
		ctx.clock.at += MINUTE;
		expect(await saying(start())).toMatch(/^The time for this has passed/);
	});

	it('is refused beyond the attempts allowed, unless a learner has more', async () => {
		const { start, answer, assignmentId, learner } = await given(() => ({ attemptsAllowed: 1 }));
		const { attemptId } = await start();
		await answer(attemptId, 0);
		expect(await start()).toEqual({ attemptId });
		await answer(attemptId, 1);
		expect(await saying(start())).toMatch(/^There is one attempt at this/);
		const key = { assignmentId, userId: learner.userId };
		await ctx.db.write((tx) => putOverride(tx, key, { ...nothing, attemptsAllowed: 2 }));
		expect((await start()).attemptId).not.toBe(attemptId);
	});

	it('is for those it was given to', async () => {
		const { start, classId, learner, assignmentId } = await given(() => ({
			audience: 'learners'
		}));
		const other = await makeMember(ctx, classId);
		await ctx.db.write((tx) => setNamed(tx, assignmentId, [learner.userId]));
		expect(await saying(start(other))).toMatch(/not here/);
		expect((await start()).attemptId).toBeTruthy();
	});
});

describe('a time limit', () => {
	it('runs by the server’s clock with the learner’s extra time, over reloads', async () => {
		const { start, classId, learner, assignmentId } = await given(() => ({
			timeLimitSeconds: 60
		}));
		await ctx.db.write((tx) => updateMembership(tx, classId, learner.userId, { timePercent: 150 }));
		const { attemptId } = await start();
		ctx.clock.at += 30_000;
		const clock = async () => (await showAttempt(ctx, learner, { attemptId })).clock;
		expect(await clock()).toEqual({ allowed: 90_000, left: 60_000, limited: true });
		const other = await makeMember(ctx, classId);
		const key = { assignmentId, userId: other.userId };
		await ctx.db.write((tx) => putOverride(tx, key, { ...nothing, timePercent: 200 }));
		const own = await start(other);
		expect((await showAttempt(ctx, other, own)).clock?.allowed).toBe(120_000);
	});

	it('had more left than there is, and answers took less than none, once the clock was put back', async () => {
		const { start, answer, learner } = await given(() => ({ timeLimitSeconds: 60 }));
		const { attemptId } = await start();
		await showItem(ctx, learner, { attemptId, step: 0 });
		ctx.clock.at -= 60 * MINUTE;
		expect((await showAttempt(ctx, learner, { attemptId })).clock?.left).toBe(MINUTE);
		await answer(attemptId, 0);
		expect((await listResponses(ctx.db.read, attemptId))[0]?.tookMs).toBe(0);
	});

	it('takes an answer within the grace, refuses a later one, and hands in what is there', async () => {
		const { start, answer, grade, learner } = await given(() => ({
			timeLimitSeconds: 60,
			graceSeconds: 10
		}));
		const { attemptId } = await start();
		ctx.clock.at += 70_000;
		await answer(attemptId, 0);
		ctx.clock.at += 1;
		expect(await saying(answer(attemptId, 1))).toMatch(/^The time for this attempt is up/);
		// What was in time is told again, however late it is asked for.
		expect(await answer(attemptId, 0)).toMatchObject({ step: 0, finished: true });
		expect(await grade()).toMatchObject({
			points: 1000,
			possible: 2000,
			finishedAt: ctx.now() - 10_001
		});
		expect((await showResults(ctx, learner, { attemptId })).finished).toBe(true);
	});

	it('ends an attempt that was left, once, whoever looks', async () => {
		const { start, answer, grade, classId, learner } = await given(() => ({
			timeLimitSeconds: 60,
			behaviour: 'deferred'
		}));
		const { attemptId } = await start();
		await answer(attemptId, 0);
		ctx.clock.at += 60_000;
		// Its own page may hand it in as soon as the time is over.
		const other = await makeMember(ctx, classId);
		const left = await start(other);
		await handIn(ctx, learner, { attemptId });
		expect(await grade()).toMatchObject({ points: 1000, possible: 2000 });
		ctx.clock.at += 3_600_000;
		await Promise.all(Array.from({ length: 3 }, () => finishOverdue(ctx, { classId })));
		const ended = await grade(other);
		expect(ended).toMatchObject({ points: 0, possible: 2000, attempts: 1 });
		ctx.clock.at += 1;
		await finishOverdue(ctx, { classId });
		expect(await grade(other)).toEqual(ended);
		expect((await showAttempt(ctx, other, left)).finished).toBe(true);
	});
});

describe('an attempt whose time was over', () => {
	it('stayed running for whoever marks, counts or exports', async () => {
		const { start, answer, trainer, classId, learner, assignmentId } = await given((now) => ({
			dueAt: now + MINUTE,
			behaviour: 'deferred'
		}));
		const ids = { classId, assignmentId, userId: learner.userId };
		const looks: (() => Promise<unknown>)[] = [
			() => showGradebook(ctx, trainer, { classId }),
			() => exportGradebook(ctx, trainer, { classId, format: 'csv', realNames: false }),
			() => showGrade(ctx, trainer, { ...ids, attemptId: null }),
			() => showStatistics(ctx, trainer, { assignmentId }),
			() => showMisunderstood(ctx, trainer, { classId, all: false, page: 1 }),
			() => showDoubtfulAnswers(ctx, trainer, { classId, page: 1 }),
			() => exportOwnData(ctx, learner),
			() => previewRegrade(ctx, trainer, { ...ids, step: 0, key, policy: 'new-key' })
		];
		const key = { ids: ['a'], texts: [], value: null, tolerance: null, pairs: [] };
		const opened = ctx.now();
		for (const look of looks) {
			ctx.clock.at = opened;
			const { attemptId } = await start();
			await answer(attemptId, 0);
			ctx.clock.at = opened + 2 * MINUTE;
			await look();
			const attempt = await findAttempt(ctx.db.read, attemptId);
			expect(attempt).toMatchObject({ finishedAt: opened + MINUTE, points: 1000 });
		}
		const { running, told } = await showStatistics(ctx, trainer, { assignmentId });
		expect([running, told]).toMatchObject([0, { quiz: { attempts: 1 } }]);
	});

	it('is all that looking writes: nothing where late work is still taken', async () => {
		const { start, trainer, classId } = await given((now) => ({
			dueAt: now + MINUTE,
			lateUntil: now + 3 * MINUTE
		}));
		await start();
		ctx.clock.at += 2 * MINUTE;
		let writes = 0;
		const { db } = ctx;
		const write: typeof db.write = (work) => (writes++, db.write(work));
		const counting: Context = { ...ctx, db: { ...db, read: db.read, write } };
		await showGradebook(counting, trainer, { classId });
		expect(writes).toBe(0);
		ctx.clock.at += 2 * MINUTE;
		await showGradebook({ ...counting, now: ctx.now }, trainer, { classId });
		expect(writes).toBe(1);
	});
});

describe('the closing', () => {
	it('hands in what still runs, each at the learner’s own deadline', async () => {
		const { start, answer, grade, classId, assignmentId } = await given((now) => ({
			dueAt: now + MINUTE
		}));
		const longer = await makeMember(ctx, classId);
		await ctx.db.write((tx) =>
			putOverride(
				tx,
				{ assignmentId, userId: longer.userId },
				{ ...nothing, dueAt: ctx.now() + 5 * MINUTE }
			)
		);
		const [mine, theirs] = [await start(), await start(longer)];
		await answer(mine.attemptId, 0);
		ctx.clock.at += 2 * MINUTE;
		await finishOverdue(ctx, { assignmentId });
		expect(await grade()).toMatchObject({
			points: 1000,
			finishedAt: ctx.now() - MINUTE,
			late: false
		});
		expect(await answer(theirs.attemptId, 0, longer)).toMatchObject({ finished: false });
	});

	it('marks late what was begun in time and handed in after the due time', async () => {
		const { start, answer, grade } = await given((now) => ({
			dueAt: now + MINUTE,
			lateUntil: now + 10 * MINUTE
		}));
		const { attemptId } = await start();
		await answer(attemptId, 0);
		ctx.clock.at += 2 * MINUTE;
		await answer(attemptId, 1);
		expect(await grade()).toMatchObject({ points: 2000, late: true });
	});
});
