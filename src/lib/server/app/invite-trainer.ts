import { requireRole } from '../auth/guards.ts';
import { hashToken, makeToken } from '../auth/tokens.ts';
import type { Actor, Context } from '../context.ts';
import { insertInvitation } from '../db/invitations.ts';
import { newId } from '../ids.ts';

const VALID_FOR = 7 * 24 * 60 * 60_000;

/** Makes a trainer's one-time link and returns its path; this is the only time it can be read. */
export async function inviteTrainer(
	ctx: Context,
	actor: Actor,
	input: { note: string }
): Promise<{ path: string; expiresAt: number }> {
	requireRole(actor, 'administrator');
	const token = makeToken();
	const now = ctx.now();
	const expiresAt = now + VALID_FOR;
	await ctx.db.write((tx) =>
		insertInvitation(tx, {
			id: newId(),
			tokenHash: hashToken(token),
			role: 'trainer',
			note: input.note,
			createdBy: actor.userId,
			createdAt: now,
			expiresAt,
			usedAt: null
		})
	);
	return { path: `/invite/${token}`, expiresAt };
}
