import type { Actor, Context } from '../context.ts';
import { updateImport, type ArticleImport } from '../db/article-imports.ts';
import { ownImport } from './own-import.ts';

export interface PiecesChosen {
	id: string;
	title: string;
	licence: string;
	/** Numbers of the pieces that the article is to have, from 0. */
	kept: number[];
}

/** Stores what a trainer has chosen so far, so that a closed tab loses nothing. */
export async function choosePieces(ctx: Context, actor: Actor, input: PiecesChosen): Promise<void> {
	await ctx.db.write(async (tx) => {
		const brought = await ownImport(ctx, tx, actor, input.id);
		await updateImport(tx, brought.id, chosenOf(brought, input));
	});
}

/** The choice as it is stored; numbers of pieces that are not there say nothing. */
export function chosenOf(brought: ArticleImport, { title, licence, kept }: PiecesChosen) {
	const wanted = new Set(kept);
	return { title, licence, kept: brought.pieces.map((_, i) => wanted.has(i)) };
}
