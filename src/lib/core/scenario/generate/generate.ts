import type { Reading } from '../../reading/reading.ts';
import type { Scenario } from '../model.ts';
import { FRAMES } from './frames.ts';

export type DraftedScenario = { scenario: Scenario; why: '' } | { scenario: null; why: string };

/**
 * A scenario of the first frame whose slots the article fills, or the reason why none does. A frame is a course of
 * decisions for one kind of rule and one kind of incident; the article brings people, place, rule and events.
 */
export function draftScenario(reading: Reading): DraftedScenario {
	for (const frame of FRAMES) {
		const scenario = frame(reading);
		if (scenario) return { scenario, why: '' };
	}
	return { scenario: null, why: whyNone(reading) };
}

function whyNone(reading: Reading): string {
	if (reading.norms.length === 0) {
		return 'The article states no rule that someone must keep, so there is nothing to decide by it.';
	}
	if (reading.norms.length < 3 && reading.incidents.length === 0) {
		return `The article states only ${reading.norms.length === 1 ? 'one rule' : 'two rules'} and no incident in which they are put to the test; a scenario needs linked decisions.`;
	}
	return 'The rules of the article are not linked into one situation that a single person has to act in.';
}
