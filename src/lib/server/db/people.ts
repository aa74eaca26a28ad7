import { and, asc, count, countDistinct, eq, inArray, max, or, sql, type SQL } from 'drizzle-orm';
import type { Query } from './client.ts';
import {
	articles,
	assignments,
	attempts,
	classes,
	classTrainers,
	memberships,
	quizzes,
	scenarios,
	sessions,
	users,
	type Role
} from './schema.ts';

/** Somebody with an account, as administrators see them. */
export interface Person {
	id: string;
	role: Role;
	/** A trainer's or administrator's name; a learner's nicknames. */
	name: string;
	isDemo: boolean;
	createdAt: number;
	deactivatedAt: number | null;
	/** When a session of theirs was last used; null where they have none. */
	lastSeenAt: number | null;
	/** The classes they learn in or train. */
	classes: { id: string; name: string }[];
}

export interface PeopleFilter {
	/** Folded; stands anywhere in a name or nickname. '' finds everybody. */
	words: string;
	roles: Role[];
}

/** Those whom the filter finds: administrators, learners, trainers, each oldest first. */
export async function listPeople(
	q: Query,
	filter: PeopleFilter,
	page: { limit: number; offset: number }
): Promise<Person[]> {
	const rows = await q
		.select()
		.from(users)
		.where(found(q, filter))
		.orderBy(asc(users.role), asc(users.createdAt), asc(users.id))
		.limit(page.limit)
		.offset(page.offset);
	const ids = rows.map((row) => row.id);
	if (ids.length === 0) return [];
	const seen = await q
		.select({ userId: sessions.userId, at: max(sessions.lastSeenAt) })
		.from(sessions)
		.where(inArray(sessions.userId, ids))
		.groupBy(sessions.userId);
	const learning = await q
		.select({
			userId: memberships.userId,
			nickname: memberships.nickname,
			id: classes.id,
			name: classes.name
		})
		.from(memberships)
		.innerJoin(classes, eq(classes.id, memberships.classId))
		.where(inArray(memberships.userId, ids))
		.orderBy(asc(classes.name), asc(classes.id));
	const training = await q
		.select({ userId: classTrainers.userId, id: classes.id, name: classes.name })
		.from(classTrainers)
		.innerJoin(classes, eq(classes.id, classTrainers.classId))
		.where(inArray(classTrainers.userId, ids))
		.orderBy(asc(classes.name), asc(classes.id));
	return rows.map(({ id, role, name, isDemo, createdAt, deactivatedAt }) => {
		const own = learning.filter((row) => row.userId === id);
		const trained = training.filter((row) => row.userId === id);
		return {
			id,
			role,
			name: name ?? [...new Set(own.map((row) => row.nickname))].join(', '),
			isDemo,
			createdAt,
			deactivatedAt,
			lastSeenAt: seen.find((row) => row.userId === id)?.at ?? null,
			classes: [...own, ...trained].map((row) => ({ id: row.id, name: row.name }))
		};
	});
}

export async function countPeople(q: Query, filter: PeopleFilter): Promise<number> {
	const rows = await q.select({ n: count() }).from(users).where(found(q, filter));
	return rows[0]?.n ?? 0;
}

/** One person as in the list; undefined where there is none of that id. */
export async function findPerson(q: Query, id: string): Promise<Person | undefined> {
	const [role] = await q.select({ role: users.role }).from(users).where(eq(users.id, id)).limit(1);
	if (!role) return undefined;
	const filter = { words: '', roles: [role.role], id };
	const [person] = await listPeople(q, filter, { limit: 1, offset: 0 });
	return person;
}

function found(q: Query, { words, roles, id }: PeopleFilter & { id?: string }): SQL | undefined {
	const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
	const like = (column: typeof users.nameKey | typeof memberships.nicknameKey) =>
		sql`${column} like ${pattern} escape '\\'`;
	return and(
		id === undefined ? undefined : eq(users.id, id),
		inArray(users.role, roles),
		words === ''
			? undefined
			: or(
					like(users.nameKey),
					inArray(
						users.id,
						q
							.select({ id: memberships.userId })
							.from(memberships)
							.where(like(memberships.nicknameKey))
					)
				)
	);
}

/** What hangs on a trainer's or administrator's account. */
export interface Belongings {
	articles: number;
	quizzes: number;
	scenarios: number;
	/** Classes that nobody else trains. */
	classesAlone: string[];
	/** Assignments of theirs, and attempts at what they made. */
	assignments: number;
	attempts: number;
}

export async function countBelongings(q: Query, userId: string): Promise<Belongings> {
	const number = async (rows: Promise<{ n: number }[]>) => (await rows)[0]?.n ?? 0;
	const others = q
		.select({ id: classTrainers.classId })
		.from(classTrainers)
		.groupBy(classTrainers.classId)
		.having(sql`count(*) > 1`);
	const alone = await q
		.select({ id: classTrainers.classId })
		.from(classTrainers)
		.where(and(eq(classTrainers.userId, userId), sql`${classTrainers.classId} not in ${others}`));
	return {
		articles: await number(
			q.select({ n: count() }).from(articles).where(eq(articles.ownerId, userId))
		),
		quizzes: await number(
			q.select({ n: count() }).from(quizzes).where(eq(quizzes.ownerId, userId))
		),
		scenarios: await number(
			q.select({ n: count() }).from(scenarios).where(eq(scenarios.ownerId, userId))
		),
		classesAlone: alone.map((row) => row.id),
		assignments: await number(
			q.select({ n: count() }).from(assignments).where(eq(assignments.createdBy, userId))
		),
		attempts: await number(
			q
				.select({ n: countDistinct(attempts.id) })
				.from(attempts)
				.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
				.where(eq(assignments.createdBy, userId))
		)
	};
}

/** Hands over a trainer's articles to somebody else, who owns them from then on. */
export async function handOverArticles(tx: Query, from: string, to: string): Promise<void> {
	await tx.update(articles).set({ ownerId: to }).where(eq(articles.ownerId, from));
}
