import { describe, expect, it } from 'vitest';
import { archiveClass } from '../../src/lib/server/app/archive-class.ts';
import { excuseGrade } from '../../src/lib/server/app/excuse-grade.ts';
import { makeGroup } from '../../src/lib/server/app/make-group.ts';
import { moveLearners } from '../../src/lib/server/app/move-learners.ts';
import { removeGroup } from '../../src/lib/server/app/remove-group.ts';
import { removeLearner } from '../../src/lib/server/app/remove-learner.ts';
import { showAssignment } from '../../src/lib/server/app/show-assignment.ts';
import { showHome } from '../../src/lib/server/app/show-home.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import {
	joinClass,
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';

const ctx = testContext();
const HOUR = 3_600_000;

/** A class in which Ana is in Blue, Ben in Red and Cem in neither; a quiz of two questions is given to Blue. */
async function groups() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learners: Actor[] = [];
	for (const name of ['Ana', 'Ben', 'Cem']) learners.push(await makeMember(ctx, classId, name));
	const [ana, ben, cem] = learners as [Actor, Actor, Actor];
	const { id: blue } = await makeGroup(ctx, trainer, { classId, name: 'Blue' });
	const { id: red } = await makeGroup(ctx, trainer, { classId, name: 'Red' });
	const move = (who: Actor, groupId: string | null) =>
		moveLearners(ctx, trainer, { classId, userIds: [who.userId], groupId });
	await move(ana, blue);
	await move(ben, red);
	const given = { audience: 'group' as const, groupId: blue, title: 'For Blue' };
	const items = [choiceItem('q0'), choiceItem('q1')];
	const assignmentId = await publishQuiz(ctx, trainer, classId, items, given);
	return { trainer, classId, assignmentId, blue, red, ana, ben, cem, move };
}

/** What stands at home, and in which state. */
async function home(who: Actor): Promise<[string, string][]> {
	const { toDo, later, done } = await showHome(ctx, who, { page: 1 });
	return [...toDo, ...later, ...done].map(({ title, state }) => [title, state]);
}
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code
	);
const begin = (who: Actor, assignmentId: string) => startAttempt(ctx, who, { assignmentId });
const answer = (who: Actor, attemptId: string, step: number) =>
	submitAnswer(ctx, who, {
		...{ attemptId, step, itemId: `q${step}` },
		response: { kind: 'options', ids: ['a'] }
	});

describe('work given to a group', () => {
	it('is to do for those who are in it, and not there for anybody else', async () => {
		const { assignmentId, ana, ben, cem } = await groups();
		expect(await home(ana)).toEqual([['For Blue', 'open']]);
		for (const other of [ben, cem]) {
			expect(await home(other)).toEqual([]);
			expect(await refusal(begin(other, assignmentId))).toBe('not-found');
		}
	});

	it('comes and goes with the group of a learner who has not begun it', async () => {
		const { assignmentId, blue, red, ana, ben, move } = await groups();
		await move(ana, red);
		await move(ben, blue);
		expect(await home(ana)).toEqual([]);
		expect(await refusal(begin(ana, assignmentId))).toBe('not-found');
		expect(await home(ben)).toEqual([['For Blue', 'open']]);
		await begin(ben, assignmentId);
		expect(await home(ben)).toEqual([['For Blue', 'running']]);
	});

	it('stays with a learner who was moved in its middle, to its end and in the grade, and is not begun again', async () => {
		const { assignmentId, red, ana, move } = await groups();
		const { attemptId } = await begin(ana, assignmentId);
		await answer(ana, attemptId, 0);
		await move(ana, red);
		expect(await home(ana)).toEqual([['For Blue', 'running']]);
		expect(await begin(ana, assignmentId)).toEqual({ attemptId });
		await answer(ana, attemptId, 1);
		expect(await home(ana)).toEqual([['For Blue', 'done']]);
		expect(await findGrade(ctx.db.read, assignmentId, ana.userId)).toMatchObject({
			points: 2000,
			possible: 2000
		});
		expect(await refusal(begin(ana, assignmentId))).toBe('not-found');
	});

	it('offers no further attempt to a learner who was moved away, as none would be let through', async () => {
		const { assignmentId, red, blue, ana, move } = await groups();
		const { attemptId } = await begin(ana, assignmentId);
		for (const step of [0, 1]) await answer(ana, attemptId, step);
		const offered = async () => {
			const { own } = await showAssignment(ctx, ana, { assignmentId });
			const { done } = await showHome(ctx, ana, { page: 1 });
			return [own?.given, own?.canStart, done[0]?.attemptsLeft];
		};
		expect(await offered()).toEqual([true, true, null]);
		await move(ana, red);
		expect(await offered()).toEqual([false, false, 0]);
		await move(ana, blue);
		expect(await offered()).toEqual([true, true, null]);
	});

	it('is nobody’s when the group is deleted, but theirs who have begun', async () => {
		const { trainer, classId, assignmentId, blue, ana, cem, move } = await groups();
		await move(cem, blue);
		await begin(ana, assignmentId);
		await removeGroup(ctx, trainer, { classId, id: blue });
		expect(await home(ana)).toEqual([['For Blue', 'running']]);
		// In no group, as the assignment is of none: that is not the same group.
		expect(await home(cem)).toEqual([]);
		expect(await refusal(begin(cem, assignmentId))).toBe('not-found');
	});
});

describe('what a learner has to do', () => {
	it('is what all their classes gave them, what is not finished before what is', async () => {
		const { trainer, classId, ana, ben } = await groups();
		const other = await makeClass(ctx, trainer);
		await joinClass(ctx, ana, other, 'Ana');
		const at = ctx.now();
		const give = (title: string, given: Partial<typeof schema.assignments.$inferInsert> = {}) => {
			ctx.clock.at += 1000;
			return publishQuiz(ctx, trainer, given.classId ?? classId, [choiceItem('q0')], {
				title,
				...given
			});
		};
		await give('Elsewhere', { classId: other });
		const named = await give('For Ana', { audience: 'learners' });
		await ctx.db.write((tx) =>
			tx.insert(schema.assignmentLearners).values({ assignmentId: named, userId: ana.userId })
		);
		await give('Later', { openAt: at + HOUR });
		await give('Over', { dueAt: at });
		const done = await give('Done');
		const { attemptId } = await begin(ana, done);
		await answer(ana, attemptId, 0);
		const excused = await give('Excused');
		await excuseGrade(ctx, trainer, {
			...{ classId, assignmentId: excused, userId: ana.userId, excused: true }
		});
		expect(await home(ana)).toEqual([
			['For Ana', 'open'],
			['Elsewhere', 'open'],
			['For Blue', 'open'],
			['Later', 'later'],
			['Excused', 'excused'],
			['Over', 'missed'],
			['Done', 'done']
		]);
		expect(await home(ben)).toEqual([
			['Excused', 'open'],
			['Done', 'open'],
			['Later', 'later'],
			['Over', 'missed']
		]);
		await archiveClass(ctx, trainer, { id: other });
		expect(await home(ana)).toContainEqual(['Elsewhere', 'missed']);
		await removeLearner(ctx, trainer, { classId, userId: ana.userId });
		expect(await home(ana)).toEqual([['Elsewhere', 'missed']]);
	});
});
