import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { materialOf } from './facts.ts';
import { phraseRivals } from './noun-rivals.ts';
import { seededRandom } from '../../random.ts';
import { thingsOf } from './things.ts';
import { widerFacts } from './wider-facts.ts';

const material = (text: string) => materialOf(readArticle(text, models), models.typing.table);
const wider = (text: string) => widerFacts(material(text)).map(({ statement }) => statement);

describe('facts to be asked from, beside what is plainly so', () => {
	test('what can be keeps its "can"', () => {
		const told = wider('Bright light in the evening can delay the release of melatonin in adults.');
		expect(told.length).toBe(1);
		expect(told[0]).toContain('can delay');
	});

	test('what holds in a case only is left out', () => {
		expect(
			wider('If the pump fails, the operator can close the eastern valve of the reservoir.')
		).toEqual([]);
	});

	test('a circumstance that points elsewhere is left out, what it belongs to stays', () => {
		const told = wider('At that time, Anna Lindner directed the telegraph school in Vienna.');
		expect(told).toEqual(['Anna Lindner directed the telegraph school in Vienna']);
	});

	test('"neither … nor" is not halved', () => {
		expect(
			wider('A consular bag may be neither opened nor detained by the customs office.')
		).toEqual([]);
	});
});

describe('wrong answers beside a described thing', () => {
	const TEXT =
		'The night ferry carried a sealed wooden box. A dealer offered a small leather case in Graz. A clerk found an old canvas sack in the yard. ' +
		'The council praised the idea of free travel. Anna Lindner drew a narrow plastic tube.';
	const shared = material(TEXT);
	const things = thingsOf(shared);
	const key = things.find(({ text }) => text === 'a sealed wooden box')!;
	const rivals = phraseRivals(
		shared,
		things,
		key,
		{ sentence: shared.reading.sentences[0]!, index: 0 },
		'What did the night ferry carry?',
		seededRandom('box')
	).map(({ text }) => text);

	test('are phrases of the article, without their articles', () => {
		expect(rivals.length).toBeGreaterThan(0);
		for (const text of rivals) {
			expect(TEXT).toContain(text);
			expect(text).not.toMatch(/^(?:an?|the) /);
		}
	});

	test('are no notions where the key is a thing', () => {
		expect(rivals.filter((text) => /idea|travel/.test(text))).toEqual([]);
	});
});
