import { and, count, desc, eq, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { secondSteps, sessions, users } from './schema.ts';

export type SessionRow = typeof sessions.$inferSelect;
export type UserRow = typeof users.$inferSelect;

export async function insertSession(q: Query, row: SessionRow): Promise<void> {
	await q.insert(sessions).values(row);
}

const sessionByHash = prepared((q) =>
	q
		.select({ session: sessions, user: users })
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.userId))
		.where(and(eq(sessions.idHash, sql.placeholder('idHash')), isNull(users.deactivatedAt)))
		.limit(1)
		.prepare()
);

/** The session and whose it is. */
export async function findSessionAndUser(
	q: Query,
	idHash: string
): Promise<{ session: SessionRow; user: UserRow } | undefined> {
	return (await sessionByHash(q).execute({ idHash }))[0];
}

/** Most recently used first. */
export async function listSessionsOfUser(
	q: Query,
	userId: string,
	page: { limit: number; offset: number }
): Promise<SessionRow[]> {
	return await q
		.select()
		.from(sessions)
		.where(eq(sessions.userId, userId))
		.orderBy(desc(sessions.lastSeenAt), desc(sessions.idHash))
		.limit(page.limit)
		.offset(page.offset);
}

export async function countSessionsOfUser(q: Query, userId: string): Promise<number> {
	const rows = await q.select({ n: count() }).from(sessions).where(eq(sessions.userId, userId));
	return rows[0]?.n ?? 0;
}

export async function updateSession(
	q: Query,
	idHash: string,
	change: { lastSeenAt?: number; expiresAt?: number }
): Promise<void> {
	await q.update(sessions).set(change).where(eq(sessions.idHash, idHash));
}

export async function deleteSession(q: Query, idHash: string): Promise<void> {
	await q.delete(sessions).where(eq(sessions.idHash, idHash));
}

/** Deletes the session only if it is that person's; true when it was. */
export async function deleteSessionOfUser(
	q: Query,
	userId: string,
	idHash: string
): Promise<boolean> {
	const gone = await q
		.delete(sessions)
		.where(and(eq(sessions.idHash, idHash), eq(sessions.userId, userId)))
		.returning({ idHash: sessions.idHash });
	return gone.length > 0;
}

/** Deletes the person's sessions, all of them or all but one, and sign-ins that await their second factor. */
export async function deleteSessionsOfUser(
	q: Query,
	userId: string,
	exceptIdHash: string | null
): Promise<void> {
	await q.delete(secondSteps).where(eq(secondSteps.userId, userId));
	await q
		.delete(sessions)
		.where(
			exceptIdHash === null
				? eq(sessions.userId, userId)
				: and(eq(sessions.userId, userId), ne(sessions.idHash, exceptIdHash))
		);
}

export async function deleteExpiredSessions(q: Query, now: number): Promise<void> {
	await q.delete(sessions).where(lte(sessions.expiresAt, now));
}
