import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment } from '../db/assignments.ts';
import { findReport, settleReports } from '../db/reports.ts';
import { DomainError } from '../errors.ts';
import { storableText } from '../storable-text.ts';

/** Answers a learner's report with a word (which may be empty) and takes it off the list of what waits. */
export async function closeReport(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string; reportId: string; answer: string }
): Promise<void> {
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (!assignment) throw noSuchReport();
	await requireToChange(ctx, actor, assignment.classId);
	const report = await findReport(ctx.db.read, input.reportId);
	if (report?.assignmentId !== assignment.id) throw noSuchReport();
	const answer = storableText(input.answer).trim();
	await ctx.db.write((tx) => settleReports(tx, [report.id], { state: 'closed', answer }));
}

export function noSuchReport(): DomainError {
	return new DomainError(
		'not-found',
		'This report is not here. Its learner may have taken it back.'
	);
}
