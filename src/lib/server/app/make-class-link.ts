import { requireToChange } from '../auth/guards.ts';
import { hashToken, makeToken } from '../auth/tokens.ts';
import type { Actor, Context } from '../context.ts';
import { insertClassLink } from '../db/class-links.ts';
import { findGroup } from '../db/groups.ts';
import { newId } from '../ids.ts';
import { noSuchGroup } from './not-in-class.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Makes a link by which learners join until it expires or is used up, and returns its path; this is the only time it
 * can be read. `maxUses` null: any number. `groupId` null: into no group.
 */
export async function makeClassLink(
	ctx: Context,
	actor: Actor,
	input: {
		classId: string;
		note: string;
		days: number;
		maxUses: number | null;
		groupId: string | null;
	}
): Promise<{ path: string; expiresAt: number }> {
	const { classId, note, days, maxUses, groupId } = input;
	await requireToChange(ctx, actor, classId);
	if (groupId !== null && !(await findGroup(ctx.db.read, classId, groupId))) {
		throw noSuchGroup();
	}
	const token = makeToken();
	const createdAt = ctx.now();
	const expiresAt = createdAt + days * DAY;
	await ctx.db.write((tx) =>
		insertClassLink(tx, {
			id: newId(),
			classId,
			tokenHash: hashToken(token),
			note,
			groupId,
			createdBy: actor.userId,
			createdAt,
			expiresAt,
			maxUses
		})
	);
	return { path: `/join/link/${token}`, expiresAt };
}
