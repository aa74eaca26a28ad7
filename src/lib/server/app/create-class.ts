import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { addTrainer, insertClass } from '../db/classes.ts';
import { isUniqueViolation } from '../db/client.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { makeClassCode } from './names.ts';

const TRIES = 5;

/** Makes a class with a fresh code; its maker is its trainer. */
export async function createClass(
	ctx: Context,
	actor: Actor,
	input: { name: string; isDemo?: boolean }
): Promise<{ id: string; code: string }> {
	requireRole(actor, 'trainer', 'administrator');
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const row = {
			id: newId(),
			name: input.name,
			code: makeClassCode(),
			isDemo: input.isDemo ?? false,
			createdAt: ctx.now()
		};
		try {
			await ctx.db.write(async (tx) => {
				await insertClass(tx, row);
				await addTrainer(tx, row.id, actor.userId);
			});
			return { id: row.id, code: row.code };
		} catch (error) {
			// Another class has this code: chances are one in hundreds of millions, so another try will do.
			if (!isUniqueViolation(error)) throw error;
		}
	}
	throw new DomainError('unavailable', 'No free class code was found. Please try again.');
}
