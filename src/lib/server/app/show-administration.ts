import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findDemoClass } from '../db/demo.ts';
import { countOpenInvitations, listOpenInvitations } from '../db/invitations.ts';
import { countPeople } from '../db/people.ts';
import { pageOf } from './page.ts';

/** How many people there are, a page of the open invitations, and whether the demo is still there. */
export async function showAdministration(
	ctx: Context,
	actor: Actor,
	input: { invitationsPage: number }
) {
	requireRole(actor, 'administrator');
	const now = ctx.now();
	const invitations = await pageOf(
		input.invitationsPage,
		(window) => listOpenInvitations(ctx.db.read, 'trainer', now, window),
		() => countOpenInvitations(ctx.db.read, 'trainer', now)
	);
	return {
		hasDemo: (await findDemoClass(ctx.db.read)) !== undefined,
		people: {
			staff: await countPeople(ctx.db.read, { words: '', roles: ['administrator', 'trainer'] }),
			learners: await countPeople(ctx.db.read, { words: '', roles: ['learner'] })
		},
		invitations: {
			...invitations,
			rows: invitations.rows.map(({ id, note, createdAt, expiresAt }) => ({
				id,
				note,
				createdAt,
				expiresAt
			}))
		}
	};
}
