import { accuracyShare } from './learner-standing.ts';
import { ENOUGH_TO_COMPARE, rightAnswersToPass, shareOf, type Points } from './measures.ts';

/** What could move a learner's place next; the page puts it in words. */
export type NextStep =
	/** Nothing counts yet: the first answers will. */
	| { kind: 'begin' }
	/** Nobody stands higher. */
	| { kind: 'first' }
	/** So many right answers in new work, none wrong between them, pass the next place. */
	| { kind: 'answers'; answers: number }
	/** The next place is far: every right answer counts. */
	| { kind: 'onward' }
	/** Of an assignment: what counts is finished. */
	| { kind: 'done' }
	/** Improvement says nothing yet: so many points more must be possible in the period; null: the past is too little. */
	| { kind: 'compare'; missing: number | null }
	/** Days in a row up to now, and whether today is among them. `toPass`: days to the next place; null: none above. */
	| { kind: 'streak'; streak: number; today: boolean; toPass: number | null };

/** How to pass the next higher accuracy. @param ahead the next accuracy above the own one; null when there is none */
export function accuracyStep(
	own: (Points & { accuracy: number | null }) | null,
	ahead: number | null
): NextStep {
	if (!own || own.accuracy === null) return { kind: 'begin' };
	if (ahead === null) return { kind: 'first' };
	const answers = rightAnswersToPass(own, accuracyShare(ahead));
	return answers === null ? { kind: 'onward' } : { kind: 'answers', answers };
}

/** On the board of one assignment. @param finished whether what counts is finished */
export function assignmentStep(
	own: Points | null,
	ahead: number | null,
	finished: boolean
): NextStep {
	if (!own) return { kind: 'begin' };
	if (ahead === null) return { kind: 'first' };
	if (finished) return { kind: 'done' };
	const missing = (accuracyShare(ahead) * own.possible) / 1000 - own.points;
	return { kind: 'answers', answers: Math.max(1, Math.floor(missing / 1000) + 1) };
}

/**
 * How to pass the next higher improvement.
 * @param own what counts in the period
 * @param past what counts from before it; null where the period is set against itself, half against half
 */
export function improvementStep(
	own: (Points & { improvement: number | null }) | null,
	past: Points | null,
	ahead: number | null
): NextStep {
	if (past && past.possible < ENOUGH_TO_COMPARE) return { kind: 'compare', missing: null };
	const improvement = own?.improvement ?? null;
	if (!own || improvement === null) {
		const wanted = past ? ENOUGH_TO_COMPARE : 2 * ENOUGH_TO_COMPARE;
		const missing = Math.max(1000, wanted - (own?.possible ?? 0));
		return { kind: 'compare', missing };
	}
	if (ahead === null) return { kind: 'first' };
	if (!past) return { kind: 'onward' };
	for (let answers = 1; answers <= 40; answers++) {
		const then = {
			points: own.points + answers * 1000,
			possible: own.possible + answers * 1000
		};
		if (shareOf(then) - shareOf(past) > ahead) return { kind: 'answers', answers };
	}
	return { kind: 'onward' };
}

/** Days practised move by practising. @param ahead the next higher number of days; null when there is none */
export function consistencyStep(
	own: { days: number },
	streak: { streak: number; today: boolean },
	ahead: number | null
): NextStep {
	return { kind: 'streak', ...streak, toPass: ahead === null ? null : ahead - own.days + 1 };
}
