import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { eraseForGood } from './forget-learner.ts';

/** What a learner types so that nothing is erased by a slip of the finger. */
export const ERASE_WORDS = 'erase my data';

/** Deletes the learner's own account and everything of theirs, for good, when they have typed the words for it. */
export async function eraseOwnAccount(
	ctx: Context,
	actor: Actor,
	input: { words: string }
): Promise<void> {
	requireRole(actor, 'learner');
	if (input.words.trim().replace(/\s+/g, ' ').toLowerCase() !== ERASE_WORDS) {
		throw new DomainError('invalid', `Type the words “${ERASE_WORDS}” to go on.`, 'words');
	}
	await eraseForGood(ctx, actor.userId, 'own-wish');
}
