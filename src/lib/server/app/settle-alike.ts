import { fingerprint } from '../../core/quiz/desk/desk.ts';
import type { Actor, Context } from '../context.ts';
import { keepApart as noteApart, putOrigin } from '../db/item-origins.ts';
import { listTagsOf, putTags, type ItemRef } from '../db/item-tags.ts';
import { DomainError } from '../errors.ts';
import { changeDraft } from './change-draft.ts';
import { ownQuiz } from './owned.ts';
import { tagKeyOf } from './tag-key.ts';
import { anchored, requireItem } from './use-item.ts';

/**
 * Of two items that are alike, goes on with one. In the same quiz the other is dropped; in another quiz it is worded
 * like the one that is kept from now on, which it then counts as taken from. Either way that one has the tags of both.
 */
export async function keepOne(
	ctx: Context,
	actor: Actor,
	input: { keep: ItemRef; other: ItemRef }
): Promise<void> {
	const { keep, other } = input;
	if (keep.quizId === other.quizId && keep.itemId === other.itemId) {
		throw new DomainError('invalid', 'These are one and the same question.');
	}
	await ownQuiz(ctx, actor, keep.quizId, 'viewer');
	const quiz = await ownQuiz(ctx, actor, other.quizId, 'editor');
	const at = ctx.now();
	const step = { label: 'Settle a duplicate', by: actor.userId, at };
	await ctx.db.write(async (tx) => {
		const kept = await requireItem(tx, keep);
		const item = await requireItem(tx, other);
		if (keep.quizId === other.quizId) {
			await changeDraft(tx, quiz.id, {
				...step,
				changes: [{ kind: 'verdict', itemId: item.itemId, was: item.state, to: 'dropped' }]
			});
			const tags = (await listTagsOf(tx, [other])).get(`${other.quizId} ${other.itemId}`) ?? [];
			await putTags(
				tx,
				[keep],
				tags.map((tag) => ({ tag, tagKey: tagKeyOf(tag) }))
			);
			return;
		}
		const body = { ...(await anchored(tx, quiz, kept.body)), id: item.itemId };
		const { itemId } = item;
		await changeDraft(tx, quiz.id, {
			...step,
			changes: [
				{ kind: 'words', itemId, was: fingerprint(item.body), to: body },
				// It has another wording, which somebody should look at before it is published again.
				{ kind: 'verdict', itemId, was: item.state, to: 'pending' }
			]
		});
		await putOrigin(tx, other, { ...keep, body: kept.body });
		await noteApart(tx, keep, other);
	});
}

/** Says that two items that are alike shall both stay, and be found alike no more. */
export async function keepBoth(
	ctx: Context,
	actor: Actor,
	input: { one: ItemRef; other: ItemRef }
): Promise<void> {
	const { one, other } = input;
	await ownQuiz(ctx, actor, one.quizId, 'viewer');
	await ownQuiz(ctx, actor, other.quizId, 'viewer');
	await ctx.db.write(async (tx) => {
		await requireItem(tx, one);
		await requireItem(tx, other);
		await noteApart(tx, one, other);
	});
}
