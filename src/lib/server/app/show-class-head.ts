import { noSuchClass } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { standpointIn } from './class-access.ts';

/** What stands over every page of a class: its name, zone, whether it is closed, and whether the actor is its trainer. */
export async function showClassHead(ctx: Context, actor: Actor, input: { id: string }) {
	const { as } = await standpointIn(ctx, actor, input.id);
	const cls = await findClass(ctx.db.read, input.id);
	if (!cls) throw noSuchClass();
	return { id: cls.id, name: cls.name, archivedAt: cls.archivedAt, timeZone: cls.timeZone, as };
}
