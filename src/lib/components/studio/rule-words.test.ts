import { expect, it } from 'vitest';
import { whenWords } from './rule-words.ts';

const scenario = { meters: [{ id: 'l', label: 'Legality', start: 0, min: -2, max: 2 }] };

it.each([
	[undefined, ''],
	[[], ''],
	[{ meter: 'l', below: 0 }, 'Legality is below 0'],
	[{ meter: 'gone', atLeast: 1 }, 'gone is 1 or more'],
	[
		[
			{ meter: 'l', atLeast: -1 },
			{ flag: 'reported', is: true },
			{ flag: 'seen', is: false }
		],
		'Legality is -1 or more and “reported” is set and “seen” is not set'
	]
])('says a condition in words: %j', (when, words) => {
	expect(whenWords(when, scenario)).toBe(words);
});
