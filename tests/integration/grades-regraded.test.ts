import { describe, expect, it } from 'vitest';
import type { KeyFields } from '../../src/lib/core/quiz/change-key.ts';
import { fingerprint } from '../../src/lib/core/quiz/desk/desk.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import type { RegradePolicy } from '../../src/lib/core/quiz/regrade.ts';
import { archiveClass } from '../../src/lib/server/app/archive-class.ts';
import { archiveMade } from '../../src/lib/server/app/archive-made.ts';
import { handIn } from '../../src/lib/server/app/hand-in.ts';
import { inviteMember } from '../../src/lib/server/app/invite-member.ts';
import { offerRegrades } from '../../src/lib/server/app/offer-regrades.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import { previewRegrade, regradeItem } from '../../src/lib/server/app/regrade-item.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { showHome } from '../../src/lib/server/app/show-home.ts';
import { showItemToRegrade } from '../../src/lib/server/app/show-item-to-regrade.ts';
import { undoRegrade } from '../../src/lib/server/app/undo-regrade.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { findAssignment } from '../../src/lib/server/db/assignments.ts';
import { addTrainer } from '../../src/lib/server/db/classes.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
import { listPlayable } from '../../src/lib/server/db/live.ts';
import {
	findQuizVersionOf,
	listDraftItems,
	listQuizVersions
} from '../../src/lib/server/db/quizzes.ts';
import { findUser } from '../../src/lib/server/db/users.ts';
import { quizItems } from '../../src/lib/server/db/schema.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	putIntoDraft,
	testContext
} from '../support/database.ts';
import { allItems, choiceItem } from '../support/items.ts';
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

describe('a key that is changed in the draft', () => {
	it('offers marking anew, with that key filled in, until it is done or the class has it', async () => {
		const { trainer, classId, assignmentId, learners, apply } = await answered();
		const quizId = await putIntoDraft(ctx, assignmentId);
		const offers = (actor: Actor) => offerRegrades(ctx, actor, { quizId });
		expect(await offers(trainer)).toEqual([]);
		const before = choiceItem();
		const to = { ...before, key: ['b'] };
		await reviewItems(ctx, trainer, {
			quizId,
			revision: 0,
			label: 'Edit',
			changes: [{ kind: 'words', itemId: before.id, was: fingerprint(before), to }]
		});
		const offer = { classId, assignmentId, step: 0, itemId: before.id, stem: before.stem };
		expect(await offers(trainer)).toMatchObject([offer]);
		const shown = await showItemToRegrade(ctx, trainer, { classId, assignmentId, step: 0 });
		expect([shown.item.key, shown.proposed.key]).toEqual([['a'], ['b']]);
		// Only for classes of one's own.
		const colleague = await makeTrainer(ctx);
		const shared = { kind: 'quiz', id: quizId } as const;
		const { name } = (await findUser(ctx.db.read, colleague.userId))!;
		await inviteMember(ctx, trainer, { shared, name: name!, role: 'editor' });
		expect(await offers(colleague)).toEqual([]);

		const told = async () =>
			Promise.all(
				learners.map(async (one) => (await showHome(ctx, one, { page: 1 })).done[0]!.regraded)
			);
		expect(await told()).toEqual([false, false, false]);
		const { done } = await apply('new-key');
		expect(await offers(trainer)).toEqual([]);
		// Those who gained or lost are told where they come home to; taken back, nobody is.
		expect(await told()).toEqual([true, true, false]);
		await undoRegrade(ctx, trainer, { classId, assignmentId, batch: done.batch });
		expect(await told()).toEqual([false, false, false]);
	});
});

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

describe('what went wrong in marking anew', () => {
	const picked = (id: string) => ({ kind: 'options' as const, ids: [id] });

	it('an item that nobody had answered could be marked anew once only', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId);
		const items = allItems();
		const given = { behaviour: 'deferred' } as const;
		const assignmentId = await publishQuiz(ctx, trainer, classId, items, given);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		await handIn(ctx, learner, { attemptId });
		const points = async () => (await findGrade(ctx.db.read, assignmentId, learner.userId))?.points;
		const mark = async (step: number, policy: RegradePolicy) => {
			const wish = { classId, assignmentId, step, key: keyOf(items[step]!), policy };
			const { seen } = await previewRegrade(ctx, trainer, wish);
			await regradeItem(ctx, trainer, { ...wish, reason: 'Not asked well.', seen });
		};
		for (const step of items.keys()) {
			await mark(step, 'everybody');
			expect(await points()).toBe(1000);
			await mark(step, 'new-key');
			expect(await points()).toBe(0);
		}
	});

	it('a running mastery attempt hung once nothing was left to practise in it', async () => {
		const { trainer, classId, wish } = await answered();
		const learner = await makeMember(ctx, classId);
		const given = { behaviour: 'mastery', masteryPercent: 100 } as const;
		const items = [choiceItem()];
		const assignmentId = await publishQuiz(ctx, trainer, classId, items, given);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const answer = { attemptId, step: 0, itemId: 'i-choice', tryNumber: 1 };
		await submitAnswer(ctx, learner, { ...answer, response: picked('b') });
		const mastery = { ...wish('new-key'), assignmentId };
		const { seen } = await previewRegrade(ctx, trainer, mastery);
		await regradeItem(ctx, trainer, { ...mastery, reason: 'b is right.', seen });
		expect((await showAttempt(ctx, learner, { attemptId })).finished).toBe(true);
		expect(await findGrade(ctx.db.read, assignmentId, learner.userId)).toMatchObject({
			points: 1000,
			finishedAt: ctx.now()
		});
	});

	it('an answer that arrived while the key was changed was marked by the old one', async () => {
		const { classId, assignmentId, apply } = await answered();
		const learner = await makeMember(ctx, classId);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		// The key changes between what is read first and what is stored.
		const { db } = ctx;
		const write: typeof db.write = async (work) => {
			await apply('new-key');
			return await db.write(work);
		};
		const between: Context = { ...ctx, db: { ...db, read: db.read, write } };
		const answer = { attemptId, step: 0, itemId: 'i-choice', response: picked('b') };
		const { result } = await submitAnswer(between, learner, answer);
		expect(result).toMatchObject({ correct: true, keyIds: ['b'] });
	});

	it('an archived class’s key could be changed and changed back', async () => {
		const { trainer, classId, assignmentId, apply, points, wish } = await answered();
		const { done } = await apply('new-key');
		const { seen } = await previewRegrade(ctx, trainer, wish('everybody'));
		await archiveClass(ctx, trainer, { id: classId });
		const said = { ...wish('everybody'), reason: 'Too late.', seen };
		const undo = { classId, assignmentId, batch: done.batch };
		const stood = [await points(), await findQuizVersionOf(ctx.db.read, assignmentId)];
		expect(await refusal(regradeItem(ctx, trainer, said))).toBe('conflict');
		expect(await refusal(undoRegrade(ctx, trainer, undo))).toBe('conflict');
		expect([await points(), await findQuizVersionOf(ctx.db.read, assignmentId)]).toEqual(stood);
	});

	it('a trainer’s draft was changed by whoever trains the class as well', async () => {
		const { trainer, classId, assignmentId, wish, points } = await answered();
		const { quizId } = (await findQuizVersionOf(ctx.db.read, assignmentId))!;
		const item = choiceItem();
		await ctx.db.write((tx) =>
			tx
				.insert(quizItems)
				.values({ quizId, itemId: item.id, position: 0, state: 'accepted', body: item })
		);
		const key = async () => (await listDraftItems(ctx.db.read, quizId))[0]!.body.key;
		const other = await makeTrainer(ctx);
		await ctx.db.write((tx) => addTrainer(tx, classId, other.userId));
		const mark = async (by: Actor) => {
			const { seen, changesDraft } = await previewRegrade(ctx, by, wish('new-key'));
			const done = await regradeItem(ctx, by, { ...wish('new-key'), reason: 'b is right.', seen });
			return { changesDraft, ...done };
		};
		const { batch, changesDraft } = await mark(other);
		expect([changesDraft, await points(), await key()]).toEqual([false, [0, 1000, 0], ['a']]);
		await undoRegrade(ctx, other, { classId, assignmentId, batch });
		expect((await mark(trainer)).changesDraft).toBe(true);
		expect(await key()).toEqual(['b']);
	});

	it('a draft in the archive was changed all the same (bug)', async () => {
		const { trainer, assignmentId, apply, wish } = await answered();
		const quizId = await putIntoDraft(ctx, assignmentId);
		await archiveMade(ctx, trainer, { shared: { kind: 'quiz', id: quizId }, archived: true });
		expect((await previewRegrade(ctx, trainer, wish('new-key'))).changesDraft).toBe(false);
		expect((await apply('new-key')).after).toEqual([0, 1000, 0]);
		const [draft] = await listDraftItems(ctx.db.read, quizId);
		expect(draft!.body.key).toEqual(['a']);
	});

	it('a key corrected for one class, by whoever trains it, was played live from then on (bug)', async () => {
		const { trainer, classId, assignmentId, apply } = await answered();
		const { id, quizId } = (await findQuizVersionOf(ctx.db.read, assignmentId))!;
		const offered = async () => [
			(await listPlayable(ctx.db.read, trainer.userId)).map(({ versionId }) => versionId),
			(await listQuizVersions(ctx.db.read, quizId)).map((version) => version.id)
		];
		const { batch } = (await apply('new-key')).done;
		expect((await findQuizVersionOf(ctx.db.read, assignmentId))!.id).toBe(batch);
		expect(await offered()).toEqual([[id], [id]]);
		await undoRegrade(ctx, trainer, { classId, assignmentId, batch });
		expect(await offered()).toEqual([[id], [id]]);
	});
});

/** The key an item has, as a form sends it. */
function keyOf(item: Item): KeyFields {
	const nothing: KeyFields = { ids: [], texts: [], value: null, tolerance: null, pairs: [] };
	if (item.type === 'numeric') return { ...nothing, ...item.key };
	if (item.type === 'match') return { ...nothing, pairs: item.key };
	if (item.type === 'cloze' || item.type === 'short-answer') return { ...nothing, texts: item.key };
	return { ...nothing, ids: item.key };
}
