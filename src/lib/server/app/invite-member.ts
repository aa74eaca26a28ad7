import type { Actor, Context } from '../context.ts';
import { listMembersOf, lockShared, putMember, setOwner, type Shared } from '../db/members.ts';
import type { MemberRole } from '../db/schema.ts';
import { findUserByNameKey } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { foldName } from './names.ts';
import { ownShared } from './owned.ts';
import { heirOf } from './remove-member.ts';

/**
 * Gives a trainer, by the name they sign in with, a part in a quiz or a scenario, or another part than they had. At
 * least one author remains.
 * @returns their name as they write it
 */
export async function inviteMember(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared; name: string; role: MemberRole }
): Promise<{ name: string }> {
	const { shared, role } = input;
	await ownShared(ctx, actor, shared, 'author');
	const user = await findUserByNameKey(ctx.db.read, foldName(input.name));
	if (!user || user.role === 'learner' || user.deactivatedAt !== null) {
		throw new DomainError(
			'not-found',
			'No trainer has this name here. An administrator can invite one.',
			'name'
		);
	}
	await ctx.db.write(async (tx) => {
		const ownerId = await lockShared(tx, shared);
		if (role !== 'author') {
			const heir = heirOf(await listMembersOf(tx, shared), user.id);
			if (ownerId === user.id) await setOwner(tx, shared, heir);
		}
		await putMember(tx, shared, { userId: user.id, role, addedAt: ctx.now() });
	});
	return { name: user.name ?? '' };
}
