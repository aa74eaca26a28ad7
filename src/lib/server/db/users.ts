import { asc, count, eq, inArray } from 'drizzle-orm';
import { inBatches } from './batches.ts';
import type { Query } from './client.ts';
import { users, type Role } from './schema.ts';

export type User = typeof users.$inferSelect;

/** What a list of people with a name shows of each. */
export interface UserSummary {
	id: string;
	role: Role;
	name: string;
	isDemo: boolean;
	createdAt: number;
}

export async function insertUser(q: Query, row: User): Promise<void> {
	await q.insert(users).values(row);
}

/** Many at once. */
export async function insertUsers(q: Query, rows: User[]): Promise<void> {
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

/** People of these roles, oldest first. */
export async function listUsersOfRoles(
	q: Query,
	roles: Role[],
	page: { limit: number; offset: number }
): Promise<UserSummary[]> {
	const rows = await q
		.select({
			id: users.id,
			role: users.role,
			name: users.name,
			isDemo: users.isDemo,
			createdAt: users.createdAt
		})
		.from(users)
		.where(inArray(users.role, roles))
		.orderBy(asc(users.role), asc(users.createdAt), asc(users.id))
		.limit(page.limit)
		.offset(page.offset);
	return rows.map((row) => ({ ...row, name: row.name ?? '' }));
}

export async function countUsersOfRoles(q: Query, roles: Role[]): Promise<number> {
	const rows = await q.select({ n: count() }).from(users).where(inArray(users.role, roles));
	return rows[0]?.n ?? 0;
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
