import type { Drafting } from '../db/schema.ts';

/** Longer without a sign of life than a draft may take: whoever worked at it is gone. */
const LOST_AFTER_MS = 90_000;

/** A text that brought down whoever drafted from it so often is not tried again by itself. */
const MOST_LOST = 2;

/** Whether nobody works at it any more, though it is not done: it can be taken up. */
export function isLost(drafting: Drafting | null, at: number): boolean {
	return drafting?.state === 'running' && at - drafting.at > LOST_AFTER_MS && canGoOn(drafting);
}

/** How a drafting goes, also where those who did it were lost. */
export function draftingNow(drafting: Drafting | null, at: number): Drafting | null {
	return drafting?.state === 'running' && at - drafting.at > LOST_AFTER_MS && !canGoOn(drafting)
		? {
				state: 'stopped',
				message: 'Drafting was interrupted. What had come by then is here; you can draft again.'
			}
		: drafting;
}

// What was let go of cost nobody.
const canGoOn = ({ at, lost }: { at: number; lost: number }) => at === 0 || lost < MOST_LOST;
