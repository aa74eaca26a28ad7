import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listTrainersOf, lockClass, removeTrainer } from '../db/classes.ts';
import { DomainError } from '../errors.ts';

/** Takes a trainer off the class, oneself included; the last one stays, so that no class is without. */
export async function removeClassTrainer(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string }
): Promise<void> {
	const { classId, userId } = input;
	await requireToChange(ctx, actor, classId);
	await ctx.db.write(async (tx) => {
		// Two who leave at once must not both count on the other.
		await lockClass(tx, classId);
		const trainers = await listTrainersOf(tx, classId);
		if (!trainers.some((trainer) => trainer.id === userId)) {
			throw new DomainError('not-found', 'They are not a trainer of this class.');
		}
		if (trainers.length === 1) {
			throw new DomainError(
				'conflict',
				'A class needs a trainer: add another one first, or put the class into the archive.'
			);
		}
		await removeTrainer(tx, classId, userId);
	});
}
