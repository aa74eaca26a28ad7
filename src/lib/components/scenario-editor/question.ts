import type { Item } from '$lib/core/quiz/item.ts';

/** A question to be written: two empty options, the first of them right. */
export function blankQuestion(id: string): Item {
	return {
		id,
		claim: '',
		type: 'choice',
		level: 'understand',
		stem: 'What does the article say?',
		options: [
			{ id: 'a', text: '' },
			{ id: 'b', text: '' }
		],
		key: ['a'],
		evidence: [],
		explanation: '',
		difficulty: 0.5,
		flags: [],
		warnings: []
	};
}
