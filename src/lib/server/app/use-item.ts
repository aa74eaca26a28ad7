import { anchoredIn } from '../../core/bank/anchor.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { fingerprint } from '../../core/quiz/desk/desk.ts';
import { pictureIds } from '../../core/image/picture.ts';
import type { Item } from '../../core/quiz/item.ts';
import { sha256 } from '../../core/sha256.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import type { Query } from '../db/client.ts';
import {
	findDraftItem,
	findOrigin,
	keepApart,
	putOrigin,
	type Origin
} from '../db/item-origins.ts';
import { holdImages } from '../db/images.ts';
import { listTagsOfQuiz, putTags, type ItemRef } from '../db/item-tags.ts';
import { listDraftItems, type Quiz } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { changeDraft } from './change-draft.ts';
import { ownQuiz } from './owned.ts';
import { tagKeyOf } from './tag-key.ts';

/**
 * Takes an item into another quiz as a copy that keeps where it is from, with its tags, to be reviewed there. Refused
 * where its quotes do not stand in that quiz's article.
 */
export async function useItem(
	ctx: Context,
	actor: Actor,
	input: { from: ItemRef; toQuizId: string }
): Promise<{ quizId: string; itemId: string }> {
	await ownQuiz(ctx, actor, input.from.quizId, 'viewer');
	const quiz = await ownQuiz(ctx, actor, input.toQuizId, 'editor');
	return ctx.db.write(async (tx) => {
		const item = await requireItem(tx, input.from);
		const body = await anchored(tx, quiz, item.body);
		const taken = await findDraftItem(tx, { quizId: quiz.id, itemId: item.itemId });
		const ref = { quizId: quiz.id, itemId: taken ? newId() : item.itemId };
		if (taken && canonicalJson(taken.body) === canonicalJson(body)) {
			throw new DomainError('conflict', 'This question is in that quiz already.', 'toQuizId');
		}
		const drafted = await listDraftItems(tx, quiz.id);
		await holdImages(tx, { kind: 'quiz', id: quiz.id }, pictureIds([body]), ctx.now());
		await changeDraft(tx, quiz.id, {
			label: 'Take in from the bank',
			by: actor.userId,
			at: ctx.now(),
			changes: [
				{
					kind: 'add',
					itemId: ref.itemId,
					state: 'pending',
					body: { ...body, id: ref.itemId },
					after: drafted.at(-1)?.itemId ?? null
				}
			]
		});
		await putOrigin(tx, ref, { ...input.from, body: item.body });
		// Who takes it knows that it is there twice.
		await keepApart(tx, input.from, ref);
		const tags = (await listTagsOfQuiz(tx, input.from.quizId)).get(item.itemId) ?? [];
		await putTags(
			tx,
			[ref],
			tags.map((tag) => ({ tag, tagKey: tagKeyOf(tag) }))
		);
		return ref;
	});
}

/** What has been changed since where an item was taken from. */
export interface Newer {
	/** How it is worded there now, in this item's place. */
	body: Item;
	/** Names exactly that wording. */
	seen: string;
}

/** What an item would be with what was changed, since it was taken, where it came from; null: nothing was. */
export async function newerAtOrigin(
	q: Query,
	ref: ItemRef,
	origin: Origin | undefined
): Promise<Newer | null> {
	if (!origin || origin.quizId === null) return null;
	const there = await findDraftItem(q, { quizId: origin.quizId, itemId: origin.itemId });
	if (!there) return null;
	const now = canonicalJson(there.body);
	if (now === canonicalJson(origin.body)) return null;
	return { body: { ...there.body, id: ref.itemId }, seen: sha256(now) };
}

/** Words a copy as what it was taken from is worded now, as it was looked at: `seen` names that wording. */
export async function updateFromOrigin(
	ctx: Context,
	actor: Actor,
	input: { item: ItemRef; seen: string }
): Promise<void> {
	const quiz = await ownQuiz(ctx, actor, input.item.quizId, 'editor');
	const from = await findOrigin(ctx.db.read, input.item);
	if (from?.quizId) await ownQuiz(ctx, actor, from.quizId, 'viewer');
	const at = ctx.now();
	await ctx.db.write(async (tx) => {
		const item = await requireItem(tx, input.item);
		const origin = await findOrigin(tx, input.item);
		const newer = await newerAtOrigin(tx, input.item, origin);
		if (!newer || newer.seen !== input.seen || !origin?.quizId) {
			throw new DomainError(
				'conflict',
				'It was changed again since you looked. Look again before you take it.'
			);
		}
		const body = await anchored(tx, quiz, newer.body);
		await holdImages(tx, { kind: 'quiz', id: quiz.id }, pictureIds([body]), at);
		await changeDraft(tx, quiz.id, {
			label: 'Bring up to date',
			by: actor.userId,
			at,
			changes: [{ kind: 'words', itemId: item.itemId, was: fingerprint(item.body), to: body }]
		});
		const there = await requireItem(tx, { quizId: origin.quizId, itemId: origin.itemId });
		await putOrigin(tx, input.item, {
			quizId: origin.quizId,
			itemId: origin.itemId,
			body: there.body
		});
	});
}

/** The item of the draft; DomainError where it is not there. */
export async function requireItem(q: Query, ref: ItemRef) {
	const item = await findDraftItem(q, ref);
	if (item) return item;
	throw new DomainError('not-found', 'This question is not here any more.');
}

/** The item with its quotes where they stand in the article of a quiz; DomainError where they do not. */
export async function anchored(q: Query, quiz: Quiz, item: Item): Promise<Item> {
	const article = await findArticle(q, quiz.articleId);
	const body = article ? anchoredIn(article.text, item) : null;
	if (body) return body;
	throw new DomainError(
		'invalid',
		`The quotes of this question do not stand in the article of “${quiz.title}”, so it would have nothing to rest on there.`,
		'toQuizId'
	);
}
