import { hashToken, makeToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { deleteUnusedInvitationsFor, insertInvitation } from '../db/invitations.ts';
import { hasAdministrator } from '../db/users.ts';
import { newId } from '../ids.ts';

const VALID_FOR = 7 * 24 * 60 * 60_000;

/**
 * Makes the one-time link that creates an administrator and returns its path; an earlier one that was not used ends.
 * Null when there is an administrator already, unless one more is asked for. Only whoever runs this machine calls it.
 */
export async function issueSetupLink(
	ctx: Context,
	options: { oneMore: boolean } = { oneMore: false }
): Promise<string | null> {
	const token = makeToken();
	const now = ctx.now();
	return ctx.db.write(async (tx) => {
		if (!options.oneMore && (await hasAdministrator(tx))) return null;
		await deleteUnusedInvitationsFor(tx, 'administrator');
		await insertInvitation(tx, {
			id: newId(),
			tokenHash: hashToken(token),
			role: 'administrator',
			note: '',
			createdBy: null,
			createdAt: now,
			expiresAt: now + VALID_FOR,
			usedAt: null
		});
		return `/setup/${token}`;
	});
}
