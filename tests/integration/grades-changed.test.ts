import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commentGrade } from '../../src/lib/server/app/comment-grade.ts';
import { decideAnswer } from '../../src/lib/server/app/decide-answer.ts';
import { exportGradebook } from '../../src/lib/server/app/export-gradebook.ts';
import { showOwnNotes } from '../../src/lib/server/app/show-own-notes.ts';
import { excuseGrade } from '../../src/lib/server/app/excuse-grade.ts';
import { regradeAnswer } from '../../src/lib/server/app/regrade-answer.ts';
import { showGrade } from '../../src/lib/server/app/show-grade.ts';
import { showGradebook } from '../../src/lib/server/app/show-gradebook.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { undoGradeChange } from '../../src/lib/server/app/undo-grade-change.ts';
import { unpackCells } from '../../src/lib/core/standing/gradebook-cells.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { listGradeChanges } from '../../src/lib/server/db/grade-changes.ts';
import { memberships } from '../../src/lib/server/db/schema.ts';
import { findGrade } from '../../src/lib/server/db/grades.ts';
import {
	makeAdministrator,
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	testContext
} from '../support/database.ts';
import { choiceItem, clozeItem } from '../support/items.ts';
import { recountBoards, storedBoards } from '../support/recount-boards.ts';

const ctx = testContext();

const boardsAgree = async () => expect(await storedBoards(ctx)).toEqual(await recountBoards(ctx));

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string }) => error.code
	);

/** A class whose one learner answered a choice wrong and left a short answer in doubt. */
async function played() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const learner = await makeMember(ctx, classId, 'Maya');
	const assignmentId = await publishQuiz(ctx, trainer, classId, [
		choiceItem(),
		clozeItem('i-cloze', ['the Ecuadorian consulate'])
	]);
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	const answer = (
		step: number,
		itemId: string,
		response: Parameters<typeof submitAnswer>[2]['response']
	) => submitAnswer(ctx, learner, { attemptId, step, itemId, response });
	await answer(0, 'i-choice', { kind: 'options', ids: ['b'] });
	await answer(1, 'i-cloze', { kind: 'text', text: 'the consulate' });
	const ids = { classId, assignmentId, userId: learner.userId };
	const grade = async () => (await findGrade(ctx.db.read, assignmentId, learner.userId))!;
	const regrade = (points: number, by: Actor = trainer, at = classId) =>
		regradeAnswer(ctx, by, { classId: at, attemptId, step: 0, points, reason: 'Also fair.' });
	return { trainer, learner, ...ids, attemptId, grade, regrade };
}

describe('a change of a grade', () => {
	it('moves answer, attempt, grade and gradebook, is noted, and is taken back', async () => {
		const { trainer, learner, classId, assignmentId, userId, attemptId, grade, regrade } =
			await played();
		const book = async () => {
			const shown = await showGradebook(ctx, trainer, { classId });
			const cells = unpackCells(
				shown.learners[0]!.cells,
				shown.assignments.map(({ possible }) => possible)
			);
			return { total: shown.learners[0]!.total, points: cells[0]!.points };
		};
		const before = await book();
		const changeId = (await regrade(500))!;
		expect((await grade()).points).toBe(before.points + 500);
		expect(await book()).toEqual({ points: before.points + 500, total: before.total! + 2500 });
		await boardsAgree();
		expect(await regrade(500)).toBeNull();

		const shown = await showGrade(ctx, trainer, { classId, assignmentId, userId, attemptId });
		expect(shown.attempts[0]!.points).toBe(before.points + 500);
		expect(shown.shown?.answers[0]).toMatchObject({ points: 500, given: ['The police'] });
		expect(shown.shown?.answers[0]!.quotes.length).toBeGreaterThan(0);
		expect(shown.changes[0]).toMatchObject({
			kind: 'regrade',
			changedBy: trainer.userId,
			before: { points: 0 },
			after: { points: 500, reason: 'Also fair.' }
		});

		expect((await showOwnNotes(ctx, learner, { attemptId }))?.regraded).toEqual([
			{ number: 1, before: 0, after: 500, reason: 'Also fair.', at: ctx.now() }
		]);
		expect(await showOwnNotes(ctx, await makeMember(ctx, classId), { attemptId })).toBeNull();

		await undoGradeChange(ctx, trainer, { classId, changeId });
		expect((await showOwnNotes(ctx, learner, { attemptId }))?.regraded).toEqual([]);
		expect(await book()).toEqual(before);
		await boardsAgree();
		expect(await refusal(undoGradeChange(ctx, trainer, { classId, changeId }))).toBe('conflict');
	});

	it('leaves an excused grade out of the total and off the boards, and back in', async () => {
		const { trainer, classId, assignmentId, userId, grade } = await played();
		const excuse = (excused: boolean) =>
			excuseGrade(ctx, trainer, { classId, assignmentId, userId, excused });
		const changeId = (await excuse(true))!;
		expect((await grade()).excused).toBe(true);
		await boardsAgree();
		const shown = await showGradebook(ctx, trainer, { classId });
		expect(shown.learners[0]!.total).toBeNull();
		expect(await excuse(true)).toBeNull();
		await undoGradeChange(ctx, trainer, { classId, changeId });
		expect((await showGradebook(ctx, trainer, { classId })).learners[0]!.total).not.toBeNull();
	});

	it('is a comment or a decision as well, each with its note', async () => {
		const { trainer, classId, assignmentId, userId, attemptId } = await played();
		const comment = { classId, assignmentId, userId, comment: ' Well argued. ' };
		await commentGrade(ctx, trainer, comment);
		expect(await commentGrade(ctx, trainer, comment)).toBeNull();
		const shown = await showGrade(ctx, trainer, { classId, assignmentId, userId, attemptId });
		expect(shown.grade.comment).toBe('Well argued.');
		expect(shown.shown?.answers[1]).toMatchObject({ verdict: 'undecided', points: 0 });
		await decideAnswer(ctx, trainer, { classId, attemptId, step: 1, verdict: 'accepted' });
		const wanted = { classId, assignmentId, userId };
		const notes = await listGradeChanges(ctx.db.read, wanted, { limit: 9, offset: 0 });
		expect(notes.map(({ kind }) => kind).sort()).toEqual(['comment', 'decision']);
	});

	it('is in the file of the whole book, where real names are for the class’s own trainers', async () => {
		const { trainer, classId, learner, regrade } = await played();
		await ctx.db.write((tx) =>
			tx.update(memberships).set({ realName: '=Ann' }).where(eq(memberships.userId, learner.userId))
		);
		await regrade(500);
		const csv = async (by: Actor) =>
			(await exportGradebook(ctx, by, { classId, format: 'csv', realNames: true })).body;
		expect(await csv(trainer)).toBe(
			"\uFEFFNickname,Real name,Group,Total (%),A quiz (of 2)\r\nMaya,'=Ann,,25,0.5\r\n"
		);
		expect(await csv(await makeAdministrator(ctx))).toBe(
			'\uFEFFNickname,Group,Total (%),A quiz (of 2)\r\nMaya,,25,0.5\r\n'
		);
		expect(await refusal(csv(await makeTrainer(ctx)))).toBe('not-found');
	});

	it('is refused, whole, to everyone but the class’s trainers, and where it is no mark', async () => {
		const { learner, classId, assignmentId, userId, attemptId, grade, regrade } = await played();
		const stranger = await makeTrainer(ctx);
		const theirs = await makeClass(ctx, stranger);
		const before = await grade();
		expect(await refusal(regrade(500, learner))).toBe('forbidden');
		expect(await refusal(regrade(500, stranger))).toBe('not-found');
		expect(await refusal(regrade(500, stranger, theirs))).toBe('not-found');
		expect(await refusal(regrade(1001))).toBe('invalid');
		const ids = { classId: theirs, assignmentId, userId };
		expect(await refusal(excuseGrade(ctx, stranger, { ...ids, excused: true }))).toBe('not-found');
		expect(await refusal(commentGrade(ctx, stranger, { ...ids, comment: 'x' }))).toBe('not-found');
		expect(await refusal(showGrade(ctx, stranger, { ...ids, attemptId }))).toBe('not-found');
		expect(await refusal(showGradebook(ctx, stranger, { classId }))).toBe('not-found');
		expect(await grade()).toEqual(before);
		const wanted = { classId, assignmentId, userId };
		expect(await listGradeChanges(ctx.db.read, wanted, { limit: 9, offset: 0 })).toEqual([]);
	});
});
