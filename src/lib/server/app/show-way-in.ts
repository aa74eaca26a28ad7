import { suggestPassphrase } from '../auth/passphrases.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { findGroup } from '../db/groups.ts';
import { findWayIn, type Way } from './find-way-in.ts';
import { showClassCode } from './names.ts';
import { freeNames } from './pseudonyms.ts';

const OFFERS = 3;

/** What somebody sees who is about to join: the class, the group they will be in, and free names and a passphrase. */
export async function showWayIn(ctx: Context, visitor: Visitor, way: Way) {
	const { cls, link } = await findWayIn(ctx, visitor, way);
	const group = link?.groupId ? await findGroup(ctx.db.read, cls.id, link.groupId) : undefined;
	return {
		className: cls.name,
		code: showClassCode(cls.code),
		groupName: group?.name ?? null,
		nicknames: await freeNames(ctx.db.read, cls.id, OFFERS),
		suggestion: suggestPassphrase()
	};
}
