import {
	and,
	asc,
	countDistinct,
	desc,
	eq,
	inArray,
	isNotNull,
	isNull,
	max,
	sql
} from 'drizzle-orm';
import type { Item } from '../../core/quiz/item.ts';
import type { Query } from './client.ts';
import { putMember, sharedWith } from './members.ts';
import {
	assignments,
	itemReports,
	quizItems,
	quizVersions,
	quizzes,
	users,
	type Drafting,
	type ItemState
} from './schema.ts';

export type Quiz = typeof quizzes.$inferSelect;
export type QuizVersion = typeof quizVersions.$inferSelect;

/** An item of a draft with the trainer's verdict. */
export interface DraftItem {
	itemId: string;
	position: number;
	state: ItemState;
	body: Item;
}

/**
 * The same with why it was put back into review, while that has not led to a new version: in words, followed by the
 * learner's own where a report led to it and is still there.
 */
export interface ReviewedItem extends DraftItem {
	cameBack: string | null;
}

/** Its owner is its first author. */
export async function insertQuiz(
	q: Query,
	quiz: typeof quizzes.$inferInsert,
	items: DraftItem[]
): Promise<void> {
	await q.insert(quizzes).values(quiz);
	const author = { userId: quiz.ownerId, role: 'author', addedAt: quiz.createdAt } as const;
	await putMember(q, { kind: 'quiz', id: quiz.id }, author);
	if (items.length > 0) {
		await q.insert(quizItems).values(items.map((item) => ({ quizId: quiz.id, ...item })));
	}
}

export async function findQuiz(q: Query, id: string): Promise<Quiz | undefined> {
	const rows = await q.select().from(quizzes).where(eq(quizzes.id, id)).limit(1);
	return rows[0];
}

/** In the order the trainer sees them; a draft holds at most a few hundred, so they come whole. */
export async function listDraftItems(q: Query, quizId: string): Promise<ReviewedItem[]> {
	const rows = await q
		.select({
			itemId: quizItems.itemId,
			position: quizItems.position,
			state: quizItems.state,
			body: quizItems.body,
			cameBack: quizItems.cameBack,
			note: itemReports.note
		})
		.from(quizItems)
		.leftJoin(itemReports, eq(itemReports.id, quizItems.cameBackReport))
		.where(eq(quizItems.quizId, quizId))
		.orderBy(asc(quizItems.position), asc(quizItems.itemId))
		.limit(1000);
	return rows.map(({ note, ...item }) =>
		note === null ? item : { ...item, cameBack: `${item.cameBack ?? ''} “${note}”`.trimStart() }
	);
}

/** Whether the item is in the draft, whatever the verdict on it. */
export async function hasDraftItem(q: Query, quizId: string, itemId: string): Promise<boolean> {
	const rows = await q
		.select({ itemId: quizItems.itemId })
		.from(quizItems)
		.where(and(eq(quizItems.quizId, quizId), eq(quizItems.itemId, itemId)))
		.limit(1);
	return rows.length === 1;
}

/** Puts items as they are now into a draft, whether they were in it before or not; why they came back stays. */
export async function putDraftItems(q: Query, quizId: string, items: DraftItem[]): Promise<void> {
	for (const { itemId, position, state, body } of items) {
		await q
			.insert(quizItems)
			.values({ quizId, itemId, position, state, body })
			.onConflictDoUpdate({
				target: [quizItems.quizId, quizItems.itemId],
				set: { position, state, body }
			});
	}
}

/** Says why an item of a draft was put back into review. */
export async function putBack(
	tx: Query,
	quizId: string,
	itemId: string,
	why: { cameBack: string; cameBackReport: string | null }
): Promise<void> {
	await tx
		.update(quizItems)
		.set(why)
		.where(and(eq(quizItems.quizId, quizId), eq(quizItems.itemId, itemId)));
}

/** Forgets why accepted items were put back into review: they have been looked at, and are published again. */
export async function forgetWhyBack(tx: Query, quizId: string): Promise<void> {
	await tx
		.update(quizItems)
		.set({ cameBack: null, cameBackReport: null })
		.where(
			and(
				eq(quizItems.quizId, quizId),
				eq(quizItems.state, 'accepted'),
				isNotNull(quizItems.cameBack)
			)
		);
}

/** The quiz, held so that others who wish to change its draft wait until this transaction is over. */
export async function lockQuiz(tx: Query, id: string): Promise<Quiz | undefined> {
	const rows = await tx
		.update(quizzes)
		.set({ title: sql`${quizzes.title}` })
		.where(eq(quizzes.id, id))
		.returning();
	return rows[0];
}

export async function updateQuiz(
	tx: Query,
	id: string,
	change: Pick<Quiz, 'revision' | 'title' | 'updatedAt'>
): Promise<void> {
	await tx.update(quizzes).set(change).where(eq(quizzes.id, id));
}

/**
 * Says how the drafting of a quiz goes.
 * @param running true: only while it still runs; a string: only while it runs and is theirs
 * @returns false, and nothing is written, where the quiz is gone or its drafting was ended by somebody
 */
export async function setDrafting(
	tx: Query,
	id: string,
	drafting: Drafting | null,
	running: boolean | string = false
): Promise<boolean> {
	const quiz = await lockQuiz(tx, id);
	if (!quiz || (running && !isDraftedBy(quiz, running))) return false;
	await tx.update(quizzes).set({ drafting }).where(eq(quizzes.id, id));
	return true;
}

/** @param by true: by anybody */
export function isDraftedBy({ drafting }: Pick<Quiz, 'drafting'>, by: string | true): boolean {
	return drafting?.state === 'running' && (by === true || drafting.by === by);
}

/** Ids of those that are being drafted. The demo's is left out: it is made as a whole, and anew where that is cut off. */
export async function listDrafting(q: Query): Promise<{ id: string; drafting: Drafting | null }[]> {
	return await q
		.select({ id: quizzes.id, drafting: quizzes.drafting })
		.from(quizzes)
		.innerJoin(users, eq(users.id, quizzes.ownerId))
		.where(and(isNotNull(quizzes.drafting), isNull(quizzes.archivedAt), eq(users.isDemo, false)));
}

/** Those that `userId` has a part in (null: all) and that are not in the archive. */
export async function listQuizzesOfArticle(
	q: Query,
	articleId: string,
	userId: string | null
): Promise<{ id: string; title: string; updatedAt: number; versions: number; items: number }[]> {
	return await q
		.select({
			id: quizzes.id,
			title: quizzes.title,
			updatedAt: quizzes.updatedAt,
			versions: countDistinct(quizVersions.id),
			items: countDistinct(quizItems.itemId)
		})
		.from(quizzes)
		.leftJoin(quizVersions, and(eq(quizVersions.quizId, quizzes.id), isPublished))
		.leftJoin(
			quizItems,
			and(eq(quizItems.quizId, quizzes.id), inArray(quizItems.state, ['pending', 'accepted']))
		)
		.where(
			and(
				eq(quizzes.articleId, articleId),
				isNull(quizzes.archivedAt),
				userId === null ? undefined : inArray(quizzes.id, sharedWith(q, 'quiz', userId))
			)
		)
		.groupBy(quizzes.id)
		.orderBy(desc(quizzes.createdAt))
		.limit(100);
}

/** Leaves out the versions that only correct an assignment's key. */
export const isPublished = eq(quizVersions.isCorrection, false);

/** The number the next published version takes, from 1. */
export async function nextQuizVersionNumber(q: Query, quizId: string): Promise<number> {
	const rows = await q
		.select({ last: max(quizVersions.number) })
		.from(quizVersions)
		.where(eq(quizVersions.quizId, quizId));
	return (rows[0]?.last ?? 0) + 1;
}

export async function insertQuizVersion(
	q: Query,
	row: typeof quizVersions.$inferInsert
): Promise<void> {
	await q.insert(quizVersions).values(row);
}

export async function findQuizVersion(q: Query, id: string): Promise<QuizVersion | undefined> {
	const rows = await q.select().from(quizVersions).where(eq(quizVersions.id, id)).limit(1);
	return rows[0];
}

/** The version that an assignment goes by. */
export async function findQuizVersionOf(
	q: Query,
	assignmentId: string
): Promise<QuizVersion | undefined> {
	const rows = await q
		.select({ version: quizVersions })
		.from(assignments)
		.innerJoin(quizVersions, eq(quizVersions.id, assignments.quizVersionId))
		.where(eq(assignments.id, assignmentId))
		.limit(1);
	return rows[0]?.version;
}

/** Newest first, without their items and without what only corrects an assignment's key. */
export async function listQuizVersions(
	q: Query,
	quizId: string
): Promise<{ id: string; number: number; title: string; publishedAt: number }[]> {
	return await q
		.select({
			id: quizVersions.id,
			number: quizVersions.number,
			title: quizVersions.title,
			publishedAt: quizVersions.publishedAt
		})
		.from(quizVersions)
		.where(and(eq(quizVersions.quizId, quizId), isPublished))
		.orderBy(desc(quizVersions.number))
		.limit(50);
}
