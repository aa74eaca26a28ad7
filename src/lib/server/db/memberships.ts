import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { inBatches } from './batches.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { classes, groups, memberships } from './schema.ts';

export type Membership = typeof memberships.$inferSelect;

/** A taken nickname is refused by the unique index (isUniqueViolation). */
export async function insertMembership(
	q: Query,
	row: typeof memberships.$inferInsert
): Promise<void> {
	await q.insert(memberships).values(row);
}

/** Many at once. */
export async function insertMemberships(
	q: Query,
	rows: (typeof memberships.$inferInsert)[]
): Promise<void> {
	for (const some of inBatches(rows)) await q.insert(memberships).values(some);
}

export async function findMembership(
	q: Query,
	classId: string,
	userId: string
): Promise<Membership | undefined> {
	const rows = await q.select().from(memberships).where(isMember(classId, userId)).limit(1);
	return rows[0];
}

const membershipHeld = prepared((q) =>
	q
		.update(memberships)
		.set({ joinedAt: sql`${memberships.joinedAt}` })
		.where(
			and(
				eq(memberships.classId, sql.placeholder('classId')),
				eq(memberships.userId, sql.placeholder('userId'))
			)
		)
		.returning()
		.prepare()
);

/**
 * The membership, held until the transaction ends: everything one learner does in one class happens one after the
 * other, on both engines. Undefined when there is none.
 */
export async function lockMembership(
	tx: Query,
	classId: string,
	userId: string
): Promise<Membership | undefined> {
	return (await membershipHeld(tx).execute({ classId, userId }))[0];
}

export async function findMembershipByNickname(
	q: Query,
	classId: string,
	nicknameKey: string
): Promise<Membership | undefined> {
	const rows = await q
		.select()
		.from(memberships)
		.where(and(eq(memberships.classId, classId), eq(memberships.nicknameKey, nicknameKey)))
		.limit(1);
	return rows[0];
}

export interface Member {
	userId: string;
	nickname: string;
	realName: string | null;
	pseudonym: string | null;
	groupName: string | null;
	boardOptOut: boolean;
	timePercent: number;
	joinedAt: number;
}

/**
 * The roster, by nickname; `window` null: the whole of it, for lists that go out or come in. `group` is a group's
 * id, 'none' for those in none, or '' for everybody.
 */
export async function listMembers(
	q: Query,
	classId: string,
	window: Window | null,
	group = ''
): Promise<Member[]> {
	const roster = q
		.select({
			userId: memberships.userId,
			nickname: memberships.nickname,
			realName: memberships.realName,
			pseudonym: memberships.pseudonym,
			groupName: groups.name,
			boardOptOut: memberships.boardOptOut,
			timePercent: memberships.timePercent,
			joinedAt: memberships.joinedAt
		})
		.from(memberships)
		.leftJoin(groups, eq(groups.id, memberships.groupId))
		.where(among(classId, group))
		.orderBy(asc(memberships.nicknameKey));
	return await (window ? roster.limit(window.limit).offset(window.offset) : roster);
}

export async function countMembers(q: Query, classId: string, group = ''): Promise<number> {
	const rows = await q.select({ members: count() }).from(memberships).where(among(classId, group));
	return rows[0]?.members ?? 0;
}

/** What these learners are called in a class. */
export async function listNicknames(
	q: Query,
	classId: string,
	userIds: string[]
): Promise<Map<string, string>> {
	if (userIds.length === 0) return new Map();
	const rows = await q
		.select({ userId: memberships.userId, nickname: memberships.nickname })
		.from(memberships)
		.where(and(eq(memberships.classId, classId), inArray(memberships.userId, userIds)));
	return new Map(rows.map(({ userId, nickname }) => [userId, nickname]));
}

/** Everyone in a class, in one fixed order. */
export async function listMemberIds(q: Query, classId: string): Promise<string[]> {
	// Without a limit: what is done to a whole class is done to everyone.
	const rows = await q
		.select({ userId: memberships.userId })
		.from(memberships)
		.where(eq(memberships.classId, classId))
		.orderBy(asc(memberships.userId));
	return rows.map(({ userId }) => userId);
}

function among(classId: string, group: string) {
	return and(
		eq(memberships.classId, classId),
		group === ''
			? undefined
			: group === 'none'
				? isNull(memberships.groupId)
				: eq(memberships.groupId, group)
	);
}

/** Puts those of these people who are in the class into a group of it, or into none. @returns how many they are */
export async function setGroupOf(
	q: Query,
	classId: string,
	userIds: readonly string[],
	groupId: string | null
): Promise<number> {
	let moved = 0;
	for (const some of inBatches(userIds)) {
		const rows = await q
			.update(memberships)
			.set({ groupId })
			.where(and(eq(memberships.classId, classId), inArray(memberships.userId, some)))
			.returning({ userId: memberships.userId });
		moved += rows.length;
	}
	return moved;
}

/** A taken nickname is refused by the unique index. False when there is no such membership. */
export async function updateMembership(
	q: Query,
	classId: string,
	userId: string,
	change: Partial<
		Pick<
			Membership,
			'nickname' | 'nicknameKey' | 'realName' | 'groupId' | 'pseudonym' | 'timePercent'
		>
	>
): Promise<boolean> {
	const rows = await q
		.update(memberships)
		.set(change)
		.where(isMember(classId, userId))
		.returning({ userId: memberships.userId });
	return rows.length === 1;
}

/** The classes someone learns in, by name. A person has a handful; the first hundred are given. */
export async function listMembershipsOfUser(
	q: Query,
	userId: string
): Promise<
	(Membership & { className: string; code: string; isDemo: boolean; pseudonyms: boolean })[]
> {
	const rows = await q
		.select({
			row: memberships,
			className: classes.name,
			code: classes.code,
			isDemo: classes.isDemo,
			pseudonyms: classes.pseudonyms
		})
		.from(memberships)
		.innerJoin(classes, eq(classes.id, memberships.classId))
		.where(eq(memberships.userId, userId))
		.orderBy(asc(classes.name), asc(classes.id))
		.limit(100);
	return rows.map(({ row, ...rest }) => ({ ...row, ...rest }));
}

/** Only the wish; leave-board.ts brings boards up to it. */
export async function setBoardOptOut(
	q: Query,
	classId: string,
	userId: string,
	optOut: boolean
): Promise<void> {
	await q.update(memberships).set({ boardOptOut: optOut }).where(isMember(classId, userId));
}

/** Everybody's names in a class, for finding one that is free. */
export async function listNamesOfClass(
	q: Query,
	classId: string
): Promise<{ userId: string; nicknameKey: string; pseudonym: string | null }[]> {
	return await q
		.select({
			userId: memberships.userId,
			nicknameKey: memberships.nicknameKey,
			pseudonym: memberships.pseudonym
		})
		.from(memberships)
		.where(eq(memberships.classId, classId));
}

export async function removeMembership(q: Query, classId: string, userId: string): Promise<void> {
	await q.delete(memberships).where(isMember(classId, userId));
}

function isMember(classId: string, userId: string) {
	return and(eq(memberships.classId, classId), eq(memberships.userId, userId));
}
