import { chanceOfGuessing } from '../../core/quiz/chance.ts';
import { itemStatistics } from '../../core/standing/statistics/item-statistics.ts';
import { concernsAbout, decimal, percent } from '../../core/standing/statistics/say.ts';
import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, findDraftOf, type Assignment } from '../db/assignments.ts';
import { listDraftItems, lockQuiz, putBack } from '../db/quizzes.ts';
import { findReport, listReports, settleReports } from '../db/reports.ts';
import { DomainError } from '../errors.ts';
import { changeDraft } from './change-draft.ts';
import { noSuchReport } from './close-report.ts';
import { finishOverdue } from './finish-attempt.ts';
import { noSuchAssignment } from './grade-in-class.ts';
import { ownQuiz } from './owned.ts';
import { readAnswerTable } from './read-answers.ts';

/**
 * Puts an item of a quiz that was given back into review, with what spoke against it: a learner's report, or how the
 * item did. What is published stays as it is. All open reports of the item have led to it then.
 * @returns the quiz whose draft it is in
 */
export async function reopenItem(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string; itemId: string; reportId: string | null }
): Promise<{ quizId: string }> {
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (!assignment) throw noSuchAssignment();
	await requireToChange(ctx, actor, assignment.classId);
	const draft = await findDraftOf(ctx.db.read, assignment.id);
	if (draft?.kind !== 'quiz') throw noSuchAssignment();
	const quiz = await ownQuiz(ctx, actor, draft.id, 'editor');
	await finishOverdue(ctx, { assignmentId: assignment.id });
	const why = await reasonFor(ctx, assignment, input);
	await ctx.db.write(async (tx) => {
		// Held before it is looked at, so that nobody changes it in between.
		await lockQuiz(tx, quiz.id);
		const item = (await listDraftItems(tx, quiz.id)).find(({ itemId }) => itemId === input.itemId);
		if (!item) {
			throw new DomainError(
				'conflict',
				'This question is not in the quiz’s draft any more, so it cannot be reopened.'
			);
		}
		await changeDraft(tx, quiz.id, {
			label: 'Reopen',
			by: actor.userId,
			at: ctx.now(),
			changes: [{ kind: 'verdict', itemId: item.itemId, was: item.state, to: 'pending' }]
		});
		await putBack(tx, quiz.id, item.itemId, why);
		const open = (await listReports(tx, assignment.id)).filter(
			({ ref, state }) => ref === input.itemId && state === 'open'
		);
		await settleReports(
			tx,
			open.map(({ id }) => id),
			{ state: 'reopened', answer: '' }
		);
	});
	return { quizId: quiz.id };
}

async function reasonFor(
	ctx: Context,
	assignment: Assignment,
	{ itemId, reportId }: { itemId: string; reportId: string | null }
): Promise<{ cameBack: string; cameBackReport: string | null }> {
	const { work } = assignment;
	const place = work.kind === 'quiz' ? work.items.findIndex(({ id }) => id === itemId) : -1;
	if (work.kind !== 'quiz' || place < 0) throw noSuchAssignment();
	if (reportId !== null) {
		const report = await findReport(ctx.db.read, reportId);
		if (report?.assignmentId !== assignment.id || report.ref !== itemId) throw noSuchReport();
		return { cameBack: 'A learner reported it.', cameBackReport: report.id };
	}
	const table = await readAnswerTable(ctx, assignment, work.items.length);
	const statistics = itemStatistics(table, work.items.length)[place]!;
	const concerns = concernsAbout(statistics, chanceOfGuessing(work.items[place]!));
	const { facility, discrimination, attempts } = statistics;
	const cameBack =
		concerns.length > 0
			? concerns.join(' ')
			: `Facility ${percent(facility)}, discrimination ${decimal(discrimination)}, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} in “${assignment.title}”.`;
	return { cameBack, cameBackReport: null };
}
