import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { phaseAt } from '../../src/lib/core/assignment/windows.ts';
import {
	findAssignment,
	listAssignmentsOfClass,
	listUnderWay
} from '../../src/lib/server/db/assignments.ts';
import {
	findLatestAttempt,
	insertAttempt,
	listAttempts
} from '../../src/lib/server/db/attempts.ts';
import {
	addTrainer,
	deleteClass,
	findClass,
	findClassByCode,
	insertClass,
	isTrainerOf,
	listClassesOfTrainer
} from '../../src/lib/server/db/classes.ts';
import { isUniqueViolation } from '../../src/lib/server/db/client.ts';
import { putCounted } from '../../src/lib/server/db/grades.ts';
import { listWorkOfLearner } from '../../src/lib/server/db/learner-work.ts';
import {
	countMembers,
	findMembership,
	findMembershipByNickname,
	listMembers,
	listMembershipsOfUser,
	lockMembership,
	removeMembership,
	setBoardOptOut
} from '../../src/lib/server/db/memberships.ts';
import { findResponse, insertResponse, listResponses } from '../../src/lib/server/db/responses.ts';
import {
	countAhead,
	deleteStandingsOf,
	findNextAhead,
	findStanding,
	listLines,
	putStandings,
	setListed,
	type StandingRow
} from '../../src/lib/server/db/standings.ts';
import { assignments } from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import {
	joinClass,
	makeClass,
	makeLearner,
	makeMember,
	makeTrainer,
	publishQuiz,
	publishScenario,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const all = { limit: 100, offset: 0 };
const caught = (work: Promise<unknown>) =>
	work.then(
		() => undefined,
		(error: unknown) => error
	);

describe('the store', () => {
	it('undoes a write that throws, alone among those made at once', async () => {
		const row = (code: string) => ({
			id: newId(),
			name: 'Class',
			code,
			isDemo: false,
			createdAt: ctx.now()
		});
		const outcomes = await Promise.allSettled([
			ctx.db.write((tx) => insertClass(tx, row('AAAAAA'))),
			ctx.db.write(async (tx) => {
				await insertClass(tx, row('BBBBBB'));
				throw new Error('changed my mind');
			}),
			ctx.db.write((tx) => insertClass(tx, row('AAAAAA'))),
			ctx.db.write((tx) => insertClass(tx, row('CCCCCC')))
		]);
		expect(outcomes.map((o) => o.status)).toEqual([
			'fulfilled',
			'rejected',
			'rejected',
			'fulfilled'
		]);
		expect(isUniqueViolation((outcomes[2] as PromiseRejectedResult).reason)).toBe(true);
		expect(isUniqueViolation((outcomes[1] as PromiseRejectedResult).reason)).toBe(false);
		expect(await findClassByCode(ctx.db.read, 'AAAAAA')).toBeDefined();
		expect(await findClassByCode(ctx.db.read, 'BBBBBB')).toBeUndefined();
		expect(await findClassByCode(ctx.db.read, 'CCCCCC')).toBeDefined();
	});

	it('holds foreign keys', async () => {
		const learner = await makeLearner(ctx);
		const error = await caught(joinClass(ctx, learner, 'no such class'));
		expect(error).toBeInstanceOf(Error);
	});
});

describe('classes and memberships', () => {
	it('lists a trainer’s classes, newest first, a window at a time', async () => {
		const trainer = await makeTrainer(ctx);
		const ids: string[] = [];
		for (let i = 0; i < 5; i++) {
			ctx.clock.at += 1000;
			ids.unshift(await makeClass(ctx, trainer));
		}
		await makeClass(ctx, await makeTrainer(ctx));
		const list = async (limit: number, offset: number) =>
			(await listClassesOfTrainer(ctx.db.read, trainer.userId, { limit, offset })).map((c) => c.id);
		expect(await list(10, 0)).toEqual(ids);
		expect(await list(2, 2)).toEqual(ids.slice(2, 4));
		expect(await list(2, 9)).toEqual([]);
	});

	it('knows who trains, and takes adding twice', async () => {
		const [trainer, other] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const classId = await makeClass(ctx, trainer);
		expect(await isTrainerOf(ctx.db.read, classId, other.userId)).toBe(false);
		for (let i = 0; i < 2; i++) {
			await ctx.db.write((tx) => addTrainer(tx, classId, other.userId));
		}
		expect(await isTrainerOf(ctx.db.read, classId, other.userId)).toBe(true);
	});

	it('keeps nicknames unique in a class, not between classes', async () => {
		const trainer = await makeTrainer(ctx);
		const [one, two] = [await makeClass(ctx, trainer), await makeClass(ctx, trainer)];
		const ana = await makeMember(ctx, one, 'Ana');
		await makeMember(ctx, two, 'Ana');
		const taken = await caught(joinClass(ctx, await makeLearner(ctx), one, 'ANA'));
		expect(isUniqueViolation(taken)).toBe(true);
		expect((await findMembershipByNickname(ctx.db.read, one, 'ana'))?.userId).toBe(ana.userId);
		expect(await findMembershipByNickname(ctx.db.read, one, 'ben')).toBeUndefined();
	});

	it('lists the roster by nickname and a learner’s classes by name', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		for (const name of ['Cid', 'ana', 'Ben']) await makeMember(ctx, classId, name);
		const roster = await listMembers(ctx.db.read, classId, all);
		expect(roster.map((m) => m.nickname)).toEqual(['ana', 'Ben', 'Cid']);
		expect((await listMembers(ctx.db.read, classId, { limit: 1, offset: 1 }))[0]?.nickname).toBe(
			'Ben'
		);
		expect(await countMembers(ctx.db.read, classId)).toBe(3);
		const second = await makeClass(ctx, trainer);
		await joinClass(ctx, { userId: roster[0]!.userId, role: 'learner' }, second, 'ana');
		const mine = await listMembershipsOfUser(ctx.db.read, roster[0]!.userId);
		expect(mine.map((m) => m.classId).sort()).toEqual([classId, second].sort());
		expect(mine[0]).toMatchObject({ nickname: 'ana', isDemo: false });
		expect(mine[0]!.code).toBe((await findClass(ctx.db.read, mine[0]!.classId))?.code);
	});

	it('opts out, leaves, and is locked only while there', async () => {
		const classId = await makeClass(ctx, await makeTrainer(ctx));
		const { userId } = await makeMember(ctx, classId);
		await ctx.db.write((tx) => setBoardOptOut(tx, classId, userId, true));
		expect((await findMembership(ctx.db.read, classId, userId))?.boardOptOut).toBe(true);
		const locked = await ctx.db.write((tx) => lockMembership(tx, classId, userId));
		expect(locked).toEqual(await findMembership(ctx.db.read, classId, userId));
		await ctx.db.write((tx) => removeMembership(tx, classId, userId));
		expect(await ctx.db.write((tx) => lockMembership(tx, classId, userId))).toBeUndefined();
	});

	it('takes everything of a class along when it is deleted', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId);
		const assignmentId = await publishQuiz(ctx, trainer, classId, [choiceItem()]);
		await ctx.db.write(async (tx) => {
			await putStandings(tx, [
				standing({ classId, scope: 'all', period: 'all', userId: learner.userId }, 1)
			]);
			await deleteClass(tx, classId);
		});
		expect(await findAssignment(ctx.db.read, assignmentId)).toBeUndefined();
		expect(await findMembership(ctx.db.read, classId, learner.userId)).toBeUndefined();
	});
});

describe('assignments, attempts and responses', () => {
	it('are under way when their windows say so, the first due first', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const moments = [null, 1, 2, 3];
		const all = moments.flatMap((openAt) =>
			moments.flatMap((dueAt) => moments.map((lateUntil) => ({ openAt, dueAt, lateUntil })))
		);
		const first = await publishQuiz(ctx, trainer, classId, [], { openAt: 4 });
		const { quizVersionId } = (
			await ctx.db.read.select().from(assignments).where(eq(assignments.id, first))
		)[0]!;
		const given = { classId, quizVersionId, createdAt: 0 };
		await ctx.db.write((tx) =>
			tx
				.insert(assignments)
				.values(all.map((row) => ({ ...given, ...row, id: newId(), title: JSON.stringify(row) })))
		);
		const found = await listUnderWay(ctx.db.read, classId, 2, 100);
		const expected = all.filter((row) => ['open', 'late'].includes(phaseAt(row, 2)));
		expect(found.map(({ title }) => title).sort()).toEqual(
			expected.map((row) => JSON.stringify(row)).sort()
		);
		const due = found.map(({ dueAt }) => dueAt ?? Infinity);
		expect(due).toEqual([...due].sort((a, b) => a - b));
	});

	async function given() {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId);
		const quiz = await publishQuiz(ctx, trainer, classId, [choiceItem()]);
		ctx.clock.at += 1000;
		const scenario = await publishScenario(ctx, trainer, classId, sampleScenario());
		return { trainer, classId, learner, quiz, scenario };
	}
	const attempt = (assignmentId: string, userId: string, ordinal: number) => ({
		id: newId(),
		assignmentId,
		userId,
		ordinal,
		seed: 's',
		startedAt: ctx.now(),
		finishedAt: null,
		points: 0,
		possible: 1000
	});

	it('gives back the very item and scenario that were published', async () => {
		const { quiz, scenario } = await given();
		expect((await findAssignment(ctx.db.read, quiz))?.work).toMatchObject({
			kind: 'quiz',
			items: [choiceItem()]
		});
		expect((await findAssignment(ctx.db.read, scenario))?.work).toMatchObject({
			kind: 'scenario',
			scenario: sampleScenario()
		});
		expect(await findAssignment(ctx.db.read, 'none')).toBeUndefined();
	});

	it('lists for the class and for the learner, with the state of the first attempt', async () => {
		const { classId, learner, quiz, scenario } = await given();
		const list = await listAssignmentsOfClass(ctx.db.read, classId, all);
		expect(list.map((a) => [a.id, a.kind])).toEqual([
			[scenario, 'scenario'],
			[quiz, 'quiz']
		]);
		const counted = { points: 7, possible: 9, finishedAt: ctx.now(), late: false };
		const key = { assignmentId: scenario, userId: learner.userId };
		await ctx.db.write((tx) =>
			putCounted(tx, key, { ...counted, attempts: 2, updatedAt: ctx.now() })
		);
		const mine = await listWorkOfLearner(ctx.db.read, learner.userId, all);
		expect(mine.map((work) => [work.id, work.grade?.points ?? null])).toEqual([
			[quiz, null],
			[scenario, 7]
		]);
	});

	it('numbers attempts once each, and finds the latest', async () => {
		const { learner, quiz } = await given();
		const [one, two] = [attempt(quiz, learner.userId, 1), attempt(quiz, learner.userId, 2)];
		await ctx.db.write((tx) => insertAttempt(tx, one));
		await ctx.db.write((tx) => insertAttempt(tx, two));
		const again = await caught(
			ctx.db.write((tx) => insertAttempt(tx, attempt(quiz, learner.userId, 2)))
		);
		expect(isUniqueViolation(again)).toBe(true);
		expect((await findLatestAttempt(ctx.db.read, quiz, learner.userId))?.id).toBe(two.id);
		expect(
			(await listAttempts(ctx.db.read, quiz, learner.userId, all)).map((a) => a.ordinal)
		).toEqual([1, 2]);
	});

	it('stores a step once, and keeps what stood there', async () => {
		const { learner, quiz } = await given();
		const own = attempt(quiz, learner.userId, 1);
		await ctx.db.write((tx) => insertAttempt(tx, own));
		const row = (step: number, ids: string[]) => ({
			attemptId: own.id,
			step,
			ref: 'i',
			response: { kind: 'options', ids },
			points: 0,
			possible: 1000,
			answeredAt: ctx.now(),
			verdict: null
		});
		const store = (step: number, ids: string[]) =>
			ctx.db.write((tx) => insertResponse(tx, row(step, ids)));
		expect([await store(1, ['b']), await store(0, ['a']), await store(0, ['z'])]).toEqual([
			true,
			true,
			false
		]);
		expect((await findResponse(ctx.db.read, own.id, 0))?.response).toEqual({
			kind: 'options',
			ids: ['a']
		});
		expect((await listResponses(ctx.db.read, own.id)).map((r) => r.step)).toEqual([0, 1]);
	});
});

/** A row that has days and nothing else. */
function standing(
	where: Pick<StandingRow, 'classId' | 'scope' | 'period' | 'userId'>,
	days: number
): StandingRow {
	const nothing = {
		points: 0,
		possible: 0,
		accuracy: null,
		improvement: null,
		at: null,
		day: null
	};
	return { ...where, ...nothing, name: 'before', days, listed: true };
}

describe('standings', () => {
	it('are put, replaced, ranked, hidden and deleted', async () => {
		const classId = await makeClass(ctx, await makeTrainer(ctx));
		const [ana, ben] = [
			await makeMember(ctx, classId, 'Ana'),
			await makeMember(ctx, classId, 'Ben')
		];
		const where = { classId, scope: 'all', period: 'term' };
		const put = (userId: string, name: string, days: number) =>
			ctx.db.write((tx) => putStandings(tx, [{ ...standing({ ...where, userId }, days), name }]));
		await put(ana.userId, 'before', 1);
		await put(ana.userId, 'Ana', 2);
		await put(ben.userId, 'Ben', 3);
		const board = { ...where, measure: 'consistency' as const };
		const lines = async (listed = true) =>
			(await listLines(ctx.db.read, { ...board, listed }, all)).map((l) => [l.name, l.value]);
		expect(await lines()).toEqual([
			['Ben', 3],
			['Ana', 2]
		]);
		expect(
			await listLines(ctx.db.read, { ...board, measure: 'accuracy', listed: true }, all)
		).toEqual([]);
		expect(await countAhead(ctx.db.read, board, 2)).toBe(1);
		expect(await findNextAhead(ctx.db.read, board, 2)).toBe(3);
		await ctx.db.write((tx) => setListed(tx, classId, ben.userId, false));
		expect(await countAhead(ctx.db.read, board, 2)).toBe(0);
		expect(await findNextAhead(ctx.db.read, board, 2)).toBeUndefined();
		expect(await lines(false)).toEqual([['Ben', 3]]);
		expect(await findStanding(ctx.db.read, where, ben.userId)).toMatchObject({ listed: false });
		await ctx.db.write((tx) => deleteStandingsOf(tx, classId, ana.userId));
		expect(await findStanding(ctx.db.read, where, ana.userId)).toBeUndefined();
	});
});
