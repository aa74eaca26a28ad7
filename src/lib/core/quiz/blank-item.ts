/** An item of any type as somebody begins to write it, with nothing in it but what its type has always. */
import type { Evidence } from '../evidence.ts';
import type { Item, ItemType, Option } from './item.ts';

const empty = (...ids: string[]): Option[] => ids.map((id) => ({ id, text: '' }));

export function blankItem(type: ItemType, id: string, evidence: Evidence[] = []): Item {
	const base = {
		id,
		claim: '',
		level: 'recall' as const,
		stem: '',
		explanation: '',
		difficulty: 0.5,
		flags: [],
		warnings: []
	};
	switch (type) {
		case 'choice':
		case 'multiple':
			return { ...base, type, options: empty('a', 'b', 'c'), key: [], evidence };
		case 'true-false': {
			const options = [
				{ id: 'true', text: 'True' },
				{ id: 'false', text: 'False' }
			];
			return { ...base, type, options, key: [], evidence };
		}
		case 'evidence':
			// The sentence that is right is the evidence, and what is picked first is taken to be it.
			return {
				...base,
				type,
				stem: 'Which of these sentences shows that …?',
				options: evidence.map(({ quote }, i) => ({ id: `s${i + 1}`, text: quote })),
				key: evidence.length > 0 ? ['s1'] : [],
				evidence: evidence.slice(0, 1)
			};
		case 'cloze':
			// One sentence to make a gap in; more of them would be a text to learn by heart.
			return {
				...base,
				type,
				stem: evidence.length === 1 ? evidence[0]!.quote : '',
				options: [],
				key: [],
				evidence
			};
		case 'short-answer':
			return { ...base, type, options: [], key: [], evidence };
		case 'numeric':
			return {
				...base,
				type,
				options: [],
				key: { value: 0, tolerance: 0, unit: '' },
				evidence
			};
		case 'order':
			return { ...base, type, options: empty('a', 'b', 'c'), key: ['a', 'b', 'c'], evidence };
		case 'match':
			return {
				...base,
				type,
				options: empty('a', 'b'),
				targets: empty('x', 'y'),
				key: [
					['a', 'x'],
					['b', 'y']
				],
				evidence
			};
	}
}
