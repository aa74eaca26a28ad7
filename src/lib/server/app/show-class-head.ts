import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { standpointIn } from './class-access.ts';

/** What stands over every page of a class: its name, whether it is closed, and whether the actor is its trainer. */
export async function showClassHead(ctx: Context, actor: Actor, input: { id: string }) {
	const { as } = await standpointIn(ctx, actor, input.id);
	const cls = await findClass(ctx.db.read, input.id);
	if (!cls) throw new DomainError('not-found', 'This class is not here. It may have been deleted.');
	return { id: cls.id, name: cls.name, archivedAt: cls.archivedAt, as };
}
