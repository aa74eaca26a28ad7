import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { parseSentences } from '../../reading/parse-sentences.ts';
import { readArticle } from '../../reading/read.ts';
import { leaningOf } from './leaning.ts';

const ARTICLE =
	'A ferry company from Halifax lost its case on Monday. The crews had asked for a new plan. ' +
	'The treaty has 19 articles. The treaty was signed in Bern. Nobody may leave the treaty before 2030. ' +
	'An old plan had failed, and the second plan of the crews was never read.';
const reading = readArticle(ARTICLE, models);
const leaning = (text: string) =>
	leaningOf(
		text,
		parseSentences(text, { start: 0, end: text.length }, models.syntax)[0]!.tree,
		reading
	);

describe('a reader who has no text at hand asks which is meant', () => {
	test.each([
		['The plan failed in Halifax.', 'plan'],
		['The second plan failed in Halifax.', 'second plan'],
		['The city lost its case in 2019.', 'city'],
		['As a result, Halifax lost its case.', 'As a result'],
		['Halifax also lost its case.', 'also'],
		['All other crews lost their case in Halifax.', 'other']
	])('%s', (text, loose) => {
		expect(leaning(text)?.toLowerCase()).toContain(loose.toLowerCase());
	});
});

describe('a reader knows which is meant', () => {
	test.each([
		['where words behind the noun tell it', 'The plan of the ferry crews failed in Halifax.'],
		['where a name stands with it', 'The Halifax crews lost their case.'],
		['where the article speaks of just one, again and again', 'The treaty was signed in Bern.'],
		['where there is one for everybody', 'The crews of Halifax watched the moon.'],
		['where the statement itself brought it in', 'Halifax read a plan and refused the plan.']
	])('%s', (_, text) => {
		expect(leaning(text)).toBeNull();
	});
});
