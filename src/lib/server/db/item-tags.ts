import { eq } from 'drizzle-orm';
import type { Query } from './client.ts';
import { itemTags } from './schema.ts';

/** An item of a draft. */
export interface ItemRef {
	quizId: string;
	itemId: string;
}

/** Gives the items of one draft the tags that items of the same ids have in another. */
export async function copyTags(tx: Query, fromQuizId: string, toQuizId: string): Promise<void> {
	const rows = await tx.select().from(itemTags).where(eq(itemTags.quizId, fromQuizId));
	if (rows.length > 0) {
		await tx.insert(itemTags).values(rows.map((row) => ({ ...row, quizId: toQuizId })));
	}
}

/** Gives every item every tag; those they have stay as they are. */
export async function putTags(
	tx: Query,
	items: ItemRef[],
	tags: { tag: string; tagKey: string }[]
): Promise<void> {
	for (const { quizId, itemId } of items) {
		for (const tag of tags) {
			await tx
				.insert(itemTags)
				.values({ quizId, itemId, ...tag })
				.onConflictDoNothing();
		}
	}
}

/** The tags of a draft's items, by item; one without is left out. */
export async function listTagsOfQuiz(q: Query, quizId: string): Promise<Map<string, string[]>> {
	const rows = await q.select().from(itemTags).where(eq(itemTags.quizId, quizId));
	// In an order that is the same on either engine.
	rows.sort((a, b) => (a.tagKey < b.tagKey ? -1 : 1));
	const tags = new Map<string, string[]>();
	for (const { itemId, tag } of rows) tags.set(itemId, [...(tags.get(itemId) ?? []), tag]);
	return tags;
}
