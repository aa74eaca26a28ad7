import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { TROUBLE_SENTENCE, troubleOf } from '../db/store-trouble.ts';

export interface Health {
	/** What is in the way of storing anything, in a sentence; null while all is well. */
	trouble: string | null;
	/** UTC milliseconds: since when it is so, or well. */
	since: number;
	engine: 'sqlite' | 'postgres';
	/** Writes that wait or are under way. */
	waiting: number;
	/** Bytes the store takes, and that are left on its disk; null where they cannot be known from here. */
	size: number | null;
	free: number | null;
}

/** How the server does, tried just now, for an administrator. It answers also while nothing can be stored. */
export async function showHealth(ctx: Context, actor: Actor): Promise<Health> {
	requireRole(actor, 'administrator');
	const { db } = ctx;
	await db.probe().catch((error: unknown) => {
		if (troubleOf(error) === undefined) throw error;
	});
	const { trouble, since } = db.condition();
	return {
		trouble: trouble && TROUBLE_SENTENCE[trouble],
		since,
		engine: db.engine,
		waiting: db.waiting(),
		...(await db.room())
	};
}
