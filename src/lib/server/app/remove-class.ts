import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteClass, lockClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { countRowsOf, deleteAccountsOnlyIn, type Erasure } from '../db/erasures.ts';
import { notifyBoard } from './board-events.ts';
import { recordErasure } from './forget-learner.ts';

/**
 * Deletes a class with its assignments, every attempt at them, its boards, and the accounts that belong to no other
 * class: nobody would be left who could help their learners back in, and no archive would ever forget them.
 */
export async function removeClass(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	await requireTrainerOf(ctx, actor, input.id);
	const reason = actor.role === 'administrator' ? 'administrator' : 'trainer';
	await ctx.db.write((tx) => deleteWithPeople(tx, input.id, reason, ctx.now()));
	notifyBoard(input.id);
	await ctx.db.scrub();
}

/** Deletes the class and those who belong to it alone, in `tx`, with a record of it where there was anybody. */
export async function deleteWithPeople(
	tx: Query,
	classId: string,
	reason: Erasure['reason'],
	at: number
): Promise<void> {
	// Held, so that nobody joins while those who would be stranded are counted.
	await lockClass(tx, classId);
	const counts = await countRowsOf(tx, null, classId);
	const users = await deleteAccountsOnlyIn(tx, classId);
	await deleteClass(tx, classId);
	if (users > 0) counts.users = users;
	if (Object.keys(counts).length > 0) await recordErasure(tx, reason, counts, at);
}
