import { and, eq, inArray } from 'drizzle-orm';
import { inBatches } from './batches.ts';
import type { Query } from './client.ts';
import { itemTags } from './schema.ts';

/** An item of a draft. */
export interface ItemRef {
	quizId: string;
	itemId: string;
}

/** A tag as it is written, and as it is compared. */
export interface Tag {
	tag: string;
	tagKey: string;
}

/** Gives the items of one draft the tags that items of the same ids have in another. */
export async function copyTags(tx: Query, fromQuizId: string, toQuizId: string): Promise<void> {
	const rows = await tx.select().from(itemTags).where(eq(itemTags.quizId, fromQuizId));
	for (const some of inBatches(rows)) {
		await tx.insert(itemTags).values(some.map((row) => ({ ...row, quizId: toQuizId })));
	}
}

/** Gives every item every tag; those they have stay as they are. */
export async function putTags(tx: Query, items: ItemRef[], tags: Tag[]): Promise<void> {
	const rows = items.flatMap(({ quizId, itemId }) =>
		tags.map((tag) => ({ quizId, itemId, ...tag }))
	);
	for (const some of inBatches(rows)) {
		await tx.insert(itemTags).values(some).onConflictDoNothing();
	}
}

export async function removeTag(
	tx: Query,
	{ quizId, itemId }: ItemRef,
	tagKey: string
): Promise<void> {
	await tx
		.delete(itemTags)
		.where(
			and(eq(itemTags.quizId, quizId), eq(itemTags.itemId, itemId), eq(itemTags.tagKey, tagKey))
		);
}

/** The items of these quizzes that have the tag. */
export async function listItemsTagged(
	q: Query,
	quizIds: string[],
	tagKey: string
): Promise<ItemRef[]> {
	const items: ItemRef[] = [];
	for (const some of inBatches(quizIds)) {
		items.push(
			...(await q
				.select({ quizId: itemTags.quizId, itemId: itemTags.itemId })
				.from(itemTags)
				.where(and(inArray(itemTags.quizId, some), eq(itemTags.tagKey, tagKey))))
		);
	}
	return items;
}

/** The tags of a draft's items, by item; one without is left out. */
export async function listTagsOfQuiz(q: Query, quizId: string): Promise<Map<string, string[]>> {
	const rows = await q.select().from(itemTags).where(eq(itemTags.quizId, quizId));
	return grouped(rows, ({ itemId }) => itemId);
}

/** The tags of these items, by "QUIZ ITEM"; one without is left out. */
export async function listTagsOf(
	q: Query,
	items: readonly ItemRef[]
): Promise<Map<string, string[]>> {
	if (items.length === 0) return new Map();
	const rows = await q
		.select()
		.from(itemTags)
		.where(
			and(
				inArray(itemTags.quizId, [...new Set(items.map(({ quizId }) => quizId))]),
				inArray(itemTags.itemId, [...new Set(items.map(({ itemId }) => itemId))])
			)
		);
	return grouped(rows, ({ quizId, itemId }) => `${quizId} ${itemId}`);
}

/** Tags in an order that is the same on either engine. */
function grouped(rows: (ItemRef & Tag)[], nameOf: (ref: ItemRef) => string): Map<string, string[]> {
	rows.sort((a, b) => (a.tagKey < b.tagKey ? -1 : 1));
	const tags = new Map<string, string[]>();
	for (const row of rows) tags.set(nameOf(row), [...(tags.get(nameOf(row)) ?? []), row.tag]);
	return tags;
}
