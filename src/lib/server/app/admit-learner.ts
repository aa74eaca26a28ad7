import { useClassLink } from '../db/class-links.ts';
import { lockClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { insertMembership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { ended, usedUp, type WayIn } from './find-way-in.ts';
import { keepTeam } from './keep-team.ts';
import { foldName } from './names.ts';
import { givePseudonym } from './pseudonyms.ts';

/**
 * Puts a learner into the class a way leads into, in the transaction `tx`: counts the link's use, and puts them into its
 * group. The way is looked at once more, since others may have come first or the class may have closed meanwhile.
 */
export async function admitLearner(
	tx: Query,
	way: WayIn,
	member: { userId: string; nickname: string; realName?: string | null },
	now: number
): Promise<void> {
	const cls = await lockClass(tx, way.cls.id);
	if (!cls || cls.archivedAt !== null) throw ended();
	if (way.link) {
		if (!(await useClassLink(tx, way.link.id, now))) throw usedUp();
	} else if (!cls.codeOpen) {
		throw new DomainError('gone', 'This class takes nobody in by its code any more.', 'code');
	}
	await insertMembership(tx, {
		classId: cls.id,
		userId: member.userId,
		nickname: member.nickname,
		nicknameKey: foldName(member.nickname),
		realName: member.realName ?? null,
		groupId: way.link?.groupId ?? null,
		boardOptOut: false,
		joinedAt: now
	});
	if (cls.pseudonyms) await givePseudonym(tx, cls.id, member.userId);
	if (way.link?.groupId) await keepTeam(tx, cls.id, way.link.groupId);
}
