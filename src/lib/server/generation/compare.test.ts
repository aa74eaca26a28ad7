import fc from 'fast-check';
import { expect, test } from 'vitest';
import compareTexts, { type TextChange } from './compare-worker.ts';

const told = (changes: TextChange[], without: TextChange['kind']) =>
	changes.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

test('what is the same and gone is the older text, what is the same and new the newer', () => {
	const words = fc
		.array(fc.constantFrom('the ', 'door ', 'is ', 'closed.', '\n', '\n\n', 'open, '))
		.map((list) => list.join(''));
	fc.assert(
		fc.property(words, words, (older, newer) => {
			const changes = compareTexts({ older, newer })!;
			expect(told(changes, 'new')).toBe(older);
			expect(told(changes, 'gone')).toBe(newer);
		})
	);
});

test('one word that was changed is told by itself', () => {
	const older = 'First.\n\nThe door is closed.\n\nLast.';
	const changes = compareTexts({ older, newer: older.replace('closed', 'locked') })!;
	expect(changes.filter(({ kind }) => kind !== 'same')).toEqual([
		{ kind: 'gone', text: 'closed' },
		{ kind: 'new', text: 'locked' }
	]);
});

test('texts that share nothing are not told as changes of each other', () => {
	const text = (word: string) => Array.from({ length: 6_000 }, (_, i) => `${word}${i}`).join(' ');
	expect(compareTexts({ older: text('a'), newer: text('b') })).toBeNull();
});
