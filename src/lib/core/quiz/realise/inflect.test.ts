import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { singularAuxiliary, thirdPerson } from './inflect.ts';

describe('the third person', () => {
	test.each([
		['refuse', 'refuses'],
		['carry', 'carries'],
		['play', 'plays'],
		['teach', 'teaches'],
		['fix', 'fixes'],
		['pass', 'passes'],
		['go', 'goes'],
		['be', 'is'],
		['have', 'has']
	])('%s → %s', (lemma, form) => {
		expect(thirdPerson(lemma)).toBe(form);
	});

	test('every regular verb only grows, but for its y, and ends in s', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[b-df-hj-np-tv-z][a-z]{2,8}$/), (lemma) => {
				const form = thirdPerson(lemma);
				expect(form.endsWith('s')).toBe(true);
				expect(form.startsWith(lemma.replace(/y$/, ''))).toBe(true);
			})
		);
	});
});

test('an auxiliary stands in the singular, and what is singular stays', () => {
	expect(['were', 'are', 'have', 'do', 'must', 'was'].map(singularAuxiliary)).toEqual([
		'was',
		'is',
		'has',
		'does',
		'must',
		'was'
	]);
	for (const form of ['is', 'was', 'has', 'does']) {
		expect(singularAuxiliary(form)).toBe(form);
	}
});
