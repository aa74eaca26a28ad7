import type { Context } from '../context.ts';

/** However often it is asked, a store that takes nothing is tried at most so often. */
const TRY_AGAIN_MS = 1_000;

let asked: { until: number; answer: Promise<void> } | undefined;

/**
 * Resolves when this node may be sent work: its store is open and takes writes. DomainError
 * 'unavailable' says what is in the way.
 * @param context opens the store, or fails
 */
export function checkReadiness(context: () => Promise<Context>): Promise<void> {
	if (asked && Date.now() < asked.until) return asked.answer;
	const answer = context().then((ctx) => ctx.db.probe());
	const mine = { until: Infinity, answer };
	asked = mine;
	answer.then(
		() => (mine.until = 0),
		() => (mine.until = Date.now() + TRY_AGAIN_MS)
	);
	return answer;
}
