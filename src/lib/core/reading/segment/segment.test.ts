import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment } from './segment.ts';

const cut = (text: string) => segment(text).map((s) => s.tokens.map((t) => t.text).join(' '));
const tokens = (text: string) => cut(text).join(' ');

/** What may stand between tokens. */
const BLANKS = /^[\p{Cc}\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*$/u;

const pieces = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 6 }),
	fc.string({ unit: 'binary', maxLength: 4 }),
	fc.constantFrom(
		...[
			'"',
			'“',
			'”',
			'‘',
			'’',
			'. ',
			'! ',
			'?',
			'...',
			' ',
			'\r\n',
			'\n\n',
			'\u200b',
			'\u200f',
			'(',
			')',
			'[1]'
		],
		...[
			"don't",
			'U.S.',
			'Mr. ',
			'e.g.',
			'$5',
			'10km',
			'21-year-old',
			'a@b.com',
			'https://x.org/a.',
			':-)',
			'👍🏽'
		],
		...[
			'שלום',
			'नमस्ते',
			'\ud800',
			'No. 5',
			'He ',
			'said ',
			'The ',
			'l’eau',
			"'s's",
			'1.',
			'١٢',
			'½',
			'..'
		]
	)
);
const anyText = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

describe('segment', () => {
	it('ends a sentence with a letter that names a kind', () => {
		expect(cut('The form covers Category A. Written consent is required for B.')).toEqual([
			'The form covers Category A .',
			'Written consent is required for B .'
		]);
		expect(cut('A refusal is recorded with code R. Try again after lunch.')).toHaveLength(2);
		expect(cut('The room is kept below 25 °C. Readings are taken daily.')).toHaveLength(2);
		expect(cut('Readings are taken at 8 a.m. Drops are thrown away at noon.')).toHaveLength(2);
		expect(cut('The bus left at 8 a.m. Monday with ten people.')).toHaveLength(1);
		expect(cut('The case of Pryce v. Weiss was heard in May.')).toHaveLength(1);
		expect(cut('The prize went to Clara A. Weiss of Tarn.')).toHaveLength(1);
		expect(cut('The letter was signed by J. Smith of Tarn.')).toHaveLength(1);
	});

	it('gives tokens in order that slice to their text and leave out nothing but blanks', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				let at = 0;
				for (const sentence of segment(text)) {
					expect(sentence.start).toBe(sentence.tokens[0]!.start);
					expect(sentence.end).toBe(sentence.tokens.at(-1)!.end);
					for (const token of sentence.tokens) {
						expect(text.slice(at, token.start)).toMatch(BLANKS);
						expect(token.end).toBeGreaterThan(token.start);
						expect(text.slice(token.start, token.end)).toBe(token.text);
						at = token.end;
					}
				}
				expect(text.slice(at)).toMatch(BLANKS);
			}),
			{ numRuns: 500 }
		);
	});

	it('stays within the stretch it is given', () => {
		fc.assert(
			fc.property(anyText, fc.nat(60), fc.nat(60), (text, a, b) => {
				const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
				for (const { tokens } of segment(text, start, end)) {
					for (const token of tokens) {
						expect(token.start).toBeGreaterThanOrEqual(start);
						expect(token.end).toBeLessThanOrEqual(end);
					}
				}
			})
		);
	});

	it('never parts a surrogate pair', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				for (const { tokens } of segment(text)) {
					for (const { text: form } of tokens) expect(form.isWellFormed()).toBe(true);
				}
			})
		);
	});

	it.each([
		["They don't; we're, you'll, cannot.", "They do n't ; we 're , you 'll , can not ."],
		['Jenna’s dogs’ toys aren’t hers', 'Jenna ’s dogs ’ toys are n’t hers'],
		['a well-known 21-year-old', 'a well - known 21 - year - old'],
		['non-profit, re-elected, mid-1980s, e-mail', 'non-profit , re-elected , mid-1980s , e-mail'],
		['It cost $1,200.50, or US$5, about 20%.', 'It cost $ 1,200.50 , or US$ 5 , about 20 % .'],
		['at 5pm, 10:30 a.m. on 9/11, 10km away', 'at 5 pm , 10:30 a.m. on 9/11 , 10 km away'],
		['in the 1990s, the 80s, on the 21st', 'in the 1990s , the 80s , on the 21st'],
		['1969–1970 and 1969-70', '1969 – 1970 and 1969 - 70'],
		[
			'See https://example.org/a_(b). Write to x.y@example.org.',
			'See https://example.org/a_(b) . Write to x.y@example.org .'
		],
		['AT&T and R&D and/or O’Brien', 'AT&T and R&D and / or O’Brien'],
		['wait—what … really?!', 'wait — what … really ?!'],
		['thanks :-) 👍🏽 👨‍👩‍👧', 'thanks :-) 👍🏽 👨‍👩‍👧'],
		['"It\'s [sic] odd," he said', '" It \'s [ sic ] odd , " he said'],
		['Dr. J. R. Smith Jr. of the U.S. Army', 'Dr. J. R. Smith Jr. of the U.S. Army'],
		['No. 5 (vol. 2, pp. 3–4)', 'No. 5 ( vol. 2 , pp. 3 – 4 )'],
		['Say no. Nobody asked.', 'Say no . Nobody asked .']
	])('cuts %j as the treebanks do', (text, expected) => {
		expect(tokens(text)).toBe(expected);
	});

	it.each<[string, string[]]>([
		[
			'He left. She stayed! Why? Nobody knows',
			['He left .', 'She stayed !', 'Why ?', 'Nobody knows']
		],
		['Mr. Smith of Acme Inc. met Gov. Jones.', ['Mr. Smith of Acme Inc. met Gov. Jones .']],
		['It moved to the U.S. The firm grew.', ['It moved to the U.S.', 'The firm grew .']],
		['He came at 5 p.m. on Sunday.', ['He came at 5 p.m. on Sunday .']],
		['"Go!" the man said. "Run."', ['" Go ! " the man said .', '" Run . "']],
		['It is so.[1] [2] But why?', ['It is so . [ 1 ] [ 2 ]', 'But why ?']],
		['1. Open it. 2. Close it.', ['1. Open it .', '2. Close it .']],
		['(He left.) She stayed.', ['( He left . )', 'She stayed .']],
		['one\n\ntwo', ['one', 'two']],
		['one\r\ntwo', ['one two']],
		['', []],
		[' \u200b\n', []]
	])('finds the sentences of %j', (text, expected) => {
		expect(cut(text)).toEqual(expected);
	});

	it('says which sentences go on inside a quotation', () => {
		const sentences = segment('He said: “We go. We stay. We see.” Then he left. “One. Two.');
		expect(sentences.map((s) => s.continuesQuotation)).toEqual([
			false,
			true,
			true,
			false,
			false,
			false
		]);
	});

	it('takes an apostrophe for no quotation mark', () => {
		expect(segment("The dogs' food. The cats' food. It's").some((s) => s.continuesQuotation)).toBe(
			false
		);
	});

	it.each([
		['one paragraph without a full stop', 'word and another '],
		['one run without a blank', "a's"],
		['emoticons', ':) '],
		['unpaired quotation marks', '“a. B '],
		['dotted letters', 'a.'],
		['hyphens', 're-'],
		['full stops', '. ']
	])('comes to an end with a long text of nothing else: %s', (_, piece) => {
		// Time that grew with the square of the length would be minutes here, and the test's own limit would end it.
		const text = piece.repeat(1_000_000 / piece.length);
		const found = segment(text);
		expect(found.length).toBeGreaterThan(0);
		expect(found.every(({ start, end }) => 0 <= start && start < end && end <= text.length)).toBe(
			true
		);
	});
});
