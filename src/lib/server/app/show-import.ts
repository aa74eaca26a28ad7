import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { ownImport } from './own-import.ts';

/** What was brought in, to choose from before it is kept. */
export async function showImport(ctx: Context, actor: Actor, input: { id: string }) {
	const brought = await ownImport(ctx, ctx.db.read, actor, input.id);
	const { id, title, source, licence, pieces, kept, notes, expiresAt, newerOf } = brought;
	const older = newerOf === null ? undefined : await findArticle(ctx.db.read, newerOf);
	return {
		id,
		title,
		source,
		licence,
		notes,
		expiresAt,
		pieces: pieces.map(({ text, cut }) => ({ text, cut })),
		kept,
		newerOf: older ? { id: older.id, title: older.title } : null
	};
}
