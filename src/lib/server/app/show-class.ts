import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countAssignmentsOfClass, listUnderWay } from '../db/assignments.ts';
import { listClassLinks, type ClassLink } from '../db/class-links.ts';
import { countProgress } from '../db/grades.ts';
import { listGroups } from '../db/groups.ts';
import { countMembers } from '../db/memberships.ts';
import { countOpenReports } from '../db/reports.ts';
import { countUndecided } from '../db/responses.ts';
import { finishOverdue } from './finish-attempt.ts';
import { showClassCode } from './names.ts';

/** How much of what is under way stands on the overview; all of it is on the page of the work. */
const FIRST_DUE = 5;

/** A class as its trainer sees it at a glance: what waits for them, what is under way, and the ways in. */
export async function showClass(ctx: Context, actor: Actor, input: { id: string }) {
	const cls = await requireTrainerOf(ctx, actor, input.id);
	await finishOverdue(ctx, { classId: cls.id });
	const q = ctx.db.read;
	const now = ctx.now();
	const firstDue = await listUnderWay(q, cls.id, now, FIRST_DUE);
	const ids = firstDue.map(({ id }) => id);
	const progress = new Map((await countProgress(q, ids)).map((row) => [row.assignmentId, row]));
	return {
		cls: {
			id: cls.id,
			name: cls.name,
			code: showClassCode(cls.code),
			codeOpen: cls.codeOpen,
			isDemo: cls.isDemo
		},
		links: (await listClassLinks(q, cls.id)).map((link) => ({
			id: link.id,
			note: link.note,
			groupName: link.groupName,
			expiresAt: link.expiresAt,
			maxUses: link.maxUses,
			uses: link.uses,
			state: stateOf(link, now)
		})),
		groups: await listGroups(q, cls.id),
		learners: await countMembers(q, cls.id),
		/** Answers that wait for the trainer. */
		undecided: await countUndecided(q, cls.id),
		/** Reports of questions that wait for the trainer. */
		reported: await countOpenReports(q, cls.id),
		/** Everything it was given, over or not. */
		given: await countAssignmentsOfClass(q, cls.id),
		/** What can be worked on now, what is due first first. */
		underWay: firstDue.map(({ id, title, kind, dueAt }) => ({
			...{ id, title, kind, dueAt },
			begun: progress.get(id)?.begun ?? 0,
			finished: progress.get(id)?.finished ?? 0
		}))
	};
}

/** Whether a link still lets anybody in, and if not, why. */
function stateOf(link: ClassLink, now: number): 'open' | 'expired' | 'used-up' {
	if (link.expiresAt <= now) return 'expired';
	return link.maxUses !== null && link.uses >= link.maxUses ? 'used-up' : 'open';
}
