import type { Quality } from '../scenario/model.ts';
import { pointsOf } from '../scenario/worth.ts';

/** Who answers so soon has not been slow: all of the points. */
const AT_ONCE_MS = 500;
/** What each right answer in a row before this one adds, in thousandths, and for how many at most. */
const STREAK_POINTS = 100;
const LONGEST_STREAK = 5;

/** How long a player took, and had, in milliseconds by the server's clock. */
export interface Pace {
	took: number;
	/** Null: there was no limit, and speed brings nothing. */
	had: number | null;
}

/**
 * What an answer brings with speed: round((1 − (t/T)/2) × max), never less than half of it, all of it under half a
 * second. @param max what it would bring without, in thousandths
 */
export function speedPoints(max: number, { took, had }: Pace): number {
	if (had === null || took < AT_ONCE_MS) return max;
	const share = Math.min(1, Math.max(0, took / had));
	return Math.round((1 - share / 2) * max);
}

/** How long a player has, in milliseconds. @param percent 100 for everybody without extra time */
export function ownLength(lengthMs: number | null, percent: number): number | null {
	return lengthMs === null ? null : Math.round((lengthMs * percent) / 100);
}

/** @param before how many right answers in a row came before this right one */
export function streakBonus(before: number): number {
	return STREAK_POINTS * Math.min(before, LONGEST_STREAK);
}

/** What a vote at a node brings, in thousandths: best all, acceptable half, the others nothing. */
export function votePoints(quality: Quality): number {
	return Math.max(0, pointsOf(quality)) * 500;
}
