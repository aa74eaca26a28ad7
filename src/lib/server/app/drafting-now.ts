import type { Drafting } from '../db/schema.ts';

/** Longer without a sign of life than a draft may take: whoever worked at it is gone. */
const LOST_AFTER_MS = 90_000;

/** How a drafting goes, also where the process that did it was stopped. */
export function draftingNow(drafting: Drafting | null, at: number): Drafting | null {
	return drafting?.state === 'running' && at - drafting.at > LOST_AFTER_MS
		? {
				state: 'stopped',
				message: 'Drafting was interrupted. What had come by then is here; you can draft again.'
			}
		: drafting;
}
