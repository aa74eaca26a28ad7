import { describe, expect, test } from 'vitest';
import { readArticle } from '../../reading/read.ts';
import { models } from '../../../../../tests/support/reader.ts';
import { contestedSentences } from './contested.ts';

const contested = (text: string) => {
	const reading = readArticle(text, models);
	return [...contestedSentences(reading)].map((i) => reading.sentences[i]!.text);
};

describe('contestedSentences', () => {
	test('finds what is told with two figures', () => {
		expect(
			contested(
				'The museum has forty rooms. A café stands beside the gate. The museum has twelve rooms.'
			)
		).toEqual(['The museum has forty rooms.', 'The museum has twelve rooms.']);
	});

	test('finds what is said and denied', () => {
		expect(
			contested('The ferry crosses the bay. Many people use it. The ferry does not cross the bay.')
		).toEqual(['The ferry crosses the bay.', 'The ferry does not cross the bay.']);
	});

	test('finds a rule that another lifts', () => {
		expect(
			contested('Visitors must wear a badge. The hall is old. Visitors need not wear a badge.')
		).toEqual(['Visitors must wear a badge.', 'Visitors need not wear a badge.']);
	});

	test.each([
		'The museum has forty rooms. The library has twelve rooms.',
		'The museum had forty rooms in 1990. The museum has twelve halls.',
		'The ferry crosses the bay. The ferry does not cross the river.',
		'Visitors must wear a badge. Visitors need not wear a badge if they are children.'
	])('leaves alone what may both be so: %s', (text) => {
		expect(contested(text)).toEqual([]);
	});
});
