import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Item } from '../../core/quiz/item.ts';
import type { Query } from './client.ts';
import type { ItemRef } from './item-tags.ts';
import { itemOrigins, itemsKeptApart, quizItems, quizMembers, quizzes } from './schema.ts';

/** Where an item was taken from. */
export interface Origin {
	/** Null: that quiz is gone. */
	quizId: string | null;
	itemId: string;
	/** How it was worded there when it was last taken from there. */
	body: Item;
}

export async function findOrigin(q: Query, ref: ItemRef): Promise<Origin | undefined> {
	const rows = await q
		.select({
			quizId: itemOrigins.originQuizId,
			itemId: itemOrigins.originItemId,
			body: itemOrigins.body
		})
		.from(itemOrigins)
		.where(and(eq(itemOrigins.quizId, ref.quizId), eq(itemOrigins.itemId, ref.itemId)))
		.limit(1);
	return rows[0];
}

/** Notes where an item was taken from, or how it is worded there now. */
export async function putOrigin(
	tx: Query,
	ref: ItemRef,
	origin: { quizId: string; itemId: string; body: Item }
): Promise<void> {
	const from = { originQuizId: origin.quizId, originItemId: origin.itemId, body: origin.body };
	await tx
		.insert(itemOrigins)
		.values({ ...ref, ...from })
		.onConflictDoUpdate({ target: [itemOrigins.quizId, itemOrigins.itemId], set: from });
}

/** The items that were taken from this one, with the quizzes they are in. */
export async function listCopies(
	q: Query,
	ref: ItemRef
): Promise<(ItemRef & { quizTitle: string })[]> {
	return await q
		.select({
			quizId: itemOrigins.quizId,
			itemId: itemOrigins.itemId,
			quizTitle: quizzes.title
		})
		.from(itemOrigins)
		.innerJoin(quizzes, eq(quizzes.id, itemOrigins.quizId))
		.where(and(eq(itemOrigins.originQuizId, ref.quizId), eq(itemOrigins.originItemId, ref.itemId)))
		.limit(200);
}

/** One item of a draft. */
export async function findDraftItem(
	q: Query,
	{ quizId, itemId }: ItemRef
): Promise<typeof quizItems.$inferSelect | undefined> {
	const rows = await q
		.select()
		.from(quizItems)
		.where(and(eq(quizItems.quizId, quizId), eq(quizItems.itemId, itemId)))
		.limit(1);
	return rows[0];
}

/** The quizzes somebody may change (`userId` null: all), by title. */
export async function listQuizzesToChange(
	q: Query,
	userId: string | null
): Promise<{ id: string; title: string; articleId: string }[]> {
	const mine =
		userId === null
			? undefined
			: inArray(
					quizzes.id,
					q
						.select({ id: quizMembers.quizId })
						.from(quizMembers)
						.where(
							and(eq(quizMembers.userId, userId), inArray(quizMembers.role, ['editor', 'author']))
						)
				);
	return await q
		.select({ id: quizzes.id, title: quizzes.title, articleId: quizzes.articleId })
		.from(quizzes)
		.where(and(isNull(quizzes.archivedAt), mine))
		.orderBy(quizzes.title, quizzes.id)
		.limit(1000);
}

/** The pair with the smaller id first, as it is stored. */
function inOrder(one: ItemRef, other: ItemRef): [ItemRef, ItemRef] {
	const name = ({ quizId, itemId }: ItemRef) => `${quizId} ${itemId}`;
	return name(one) < name(other) ? [one, other] : [other, one];
}

/** Notes that two items that look alike shall both stay. */
export async function keepApart(tx: Query, one: ItemRef, other: ItemRef): Promise<void> {
	const [a, b] = inOrder(one, other);
	await tx
		.insert(itemsKeptApart)
		.values({ ...a, otherQuizId: b.quizId, otherItemId: b.itemId })
		.onConflictDoNothing();
}

/** The pairs that shall both stay, each as the two "QUIZ ITEM", the smaller first. */
export async function listKeptApart(q: Query): Promise<Set<string>> {
	const rows = await q.select().from(itemsKeptApart).limit(50_000);
	return new Set(
		rows.map((row) => `${row.quizId} ${row.itemId} ${row.otherQuizId} ${row.otherItemId}`)
	);
}

/** How a pair is named in what listKeptApart gives. */
export function pairName(one: ItemRef, other: ItemRef): string {
	return inOrder(one, other)
		.map(({ quizId, itemId }) => `${quizId} ${itemId}`)
		.join(' ');
}
