import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import type { Candidate } from './candidate.ts';
import { draftCandidates } from './generate.ts';

const by = (text: string, pattern: RegExp): Candidate[] =>
	draftCandidates(readArticle(text, models), models.typing.table).filter((c) => pattern.test(c.by));
const keyOf = ({ item }: Candidate): string =>
	item.options.length > 0
		? item.options.find((o) => o.id === (item.key as string[])[0])!.text
		: (item.key as string[])[0]!;

const PEOPLE =
	'Anna Lindner, a chemist from the port laboratory, tested the water in March 2019. Josef Malik, the captain of the night ferry, reported the smell. ' +
	'Clara Weiss, a lawyer for the shipping line, read the report in Vienna. Peter Holm and Otto Reiter paid for the repair of the pumps. ' +
	'In Linz, Anna Lindner met Josef Malik and Clara Weiss in April. ';

describe('roles beside names', () => {
	test('who is named but once is not asked for', () => {
		const text = `${PEOPLE}Emil Krause, the owner of the harbour crane, waved from the pier.`;
		const keys = by(text, /^identity-who/).map(keyOf);
		expect(keys).not.toContain('Emil Krause');
	});

	test('the one who holds a role stands among others who are named', () => {
		const asked = by(PEOPLE, /^identity-who$/).filter((c) => keyOf(c) === 'Josef Malik');
		expect(asked.length).toBe(1);
		expect(asked[0]!.item.stem).toBe(
			'According to the article, who was the captain of the night ferry?'
		);
		for (const option of asked[0]!.item.options) expect(PEOPLE).toContain(option.text);
	});

	test('three people with three roles make pairs', () => {
		const [match] = by(PEOPLE, /^match-roles$/);
		expect(match?.item.type).toBe('match');
		const { item } = match!;
		if (item.type !== 'match') throw new Error('no pairs');
		for (const [person, role] of item.key) {
			const name = item.options.find((o) => o.id === person)!.text;
			const called = item.targets.find((o) => o.id === role)!.text;
			expect(PEOPLE).toContain(`${name}, ${called.charAt(0).toLowerCase()}${called.slice(1)}`);
		}
	});
});

describe('what things are called', () => {
	test('a name behind "called" answers what is called so', () => {
		const text = `${PEOPLE}The ferry passed a narrow channel between two islands called Eel Gate.`;
		const asked = by(text, /^name-called$/);
		for (const candidate of asked) expect(keyOf(candidate)).toBe('Eel Gate');
		expect(asked.length).toBeLessThan(2);
	});

	test('letters stand for the words before them, if they are used again', () => {
		const text = `${PEOPLE}The report blamed the Harbour Safety Board (HSB). The HSB denied the claim in a letter.`;
		const [asked] = by(text, /^name-short$/);
		expect(asked?.item.key).toEqual(['Harbour Safety Board']);
	});

	test('letters that do not begin the words before them are left alone', () => {
		const text = `${PEOPLE}The report blamed the owner of the pumps (HSB). The HSB denied the claim in a letter.`;
		expect(by(text, /^name-short$/)).toEqual([]);
	});
});

describe('dates', () => {
	const DATED = `${PEOPLE}Otto Reiter founded a school of music in Linz on 14 May 2016. The shipping line closed its office in Graz in 2021.`;

	test('stand among dates of the same form, one of them in the article', () => {
		const [asked] = by(DATED, /^date-day$/);
		expect(asked && keyOf(asked)).toBe('On 14 May 2016');
		const shown = asked!.item.options.map((o) => o.text);
		for (const text of shown) expect(text).toMatch(/^On \d{1,2} \p{Lu}\p{Ll}+ \d{4}$/u);
		expect(shown.filter((text) => DATED.includes(text.slice(3)))).toEqual(
			['14 May 2016'].map((d) => `On ${d}`)
		);
	});
});

describe('how many', () => {
	const COUNTED = `${PEOPLE}The night ferry carried 212 passengers to Linz in 2016. More than 40 divers searched the harbour of Linz in 2017. Josef Malik sold the two pumps in Vienna in 2018.`;
	const stems = by(COUNTED, /^quantity-/).map(({ item }) => item.stem);

	test('a counted noun is asked for by its noun', () => {
		expect(stems.filter((stem) => /how many passengers/i.test(stem)).length).toBe(1);
	});

	test('a bound is no number, and what is known already is not counted', () => {
		expect(stems.filter((stem) => /divers|pumps/.test(stem))).toEqual([]);
	});
});

describe('what is no role', () => {
	test.each([
		['a bare praise', 'Otto Reiter played beside acclaimed actor Emil Krause in 1999.'],
		['a source', 'According to the team coach, Emil Krause, the match was lost in Linz.']
	])('%s', (_, sentence) => {
		const stems = by(PEOPLE + sentence, /^identity-who/).map(({ item }) => item.stem);
		expect(stems.filter((stem) => /acclaimed|according to the team/.test(stem))).toEqual([]);
	});
});
