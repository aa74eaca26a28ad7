import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { ownArticle } from './owned.ts';

/** What the page that brings in an article says of the one it is to be a newer text of; null for none. */
export async function showNewer(ctx: Context, actor: Actor, { of }: { of: string | null }) {
	requireRole(actor, 'trainer', 'administrator');
	if (!of) return { newerOf: null };
	const { id, title, licence } = await ownArticle(ctx, actor, of, 'change');
	return { newerOf: { id, title, licence } };
}
