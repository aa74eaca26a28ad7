import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { caseIn } from './told-cases.ts';

const told = (sentence: string) => caseIn(readArticle(sentence, models).sentences[0]!);

describe('a case and what is due in it', () => {
	test.each([
		[
			'If the customer disputes the entry, offer to send them a copy.',
			'if the customer disputes the entry',
			'Offer to send them a copy.'
		],
		[
			'Where a key is missing at a count, the curator closes the building.',
			'where a key is missing at a count',
			'The curator closes the building.'
		],
		[
			'When the tanker has left, please enter the volume in the log.',
			'when the tanker has left',
			'Enter the volume in the log.'
		]
	])('%s', (sentence, when, says) => {
		expect(told(sentence)).toEqual({ when, says });
	});

	test.each([
		['no case', 'The curator closes the building.'],
		['a second case in what is due', 'If the gate is open, close it; if it is broken, call us.'],
		['a case without a verb', 'If torn, the sheet is thrown away.']
	])('is not told of %s', (_, sentence) => {
		expect(told(sentence)).toBeNull();
	});
});
