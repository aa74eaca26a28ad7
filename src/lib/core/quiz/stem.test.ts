import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stemParts } from './stem.ts';

const LONG = `“${'The brook turned the wheel. '.repeat(5).trim()} ____”`;

test('a passage is told apart from what is asked about it', () => {
	expect(stemParts(`Which sentence belongs in the gap? ${LONG}`)).toEqual({
		ask: 'Which sentence belongs in the gap?',
		passage: LONG
	});
	expect(stemParts(`At which place does the sentence “It broke.” belong? ${LONG}`)).toEqual({
		ask: 'At which place does the sentence “It broke.” belong?',
		passage: LONG
	});
});

test.each([
	'Who said “the wheel has stopped”?',
	'Which number belongs in the gap? “The line was ____ metres long.”',
	LONG
])('“%s” is one whole', (stem) => {
	expect(stemParts(stem)).toEqual({ ask: stem, passage: '' });
});

test('nothing is lost or added', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('Who', '“', '”', 'said', '____', ' ', '?'), { maxLength: 90 }),
			(parts) => {
				const stem = parts.join(' ');
				const { ask, passage } = stemParts(stem);
				expect(passage === '' ? ask : `${ask} ${passage}`).toBe(stem);
			}
		)
	);
});
