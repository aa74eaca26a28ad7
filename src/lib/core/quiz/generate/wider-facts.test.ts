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
		'Anna Lindner taught some mathematics at the school. Clara Weiss lectured on quantum physics in Graz. A clerk read about organic chemistry in the yard. ' +
		'The council praised free travel. The night ferry carried canvas sacks.';
	const shared = material(TEXT);
	const things = thingsOf(shared);
	const key = things.find(({ text }) => text === 'quantum physics')!;
	const rivals = phraseRivals(
		shared,
		things,
		key,
		{ sentence: shared.reading.sentences[1]!, index: 1 },
		'On what did Clara Weiss lecture in Graz?',
		seededRandom('physics')
	).map(({ text }) => text);

	test('are phrases of the article whose nouns keep the same company', () => {
		expect(rivals).toContain('organic chemistry');
	});

	test('are of the same form, and of no other kind', () => {
		expect(rivals.filter((text) => /travel|sacks|yard|school/.test(text))).toEqual([]);
	});
});
