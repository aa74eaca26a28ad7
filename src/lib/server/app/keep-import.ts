import { assemble } from '../../core/article/pieces.ts';
import type { Actor, Context } from '../context.ts';
import { deleteImport } from '../db/article-imports.ts';
import { keepArticle, requireUsable } from './add-article.ts';
import { chosenOf, type PiecesChosen } from './choose-pieces.ts';
import { ownImport } from './own-import.ts';

/**
 * Makes the article of what its trainer chose, all or nothing: where that is refused, what was brought in stays as it is.
 * @returns the article's id, whether there was one of exactly this text already, and which one it is a newer text of
 */
export async function keepImport(
	ctx: Context,
	actor: Actor,
	input: PiecesChosen
): Promise<{ id: string; existed: boolean; newerOf: string | null }> {
	return ctx.db.write(async (tx) => {
		const brought = await ownImport(ctx, tx, actor, input.id);
		const { title, licence, kept } = chosenOf(brought, input);
		const text = assemble(brought.pieces, kept);
		requireUsable(text);
		const { source, newerOf } = brought;
		const article = await keepArticle(ctx, tx, actor, { title, text, source, licence, newerOf });
		await deleteImport(tx, brought.id);
		return { ...article, newerOf };
	});
}
