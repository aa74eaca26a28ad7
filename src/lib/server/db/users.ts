import { and, count, eq, isNull } from 'drizzle-orm';
import { inBatches } from './batches.ts';
import type { Query } from './client.ts';
import { users } from './schema.ts';

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export async function insertUser(q: Query, row: NewUser): Promise<void> {
	await q.insert(users).values(row);
}

/** Many at once. */
export async function insertUsers(q: Query, rows: NewUser[]): Promise<void> {
	for (const some of inBatches(rows)) await q.insert(users).values(some);
}

export async function findUser(q: Query, id: string): Promise<User | undefined> {
	const rows = await q.select().from(users).where(eq(users.id, id)).limit(1);
	return rows[0];
}

/** A trainer or administrator by the folded name they sign in with. */
export async function findUserByNameKey(q: Query, nameKey: string): Promise<User | undefined> {
	const rows = await q.select().from(users).where(eq(users.nameKey, nameKey)).limit(1);
	return rows[0];
}

export async function updatePasswordHash(
	q: Query,
	id: string,
	passwordHash: string
): Promise<void> {
	await q.update(users).set({ passwordHash }).where(eq(users.id, id));
}

/** Gives a trainer or administrator another role. */
export async function updateRole(
	q: Query,
	id: string,
	role: 'administrator' | 'trainer'
): Promise<void> {
	await q.update(users).set({ role }).where(eq(users.id, id));
}

/** Closes the account from then on, or opens it again (null). */
export async function updateDeactivated(q: Query, id: string, at: number | null): Promise<void> {
	await q.update(users).set({ deactivatedAt: at }).where(eq(users.id, id));
}

export async function deleteUser(q: Query, id: string): Promise<void> {
	await q.delete(users).where(eq(users.id, id));
}

/** Those who administer this installation and can sign in; held until the transaction ends. */
export async function lockAdministrators(tx: Query): Promise<string[]> {
	const those = and(eq(users.role, 'administrator'), isNull(users.deactivatedAt));
	// A change of nothing holds the rows on either engine.
	const rows = await tx
		.update(users)
		.set({ role: 'administrator' })
		.where(those)
		.returning({ id: users.id });
	return rows.map((row) => row.id);
}

export async function countUsers(q: Query): Promise<number> {
	const rows = await q.select({ n: count() }).from(users);
	return rows[0]?.n ?? 0;
}

/** Whether anybody administers this installation. */
export async function hasAdministrator(q: Query): Promise<boolean> {
	const rows = await q
		.select({ id: users.id })
		.from(users)
		.where(eq(users.role, 'administrator'))
		.limit(1);
	return rows.length > 0;
}

/** Hands the account over to another class, whose trainers may reset its passphrase from now on. */
export async function setHomeClass(q: Query, id: string, homeClassId: string): Promise<void> {
	await q.update(users).set({ homeClassId }).where(eq(users.id, id));
}
