import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../src/lib/schemas/assignments.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { allowAttempt } from '../../src/lib/server/app/allow-attempt.ts';
import {
	changeAssignment,
	type AssignmentChange
} from '../../src/lib/server/app/change-assignment.ts';
import { setExtraTime } from '../../src/lib/server/app/set-extra-time.ts';
import { NO_OVERRIDE, setOverride } from '../../src/lib/server/app/set-override.ts';
import { showAssignmentSettings } from '../../src/lib/server/app/show-assignment-settings.ts';
import { showAssignment } from '../../src/lib/server/app/show-assignment.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showGrade } from '../../src/lib/server/app/show-grade.ts';
import { showWork } from '../../src/lib/server/app/show-work.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { undoGradeChange } from '../../src/lib/server/app/undo-grade-change.ts';
import { findAssignment } from '../../src/lib/server/db/assignments.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	storedStandings,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';

const ctx = testContext();

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string; field?: string }) => [error.code, error.field]
	);

async function given(rules: Partial<typeof schema.assignments.$inferInsert> = {}) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	await ctx.db.write((tx) => tx.update(schema.classes).set({ timeZone: 'Europe/Berlin' }));
	const learner = await makeMember(ctx, classId, 'Ana');
	const id = await publishQuiz(ctx, trainer, classId, [choiceItem('q')], rules);
	const change = (
		typed: Record<string, string>,
		more: Partial<AssignmentChange> = {},
		actor: Actor = trainer
	) => {
		const { title, audience, groupId, learnerId, ...rest } = settingsSchema.parse({
			title: 'A quiz',
			...typed
		});
		const input = { id, title, audience, groupId, learnerIds: learnerId, rules: rest };
		return changeAssignment(ctx, actor, { ...input, ...more });
	};
	const take = async (option: string) => {
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId: id });
		const response = { kind: 'options', ids: [option] } as const;
		await submitAnswer(ctx, learner, {
			attemptId,
			step: 0,
			itemId: 'q',
			response: { ...response, ids: [...response.ids] }
		});
	};
	const grade = () => findGrade(ctx.db.read, id, learner.userId);
	return { trainer, classId, learner, id, change, take, grade };
}

describe('changing how work is given', () => {
	it('reads times by the class’s clock, and shows them as they were typed', async () => {
		const { change, id, trainer } = await given();
		await change({ openAt: '2026-03-27T09:00', dueAt: '2026-03-30T17:00' });
		expect(await findAssignment(ctx.db.read, id)).toMatchObject({
			// Winter time on the Friday, summer time on the Monday.
			openAt: Date.UTC(2026, 2, 27, 8),
			dueAt: Date.UTC(2026, 2, 30, 15)
		});
		const { rules } = await showAssignmentSettings(ctx, trainer, { id });
		expect(rules).toMatchObject({ openAt: '2026-03-27T09:00', dueAt: '2026-03-30T17:00' });
		expect(await refusal(change({ dueAt: '2026-03-29T02:30' }))).toEqual(['invalid', 'dueAt']);
	});

	it('recounts grades and boards when another attempt counts', async () => {
		const { change, take, grade } = await given();
		await take('b');
		await take('a');
		expect(await grade()).toMatchObject({ points: 0 });
		await change({ counting: 'best' });
		expect(await grade()).toMatchObject({ points: 1000 });
		expect((await storedStandings(ctx)).map((s) => s.points)).toEqual([1000, 1000]);
	});

	it('takes the mark of lateness back when the due time moves', async () => {
		const now = Date.UTC(2026, 0, 28, 9);
		const { change, take, grade } = await given({ dueAt: now - 1, lateUntil: now + 60_000 });
		await take('a');
		expect(await grade()).toMatchObject({ late: true });
		await change({ dueAt: '2026-01-28T12:00' });
		expect(await grade()).toMatchObject({ late: false });
	});

	it('leaves behaviour and order as they are once somebody has begun', async () => {
		const { change, take } = await given();
		await change({ behaviour: 'deferred' });
		await change({ behaviour: 'immediate' });
		await take('a');
		expect(await refusal(change({ behaviour: 'mastery' }))).toEqual(['conflict', 'behaviour']);
		expect(await refusal(change({ shuffle: 'on' }))).toEqual(['conflict', 'shuffle']);
	});

	it('is the trainer’s own, and names learners of the class alone', async () => {
		const { change, id, learner, trainer, classId } = await given();
		const stranger = await makeTrainer(ctx);
		const elsewhere = await makeMember(ctx, await makeClass(ctx, trainer));
		expect(await refusal(change({}, {}, stranger))).toEqual(['not-found', undefined]);
		expect(await refusal(change({}, {}, learner))).toEqual(['forbidden', undefined]);
		const named = (...learnerIds: string[]) =>
			change({}, { audience: 'learners' as const, learnerIds });
		expect(await refusal(named())).toEqual(['invalid', 'learnerId']);
		expect(await refusal(named(elsewhere.userId))).toEqual(['invalid', undefined]);
		await named(learner.userId);
		const other = await makeMember(ctx, classId);
		expect(await refusal(startAttempt(ctx, other, { assignmentId: id }))).toEqual([
			'not-found',
			undefined
		]);
		const { works } = await showWork(ctx, trainer, { classId, page: 1 });
		expect(works.rows).toMatchObject([{ audience: 'Single learners', phase: 'open', begun: 0 }]);
	});
});

describe('rules for one learner', () => {
	it('hold for the attempt under way, and are noted', async () => {
		const { id, learner, trainer, classId } = await given({ timeLimitSeconds: 600 });
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId: id });
		const allowed = async () => (await showAttempt(ctx, learner, { attemptId })).clock?.allowed;
		await setExtraTime(ctx, trainer, { classId, userId: learner.userId, timePercent: 125 });
		expect(await allowed()).toBe(750_000);
		const set = (typed: Partial<typeof NO_OVERRIDE>) =>
			setOverride(ctx, trainer, {
				assignmentId: id,
				userId: learner.userId,
				typed: { ...NO_OVERRIDE, ...typed }
			});
		await set({ timePercent: 200 });
		expect(await allowed()).toBe(1_200_000);
		await set({});
		expect(await allowed()).toBe(750_000);
		await set({});
		const notes = await ctx.db.read.select().from(schema.gradeChanges);
		expect(notes.map((note) => [note.kind, note.changedBy])).toEqual([
			['override', trainer.userId],
			['override', trainer.userId]
		]);
	});

	it('are one attempt more, which the learner can begin, and which is taken back', async () => {
		const { id, learner, trainer, classId, take } = await given({ attemptsAllowed: 1 });
		const ids = { classId, assignmentId: id, userId: learner.userId };
		const left = async () =>
			(await showAssignment(ctx, learner, { assignmentId: id })).own?.attemptsLeft;
		await take('a');
		expect(await refusal(take('a'))).toEqual(['conflict', undefined]);
		const changeId = (await allowAttempt(ctx, trainer, ids))!;
		expect(await left()).toBe(1);
		await undoGradeChange(ctx, trainer, { classId, changeId });
		expect(await left()).toBe(0);
		expect(await refusal(undoGradeChange(ctx, trainer, { classId, changeId }))).toEqual([
			'conflict',
			undefined
		]);
		await allowAttempt(ctx, trainer, ids);
		await take('a');
		const { allowed, changes } = await showGrade(ctx, trainer, { ...ids, attemptId: null });
		expect([allowed, changes.length]).toEqual([{ attempts: 2, closed: false }, 3]);
		const stranger = await makeTrainer(ctx);
		expect(await refusal(allowAttempt(ctx, stranger, ids))).toEqual(['not-found', undefined]);
	});

	it('are refused where they do not go together', async () => {
		const { id, learner, trainer } = await given({ openAt: Date.UTC(2026, 1, 1) });
		const typed = { ...NO_OVERRIDE, dueAt: '2026-01-31T10:00' };
		const input = { assignmentId: id, userId: learner.userId, typed };
		expect(await refusal(setOverride(ctx, trainer, input))).toEqual(['invalid', 'dueAt']);
	});
});
