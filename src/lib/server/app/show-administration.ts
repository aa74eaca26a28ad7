import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findDemoClass } from '../db/demo.ts';
import { countOpenInvitations, listOpenInvitations } from '../db/invitations.ts';
import { countUsersOfRoles, listUsersOfRoles } from '../db/users.ts';
import { pageOf } from './page.ts';

/** Who works here and which invitations are open, a page of each, and whether the demo is still there. */
export async function showAdministration(
	ctx: Context,
	actor: Actor,
	input: { peoplePage: number; invitationsPage: number }
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
		people: await pageOf(
			input.peoplePage,
			(window) => listUsersOfRoles(ctx.db.read, ['administrator', 'trainer'], window),
			() => countUsersOfRoles(ctx.db.read, ['administrator', 'trainer'])
		),
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
