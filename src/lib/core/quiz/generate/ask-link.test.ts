import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import type { Item } from '../item.ts';
import type { Candidate } from './candidate.ts';
import { draftCandidates } from './generate.ts';

const candidates = (text: string): Candidate[] =>
	draftCandidates(readArticle(text, models), models.typing.table);
const by = (text: string, name: string) =>
	candidates(text)
		.filter((c) => c.by === name)
		.map(({ item }) => item);
const right = (item: Item) =>
	item.options.filter(({ id }) => (item.key as string[]).includes(id)).map((o) => o.text);
const wrong = (item: Item) =>
	item.options.filter(({ id }) => !(item.key as string[]).includes(id)).map((o) => o.text);

const MILL =
	'Josef Malik closed his mill in Tarn because a flood had broken the wheel. Officials closed two bridges because their pillars had cracked. ' +
	'Anna Lindner sold a piano because her roof needed repair. Clara Weiss bought a crane in 1902. ' +
	'Karel Novak hired two women because a fair had come to Vienna. Eva Hruba printed the first price list in June. ';

describe('why', () => {
	test('the reason stands among the reasons of other things', () => {
		const items = by(MILL, 'link-reason');
		const bridge = items.find(({ stem }) => stem.includes('close two bridges'));
		expect(bridge?.stem).toBe('According to the article, why did officials close two bridges?');
		expect(right(bridge!)).toEqual(['Because their pillars had cracked']);
		expect(wrong(bridge!)).toContain('Because a flood had broken the wheel');
		for (const { rationale } of bridge!.options) expect(rationale).toBeTruthy();
	});

	test.each([
		['not because', 'Karel Novak did not leave Tarn because a war began.', 'leave'],
		['only because', 'The driver left only because he was ill.', 'leave'],
		['since, of time', 'Tarn has grown since a railway reached it.', 'grown']
	])('%s is no plain reason', (_, sentence, word) => {
		const stems = by(MILL + sentence, 'link-reason').map(({ stem }) => stem);
		expect(stems.filter((stem) => stem.includes(word))).toEqual([]);
	});

	test('what a speaker gives as the reason stays theirs', () => {
		const text = `${MILL}The minister said that ferries to Tarn had stopped because crews had gone home. The minister said that trains from Vienna had stopped because drivers were ill. The minister said that schools in Prague had closed because rooms were cold.`;
		const stems = by(text, 'link-reason').map(({ stem }) => stem);
		const told = stems.filter((stem) => /ferries|trains|schools/.test(stem));
		expect(told.length).toBeGreaterThan(0);
		for (const stem of told) expect(stem).toMatch(/^According to the minister,/);
	});
});

describe('in which case', () => {
	const RULES =
		'If a spill is larger than five litres, staff must call a technician. If a manager refuses a request, employees may write to the board of the company. ' +
		'When the air is humid, sweat does not evaporate well. Guests may use any other door if the main gate is locked. ';

	test('the case stands among the cases of other rules', () => {
		const items = by(RULES, 'link-condition');
		const spill = items.find(({ stem }) => stem.includes('technician'));
		expect(right(spill!)).toEqual(['If a spill is larger than five litres']);
		expect(wrong(spill!)).toContain('If the main gate is locked');
	});

	test('"even if" names no condition', () => {
		const stems = by(`${RULES}Tickets stay valid even if the show is late.`, 'link-condition');
		expect(stems.filter(({ stem }) => stem.includes('Tickets'))).toEqual([]);
	});
});

describe('whose word it is', () => {
	const SPEECH =
		'Mr. President, I thank you. I am glad to be here today, and I hope that you will hear me. I grew up in this city, and I love it. ' +
		'The river feeds four million families. The old dam holds back the floods of spring. I know my people, and I trust them. ';

	test('a speech is asked about as its speaker’s', () => {
		const stems = candidates(SPEECH).map(({ item }) => item.stem);
		const told = stems.filter((stem) => /river|dam/.test(stem));
		expect(told.length).toBeGreaterThan(0);
		for (const stem of told) expect(stem).toContain('the speaker');
	});

	test('an interview is asked about as an interview, but for the words that open it', () => {
		const text =
			'Mara Lindqvist runs a shelter for owls in Tarn.\n\nHow did you begin with owls?\n\nI found one in my garden. The owls eat forty mice a night.\n\n' +
			'What do you tell your visitors?\n\nI tell them to be quiet. The shelter keeps nine owls in winter.\n\nDo you sleep at all?\n\nI sleep by day, and my sister helps me.\n\n' +
			'What will you do next?\n\nI want to build an aviary. The town gave me the land.';
		const stems = candidates(text).map(({ item }) => item.stem);
		for (const stem of stems.filter((s) => /forty mice|nine owls/.test(s)))
			expect(stem).toContain('According to the interview');
		expect(stems.filter((s) => /forty mice|nine owls/.test(s)).length).toBeGreaterThan(0);
		for (const stem of stems.filter((s) => /runs a shelter/.test(s)))
			expect(stem).not.toContain('the interview');
	});

	test('a name put for a pronoun keeps its capital after "According to …"', () => {
		const text = `${SPEECH}Mara Lindqvist built the dam. She opened a school in the valley.`;
		for (const { item } of candidates(text)) expect(item.stem).not.toMatch(/\bmara\b/);
	});
});
