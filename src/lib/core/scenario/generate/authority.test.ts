import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { authoritiesOf } from './authority.ts';

const offices = (text: string) => authoritiesOf(readArticle(text, models));

describe('whom an article has people turn to', () => {
	test('offices are found wherever they are named, with what they are of', () => {
		const found = offices(
			'A first lapse is noted by the Head Attendant. Loss is reported to the Keeper of the Fabric. Drivers must tell the duty manager at once.'
		);
		expect(found).toEqual(
			expect.arrayContaining(['the Head Attendant', 'the Keeper of the Fabric', 'the duty manager'])
		);
	});

	test('half of a name is no office', () => {
		const found = offices(
			'Claims go to the Head of Finance. Ask the nurse in charge before you leave. The principal investigator signs.'
		);
		expect(found).toContain('the Head of Finance');
		expect(found).not.toContain('the Head');
		expect(found).not.toContain('the nurse');
		expect(found).not.toContain('the principal');
	});

	test('whom the rules are written for is not turned to', () => {
		expect(
			offices(
				'Field Engineers’ Handbook\n\nOnly the engineer may open the panel. Ring the branch supervisor.'
			)
		).not.toContain('the engineer');
	});
});
