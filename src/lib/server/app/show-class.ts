import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countAssignmentsOfClass, listAssignmentsOfClass } from '../db/assignments.ts';
import { findClass } from '../db/classes.ts';
import { countMembers } from '../db/memberships.ts';
import { countOpenReports } from '../db/reports.ts';
import { countUndecided } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { pageOf } from './page.ts';

/** A class as its trainer sees it at a glance: the code, how many learn in it, and a page of what it was given. */
export async function showClass(
	ctx: Context,
	actor: Actor,
	input: { id: string; givenPage?: number }
) {
	await requireTrainerOf(ctx, actor, input.id);
	const cls = await findClass(ctx.db.read, input.id);
	if (!cls) throw new DomainError('not-found', 'This class is not here. It may have been deleted.');
	return {
		cls: { id: cls.id, name: cls.name, code: cls.code, isDemo: cls.isDemo },
		learners: await countMembers(ctx.db.read, cls.id),
		/** Answers that wait for the trainer. */
		undecided: await countUndecided(ctx.db.read, cls.id),
		/** Reports of questions that wait for the trainer. */
		reported: await countOpenReports(ctx.db.read, cls.id),
		given: await pageOf(
			input.givenPage ?? 1,
			(window) => listAssignmentsOfClass(ctx.db.read, cls.id, window),
			() => countAssignmentsOfClass(ctx.db.read, cls.id)
		)
	};
}
