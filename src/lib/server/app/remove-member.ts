import type { Actor, Context } from '../context.ts';
import {
	listMembersOf,
	lockShared,
	removeMember as remove,
	setOwner,
	type Member,
	type Shared
} from '../db/members.ts';
import { DomainError } from '../errors.ts';
import { ownShared } from './owned.ts';

/**
 * Takes somebody's part in a quiz or a scenario away; one's own can be given up by everybody. At least one author
 * remains, who owns it where the owner goes.
 */
export async function removeMember(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared; userId: string }
): Promise<void> {
	const { shared, userId } = input;
	await ownShared(ctx, actor, shared, userId === actor.userId ? 'viewer' : 'author');
	await ctx.db.write(async (tx) => {
		// Two who leave at once must not both count on the other.
		const ownerId = await lockShared(tx, shared);
		const members = await listMembersOf(tx, shared);
		if (!members.some((member) => member.userId === userId)) {
			throw new DomainError('not-found', `They have no part in this ${shared.kind}.`);
		}
		const heir = heirOf(members, userId);
		if (ownerId === userId) await setOwner(tx, shared, heir);
		await remove(tx, shared, userId);
	});
}

/** The author who owns it when `userId` is no author of it any more; DomainError where there is none. */
export function heirOf(members: readonly Member[], userId: string): string {
	const heir = members.find((member) => member.role === 'author' && member.userId !== userId);
	if (heir) return heir.userId;
	throw new DomainError(
		'conflict',
		'It needs an author: make somebody else one first, or put it into the archive.'
	);
}
