import type { Act } from '$lib/core/scenario/act.ts';
import type { Outcome, Quality } from '$lib/core/scenario/model.ts';

/** What an ending means, in words for the learner. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
	upheld: 'The rule was upheld',
	recovered: 'It was put right in the end',
	breached: 'The rule was breached'
};

const QUALITY_WORDS: Record<Quality, string> = {
	best: 'The best choice',
	acceptable: 'Acceptable, but not the best',
	poor: 'Not what was called for',
	critical: 'A serious breach'
};

/** How good a decision was, in words for the learner. */
export function actWords(
	act: Pick<Act, 'kind' | 'quality'> & Partial<Pick<Act, 'verdict'>>
): string {
	if (act.verdict === 'undecided') return 'A trainer will look at this answer';
	if (act.verdict === 'accepted') return 'Accepted by a trainer';
	if (act.kind === 'choice') return QUALITY_WORDS[act.quality];
	if (act.kind === 'timeout') return 'No decision is a decision, too';
	return act.quality === 'best' ? 'Right' : 'Not right';
}

/** What was done, in a sentence to the learner. */
export function doneWords(act: Pick<Act, 'kind' | 'text'>): string {
	if (act.kind === 'timeout') return 'Time ran out before a decision reached the server.';
	return act.kind === 'choice' ? `You chose: ${act.text}` : `You answered: ${act.text}`;
}
