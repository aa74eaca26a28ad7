import { describe, expect, test } from 'vitest';
import type { Item, OptionItem } from '../item.ts';
import { GATES } from './gates.ts';

const TEXT =
	'Anna Lindner introduced the night service in 1859. The town council sold the copper in 1871.';
const QUOTE = 'Anna Lindner introduced the night service in 1859.';

const choice = (stem: string, texts: string[], more: Partial<OptionItem> = {}): OptionItem => ({
	id: 'q1',
	claim: 'c1',
	type: 'choice',
	level: 'recall',
	stem,
	options: texts.map((text, i) => ({ id: 'abcd'[i]!, text })),
	key: ['a'],
	evidence: [{ start: 0, end: QUOTE.length, quote: QUOTE }],
	explanation: '',
	difficulty: 0.4,
	flags: [],
	warnings: [],
	...more
});
const PEOPLE = ['Anna Lindner', 'Clara Weiss', 'Josef Malik'];
const SERVICE = 'Who introduced the night service in 1859?';

/** What a gate says without a reading; null when it passes. */
const say = (gate: string, item: Item, quiz: Item[] = []) =>
	GATES.find((g) => g.id === gate)!.check(item, { text: TEXT, reading: null, parse: null, quiz });

test('all gates of an item and a quiz are there, once, and each passes a sound question', () => {
	expect(GATES.map((g) => g.id)).toEqual(
		[...Array(25).keys()].map((i) => `gate-${i + 1}`).filter((id) => id !== 'gate-23')
	);
	const sound = choice(SERVICE, PEOPLE);
	expect(GATES.filter((g) => say(g.id, sound, [sound]) !== null)).toEqual([]);
});

test('whatever a gate says is one plain sentence', () => {
	const spoilt = choice('a a who said “he did', ['', 'x.', '5']);
	const said = GATES.flatMap((g) => say(g.id, { ...spoilt, key: [], evidence: [] }) ?? []);
	expect(said.length).toBeGreaterThan(3);
	for (const sentence of said) expect(sentence).toMatch(/^[\p{Lu}“].*[.]$/u);
});

describe.each<[string, string, Item]>([
	['gate-8', 'a pronoun for nobody', choice('What did he introduce in the year 1859?', PEOPLE)],
	['gate-8', 'our own “we”', choice('What do we know of the night service?', PEOPLE)],
	['gate-9', 'a day that moves', choice('Who introduced the night service two days ago?', PEOPLE)],
	[
		'gate-10',
		'a word in another form',
		choice('Who introduced the services of the night?', ['The night server', 'A clerk', 'A miller'])
	],
	['gate-11', 'no question mark', choice('Who introduced the night service in 1859', PEOPLE)],
	['gate-11', 'a wrong article', choice('Who introduced an night service in 1859?', PEOPLE)],
	['gate-12', 'a number for “who”', choice(SERVICE, ['12', '14', '16'])],
	['gate-12', 'words for “how many”', choice('How many pupils were taught in the school?', PEOPLE)],
	[
		'gate-13',
		'a long key',
		choice(SERVICE, [
			'Anna Lindner, who had been a pupil of the school',
			'Clara Weiss',
			'Josef Malik'
		])
	],
	['gate-14', 'one written small', choice(SERVICE, ['Anna Lindner', 'clara Weiss', 'Josef Malik'])],
	[
		'gate-14',
		'units mixed',
		choice('How long is the line?', ['5 kilometres', '8 kilometres', '12 miles'])
	],
	[
		'gate-15',
		'dates out of order',
		choice('When was it sold?', ['May 1871', 'March 1871', 'July 1871'])
	],
	[
		'gate-16',
		'two joined',
		choice(SERVICE, ['Anna Lindner', 'Clara Weiss', 'Anna Lindner and Clara Weiss'])
	],
	['gate-17', 'a bare not', choice('Who did not introduce the night service?', PEOPLE)],
	['gate-18', 'a word of our own', choice('Who always introduced the night service?', PEOPLE)],
	['gate-19', 'too short', choice('Who did?', PEOPLE)],
	['gate-24', 'no case to apply', choice(SERVICE, PEOPLE, { level: 'apply' })],
	[
		'gate-25',
		'harm to choose from',
		choice(SERVICE, ['Anna Lindner', 'The man who was stabbed', 'Josef Malik'])
	]
])('%s', (gate, what, item) => {
	test(`sees ${what}`, () => {
		expect(say(gate, item)).not.toBeNull();
	});
});

describe('within a quiz', () => {
	const sound = choice(SERVICE, PEOPLE);

	test('gate 20: the same question in another order of words', () => {
		const other = choice('In 1859, who introduced the night service?', PEOPLE, {
			id: 'q2',
			claim: 'c2'
		});
		expect(say('gate-20', sound, [sound, other])).not.toBeNull();
		const apart = choice(
			'Who sold the copper in the year 1871?',
			['The council', 'The mill', 'The bank'],
			{ id: 'q3', claim: 'c3' }
		);
		expect(say('gate-20', sound, [sound, apart])).toBeNull();
	});

	test('gate 21: another question holds the answer', () => {
		const teller = choice(
			'In which year did Anna Lindner introduce the night service?',
			['1859', '1871', '1902'],
			{ id: 'q2', claim: 'c2' }
		);
		expect(say('gate-21', sound, [sound, teller])).not.toBeNull();
	});

	test('gate 22: the key in one place four times running, not three', () => {
		const before = [1, 2, 3].map((i) =>
			choice(`Question number ${i}?`, PEOPLE, { id: `b${i}`, claim: `b${i}` })
		);
		expect(say('gate-22', sound, [...before, sound])).not.toBeNull();
		expect(say('gate-22', sound, [...before.slice(1), sound])).toBeNull();
		expect(say('gate-22', { ...sound, key: ['b'] }, before)).toBeNull();
	});
});
