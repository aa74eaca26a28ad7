import type { Phase } from './windows.ts';

/** Where a learner is with an assignment. */
export type LearnerState =
	/** An attempt is under way. */
	| 'running'
	/** Nothing was finished yet, and it can be done now. */
	| 'open'
	/** The same, and it is due soon. */
	| 'soon'
	/** The same, after the due time. */
	| 'late'
	/** It opens later. */
	| 'later'
	| 'done'
	/** It is over, and nothing was done. */
	| 'missed'
	| 'excused';

/** What is due within two days is due soon. */
export const SOON_MS = 48 * 3_600_000;

/** What decides where a learner is; moments in UTC milliseconds. */
export interface LearnerWork {
	phase: Phase;
	/** The learner's own; null: never due. */
	dueAt: number | null;
	running: boolean;
	/** True once an attempt was finished that counts. */
	finished: boolean;
	excused: boolean;
}

export function learnerState(work: LearnerWork, at: number): LearnerState {
	const { phase, dueAt, running, finished, excused } = work;
	if (running) return 'running';
	if (excused) return 'excused';
	if (finished) return 'done';
	switch (phase) {
		case 'before':
			return 'later';
		case 'closed':
			return 'missed';
		case 'late':
			return 'late';
		case 'open':
			return dueAt !== null && dueAt - at <= SOON_MS ? 'soon' : 'open';
	}
}

/** True where something can be done about it now. */
export function isToDo(state: LearnerState): boolean {
	return state === 'running' || state === 'open' || state === 'soon' || state === 'late';
}

/** How many attempts a learner may still begin; null for any number. */
export function attemptsLeft(allowed: number | null, made: number): number | null {
	return allowed === null ? null : Math.max(0, allowed - made);
}
