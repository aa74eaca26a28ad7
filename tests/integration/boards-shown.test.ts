import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifyBoard, watchedBoards } from '../../src/lib/server/app/board-events.ts';
import { chooseBoardDisplay } from '../../src/lib/server/app/choose-board-display.ts';
import { keepTeam } from '../../src/lib/server/app/keep-team.ts';
import { leaveBoard } from '../../src/lib/server/app/leave-board.ts';
import { recountClass } from '../../src/lib/server/app/recount-boards.ts';
import { makeGroup } from '../../src/lib/server/app/make-group.ts';
import { moveLearners } from '../../src/lib/server/app/move-learners.ts';
import { showBoard } from '../../src/lib/server/app/show-board.ts';
import { showProjector } from '../../src/lib/server/app/show-projector.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { watchBoard } from '../../src/lib/server/app/watch-board.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import {
	joinClass,
	makeClass,
	makeLearner,
	makeMember,
	makeTrainer,
	publishQuiz,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';

const ctx = testContext();
const DAY = 86_400_000;
const items = () => Array.from({ length: 10 }, (_, i) => choiceItem(`q${i}`));

/** Answers the first items of a quiz, so many of them right. */
async function answer(learner: Actor, assignmentId: string, right: number, wrong = 0) {
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	for (let step = 0; step < right + wrong; step++) {
		const response = { kind: 'options' as const, ids: [step < right ? 'a' : 'b'] };
		await submitAnswer(ctx, learner, { attemptId, step, itemId: `q${step}`, response });
	}
	return attemptId;
}

async function room() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, items());
	return { trainer, classId, assignmentId };
}

/** Learners by name, with so many of ten right each. */
async function played(points: Record<string, number>) {
	const made = await room();
	const learners: Record<string, Actor> = {};
	for (const [name, right] of Object.entries(points)) {
		learners[name] = await makeMember(ctx, made.classId, name);
		await answer(learners[name], made.assignmentId, right, 10 - right);
	}
	return { ...made, learners };
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);
const places = (lines: { place: number; name: string }[]) => lines.map((l) => [l.place, l.name]);

describe('boards', () => {
	it('show the first places, everyone their own, and never a last one', async () => {
		const { trainer, classId, learners } = await played({
			Ana: 9,
			Ben: 8,
			Cid: 8,
			Dot: 5,
			Eva: 4,
			Fay: 2
		});
		const forFay = await showBoard(ctx, learners.Fay!, { classId, wish: {} });
		expect(places(forFay.lines)).toEqual([
			[1, 'Ana'],
			[2, 'Ben'],
			[2, 'Cid']
		]);
		expect(forFay).toMatchObject({ measure: 'accuracy', period: 'week', trainer: null });
		// (2 + 2) of (10 + 4).
		expect(forFay.own).toMatchObject({ place: 6, value: 286, points: 2000, possible: 10_000 });
		expect(forFay.own?.next).toEqual({ kind: 'answers', answers: 4 });
		expect(JSON.stringify(forFay)).not.toMatch(/Dot|Eva/);
		expect(JSON.stringify(forFay)).not.toContain(learners.Ana!.userId);
		const forAna = await showBoard(ctx, learners.Ana!, { classId, wish: {} });
		expect(forAna.lines.filter((l) => l.own).map((l) => l.name)).toEqual(['Ana']);
		expect(forAna.own?.next).toEqual({ kind: 'first' });
		const forTrainer = await showBoard(ctx, trainer, { classId, wish: {} });
		expect(forTrainer.trainer?.lines).toHaveLength(6);
		expect(forTrainer.own).toBeNull();
	});

	it('hide whoever opted out from the others, not from themselves nor the trainer', async () => {
		const { trainer, classId, learners } = await played({ Ana: 9, Ben: 8, Cid: 7, Dot: 6, Eva: 5 });
		await leaveBoard(ctx, learners.Ana!, { classId, optOut: true });
		const forBen = await showBoard(ctx, learners.Ben!, { classId, wish: {} });
		expect(JSON.stringify(forBen)).not.toContain('Ana');
		expect(forBen.own).toMatchObject({ place: 1 });
		const forAna = await showBoard(ctx, learners.Ana!, { classId, wish: {} });
		expect(forAna.own).toMatchObject({ place: 1, optedOut: true });
		const forTrainer = await showBoard(ctx, trainer, { classId, wish: {} });
		expect(forTrainer.trainer?.lines.map((l) => l.name)).toEqual(['Ben', 'Cid', 'Dot', 'Eva']);
		expect(forTrainer.trainer?.unlisted.map((l) => l.name)).toEqual(['Ana']);
		expect(JSON.stringify(await showProjector(ctx, trainer, { classId, wish: {} }))).not.toContain(
			'Ana'
		);
		await leaveBoard(ctx, learners.Ana!, { classId, optOut: false });
		expect((await showBoard(ctx, learners.Ben!, { classId, wish: {} })).lines[0]?.name).toBe('Ana');
	});

	it('show what the trainer decided: a list without places, or nobody', async () => {
		const { trainer, classId, learners } = await played({ Zoe: 9, Ben: 8, Ana: 2 });
		await chooseBoardDisplay(ctx, trainer, { classId, display: 'list' });
		const listed = await showBoard(ctx, learners.Ben!, { classId, wish: {} });
		expect(listed.names?.rows).toEqual(['Ana', 'Ben', 'Zoe']);
		expect(listed.lines).toEqual([]);
		expect(listed.own).toMatchObject({ place: 2 });
		await chooseBoardDisplay(ctx, trainer, { classId, display: 'own' });
		const own = await showBoard(ctx, learners.Ben!, { classId, wish: {} });
		expect([own.lines, own.names]).toEqual([[], null]);
		const wall = await showProjector(ctx, trainer, { classId, wish: {} });
		expect([wall.lines, wall.names, wall.display]).toEqual([[], null, 'own']);
		expect(await refusal(chooseBoardDisplay(ctx, learners.Ben!, { classId, display: 'top' }))).toBe(
			'forbidden'
		);
	});

	it('list teams by name where the class shows no places', async () => {
		const { trainer, classId, learners } = await played({ Ana: 9, Ben: 8, Cid: 7, Dot: 1 });
		for (const [name, members] of [
			['Owls', ['Ana', 'Ben']],
			['Cats', ['Cid', 'Dot']]
		] as const) {
			const { id: groupId } = await makeGroup(ctx, trainer, { classId, name });
			const userIds = members.map((one) => learners[one]!.userId);
			await moveLearners(ctx, trainer, { classId, userIds, groupId });
		}
		await chooseBoardDisplay(ctx, trainer, { classId, display: 'list' });
		const wish = { measure: 'team' as const };
		for (const shown of [
			await showBoard(ctx, learners.Dot!, { classId, wish }),
			await showProjector(ctx, trainer, { classId, wish })
		]) {
			expect([shown.lines, shown.names?.rows]).toEqual([[], ['Cats', 'Owls']]);
		}
	});

	it('call learners by pseudonym where the class has them, except to its trainers', async () => {
		const { trainer, classId, learners } = await played({ Ana: 9, Ben: 8, Cid: 7, Dot: 1 });
		await ctx.db.write(async (tx) => {
			for (const [name, { userId }] of Object.entries(learners)) {
				const pseudonym = name === 'Ben' ? null : `Otter ${name.length}${userId.slice(-3)}`;
				await tx
					.update(schema.memberships)
					.set({ pseudonym })
					.where(eq(schema.memberships.userId, userId));
			}
			await tx.update(schema.classes).set({ pseudonyms: true });
			await recountClass(tx, classId);
		});
		const forDot = await showBoard(ctx, learners.Dot!, { classId, wish: {} });
		expect(forDot.lines.map((l) => l.name.split(' ')[0])).toEqual(['Otter', 'A']);
		expect(JSON.stringify(forDot)).not.toMatch(/Ana|Ben|Dot/);
		const wall = await showProjector(ctx, trainer, { classId, wish: {} });
		expect(JSON.stringify(wall)).not.toMatch(/Ana|Ben|Dot/);
		const forTrainer = await showBoard(ctx, trainer, { classId, wish: {} });
		expect(forTrainer.trainer?.lines.map((l) => l.name)).toEqual(['Ana', 'Ben', 'Cid', 'Dot']);
	});

	it('measure improvement, days and teams, by week, term and all time', async () => {
		const { trainer, classId, assignmentId } = await room();
		const [ana, ben] = [
			await makeMember(ctx, classId, 'Ana'),
			await makeMember(ctx, classId, 'Ben')
		];
		const groupId = newId();
		await ctx.db.write(async (tx) => {
			await tx
				.insert(schema.groups)
				.values({ id: groupId, classId, name: 'Owls', nameKey: 'owls', createdAt: 0 });
			await tx.update(schema.memberships).set({ groupId });
			await keepTeam(tx, classId, groupId);
		});
		await answer(ana, assignmentId, 4, 6);
		ctx.clock.at += 7 * DAY;
		const second = await publishQuiz(ctx, trainer, classId, items());
		await answer(ana, second, 9, 1);
		const wish = (
			measure: 'improvement' | 'consistency' | 'team',
			period: 'week' | 'last-week' | 'all'
		) => showBoard(ctx, ana, { classId, wish: { measure, period } });
		expect((await wish('improvement', 'week')).own).toMatchObject({ place: 1, value: 500 });
		expect((await wish('improvement', 'all')).own).toMatchObject({ place: 1, value: 500 });
		expect((await wish('improvement', 'last-week')).own).toMatchObject({ place: null, next: null });
		expect((await wish('consistency', 'week')).own).toMatchObject({
			value: 1,
			next: { kind: 'streak', streak: 1, today: true, toPass: null }
		});
		expect((await wish('consistency', 'all')).own).toMatchObject({ value: 2 });
		// Ana has 11 of 14 this week, Ben nothing: (786 + 500) / 2.
		expect((await wish('team', 'week')).own).toMatchObject({ name: 'Owls', place: 1, value: 643 });
		// Whoever opted out is in no mean; a team of one is none.
		await leaveBoard(ctx, ben, { classId, optOut: true });
		expect((await wish('team', 'week')).own).toMatchObject({ place: null, value: null });

		expect(await refusal(showBoard(ctx, ana, { classId, wish: { period: 'term' } }))).toBe(
			'not-found'
		);
		await ctx.db.write(async (tx) => {
			await tx.update(schema.classes).set({ termStartsAt: ctx.now() - DAY });
			await recountClass(tx, classId);
		});
		const term = await showBoard(ctx, ana, { classId, wish: { period: 'term' } });
		expect(term.own).toMatchObject({ points: 9000, possible: 10_000 });
	});

	it('let speed decide between equals only where it counts, and by one’s own time', async () => {
		const { trainer, classId } = await room();
		const learners: Actor[] = [];
		for (const name of ['Ana', 'Ben', 'Cid', 'Dot'])
			learners.push(await makeMember(ctx, classId, name));
		for (const speedCounts of [false, true]) {
			const id = await publishQuiz(ctx, trainer, classId, items(), { speedCounts });
			// Ana has twice the time and uses 60 of 200 seconds; Ben uses 40 of 100, Cid 30 of 100 and has one less right.
			for (const [i, [limit, took, right]] of [
				[200, 60, 9],
				[100, 40, 9],
				[100, 30, 8],
				[100, 30, 1]
			].entries()) {
				const learner = learners[i]!;
				const { attemptId } = await startAttempt(ctx, learner, { assignmentId: id });
				const endsAt = ctx.now() + limit! * 1000;
				await ctx.db.write((tx) =>
					tx.update(schema.attempts).set({ endsAt }).where(eq(schema.attempts.id, attemptId))
				);
				ctx.clock.at += took! * 1000;
				await answer(learner, id, right!, 10 - right!);
			}
			const board = await showBoard(ctx, trainer, { classId, wish: { assignment: id } });
			expect(places(board.trainer!.lines)).toEqual(
				speedCounts
					? [
							[1, 'Ana'],
							[2, 'Ben'],
							[3, 'Cid'],
							[4, 'Dot']
						]
					: [
							[1, 'Ana'],
							[1, 'Ben'],
							[3, 'Cid'],
							[4, 'Dot']
						]
			);
		}
	});

	it('are for the class only, the projector for its trainers', async () => {
		const { classId, assignmentId, trainer } = await room();
		const ana = await makeMember(ctx, classId, 'Ana');
		const other = await makeClass(ctx, trainer);
		const stranger = await makeMember(ctx, other);
		const foreign = await makeTrainer(ctx);
		const wish = {};
		expect(await refusal(showBoard(ctx, stranger, { classId, wish }))).toBe('not-found');
		expect(await refusal(showBoard(ctx, foreign, { classId, wish }))).toBe('not-found');
		expect(
			await refusal(
				showBoard(ctx, stranger, { classId: other, wish: { assignment: assignmentId } })
			)
		).toBe('not-found');
		expect(await refusal(leaveBoard(ctx, stranger, { classId, optOut: true }))).toBe('not-found');
		expect(await refusal(watchBoard(ctx, stranger, { classId }))).toBe('not-found');
		expect(await refusal(showProjector(ctx, foreign, { classId, wish }))).toBe('not-found');
		expect(await refusal(showProjector(ctx, ana, { classId, wish }))).toBe('forbidden');
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
		await answer(ana, assignmentId, 1);
		expect(await read()).toBe('event: changed\ndata: {}\n\n');
		// All in one moment: how long a store takes over an answer is its own business.
		for (let i = 0; i < 3; i++) notifyBoard(classId);
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
		await answer(learner, other.assignmentId, 1);
		let text = '';
		for await (const chunk of stream) text += new TextDecoder().decode(chunk);
		expect(text).not.toContain('changed');
	});
});
