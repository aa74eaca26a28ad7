import type { Context } from '../context.ts';

/** However often it is asked, the store is tried at most so often. */
const ASK_EVERY_MS = 1_000;

let asked: { at: number; answer: Promise<void> } | undefined;

/**
 * Resolves when this node may be sent work: its store is open, of this version's schema, and takes writes. DomainError
 * 'unavailable' says what is in the way.
 * @param context opens the store, or fails
 */
export function checkReadiness(context: () => Promise<Context>): Promise<void> {
	if (!asked || Date.now() - asked.at > ASK_EVERY_MS) {
		const answer = context().then((ctx) => ctx.db.probe());
		answer.catch(() => undefined);
		asked = { at: Date.now(), answer };
	}
	return asked.answer;
}
