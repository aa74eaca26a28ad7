import { setImmediate as nextRound } from 'node:timers/promises';

/** Until so many rounds of the event loop brought nobody more, and no longer than that. */
const QUIET_ROUNDS = 3;
const LONGEST_MS = 60;

/**
 * Waits while a crowd arrives. A commit holds up the whole process, so where hundreds come at once it is worth waiting
 * for the next of them; whoever comes alone waits for no time that could be noticed.
 * @param count how many have come
 */
export async function gather(count: () => number): Promise<void> {
	const until = performance.now() + LONGEST_MS;
	for (let quiet = 0, before = 0; quiet < QUIET_ROUNDS && performance.now() < until;) {
		await nextRound();
		const now = count();
		quiet = now > before ? 0 : quiet + 1;
		before = now;
	}
}
