import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { draftCandidates } from './generate.ts';

const judged = (text: string) =>
	draftCandidates(readArticle(text, models), models.typing.table)
		.filter(({ item }) => item.type === 'true-false')
		.map(({ item }) => item.stem);

describe('nothing to be called true or false', () => {
	test.each([
		['what the writer thinks of it', 'The museum of Tarn offers excellent guided tours in Vienna.'],
		[
			'that there is something',
			'There are also regular flights from Isfahan to Vienna and Tehran.'
		],
		['an order', 'Turn the central heating of the old Vienna office on and wait for ten minutes.'],
		[
			'what somebody nobody knows did once',
			'A man asked about the price of a rare violin in a Chicago shop.'
		],
		[
			'what happened nowhere and to nobody',
			'New markets and large town fairs came to life quickly.'
		]
	])('%s', (_, text) => {
		expect(judged(text)).toEqual([]);
	});

	test('that somebody did not say it', () => {
		const stems = judged('Clara Weiss said in Vienna that the copper mills of Tarn lost money.');
		expect(stems.filter((stem) => /\bdid not say\b/.test(stem))).toEqual([]);
	});
});

test('a fact with its names is', () => {
	expect(
		judged('Clara Weiss paid for the repair of the copper line in 1843.').length
	).toBeGreaterThan(0);
});
