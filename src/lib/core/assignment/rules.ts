import type { Behaviour } from '../quiz/behaviour.ts';
import type { Reveal } from '../quiz/what-is-told.ts';
import type { Counting } from '../standing/count-attempts.ts';
import type { Windows } from './windows.ts';

export type WorkKind = 'quiz' | 'scenario';

/** How an assignment is played and counted, as its trainer sets it. */
export interface PlayRules extends Windows {
	/** Null for any number. */
	attemptsAllowed: number | null;
	counting: Counting;
	/** Null: no limit. */
	timeLimitSeconds: number | null;
	graceSeconds: number;
	shuffle: boolean;
	behaviour: Behaviour;
	masteryPercent: number;
	reveal: Reveal;
	/** In percent of an ordinary assignment. */
	weight: number;
	speedCounts: boolean;
}

/** What an assignment is given with where nothing else is said. */
export const USUAL_RULES: PlayRules = {
	openAt: null,
	dueAt: null,
	lateUntil: null,
	attemptsAllowed: null,
	counting: 'first',
	timeLimitSeconds: null,
	graceSeconds: 10,
	shuffle: false,
	behaviour: 'immediate',
	masteryPercent: 80,
	reveal: 'answer',
	weight: 100,
	speedCounts: false
};

/** Rules that do not go together: which field it is about, and what to do. */
export interface RuleProblem {
	field: keyof PlayRules;
	message: string;
}

/** The first thing that is wrong with these rules; null where nothing is. */
export function problemWith(rules: PlayRules): RuleProblem | null {
	const { openAt, dueAt, lateUntil, reveal, speedCounts, behaviour } = rules;
	if (openAt !== null && dueAt !== null && dueAt <= openAt) {
		return { field: 'dueAt', message: 'It is due before it opens. Choose a later due time.' };
	}
	if (lateUntil !== null && dueAt === null) {
		return {
			field: 'lateUntil',
			message: 'Late work needs a due time to be late for. Set one, or leave this empty.'
		};
	}
	if (lateUntil !== null && dueAt !== null && lateUntil <= dueAt) {
		return { field: 'lateUntil', message: 'Late work must be taken for longer than the due time.' };
	}
	if (reveal === 'due' && dueAt === null) {
		return {
			field: 'reveal',
			message: 'To show the answers after the due time, set a due time first.'
		};
	}
	if (speedCounts && behaviour === 'mastery') {
		return {
			field: 'speedCounts',
			message: 'Mastery is on no board, so speed cannot count in it.'
		};
	}
	return null;
}

/**
 * Rules as they take effect: where all is handed in together, nothing is shown after single answers; and a scenario is
 * told either after each choice or at the end, which is when its debrief is shown.
 */
export function settledRules(rules: PlayRules, kind: WorkKind): PlayRules {
	if (kind === 'scenario') {
		const behaviour = rules.reveal === 'answer' ? 'immediate' : 'deferred';
		return { ...rules, behaviour, shuffle: false };
	}
	if (rules.behaviour === 'deferred' && rules.reveal === 'answer') {
		return { ...rules, reveal: 'finish' };
	}
	return rules;
}

/**
 * What can no longer be changed once somebody has begun, with why: the points of finished attempts and the order of
 * running ones depend on it.
 */
export function lockedOnceBegun(before: PlayRules, after: PlayRules): RuleProblem | null {
	if (before.behaviour !== after.behaviour) {
		return {
			field: 'behaviour',
			message:
				'Somebody has begun, so how the work is answered can no longer be changed: their points depend on it. Publish it again to give it in another way.'
		};
	}
	if (before.shuffle !== after.shuffle) {
		return {
			field: 'shuffle',
			message:
				'Somebody has begun, so the order can no longer be changed: it would change under their hands.'
		};
	}
	return null;
}
