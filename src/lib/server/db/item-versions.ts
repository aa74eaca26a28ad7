import { and, desc, eq } from 'drizzle-orm';
import type { Item } from '../../core/quiz/item.ts';
import type { Query } from './client.ts';
import type { ItemRef } from './item-tags.ts';
import { itemVersions, users } from './schema.ts';

/** How an item was worded, since when, and by whom; null: it came so from the draft, or whoever wrote it is gone. */
export interface ItemVersion {
	number: number;
	body: Item;
	changedBy: string | null;
	changedAt: number;
}

const ofItem = ({ quizId, itemId }: ItemRef) =>
	and(eq(itemVersions.quizId, quizId), eq(itemVersions.itemId, itemId));

/**
 * Notes that an item is worded otherwise now. With its first change what it was before becomes its first version.
 * @param by.userId null: the generator
 * @param since when the item was drafted
 */
export async function keepVersion(
	tx: Query,
	ref: ItemRef,
	words: { from: Item; to: Item },
	by: { userId: string | null; at: number },
	since: number
): Promise<void> {
	const [last] = await tx
		.select({ number: itemVersions.number })
		.from(itemVersions)
		.where(ofItem(ref))
		.orderBy(desc(itemVersions.number))
		.limit(1);
	if (!last) {
		const first = { number: 1, body: words.from, changedBy: null, changedAt: since };
		await tx.insert(itemVersions).values({ ...ref, ...first });
	}
	const next = { number: (last?.number ?? 1) + 1, body: words.to };
	await tx.insert(itemVersions).values({ ...ref, ...next, changedBy: by.userId, changedAt: by.at });
}

/** Newest first; none where it was never changed. */
export async function listItemVersions(q: Query, ref: ItemRef): Promise<ItemVersion[]> {
	return await q
		.select({
			number: itemVersions.number,
			body: itemVersions.body,
			changedBy: users.name,
			changedAt: itemVersions.changedAt
		})
		.from(itemVersions)
		.leftJoin(users, eq(users.id, itemVersions.changedBy))
		.where(ofItem(ref))
		.orderBy(desc(itemVersions.number))
		.limit(200);
}
