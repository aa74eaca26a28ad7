import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import type { Candidate } from './candidate.ts';
import { draftCandidates } from './generate.ts';

const candidates = (text: string): Candidate[] =>
	draftCandidates(readArticle(text, models), models.typing.table);
const role = /^(?:subject|object|oblique)-/;
const asked = (text: string) => candidates(text).filter(({ by }) => role.test(by));
const keyOf = ({ item }: Candidate): string =>
	item.options.length > 0
		? item.options.find((o) => o.id === (item.key as string[])[0])!.text
		: (item.key as string[])[0]!;

const PEOPLE =
	'Josef Malik founded a telegraph school in Vienna in 1846. Anna Lindner sold the copper wire to the Royal Society in 1859. ' +
	'Clara Weiss repaired the eastern line for the Danube Company in 1843. Peter Holm drew the first map of the mines in Prague in 1850. ';

describe('questions for one part of a clause', () => {
	test('a named place behind a preposition is asked for by its kind', () => {
		const where = asked(PEOPLE).filter((c) => keyOf(c) === 'Vienna');
		expect(where.length).toBeGreaterThan(0);
		for (const { item } of where) expect(item.stem).toMatch(/^In which city did Josef Malik/);
	});

	test('a body is asked for by what its name says it is', () => {
		const bodies = asked(
			`${PEOPLE}The Royal Society awarded a medal to Anna Lindner in 1861.`
		).filter((c) => keyOf(c).endsWith('Royal Society'));
		expect(bodies.length).toBeGreaterThan(0);
		for (const { item } of bodies) expect(item.stem).toMatch(/which society/i);
	});

	test('a full name stands among full names only', () => {
		const text = `${PEOPLE}Reporters from the capital counted the poles of the eastern line in 1852.`;
		const who = asked(text).filter(({ item }) => item.type === 'choice' && /^Who /.test(item.stem));
		expect(who.length).toBeGreaterThan(0);
		for (const { item } of who)
			for (const { text: option } of item.options) expect(option).toMatch(/^\p{Lu}\S+ \p{Lu}\S+$/u);
	});

	test('"people" and "the device" are no answers', () => {
		const text = `${PEOPLE}People measured the width of the river near Prague in 1870. The device recorded the height of the water in Vienna in 1871.`;
		for (const candidate of asked(text))
			expect(keyOf(candidate)).not.toMatch(/^(?:people|(?:the )?device)$/i);
	});

	test('whom the whole article is about is not the answer', () => {
		const text =
			'Ada Brunner was born in Linz in 1890. In 1912, Ada Brunner built a glider in Salzburg. Ada Brunner taught physics at the University of Graz. ' +
			'In 1925, Ada Brunner married Otto Reiter. Ada Brunner wrote a book about clouds in 1931. ';
		for (const candidate of asked(text)) expect(keyOf(candidate)).not.toMatch(/Brunner/);
	});

	test('two answers that the article gives make no question', () => {
		const text = `${PEOPLE}Ada Brunner visited Linz with her brother. Ada Brunner visited Graz with a small choir.`;
		const visited = asked(text).filter(({ item }) => /Brunner visit/.test(item.stem));
		expect(visited.filter((c) => /^(?:Linz|Graz)$/.test(keyOf(c)))).toEqual([]);
	});
});

describe('what stands before the subject', () => {
	test('an adjective phrase is not put behind other words', () => {
		const text = `${PEOPLE}Originally from Indiana, Ken Barger entered a local snowshoe race in 1988.`;
		for (const { item } of asked(text)) expect(item.stem).not.toMatch(/race.*originally/i);
	});

	test('a long phrase stays in front', () => {
		const text = `${PEOPLE}In the second game of the regional spring cup, Ken Barger replaced Otto Reiter.`;
		const moved = asked(text).filter(({ item }) => /Reiter in the second game/.test(item.stem));
		expect(moved).toEqual([]);
	});

	test('an adverb goes with the verb', () => {
		const text = `${PEOPLE}Surprisingly, Ken Barger accepted every demand except the call for a pay cut.`;
		for (const { item } of asked(text)) expect(item.stem).not.toMatch(/surprisingly\?$/);
	});
});

describe('gaps', () => {
	const gaps = (text: string) => candidates(text).filter(({ by }) => /^(?:cloze|gap)-/.test(by));

	test('a number that nobody remembers is not asked for', () => {
		const text = `${PEOPLE}Otto Reiter won the election in the eastern district of Graz with 491,667 votes.`;
		const numbers = gaps(text).filter(({ item }) => /votes/.test(item.stem));
		expect(numbers.filter(({ by }) => /number/.test(by))).toEqual([]);
	});

	test('what its sentence leaves to another is no gap text', () => {
		const text = `${PEOPLE}The second match at the stadium of Graz ended with Otto Reiter in the lead.`;
		expect(gaps(text).filter(({ item }) => /match/.test(item.stem))).toEqual([]);
	});

	test('a name behind "cast as" is a character', () => {
		const text = `${PEOPLE}In 1931, Otto Reiter was cast as Karl Moor in a play about robbers in Graz.`;
		expect(gaps(text).filter(({ item }) => /cast as ____/.test(item.stem))).toEqual([]);
	});
});
