import { describe, expect, it } from 'vitest';
import type { KeyFields } from '../../src/lib/core/quiz/change-key.ts';
import type { RegradePolicy } from '../../src/lib/core/quiz/regrade.ts';
import { previewRegrade, regradeItem } from '../../src/lib/server/app/regrade-item.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { undoRegrade } from '../../src/lib/server/app/undo-regrade.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { findAssignment } from '../../src/lib/server/db/assignments.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';
import { recountBoards, storedBoards } from '../support/recount-boards.ts';

const ctx = testContext();
const KEY_B: KeyFields = { ids: ['b'], texts: [], value: null, tolerance: null, pairs: [] };

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string }) => error.code
	);

/** A class of three who answered a, b and c, where the key says a. */
async function answered() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, [choiceItem()]);
	const answer = async (learner: Actor, id: string) => {
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const response = { kind: 'options' as const, ids: [id] };
		await submitAnswer(ctx, learner, { attemptId, step: 0, itemId: 'i-choice', response });
	};
	const learners: Actor[] = [];
	for (const id of ['a', 'b', 'c']) {
		const learner = await makeMember(ctx, classId);
		await answer(learner, id);
		learners.push(learner);
	}
	const points = () =>
		Promise.all(
			learners.map(
				async ({ userId }) => (await findGrade(ctx.db.read, assignmentId, userId))!.points
			)
		);
	const wish = (policy: RegradePolicy) => ({ classId, assignmentId, step: 0, key: KEY_B, policy });
	const apply = async (policy: RegradePolicy) => {
		const plan = await previewRegrade(ctx, trainer, wish(policy));
		const before = await points();
		const said = { ...wish(policy), reason: 'The key was wrong.', seen: plan.seen };
		const done = await regradeItem(ctx, trainer, said);
		return { plan, before, done, after: await points() };
	};
	return { trainer, classId, assignmentId, learners, answer, points, wish, apply };
}

describe('an item marked anew for everybody', () => {
	it.each([
		['new-key', [0, 1000, 0]],
		['either-key', [1000, 1000, 0]],
		['everybody', [1000, 1000, 1000]]
	] as const)(
		'does what looking at it said, by %s, and is taken back',
		async (policy, expected) => {
			const { trainer, classId, assignmentId, learners, points, apply } = await answered();
			const { plan, before, done, after } = await apply(policy);
			expect(before).toEqual([1000, 0, 0]);
			expect(after).toEqual(expected);
			expect(done.lines).toEqual(plan.lines);
			const told = learners.map(({ userId }, i) => {
				const line = plan.lines.find((l) => l.userId === userId);
				return line ? line.after.points : before[i];
			});
			expect(after).toEqual(told);
			expect(await storedBoards(ctx)).toEqual(await recountBoards(ctx));

			const undo = { classId, assignmentId, batch: done.batch };
			const { undone, kept } = await undoRegrade(ctx, trainer, undo);
			expect([undone, kept]).toEqual([plan.lines.length, 0]);
			expect(await points()).toEqual(before);
			expect(await storedBoards(ctx)).toEqual(await recountBoards(ctx));
			const { work } = (await findAssignment(ctx.db.read, assignmentId))!;
			expect(work.kind === 'quiz' && work.items[0]!.key).toEqual(['a']);
		}
	);

	it('marks by the new key from then on', async () => {
		const { classId, assignmentId, answer, apply } = await answered();
		await apply('either-key');
		const late = await makeMember(ctx, classId);
		await answer(late, 'b');
		expect((await findGrade(ctx.db.read, assignmentId, late.userId))!.points).toBe(1000);
	});

	it('is refused once answers came in since, and to whoever is no trainer of the class', async () => {
		const { trainer, classId, learners, answer, points, wish } = await answered();
		const { seen } = await previewRegrade(ctx, trainer, wish('new-key'));
		const said = { ...wish('new-key'), reason: 'The key was wrong.', seen };
		const stranger = await makeTrainer(ctx);
		expect(await refusal(regradeItem(ctx, stranger, said))).toBe('not-found');
		expect(await refusal(previewRegrade(ctx, learners[0]!, wish('new-key')))).toBe('forbidden');
		await answer(await makeMember(ctx, classId), 'b');
		expect(await refusal(regradeItem(ctx, trainer, said))).toBe('conflict');
		expect(await points()).toEqual([1000, 0, 0]);
	});
});
