import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { findMembership } from '../db/memberships.ts';
import { deleteReport, putReport } from '../db/reports.ts';
import { listResponses } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { storableText } from '../storable-text.ts';
import { noSuchAttempt, ownAttempt } from './own-attempt.ts';

/**
 * Tells the trainers what a learner finds wrong with an item or a situation that they have answered. A learner has one
 * report for each; what is said later takes its place and opens it again, and saying nothing takes it back.
 */
export async function reportItem(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; ref: string; note: string }
): Promise<{ reported: boolean }> {
	requireRole(actor, 'learner');
	const { attempt, assignment } = await ownAttempt(ctx, actor, input.attemptId);
	if (!(await findMembership(ctx.db.read, assignment.classId, actor.userId))) throw noSuchAttempt();
	const cls = await findClass(ctx.db.read, assignment.classId);
	if (!cls || cls.archivedAt !== null) {
		throw new DomainError('conflict', 'This class is closed. Nothing in it can be changed.');
	}
	const answered = (await listResponses(ctx.db.read, attempt.id)).some(
		({ ref }) => ref === input.ref
	);
	if (!answered) {
		throw new DomainError('conflict', 'Answer the question first; then you can report it.');
	}
	const key = { assignmentId: assignment.id, ref: input.ref, userId: actor.userId };
	const note = storableText(input.note).trim();
	await ctx.db.write(async (tx) => {
		if (note === '') await deleteReport(tx, key);
		else await putReport(tx, { id: newId(), ...key, note, createdAt: ctx.now() });
	});
	return { reported: note !== '' };
}
