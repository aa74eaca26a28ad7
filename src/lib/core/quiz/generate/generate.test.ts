import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import type { Item } from '../item.ts';
import type { Candidate } from './candidate.ts';
import { draftCandidates } from './generate.ts';

const candidates = (text: string): Candidate[] =>
	draftCandidates(readArticle(text, models), models.typing.table);
const stems = (text: string) => candidates(text).map(({ item }) => item.stem);
const right = (item: Item) => {
	const keys = Array.isArray(item.key) ? item.key.flat() : [];
	return item.options.filter(({ id }) => keys.includes(id)).map((o) => o.text);
};
const wrong = (item: Item) => {
	const keys = Array.isArray(item.key) ? item.key.flat() : [];
	return item.options.filter(({ id }) => !keys.includes(id)).map((o) => o.text);
};

const TOWN =
	'Josef Malik founded a telegraph school in 1846. Anna Lindner introduced the night service in 1859. ' +
	'The town council sold the copper in 1871. Clara Weiss paid for the repair of the line in 1843. ';

describe('who did what', () => {
	test('an age between commas keeps both of them', () => {
		const text = `${TOWN}Corwin Delacruz, 34, was charged with the theft of a violin in 1850.`;
		expect(stems(text).filter((stem) => /Delacruz, 34 was/.test(stem))).toEqual([]);
	});

	test('"how many" is asked of a number, not "who"', () => {
		const text = `${TOWN}In the drill of 1902, 612 people left the theatre in four minutes.`;
		const asked = candidates(text).filter(({ item }) => right(item)[0]?.includes('612 people'));
		expect(asked.map(({ item }) => item.stem).filter((stem) => /^Who\b/.test(stem))).toEqual([]);
	});
});

describe('what is not said to be so is not asked as if it were', () => {
	test('a condition is no fact', () => {
		const text = `${TOWN}If a guest refuses to leave the theatre, note the seat and tell the fire officer.`;
		const facts = candidates(text).filter(({ by }) => /^(?:subject|deed|actor|true)/.test(by));
		expect(facts.filter(({ item }) => item.stem.includes('refuses'))).toEqual([]);
	});

	test('an exception stays on the statement it limits', () => {
		const text = `${TOWN}International law generally prohibits drivers from entering foreign yards without permission, though sometimes permission may be assumed for emergencies.`;
		const told = stems(text).filter((stem) => stem.includes('prohibit'));
		expect(told.length).toBeGreaterThan(0);
		for (const stem of told) expect(stem).toMatch(/generally.*sometimes/);
	});

	test('what somebody says stays theirs', () => {
		const text = `${TOWN}The ministry said that the ferry company lost a licence in 1890.`;
		const told = stems(text).filter((stem) => /ferry company/.test(stem));
		expect(told.length).toBeGreaterThan(0);
		for (const stem of told) expect(stem).toMatch(/ministry/);
	});
});

describe('what follows from the sentence before is left alone', () => {
	test.each([
		['The talks began the next spring.', 'talks'],
		['Another driver had noticed the smoke.', 'smoke'],
		['They had never seen the notebook.', 'notebook']
	])('%s', (sentence, word) => {
		expect(stems(TOWN + sentence).filter((stem) => stem.includes(word))).toEqual([]);
	});

	test('marks of references are no words', () => {
		const text = `${TOWN}Malik moved to Vienna in 1873. [17] [2]`;
		expect(stems(text).filter((stem) => stem.includes('['))).toEqual([]);
	});
});

describe('rules', () => {
	const POLICY =
		'Store rules\n\nStaff must wear gloves before they open a drum. Visitors must sign the register before they enter the yard. ' +
		'Drivers must switch off the engine before they leave the cab. Managers must lock the safe when the shop closes.\n\n';

	test('all that one case asks for is right together', () => {
		const text = `${POLICY}If the alarm sounds, staff must:\n\n- close the valves\n- leave by the north door\n- wait at the gate\n`;
		for (const { item } of candidates(text).filter(({ by }) => by === 'rule-action')) {
			if (!/alarm/.test(item.stem)) continue;
			for (const option of wrong(item)) expect(option).not.toMatch(/valves|north door|gate/i);
		}
	});

	test('an act is asked for with its case', () => {
		const asked = candidates(POLICY).filter(({ by }) => by === 'rule-action');
		expect(asked.length).toBeGreaterThan(0);
		for (const { item } of asked) expect(item.stem).toMatch(/before|when/);
	});

	test('the steps of a numbered list are put in order', () => {
		const text = `${POLICY}1. Switch the heating off.\n2. Open the valve on the radiator.\n3. Close the valve when water comes out.\n4. Check the gauge on the boiler.\n`;
		const [steps] = candidates(text).filter(({ by }) => by === 'steps');
		expect(steps?.item.type).toBe('order');
		const order = (steps!.item.key as string[]).map(
			(id) => steps!.item.options.find((o) => o.id === id)!.text
		);
		expect(order[0]).toContain('heating');
		expect(order.at(-1)).toContain('gauge');
	});
});
