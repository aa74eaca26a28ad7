import type { Actor, Context } from '../context.ts';
import { deleteImport } from '../db/article-imports.ts';
import { ownImport } from './own-import.ts';

/** Throws away what was brought in and not kept. */
export async function dropImport(ctx: Context, actor: Actor, input: { id: string }): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { id } = await ownImport(ctx, tx, actor, input.id);
		await deleteImport(tx, id);
	});
}
