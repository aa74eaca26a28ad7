import type { Outcome, Quality } from '$lib/core/scenario/model.ts';

/** What an ending means, in words for the learner. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
	upheld: 'The rule was upheld',
	recovered: 'It was put right in the end',
	breached: 'The rule was breached'
};

/** How good a choice was, in words for the learner. */
export const QUALITY_WORDS: Record<Quality, string> = {
	best: 'The best choice',
	acceptable: 'Acceptable, but not the best',
	poor: 'Not what was called for',
	critical: 'A serious breach'
};
