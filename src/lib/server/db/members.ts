import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import {
	quizMembers,
	quizzes,
	scenarioMembers,
	scenarios,
	users,
	type MemberRole
} from './schema.ts';

/** Something that trainers can have together. */
export interface Shared {
	kind: 'quiz' | 'scenario';
	id: string;
}

export interface Member {
	userId: string;
	name: string;
	role: MemberRole;
	addedAt: number;
}

const TABLES = {
	quiz: { members: quizMembers, of: quizMembers.quizId },
	scenario: { members: scenarioMembers, of: scenarioMembers.scenarioId }
} as const;

/** What somebody is in it; undefined: nothing. */
export async function findMemberRole(
	q: Query,
	{ kind, id }: Shared,
	userId: string
): Promise<MemberRole | undefined> {
	const { members, of } = TABLES[kind];
	const rows = await q
		.select({ role: members.role })
		.from(members)
		.where(and(eq(of, id), eq(members.userId, userId)))
		.limit(1);
	return rows[0]?.role;
}

/** Everybody who has a part in it, authors first, then in the order they came. */
export async function listMembersOf(q: Query, { kind, id }: Shared): Promise<Member[]> {
	const { members, of } = TABLES[kind];
	const rows = await q
		.select({
			userId: members.userId,
			name: users.name,
			role: members.role,
			addedAt: members.addedAt
		})
		.from(members)
		.innerJoin(users, eq(users.id, members.userId))
		.where(eq(of, id))
		// By luck the three stand in this order by name.
		.orderBy(asc(members.role), asc(members.addedAt), asc(members.userId))
		.limit(500);
	return rows.map((row) => ({ ...row, name: row.name ?? '' }));
}

/** Gives somebody a part in it, or another one. */
export async function putMember(
	tx: Query,
	{ kind, id }: Shared,
	member: { userId: string; role: MemberRole; addedAt: number }
): Promise<void> {
	const { role } = member;
	if (kind === 'quiz') {
		await tx
			.insert(quizMembers)
			.values({ quizId: id, ...member })
			.onConflictDoUpdate({ target: [quizMembers.quizId, quizMembers.userId], set: { role } });
	} else {
		await tx
			.insert(scenarioMembers)
			.values({ scenarioId: id, ...member })
			.onConflictDoUpdate({
				target: [scenarioMembers.scenarioId, scenarioMembers.userId],
				set: { role }
			});
	}
}

export async function removeMember(tx: Query, { kind, id }: Shared, userId: string): Promise<void> {
	const { members, of } = TABLES[kind];
	await tx.delete(members).where(and(eq(of, id), eq(members.userId, userId)));
}

/**
 * Holds it until the transaction ends, so that two who leave at once do not both count on the other.
 * @returns whose it is; undefined when it is gone
 */
export async function lockShared(tx: Query, { kind, id }: Shared): Promise<string | undefined> {
	const of = kind === 'quiz' ? quizzes : scenarios;
	const rows = await tx
		.update(of)
		.set({ title: sql`${of.title}` })
		.where(eq(of.id, id))
		.returning({ ownerId: of.ownerId });
	return rows[0]?.ownerId;
}

/** Gives it to another of its authors. */
export async function setOwner(tx: Query, { kind, id }: Shared, ownerId: string): Promise<void> {
	const of = kind === 'quiz' ? quizzes : scenarios;
	await tx.update(of).set({ ownerId }).where(eq(of.id, id));
}

/** Puts it into the archive from then on, or takes it out again (null). */
export async function setArchived(
	tx: Query,
	{ kind, id }: Shared,
	archivedAt: number | null
): Promise<void> {
	const of = kind === 'quiz' ? quizzes : scenarios;
	await tx.update(of).set({ archivedAt }).where(eq(of.id, id));
}

/**
 * Hands everything that somebody owns to another of its authors, the first that came, or else to `heir`, who is an
 * author of it from then on.
 */
export async function handOverShared(
	tx: Query,
	from: string,
	heir: { userId: string; at: number }
): Promise<void> {
	for (const kind of ['quiz', 'scenario'] as const) {
		const of = kind === 'quiz' ? quizzes : scenarios;
		const owned = await tx.select({ id: of.id }).from(of).where(eq(of.ownerId, from));
		const { members, of: column } = TABLES[kind];
		for (const { id } of owned) {
			const [other] = await tx
				.select({ userId: members.userId })
				.from(members)
				.where(and(eq(column, id), eq(members.role, 'author'), ne(members.userId, from)))
				.orderBy(asc(members.addedAt), asc(members.userId))
				.limit(1);
			const to = other?.userId ?? heir.userId;
			if (!other) {
				await putMember(tx, { kind, id }, { userId: to, role: 'author', addedAt: heir.at });
			}
			await setOwner(tx, { kind, id }, to);
		}
	}
}

/** Whether somebody has a part in anything made from the article. */
export async function hasPartIn(q: Query, articleId: string, userId: string): Promise<boolean> {
	for (const kind of ['quiz', 'scenario'] as const) {
		const of = kind === 'quiz' ? quizzes : scenarios;
		const { members, of: column } = TABLES[kind];
		const rows = await q
			.select({ id: of.id })
			.from(of)
			.innerJoin(members, eq(column, of.id))
			.where(and(eq(of.articleId, articleId), eq(members.userId, userId)))
			.limit(1);
		if (rows.length > 0) return true;
	}
	return false;
}

/** The ids of what somebody has a part in, as a subquery. */
export function sharedWith(q: Query, kind: Shared['kind'], userId: string) {
	return kind === 'quiz'
		? q.select({ id: quizMembers.quizId }).from(quizMembers).where(eq(quizMembers.userId, userId))
		: q
				.select({ id: scenarioMembers.scenarioId })
				.from(scenarioMembers)
				.where(eq(scenarioMembers.userId, userId));
}

/** How much was made from the article that somebody is no author of. */
export async function countOfOthers(q: Query, articleId: string, userId: string): Promise<number> {
	let n = 0;
	for (const kind of ['quiz', 'scenario'] as const) {
		const of = kind === 'quiz' ? quizzes : scenarios;
		const { members, of: column } = TABLES[kind];
		const rows = await q
			.select({ n: count() })
			.from(of)
			.leftJoin(
				members,
				and(eq(column, of.id), eq(members.userId, userId), eq(members.role, 'author'))
			)
			.where(and(eq(of.articleId, articleId), isNull(members.userId)));
		n += rows[0]?.n ?? 0;
	}
	return n;
}
