import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, layOut, plainSentences, trimmed } from './source-passages.ts';

const TEXT = 'A heading\n\nOne is here. Two is there.\nStill two.\n\n\n Three.';
const at = (words: string) => {
	const start = TEXT.indexOf(words);
	return { start, end: start + words.length };
};
const SENTENCES = [at('One is here.'), at('Two is there.'), at('Still two.'), at('Three.')];

describe('layOut', () => {
	it('gives every sentence of a paragraph its place, and what is none a place of its own', () => {
		const laid = layOut(TEXT, SENTENCES, [], []);
		expect(laid.map(({ sentences }) => sentences.map((s) => TEXT.slice(s.start, s.end)))).toEqual([
			['A heading'],
			['One is here. ', 'Two is there.\n', 'Still two.'],
			[' ', 'Three.']
		]);
	});

	it('loses and doubles no letter, wherever quotes and sentences begin and end', () => {
		const place = fc.nat({ max: TEXT.length });
		const passage = fc.tuple(place, place).map(([a, b]) => ({
			start: Math.min(a, b),
			end: Math.max(a, b)
		}));
		fc.assert(
			fc.property(
				fc.array(passage, { maxLength: 5 }),
				fc.array(passage, { maxLength: 5 }),
				fc.array(passage, { maxLength: 3 }),
				(sentences, quotes, lit) => {
					const laid = layOut(
						TEXT,
						sentences,
						lit.map((e) => ({ ...e, quote: '' })),
						quotes.map((e, i) => ({ ...e, itemId: `i${i}` }))
					);
					for (const { start, sentences: inside } of laid) {
						const words = inside.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
						expect(TEXT.slice(start, start + words.length)).toBe(words);
						for (const run of inside.flatMap(({ runs }) => runs)) {
							expect(run.lit).toBe(lit.some((e) => e.start <= run.start && run.start < e.end));
						}
					}
					const all = laid.flatMap((p) => p.sentences.flatMap((s) => s.runs.map((r) => r.text)));
					expect(all.join('').replace(/\s/g, '')).toBe(TEXT.replace(/\s/g, ''));
				}
			)
		);
	});

	it('names the item whose quote a run is, once at its beginning', () => {
		const quote = { ...at('here. Two is'), itemId: 'x' };
		const runs = layOut(TEXT, SENTENCES, [], [quote])[1]!.sentences.flatMap((s) => s.runs);
		expect(runs.map(({ text, itemId, leads }) => [text, itemId, leads])).toEqual([
			['One is ', undefined, false],
			['here. ', 'x', true],
			['Two is', 'x', false],
			[' there.\n', undefined, false],
			['Still two.', undefined, false]
		]);
	});
});

it('sentences beside each other are one passage, others stay apart', () => {
	const [one, two, still, three] = SENTENCES;
	expect(joined(TEXT, [two!, one!])).toEqual([{ start: one!.start, end: two!.end }]);
	expect(joined(TEXT, [one!, still!, three!])).toHaveLength(2);
});

it('a passage of nothing but space is none', () => {
	expect(trimmed(TEXT, { start: 9, end: 11 })).toBeNull();
	expect(trimmed(TEXT, { start: 9, end: 15 })).toEqual({ start: 11, end: 14 });
	expect(plainSentences('One. Two.')).toEqual([
		{ start: 0, end: 4 },
		{ start: 5, end: 9 }
	]);
});
