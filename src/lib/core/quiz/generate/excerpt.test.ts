import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { isGrounded } from '../../evidence.ts';
import { readArticle } from '../../reading/read.ts';
import type { Item } from '../item.ts';
import { matterOf } from '../gates/gate.ts';
import type { Candidate } from './candidate.ts';
import { excerptAt, unnumbered } from './excerpt.ts';
import { materialOf } from './facts.ts';
import { draftCandidates } from './generate.ts';

const read = (text: string) => readArticle(text, models);
const shown = (text: string, sentence: string) => {
	const reading = read(text);
	const index = reading.sentences.findIndex((s) => s.text === sentence);
	const excerpt = excerptAt(materialOf(reading, models.typing.table), index);
	return excerpt && `${excerpt.before}${excerpt.sentence.text}`;
};
const candidates = (text: string): Candidate[] => draftCandidates(read(text), models.typing.table);
const by = (text: string, name: string): Item[] =>
	candidates(text)
		.filter((c) => c.by === name)
		.map(({ item }) => item);
const texts = (item: Item, right: boolean) =>
	item.options.filter(({ id }) => (item.key as string[]).includes(id) === right).map((o) => o.text);

const LIGHT =
	'A light on Skarra Rock\n\nThe first tower on Skarra Rock was built of wood in 1838. A storm took it away in the same winter. ' +
	'Josef Malik designed a second tower of stone. He had it finished in 1844.\n\nA diesel generator brought electricity to the rock in 1968. The last keepers left it in 1984.';

describe('what is shown around a sentence', () => {
	test('its paragraph is shown from the beginning, so that all it goes on from is there', () => {
		expect(shown(LIGHT, 'He had it finished in 1844.')).toBe(
			'The first tower on Skarra Rock was built of wood in 1838. A storm took it away in the same winter. Josef Malik designed a second tower of stone. He had it finished in 1844.'
		);
	});

	test('the paragraph before is shown only where a sentence cannot be understood without it', () => {
		const text =
			'The ferry\n\nAnna Lindner bought a ferry in Tarn.\n\nShe sold it to the council in 1902.\n\nThe council of Tarn closed the ferry in 1931.';
		expect(shown(text, 'She sold it to the council in 1902.')).toBe(
			'Anna Lindner bought a ferry in Tarn. She sold it to the council in 1902.'
		);
		const last = 'The council of Tarn closed the ferry in 1931.';
		expect(shown(text, last)).toBe(last);
	});

	test('a pronoun at the root of its sentence is no fall for the reader', () => {
		const text =
			'The ferry\n\nThe toast is hers. Anna Lindner gave it in the hall of Tarn. The hall was full that evening.';
		expect(
			read(text).sentences.some((s) => s.pronouns.some((p) => s.tree.words[p.position]!.head < 0))
		).toBe(true);
		expect(() => candidates(text)).not.toThrow();
	});

	test.each([
		'However, the ferry sank in the river in 1902.',
		'After that, the council closed the ferry in Tarn.',
		'Only if the director has approved it in writing.',
		'This was the last ferry of the valley.'
	])('“%s” opens nothing', (sentence) => {
		expect(shown(`The ferry\n\nAnna Lindner ran it.\n\n${sentence}`, sentence)).toBeNull();
	});
});

const RULES =
	'Working safely in the store\n\nIf the gas alarm sounds, staff must leave the store through the north door. ' +
	'Staff must call the control room if a spill is larger than five litres.\n\nIf a spill reaches the drain, workers must close the steel gate. ' +
	'Everyone must leave the building when a spill catches fire.\n\n' +
	'Visitors must not carry lighters past the yellow line. Gloves must be replaced after 30 minutes of contact with acetone. ' +
	'The course takes three hours and must be repeated every 24 months. Drums must be kept at least five metres from the drain.';

describe('a gap in an excerpt', () => {
	test('a sum of money stands among sums as round as itself', () => {
		const text =
			'The bridge\n\nThe council of Tarn paid £240,000 for the repair of the old bridge. Josef Malik led the work.';
		const [item] = by(text, 'excerpt-money');
		expect(texts(item!, true)).toEqual(['£240,000']);
		for (const wrong of texts(item!, false)) expect(wrong).toMatch(/^£\d{3},000$/);
	});

	test('what one text led with decided what was found in the next (bug)', () => {
		const text = 'The bridge\n\n£240 is what the council of Tarn paid for the old bridge.';
		const before = by(text, 'excerpt-money').map(({ stem }) => stem);
		expect(before.length).toBeGreaterThan(0);
		const led =
			'The mill\n\nJosef Malik sold the great mill of Tarn to the council for £90,000. The council paid £12,000 for its repair in the same year.';
		by(led, 'excerpt-money');
		expect(by(text, 'excerpt-money').map(({ stem }) => stem)).toEqual(before);
	});

	test('what is converted in brackets, and a year without a noun, is no number to ask for', () => {
		const text =
			'York\n\nThe army marched 500 miles (800 km) from Tarn to the northern border. York became the capital of the province after 211 and kept its walls.';
		expect(
			candidates(text).filter(({ by: name }) => /^excerpt-(?:gap|cloze)-number$/.test(name))
		).toEqual([]);
	});
});

describe('all excerpts', () => {
	test('rest on quotes that stand in the article, and say word for word what it says', () => {
		const { text } = read(RULES);
		const whole = candidates(RULES).filter((c) => c.whole);
		expect(whole.length).toBeGreaterThan(3);
		const flat = text.replace(/\s+/g, ' ');
		for (const { item } of whole) {
			expect(item.evidence.every((e) => isGrounded(text, e))).toBe(true);
			if (item.type === 'true-false' && item.key[0] === 'false') continue;
			for (const piece of matterOf(item).replace(/^“|”$/g, '').split('____'))
				expect(flat).toContain(piece.trim());
		}
	});

	test('of any sentences of an article are short, and run on to the one that is asked about', () => {
		const pool = [...LIGHT.split(/(?<=\.) |\n+/), ...RULES.split(/(?<=\.) |\n+/)].filter((s) =>
			s.endsWith('.')
		);
		fc.assert(
			fc.property(
				fc.array(fc.subarray(pool, { minLength: 1, maxLength: 5 }), { maxLength: 3 }),
				(parts) => {
					const reading = read(parts.map((p) => p.join(' ')).join('\n\n'));
					const material = materialOf(reading, models.typing.table);
					reading.sentences.forEach((sentence, index) => {
						const excerpt = excerptAt(material, index);
						if (!excerpt) return;
						const shown = `${excerpt.before}${sentence.text}`;
						expect(shown.split(/\s+/).length).toBeLessThanOrEqual(85);
						expect([...excerpt.lead, index]).toEqual(
							[...excerpt.lead, index].map((_, i) => index - excerpt.lead.length + i)
						);
					});
				}
			),
			{ numRuns: 25 }
		);
	});
});

test.each(['3.4  You may ring.', '3.4 You may ring.', '12. You may ring.', '(b)\tYou may ring.'])(
	'“%s” is shown without its number',
	(text) => {
		expect(unnumbered(text)).toBe('You may ring.');
	}
);
