/** What tagger and parser see of a word: its form, lower-cased form, endings, beginnings and shape, as hashes. */
import { hash32 } from '../../random.ts';

export interface WordView {
	/** The form as written. */
	form: number;
	/** Lower-cased, digits as 0. */
	lower: number;
	/** Lower-cased, digits as 0: the text itself, for looking up. */
	text: string;
	/** Last 1 … 5 characters of `text`; shorter words repeat. */
	suffixes: number[];
	/** First 1 … 4 characters of `text`. */
	prefixes: number[];
	/** Runs of capitals, small letters, digits and others: "McKay-7" is "XxXx-0". */
	shape: number;
}

/** Lower-cased, every digit as 0, so that years and sums share what was learnt. */
export function normalise(form: string): string {
	return form.toLowerCase().replace(/\p{Nd}/gu, '0');
}

function shapeOf(form: string): string {
	let shape = '';
	let last = '';
	for (const char of form.slice(0, 40)) {
		const lower = char.toLowerCase();
		const kind = /\d/.test(char)
			? '0'
			: lower !== char
				? 'X'
				: char.toUpperCase() !== char
					? 'x'
					: char;
		if (kind !== last) shape += kind;
		last = kind;
	}
	return shape;
}

export function viewWord(form: string): WordView {
	const text = normalise(form);
	return {
		form: hash32(form),
		lower: hash32(text),
		text,
		suffixes: [1, 2, 3, 4, 5].map((n) => hash32(text.slice(-n), n)),
		prefixes: [1, 2, 3, 4].map((n) => hash32(text.slice(0, n), 16 + n)),
		shape: hash32(shapeOf(form), 32)
	};
}

/** How a sentence is capitalised: headlines and shouting make capitals mean less. 0 ordinary, 1 title, 2 all capitals. */
export function sentenceCase(forms: readonly string[]): 0 | 1 | 2 {
	let letters = 0;
	let capital = 0;
	let shouted = 0;
	for (const form of forms) {
		if (form.length < 2 || !/^\p{L}/u.test(form)) continue;
		letters++;
		if (/^\p{Lu}/u.test(form)) capital++;
		if (form === form.toUpperCase()) shouted++;
	}
	if (letters < 3) return 0;
	if (shouted / letters > 0.7) return 2;
	return capital / letters > 0.6 ? 1 : 0;
}
