import { requireToChange, requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { lockClass, updateClass } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { endLiveOf } from './end-live.ts';
import { forgottenAt } from './forgotten-at.ts';

/** Puts the class into the archive: it can be read, nothing in it changes, and nobody joins. A live session in it ends. */
export async function archiveClass(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	await requireToChange(ctx, actor, input.id);
	await ctx.db.write((tx) => updateClass(tx, input.id, { archivedAt: ctx.now() }));
	await endLiveOf(ctx, input.id);
}

/** Takes the class out of the archive again, while its data are still kept. A term that has ended ends no more. */
export async function reopenClass(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	await requireTrainerOf(ctx, actor, input.id);
	await ctx.db.write(async (tx) => {
		const cls = await lockClass(tx, input.id);
		const forgotten = cls && forgottenAt(cls);
		if (!cls || forgotten === null || forgotten === undefined) return;
		if (forgotten <= ctx.now()) {
			throw new DomainError(
				'gone',
				'The time in which this class could be reopened is over, and its learners’ data are deleted.'
			);
		}
		const hasEnded = cls.termEndsAt !== null && cls.termEndsAt <= ctx.now();
		await updateClass(tx, input.id, {
			archivedAt: null,
			...(hasEnded ? { termEndsAt: null } : {})
		});
	});
}
