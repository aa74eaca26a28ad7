import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { classes, memberships, users } from './schema.ts';

export type Membership = typeof memberships.$inferSelect;

/** A taken nickname is refused by the unique index (isUniqueViolation). */
export async function insertMembership(
	q: Query,
	row: typeof memberships.$inferInsert
): Promise<void> {
	await q.insert(memberships).values(row);
}

export async function findMembership(
	q: Query,
	classId: string,
	userId: string
): Promise<Membership | undefined> {
	const rows = await q.select().from(memberships).where(isMember(classId, userId)).limit(1);
	return rows[0];
}

/**
 * The membership, held until the transaction ends: everything one learner does in one class happens one after the
 * other, on both engines. Undefined when there is none.
 */
export async function lockMembership(
	tx: Query,
	classId: string,
	userId: string
): Promise<Membership | undefined> {
	const rows = await tx
		.update(memberships)
		.set({ joinedAt: sql`${memberships.joinedAt}` })
		.where(isMember(classId, userId))
		.returning();
	return rows[0];
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
	boardOptOut: boolean;
	timePercent: number;
	joinedAt: number;
	/** The class that made the account; only its trainers may reset the passphrase. */
	homeClassId: string | null;
}

/** The roster, by nickname. */
export async function listMembers(q: Query, classId: string, window: Window): Promise<Member[]> {
	return await q
		.select({
			userId: memberships.userId,
			nickname: memberships.nickname,
			boardOptOut: memberships.boardOptOut,
			timePercent: memberships.timePercent,
			joinedAt: memberships.joinedAt,
			homeClassId: users.homeClassId
		})
		.from(memberships)
		.innerJoin(users, eq(users.id, memberships.userId))
		.where(eq(memberships.classId, classId))
		.orderBy(asc(memberships.nicknameKey))
		.limit(window.limit)
		.offset(window.offset);
}

export async function countMembers(q: Query, classId: string): Promise<number> {
	const rows = await q
		.select({ members: count() })
		.from(memberships)
		.where(eq(memberships.classId, classId));
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

/** The classes someone learns in, by name. A person has a handful; the first hundred are given. */
export async function listMembershipsOfUser(
	q: Query,
	userId: string
): Promise<(Membership & { className: string; code: string; isDemo: boolean })[]> {
	const rows = await q
		.select({
			row: memberships,
			className: classes.name,
			code: classes.code,
			isDemo: classes.isDemo
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

export async function setPseudonym(
	q: Query,
	classId: string,
	userId: string,
	pseudonym: string
): Promise<void> {
	await q.update(memberships).set({ pseudonym }).where(isMember(classId, userId));
}

export async function setTimePercent(
	q: Query,
	classId: string,
	userId: string,
	timePercent: number
): Promise<boolean> {
	const rows = await q
		.update(memberships)
		.set({ timePercent })
		.where(isMember(classId, userId))
		.returning({ userId: memberships.userId });
	return rows.length === 1;
}

export async function removeMembership(q: Query, classId: string, userId: string): Promise<void> {
	await q.delete(memberships).where(isMember(classId, userId));
}

function isMember(classId: string, userId: string) {
	return and(eq(memberships.classId, classId), eq(memberships.userId, userId));
}
