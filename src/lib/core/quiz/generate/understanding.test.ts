import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import type { Item } from '../item.ts';
import type { Candidate } from './candidate.ts';
import { draftCandidates } from './generate.ts';

const candidates = (text: string): Candidate[] =>
	draftCandidates(readArticle(text, models), models.typing.table);
const by = (text: string, pattern: RegExp) =>
	candidates(text)
		.filter((c) => pattern.test(c.by))
		.map(({ item }) => item);
const keyed = (item: Item, isKey: boolean) =>
	item.options.filter(({ id }) => (item.key as string[]).includes(id) === isKey).map((o) => o.text);

const STEPS =
	'Unplug the grinder.\n\nRemove the hopper from the top.\n\nBrush old coffee out of the burrs.\n\nWipe every metal part with a dry cloth.\n\nPress the hopper back into place.\n\nPlug in the machine.';

describe('steps', () => {
	test('the next step is the one that follows in the article', () => {
		const items = by(STEPS, /^next-step$/);
		expect(items.length).toBeGreaterThan(0);
		for (const item of items) {
			const asked = /“(.+?)\.”/.exec(item.stem)![1]!;
			const [key] = keyed(item, true);
			const order = STEPS.split('\n\n').map((line) => line.replace(/\.$/, ''));
			expect(order.indexOf(key!)).toBe(order.indexOf(asked) + 1);
			expect(item.evidence.map(({ quote }) => quote)).toEqual([`${asked}.`, `${key}.`]);
		}
	});

	test('a step that leans on the one before is not asked for', () => {
		const text = STEPS.replace('Wipe every metal part', 'Then wipe it');
		for (const item of by(text, /^next-step$/))
			expect(item.options.map((o) => o.text).join(' ')).not.toContain('Then wipe it');
	});
});

describe('what a sentence does', () => {
	const TEXT =
		'The old mill belongs to the town of Tarn. Josef Malik closed the old mill in 1902 because floods had broken the wheel. ' +
		'The miller moved to Vienna with two daughters. A baker from Prague bought the stones of the mill. ' +
		'The stones lie in a garden near the station. The garden opens every Sunday in summer.';

	test('the sentence with the reason is the key, and no other gives one', () => {
		const [item] = by(TEXT, /^evidence-reason$/);
		expect(keyed(item!, true)).toEqual([expect.stringContaining('because floods')]);
		for (const text of keyed(item!, false)) expect(text).not.toMatch(/because|since|so that/);
		expect(item!.stem).not.toMatch(/mill|Malik|flood/);
	});

	test('a ban is asked for among other rules, and not where it is the only one', () => {
		const ban = 'Visitors must not climb over the wall of the garden in winter.';
		expect(by(`${TEXT} ${ban}`, /^evidence-ban$/)).toEqual([]);
		const rules =
			'The guide must lock the gate of the mill at seven. Guests may bring a dog on a short lead. Groups must book a tour of the stones in advance.';
		const [item] = by(`${TEXT} ${ban} ${rules}`, /^evidence-ban$/);
		expect(keyed(item!, true)).toEqual([ban]);
		expect(
			keyed(item!, false).filter((text) => /\b(?:must|may)\b/.test(text)).length
		).toBeGreaterThan(1);
	});

	test('a ban that its first word tells is not asked for', () => {
		const text = `${TEXT} Do not climb over the wall of the garden in winter. The guide must lock the gate of the mill at seven. Guests may bring a dog on a short lead. Groups must book a tour of the stones in advance.`;
		expect(by(text, /^evidence-ban$/)).toEqual([]);
	});

	test('the sentence that leaves it to somebody is the key', () => {
		const text = `${TEXT} The historian Clara Weiss said that the mill had ground flour for four villages.`;
		for (const item of by(text, /^evidence-claim$/))
			expect(keyed(item, true)).toEqual([expect.stringContaining('Clara Weiss said')]);
		expect(by(text, /^evidence-claim$/).length).toBeGreaterThan(0);
	});
});

describe('measures', () => {
	const TEXT =
		'Managers must answer a request for remote work within ten working days. The supervisor of the store checks the air filters every six weeks.';

	test('how soon: in the unit of the article, and only its number is right', () => {
		const [item] = by(TEXT, /^measure-soon$/);
		expect(keyed(item!, true)).toEqual(['Within ten working days']);
		for (const text of keyed(item!, false)) expect(text).toMatch(/^Within .+ working days$/);
	});

	test('what holds in a case only is not asked without it', () => {
		const text = `${TEXT} If a laptop is lost, employees must inform the security desk within four hours.`;
		expect(by(text, /^measure/).filter(({ stem }) => stem.includes('security desk'))).toEqual([]);
	});
});

describe('several rules', () => {
	const RULES =
		'Visitors must not use the lifts in the tower. Visitors must not feed any animal in the garden. Visitors must sign the book at the gate. ' +
		'Visitors may take photographs of the flowers. Visitors must wear a badge on their coat.';

	test('what is forbidden stands beside what is asked and allowed, and every ban shown is a key', () => {
		const [item] = by(RULES, /^rules-forbidden$/);
		expect(keyed(item!, true).sort()).toEqual([
			'Feed any animal in the garden',
			'Use the lifts in the tower'
		]);
		for (const text of keyed(item!, false)) expect(text).not.toMatch(/Feed|lifts/);
	});
});

describe('how a rule binds', () => {
	const RULES =
		'Visitors must not photograph the paintings of Clara Weiss with a flash. Guides must sign the book at the gate before they lead a group. The shutters must be dry before they are closed for the winter.';

	test('what the article says is the key, and each other word would bind otherwise', () => {
		const items = by(RULES, /^gap-force-/);
		expect(items.map((item) => keyed(item, true))).toEqual([['must not'], ['must']]);
		for (const item of items)
			expect(new Set(item.options.map((o) => o.text))).toEqual(
				new Set(['must', 'must not', 'may', 'need not'])
			);
	});

	test('what must be so of things is no rule for anybody', () => {
		expect(by(RULES, /^gap-force-/).some(({ stem }) => stem.includes('shutters'))).toBe(false);
	});
});

describe('true and false', () => {
	test('“more than 4,000” is not false of what holds for 6,000', () => {
		const text = 'More than 6,000 visitors came to the museum of clocks in Tarn.';
		for (const item of by(text, /^false-swap-number$/)) {
			const shown = Number(/[\d,]{4,}/.exec(item.stem)![0].replace(',', ''));
			expect(shown).toBeGreaterThan(6000);
		}
	});

	test('a clause is not cut in the middle', () => {
		const text =
			'Mohandas Gandhi led a movement of millions while simultaneously demanding that leaders of all faiths respect one another.';
		const stems = candidates(text).map(({ item }) => item.stem);
		expect(stems.filter((stem) => /demanding[.?]?$/.test(stem))).toEqual([]);
	});

	test('a reason is true together with what it belongs to', () => {
		const text =
			'Josef Malik closed his mill in Tarn because a flood had broken the wheel. Anna Lindner sold a piano in May.';
		const [item] = by(text, /^true-reason$/);
		expect(item!.stem).toContain('because a flood had broken the wheel');
		expect(item!.key).toEqual(['true']);
	});
});

describe('who said it', () => {
	test('words quoted from the middle of a saying keep what leads up to them', () => {
		const text =
			'President Karel Novak announced earlier in the day that he would "reduce the number of new permits". Clara Weiss runs the harbour of Tarn.';
		const items = by(text, /^attribution/);
		for (const { stem } of items) expect(stem).toContain('announced that he would “reduce');
		expect(items.length).toBe(1);
	});

	test('among people who said it there is no body', () => {
		const text =
			'"The river is our road in every season," said Clara Weiss. "The road is our river in summer," said Karel Novak. "We want both," said Anna Lindner of the University of Galway.';
		for (const item of by(text, /^attribution$/))
			for (const { text: option } of item.options) expect(option).not.toMatch(/University/);
		expect(by(text, /^attribution$/).length).toBeGreaterThan(0);
	});
});

describe('a ban that sometimes gives way', () => {
	test('keeps "generally" and what limits it in the question', () => {
		const text =
			'The driver tried to count the passengers in the square. Staff hurried to close the shutters of the windows. International law generally prohibits drivers from entering foreign yards without permission, though sometimes permission may be assumed for emergencies.';
		for (const { stem } of by(text, /^rule-forbidden$/))
			expect(stem).toMatch(/generally.*without permission, though sometimes/);
		expect(by(text, /^rule-forbidden$/).length).toBeGreaterThan(0);
	});
});
