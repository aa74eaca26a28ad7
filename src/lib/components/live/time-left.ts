import type { LiveClock } from '$lib/core/live/state.ts';

export interface TimeLeft {
	/** Until answers are taken, in milliseconds; 0: they are. */
	toRead: number;
	/** Until they are no more, in milliseconds; null: no limit. */
	toAnswer: number | null;
	paused: boolean;
}

/**
 * What is left of a question's time. @param now the server's, in UTC milliseconds; @param closesAt for whoever has extra
 * time, their own
 */
export function timeLeft(
	clock: LiveClock,
	now: number,
	closesAt: number | null = clock.closesAt
): TimeLeft {
	const at = clock.pausedAt ?? now;
	const opened = Math.max(at, clock.opensAt);
	return {
		toRead: Math.max(0, clock.opensAt - at),
		toAnswer: closesAt === null ? null : Math.max(0, closesAt - opened),
		paused: clock.pausedAt !== null
	};
}
