import type { Actor, Context } from '../context.ts';
import { findAttempt } from '../db/attempts.ts';
import { listOwnReports, type ReportState } from '../db/reports.ts';

/** A learner's own report, with what came of it. */
export interface OwnReport {
	/** The item's or the situation's id. */
	ref: string;
	note: string;
	state: ReportState;
	/** The trainer's word; may be empty. */
	answer: string;
}

/** What the actor has reported in the assignment of their own attempt; nothing for anybody else's. */
export async function ownReports(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string }
): Promise<OwnReport[]> {
	const attempt = await findAttempt(ctx.db.read, input.attemptId);
	if (attempt?.userId !== actor.userId) return [];
	const reports = await listOwnReports(ctx.db.read, attempt.assignmentId, actor.userId);
	return reports.map(({ ref, note, state, answer }) => ({ ref, note, state, answer }));
}
