import type { Actor, Context } from '../context.ts';
import { listBankTags } from '../db/bank.ts';
import { listQuizzesToChange } from '../db/item-origins.ts';
import { listItemsTagged, putTags, removeTag, type ItemRef } from '../db/item-tags.ts';
import { DomainError } from '../errors.ts';
import { ownQuiz } from './owned.ts';
import { whoseBank } from './search-bank.ts';
import { tagKeyOf } from './tag-key.ts';
import { requireItem } from './use-item.ts';

/** Gives an item a tag; one that it has already stays as it is written. */
export async function addTag(
	ctx: Context,
	actor: Actor,
	input: { item: ItemRef; tag: string }
): Promise<void> {
	await ownQuiz(ctx, actor, input.item.quizId, 'editor');
	const tagKey = keyOf(input.tag);
	await ctx.db.write(async (tx) => {
		await requireItem(tx, input.item);
		await putTags(tx, [input.item], [{ tag: input.tag, tagKey }]);
	});
}

export async function dropTag(
	ctx: Context,
	actor: Actor,
	input: { item: ItemRef; tag: string }
): Promise<void> {
	await ownQuiz(ctx, actor, input.item.quizId, 'editor');
	await ctx.db.write((tx) => removeTag(tx, input.item, tagKeyOf(input.tag)));
}

/**
 * Gives a tag another name on every item the actor may change; where an item has that other one already, the two
 * become one.
 * @returns on how many items
 */
export async function renameTag(
	ctx: Context,
	actor: Actor,
	input: { from: string; tag: string }
): Promise<{ items: number }> {
	const { userId, everybodys } = whoseBank(actor);
	const [from, tagKey] = [tagKeyOf(input.from), keyOf(input.tag)];
	return ctx.db.write(async (tx) => {
		const quizzes = await listQuizzesToChange(tx, everybodys ? null : userId);
		const items = await listItemsTagged(
			tx,
			quizzes.map(({ id }) => id),
			from
		);
		for (const item of items) await removeTag(tx, item, from);
		await putTags(tx, items, [{ tag: input.tag, tagKey }]);
		return { items: items.length };
	});
}

/** The tags of somebody's bank. */
export async function listTags(ctx: Context, actor: Actor) {
	return { tags: await listBankTags(ctx.db.read, whoseBank(actor)) };
}

function keyOf(tag: string): string {
	const key = tagKeyOf(tag);
	if (key !== '') return key;
	throw new DomainError('invalid', 'Write the tag first.', 'tag');
}
