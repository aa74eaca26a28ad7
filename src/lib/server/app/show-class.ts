import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countAssignmentsOfClass, listAssignmentsOfClass } from '../db/assignments.ts';
import { listClassLinks, type ClassLink } from '../db/class-links.ts';
import { listGroups } from '../db/groups.ts';
import { countMembers } from '../db/memberships.ts';
import { countOpenReports } from '../db/reports.ts';
import { countUndecided } from '../db/responses.ts';
import { showClassCode } from './names.ts';
import { pageOf } from './page.ts';

/** A class as its trainer sees it at a glance: the ways in, how many learn in it, and a page of what it was given. */
export async function showClass(
	ctx: Context,
	actor: Actor,
	input: { id: string; givenPage?: number }
) {
	const cls = await requireTrainerOf(ctx, actor, input.id);
	return {
		cls: {
			id: cls.id,
			name: cls.name,
			code: showClassCode(cls.code),
			codeOpen: cls.codeOpen,
			isDemo: cls.isDemo
		},
		links: (await listClassLinks(ctx.db.read, cls.id)).map((link) => ({
			id: link.id,
			note: link.note,
			groupName: link.groupName,
			expiresAt: link.expiresAt,
			maxUses: link.maxUses,
			uses: link.uses,
			state: stateOf(link, ctx.now())
		})),
		groups: await listGroups(ctx.db.read, cls.id),
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

/** Whether a link still lets anybody in, and if not, why. */
function stateOf(link: ClassLink, now: number): 'open' | 'expired' | 'used-up' {
	if (link.expiresAt <= now) return 'expired';
	return link.maxUses !== null && link.uses >= link.maxUses ? 'used-up' : 'open';
}
