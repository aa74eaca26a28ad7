import { pictureIds } from '../../core/image/picture.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle, findArticleByHash, insertArticle } from '../db/articles.ts';
import type { Query } from '../db/client.ts';
import { holdImages } from '../db/images.ts';
import { copyTags } from '../db/item-tags.ts';
import type { Shared } from '../db/members.ts';
import { insertQuiz, listDraftItems } from '../db/quizzes.ts';
import { insertScenario } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { ownShared } from './owned.ts';

/**
 * Makes a copy that is the actor's alone: the draft as it stands with its tags, without comments, members and published
 * versions. Of another trainer's article they get a copy, too, so that neither depends on the other.
 * @returns the copy's id
 */
export async function duplicateMade(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared }
): Promise<{ id: string }> {
	const made = await ownShared(ctx, actor, input.shared, 'viewer');
	const at = ctx.now();
	const id = newId();
	await ctx.db.write(async (tx) => {
		const copy = {
			id,
			articleId: await ownCopyOf(tx, actor, made.articleId, at),
			ownerId: actor.userId,
			title: `Copy of ${made.title}`.slice(0, 200),
			createdAt: at,
			updatedAt: at
		};
		if ('body' in made) {
			await insertScenario(tx, { ...copy, body: { ...made.body, title: copy.title } });
			await holdImages(tx, { kind: 'scenario', id }, pictureIds(made.body), at);
			return;
		}
		const items = await listDraftItems(tx, made.id);
		await insertQuiz(
			tx,
			copy,
			items.map(({ itemId, position, state, body }) => ({ itemId, position, state, body }))
		);
		await holdImages(tx, { kind: 'quiz', id }, pictureIds(items.map(({ body }) => body)), at);
		await copyTags(tx, made.id, id);
	});
	return { id };
}

/** The actor's own article with the same text, which is made where there is none. */
async function ownCopyOf(tx: Query, actor: Actor, articleId: string, at: number): Promise<string> {
	const article = await findArticle(tx, articleId);
	if (!article) throw new DomainError('not-found', 'The article is not here any more.');
	if (article.ownerId === actor.userId) return article.id;
	const own = await findArticleByHash(tx, actor.userId, article.sha256);
	if (own) return own.id;
	const id = newId();
	await insertArticle(tx, {
		...article,
		...{ id, ownerId: actor.userId, newerOf: null, isDemo: false, createdAt: at }
	});
	return id;
}
