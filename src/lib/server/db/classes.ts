import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { classes, classTrainers, users } from './schema.ts';

export type Class = typeof classes.$inferSelect;

/** One window of a list. */
export interface Window {
	limit: number;
	offset: number;
}

/** A taken code is refused by the unique index (isUniqueViolation). */
export async function insertClass(q: Query, row: typeof classes.$inferInsert): Promise<void> {
	await q.insert(classes).values(row);
}

export async function listClassIds(q: Query): Promise<string[]> {
	// Without a limit: what is done to every class is done to all.
	const rows = await q.select({ id: classes.id }).from(classes);
	return rows.map(({ id }) => id);
}

const classById = prepared((q) =>
	q
		.select()
		.from(classes)
		.where(eq(classes.id, sql.placeholder('id')))
		.limit(1)
		.prepare()
);

export async function findClass(q: Query, id: string): Promise<Class | undefined> {
	return (await classById(q).execute({ id }))[0];
}

/** @param code as stored: upper-case without separators. */
export async function findClassByCode(q: Query, code: string): Promise<Class | undefined> {
	const rows = await q.select().from(classes).where(eq(classes.code, code)).limit(1);
	return rows[0];
}

/**
 * The class, held until the transaction ends: who joins, how it is called and whether it is open change one after the
 * other, on both engines. Undefined when there is none.
 */
export async function lockClass(tx: Query, id: string): Promise<Class | undefined> {
	const rows = await tx
		.update(classes)
		.set({ createdAt: sql`${classes.createdAt}` })
		.where(eq(classes.id, id))
		.returning();
	return rows[0];
}

export async function updateClass(
	q: Query,
	id: string,
	change: Partial<typeof classes.$inferInsert>
): Promise<void> {
	await q.update(classes).set(change).where(eq(classes.id, id));
}

/** Everything the class was given goes with it: assignments, attempts, standings. */
export async function deleteClass(q: Query, id: string): Promise<void> {
	await q.delete(classes).where(eq(classes.id, id));
}

/** Newest first. */
export async function listClassesOfTrainer(
	q: Query,
	userId: string,
	window: Window
): Promise<Class[]> {
	const rows = await q
		.select({ row: classes })
		.from(classTrainers)
		.innerJoin(classes, eq(classes.id, classTrainers.classId))
		.where(eq(classTrainers.userId, userId))
		.orderBy(desc(classes.createdAt), desc(classes.id))
		.limit(window.limit)
		.offset(window.offset);
	return rows.map(({ row }) => row);
}

export async function countClassesOfTrainer(q: Query, userId: string): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(classTrainers)
		.where(eq(classTrainers.userId, userId));
	return rows[0]?.n ?? 0;
}

/** Makes someone a trainer of the class; nothing happens when they are already. */
export async function addTrainer(q: Query, classId: string, userId: string): Promise<void> {
	await q.insert(classTrainers).values({ classId, userId }).onConflictDoNothing();
}

export async function isTrainerOf(q: Query, classId: string, userId: string): Promise<boolean> {
	const rows = await q
		.select({ userId: classTrainers.userId })
		.from(classTrainers)
		.where(and(eq(classTrainers.classId, classId), eq(classTrainers.userId, userId)))
		.limit(1);
	return rows.length > 0;
}

/** The trainers of a class, by name. */
export async function listTrainersOf(
	q: Query,
	classId: string
): Promise<{ id: string; name: string }[]> {
	const rows = await q
		.select({ id: users.id, name: users.name })
		.from(classTrainers)
		.innerJoin(users, eq(users.id, classTrainers.userId))
		.where(eq(classTrainers.classId, classId))
		.orderBy(asc(users.nameKey), asc(users.id));
	return rows.map(({ id, name }) => ({ id, name: name ?? '' }));
}

export async function removeTrainer(q: Query, classId: string, userId: string): Promise<void> {
	await q
		.delete(classTrainers)
		.where(and(eq(classTrainers.classId, classId), eq(classTrainers.userId, userId)));
}
