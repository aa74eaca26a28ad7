import type { Behaviour } from './behaviour.ts';

/** When key, rationale and quote are shown, at the earliest. */
export type Reveal = 'answer' | 'finish' | 'due' | 'never';

/** How far an attempt is. */
export interface Told {
	behaviour: Behaviour;
	reveal: Reveal;
	/** True once the attempt is over. */
	finished: boolean;
	/** True once the last learner's deadline has passed. */
	allDone: boolean;
}

/** Whether key, rationale and quote of an item that was answered may be told. */
export function keyIsTold({ behaviour, reveal, finished, allDone }: Told): boolean {
	switch (reveal) {
		case 'answer':
			// What can still be changed is not told.
			return finished || behaviour !== 'deferred';
		case 'finish':
			return finished;
		case 'due':
			return finished && allDone;
		case 'never':
			return false;
	}
}

/**
 * Whether it may be told if an answer was right. Where tries, hints or a next round follow from it, it always is; where
 * everything is handed in together, or with certainty, only with the key, since a right answer is the key.
 */
export function verdictIsTold(told: Told): boolean {
	return told.behaviour === 'deferred' || told.behaviour === 'certainty' ? keyIsTold(told) : true;
}

/** Whether the points of single answers may be told. A scenario's are told with its debrief, whatever the behaviour. */
export function marksAreTold(kind: 'quiz' | 'scenario', told: Told): boolean {
	return kind === 'scenario' ? keyIsTold(told) : verdictIsTold(told);
}
