import { hashToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { findInvitationByHash, type Invitation } from '../db/invitations.ts';
import { DomainError } from '../errors.ts';

/** The invitation behind a link, if it still opens; DomainError 'gone' otherwise. */
export async function findInvitation(
	ctx: Context,
	input: { token: string; role: Invitation['role'] }
): Promise<Invitation> {
	const invitation = await findInvitationByHash(ctx.db.read, hashToken(input.token));
	const opens =
		invitation?.role === input.role &&
		invitation.usedAt === null &&
		invitation.expiresAt > ctx.now();
	if (opens) return invitation;
	throw new DomainError(
		'gone',
		input.role === 'trainer'
			? 'This invitation is no longer open: it was used, taken back or is older than a week. Please ask your administrator for a new one.'
			: 'This set-up link is no longer open: it was used, replaced or is older than a week. Starting Threshold again prints a new one while there is no administrator; "npm run admin -- setup-link" makes one at any time.'
	);
}
