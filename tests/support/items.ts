import type {
	Item,
	MatchItem,
	NumericItem,
	OptionItem,
	OrderItem,
	TextItem
} from '../../src/lib/core/quiz/item.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import { quoting, sampleScenario } from './scenarios.ts';

/** Stands in every field that a learner must not see before answering; a leak shows it. */
export const SECRET = 'sesame-secret';

const common = {
	claim: 'c1',
	level: 'recall',
	evidence: [quoting('a letter of protest')],
	explanation: `Explained: ${SECRET}`,
	difficulty: 0.4321,
	flags: [],
	warnings: []
} as const;

function base(id: string, stem: string) {
	return {
		...structuredClone(common),
		id,
		stem,
		evidence: [...common.evidence],
		flags: [],
		warnings: []
	};
}

function options(...texts: string[]) {
	return texts.map((text, i) => ({
		id: 'abcdefgh'[i]!,
		text,
		rationale: `Because ${i}: ${SECRET}`
	}));
}

export function choiceItem(id = 'i-choice'): OptionItem {
	return {
		...base(id, 'Who kept the agent out?'),
		type: 'choice',
		options: options('Staffers', 'The police', 'A neighbour', 'The embassy'),
		key: ['a']
	};
}

export function multipleItem(id = 'i-multiple'): OptionItem {
	return {
		...base(id, 'Which of these are named?'),
		type: 'multiple',
		options: options('An agent', 'The ministry', 'A pilot', 'A baker'),
		key: ['a', 'b']
	};
}

export function trueFalseItem(id = 'i-true-false'): OptionItem {
	return {
		...base(id, 'The ministry sent a letter.'),
		type: 'true-false',
		options: [
			{ id: 'true', text: 'True' },
			{ id: 'false', text: 'False' }
		],
		key: ['true']
	};
}

export function evidenceItem(id = 'i-evidence'): OptionItem {
	return {
		...base(id, 'Which sentence shows what the law says?'),
		type: 'evidence',
		options: [
			{ id: 's1', text: 'An agent tried to enter.' },
			{ id: 's2', text: 'The law prohibits it.' }
		],
		key: ['s2']
	};
}

export function clozeItem(id = 'i-cloze', key = ['the consulate', 'consulate building']): TextItem {
	return { ...base(id, 'An agent tried to enter ____.'), type: 'cloze', options: [], key };
}

export function shortItem(id = 'i-short', key = ['a letter of protest']): TextItem {
	return { ...base(id, 'What did the ministry send?'), type: 'short-answer', options: [], key };
}

export function numericItem(
	id = 'i-numeric',
	key = { value: 27, tolerance: 0, unit: '' }
): NumericItem {
	return { ...base(id, 'On which day of January?'), type: 'numeric', options: [], key };
}

export function orderItem(id = 'i-order'): OrderItem {
	return {
		...base(id, 'Put these in order.'),
		type: 'order',
		options: options('The attempt', 'The refusal', 'The letter'),
		key: ['a', 'b', 'c']
	};
}

export function matchItem(id = 'i-match'): MatchItem {
	return {
		...base(id, 'Who did what?'),
		type: 'match',
		options: options('Agent', 'Staffer', 'Ministry'),
		targets: [
			{ id: 'x', text: 'tried to enter' },
			{ id: 'y', text: 'kept out' },
			{ id: 'z', text: 'sent a letter' }
		],
		key: [
			['a', 'x'],
			['b', 'y'],
			['c', 'z']
		]
	};
}

/** One of each type. */
export function allItems(): Item[] {
	return [
		choiceItem(),
		multipleItem(),
		trueFalseItem(),
		evidenceItem(),
		clozeItem(),
		shortItem(),
		numericItem(),
		orderItem(),
		matchItem()
	];
}

/** The sample scenario with a question at the door: right goes on to the report, wrong breaches the rule. */
export function askingScenario(): Scenario {
	const scenario = sampleScenario();
	const door = scenario.nodes[0]!;
	Object.assign(door, { item: choiceItem(), right: 'report', wrong: 'breached', choices: [] });
	return scenario;
}
