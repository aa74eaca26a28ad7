import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { isGrounded } from '../../evidence.ts';
import { gradeItem } from '../grade.ts';
import type { ItemResponse } from '../item.ts';
import { readArticle } from '../../reading/read.ts';
import type { Candidate } from './candidate.ts';
import { draftCandidates } from './generate.ts';

const candidates = (text: string, by: RegExp): Candidate[] =>
	draftCandidates(readArticle(text, models), models.typing.table).filter((c) => by.test(c.by));

/** Paragraphs that have nothing to do with one another, each with sentences that hang together. */
const PARTS = [
	'The mill at Tarn ground rye for four hundred years. Its wheel was turned by a brook that the monks had led through the valley. The brook dried up in the summer of 1911. That was the end of the wheel, and a steam engine took its place.',
	'Josef Malik taught the children of the harbour to sail. He had learned to sail himself on a fishing boat in Norway. The boat sank in a storm, and he swam ashore with the cat of the skipper. The cat lived with him until it died.',
	'Bees find their way home by the sun. When clouds hide the sun, they go by the pattern of its light in the sky. People cannot see this pattern without a filter. A filter of that kind was sold to photographers for decades.',
	'The museum opens its doors at ten in the morning. Visitors leave their coats with a porter at the entrance. The porter gives each visitor a numbered brass token. Whoever loses the token pays five crowns for a new one.',
	'Glass is made from sand, soda and lime. The soda lets the sand melt at a lower heat. Without lime, however, the glass would dissolve in water. Lime has been added to it since the days of Rome.'
];
const article = (parts: readonly string[]) => `Five matters\n\n${parts.join('\n\n')}`;

describe('running text that is asked about whole', () => {
	test('a missing sentence is to be found among sentences of other paragraphs', () => {
		const made = candidates(article(PARTS), /^gap-(?:loose-)?sentence$/);
		expect(made.length).toBeGreaterThan(0);
		for (const { item } of made) {
			const right = item.options.find(({ id }) => (item.key as string[]).includes(id))!;
			const own = PARTS.find((part) => part.includes(right.text))!;
			expect(item.stem.split('____')).toHaveLength(2);
			for (const { id, text } of item.options)
				expect(own.includes(text)).toBe((item.key as string[]).includes(id));
		}
	});

	test('the odd sentence is the only one of another paragraph', () => {
		const made = candidates(article(PARTS), /^odd-sentence$/);
		expect(made.length).toBeGreaterThan(0);
		for (const { item } of made) {
			const home = item.options.map(({ text }) => PARTS.findIndex((part) => part.includes(text)));
			const odd = item.options.findIndex(({ id }) => (item.key as string[]).includes(id));
			expect(new Set(home.filter((_, i) => i !== odd)).size).toBe(1);
			expect(home.filter((part) => part === home[odd])).toHaveLength(1);
			// What stands last might only be the beginning of something new.
			expect(odd).toBeGreaterThan(0);
		}
	});

	test('a passage that runs over two paragraphs is not shown as one', () => {
		const parted = PARTS.map((part) => part.replace(/(?<=\. )/, '\n\n'));
		for (const { item } of candidates(article(parted), /^odd-sentence$/)) {
			const odd = item.options.findIndex(({ id }) => (item.key as string[]).includes(id));
			const rest = item.options.filter((_, i) => i !== odd);
			expect(
				parted
					.flatMap((part) => part.split('\n\n'))
					.some((part) => rest.every(({ text }) => part.includes(text)))
			).toBe(true);
		}
	});

	test('each sentence is matched with the one that follows it', () => {
		const made = candidates(article(PARTS), /^next-sentence$/);
		expect(made.length).toBeGreaterThan(0);
		for (const { item } of made) {
			if (item.type !== 'match') throw new Error('not a match');
			for (const [left, right] of item.key) {
				const first = item.options.find(({ id }) => id === left)!.text;
				const next = item.targets.find(({ id }) => id === right)!.text;
				expect(PARTS.some((part) => part.includes(`${first} ${next}`))).toBe(true);
			}
		}
	});

	test('what one missing sentence is no other passage shows', () => {
		const made = candidates(article(PARTS), /^gap-(?:loose-)?sentence$/);
		const keys = made.map(
			({ item }) => item.options.find(({ id }) => (item.key as string[]).includes(id))!.text
		);
		for (const [i, { item }] of made.entries())
			for (const [k, key] of keys.entries()) if (i !== k) expect(item.stem).not.toContain(key);
		expect(made.length).toBeGreaterThan(1);
	});

	test('what answers a question is not missing: its first word would tell', () => {
		const parts = PARTS.map((part) =>
			part.replace(
				'Visitors leave their coats with a porter at the entrance.',
				'Where do visitors leave their coats? They hand each coat to a porter in the entrance hall.'
			)
		);
		for (const { item } of candidates(article(parts), /^gap-(?:loose-)?sentence$/))
			expect(item.stem).not.toContain('? ____');
	});

	test('no passage opens with a number of nothing or with half a sentence', () => {
		const parts = PARTS.map((part) =>
			part
				.replace(
					'The mill at Tarn ground rye for four hundred years.',
					'The miller had wanted 260.'
				)
				.replace('Josef Malik taught the children of the harbour to sail.', 'Surprise, apparently.')
		);
		const made = candidates(article(parts), /sentence$/);
		expect(made.length).toBeGreaterThan(0);
		for (const { item } of made) expect(item.stem).not.toMatch(/“(?:The miller had|Surprise)/);
	});

	test('rainfall is no wrong answer where heavy rain stands beside the gap', () => {
		const parts = [
			'The night train had slowed down before the long bridge at Tarn because of heavy rain. He looked for the lamps on the far bank, but none of them was lit. They were old lamps that burned oil. One in three of them went out in any storm.',
			...PARTS.slice(2, 4),
			'Rainfall is measured on the hill above the harbour with a glass and a ruler. It was given to the station by a queen. She had broken the old one.'
		].map((part) => part.replace('He looked', 'Its driver looked'));
		const made = candidates(article(parts), /^gap-(?:loose-)?sentence$/);
		const asked = made.filter(({ item }) => item.stem.includes('heavy rain. ____'));
		expect(made.length).toBeGreaterThan(0);
		for (const { item } of asked)
			expect(item.options.map(({ text }) => text).join(' ')).not.toContain('Rainfall');
	});

	test('nothing is asked of a text that has no running text', () => {
		const list = 'Things to bring\n\n- a coat\n- a lamp\n- two ropes\n- bread for three days';
		expect(candidates(list, /sentence$/)).toEqual([]);
	});

	test('whatever is asked about any such text rests on its words, and its key earns all of it', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(PARTS, { minLength: 3 }), (parts) => {
				const text = article(parts);
				for (const { item } of candidates(text, /sentence$/)) {
					expect(item.evidence.every((e) => isGrounded(text, e))).toBe(true);
					const answer: ItemResponse =
						item.type === 'match'
							? { kind: 'pairs', pairs: item.key }
							: { kind: 'options', ids: item.key as string[] };
					expect(gradeItem(item, answer).correct).toBe(true);
				}
			}),
			{ numRuns: 10 }
		);
	});
});
