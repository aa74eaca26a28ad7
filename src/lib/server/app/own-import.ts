import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findImport, type ArticleImport } from '../db/article-imports.ts';
import type { Query } from '../db/client.ts';
import { DomainError } from '../errors.ts';

/** What the actor brought in and has not kept yet; DomainError otherwise. It is nobody else's, not even to see. */
export async function ownImport(
	ctx: Context,
	q: Query,
	actor: Actor,
	id: string
): Promise<ArticleImport> {
	requireRole(actor, 'trainer', 'administrator');
	const brought = await findImport(q, id);
	if (!brought || brought.ownerId !== actor.userId || brought.expiresAt <= ctx.now()) {
		throw new DomainError(
			'not-found',
			'This text is not here any more: it was kept, thrown away, or has waited for more than a week.'
		);
	}
	return brought;
}
