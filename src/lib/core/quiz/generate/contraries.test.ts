import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { contrary } from './contraries.ts';
import { materialOf } from './facts.ts';
import { statementsOf } from './statements.ts';

const ARTICLE =
	'Pelagonia pays a quarter of the cost of the gauging stations on the Ashkara. ' +
	'The Ashkara rises under the glaciers of Upper Sarvan. ' +
	'Halden College in Pelagonia accepted women from 1852 on. ' +
	'Anna Lindner opened the museum of Tarn in March 1852. ' +
	'Doctors say that alcohol shortens the time until a person falls asleep. ' +
	'Pelagonia has not accepted the offer of the Swiss company. ' +
	'Anna Lindner will serve up to half of the sentence in prison.';

const material = materialOf(readArticle(ARTICLE, models), models.typing.table);
const statements = statementsOf(material);
const turned = statements.flatMap((statement) => contrary(statement).map((f) => f.text));

describe('a statement turned into its contrary by one word', () => {
	test.each([
		'Pelagonia pays half of the cost of the gauging stations on the Ashkara.',
		'Halden College in Pelagonia rejected women from 1852 on.',
		'Anna Lindner opened the museum of Tarn in August 1852.',
		'According to doctors, alcohol lengthens the time until a person falls asleep.'
	])('%s', (expected) => {
		expect(turned).toContain(expected);
	});

	test.each([
		['a river does not fall where it rises', /under the glaciers/],
		['a denial is not turned round', /offer of the Swiss/],
		['“up to half” is no half', /of the sentence/]
	])('%s', (_, of) => {
		expect(statements.map((s) => s.text)).toContainEqual(expect.stringMatching(of));
		expect(turned).not.toContainEqual(expect.stringMatching(of));
	});
});
