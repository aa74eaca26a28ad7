import type { LiveState } from './state.ts';

interface Somebody {
	id: string;
	state: 'in' | 'left' | 'removed' | 'blocked';
	timePercent: number;
	joinedRound: number;
}

/** Who is waited for in a vote. */
export interface Awaited {
	/** Those who are in, have not answered, and were awake when something was last asked. */
	count: number;
	/** The most time of anybody who has not answered, in percent. */
	longestPercent: number;
	/** Whether somebody has answered. */
	anybody: boolean;
}

/**
 * Who is waited for: nobody waits for a phone that has gone to sleep.
 * @param given who has answered in each vote of this round; @param answeredLast who did in the last round that counted
 */
export function awaitedIn(
	{ round, vote }: Pick<LiveState, 'round' | 'vote'>,
	players: Iterable<Somebody>,
	given: Record<1 | 2, { has(playerId: string): boolean }>,
	answeredLast: (playerId: string) => boolean
): Awaited {
	const told: Awaited = { count: 0, longestPercent: 100, anybody: false };
	for (const { id, state, timePercent, joinedRound } of players) {
		if (state !== 'in') continue;
		if (given[vote].has(id)) {
			told.anybody = true;
			continue;
		}
		told.longestPercent = Math.max(told.longestPercent, timePercent);
		const isAwake =
			vote === 2 ? given[1].has(id) : round === 1 || joinedRound >= round || answeredLast(id);
		if (isAwake) told.count++;
	}
	return told;
}
