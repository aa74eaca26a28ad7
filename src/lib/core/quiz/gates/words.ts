import { NUMBER_WORDS } from '../number-words.ts';

/** The last texts folded: the gates hold every sentence of an article against every answer. */
const recent = new Map<string, string>();
const MOST_RECENT = 20_000;

/** "  The  Quick-Fox. " → "quick fox": what two option texts are compared by. */
export function normalized(text: string): string {
	const known = recent.get(text);
	if (known !== undefined) return known;
	if (recent.size >= MOST_RECENT) recent.clear();
	const result = fold(text);
	recent.set(text, result);
	return result;
}

function fold(text: string): string {
	const folded = text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}.,%]+/gu, ' ')
		.replace(/[.,](?!\d)/g, ' ')
		.trim()
		.replace(/^(?:the|a|an) /, '')
		.replace(/\s+/g, ' ');
	return folded
		.split(' ')
		.map((word) => String(NUMBER_WORDS.get(word) ?? word.replace(/(?<=\d),(?=\d{3})/g, '')))
		.join(' ');
}

/** True when `words` stand in `text` as whole words, after normalisation. */
export function holdsWords(text: string, words: string): boolean {
	const inner = normalized(words);
	return inner !== '' && ` ${normalized(text)} `.includes(` ${inner} `);
}

/** "policies" → "policy", "boxes" → "box": words without the ending of their plural or third person. */
export function stemmed(text: string): string {
	return text
		.split(' ')
		.map((word) =>
			/\d|(?:ss|us|is)$/.test(word) || word.length < 4
				? word
				: word
						.replace(/ies$/, 'y')
						.replace(/(?<=s|x|z|ch|sh)es$/, '')
						.replace(/(?<!s)s$/, '')
		)
		.join(' ');
}

/** A word as it is compared in any of its forms: "asked", "asking" and "asks" are one, "city" and "cities" too. */
export function rootOf(word: string): string {
	const small = stemmed(word.toLowerCase());
	if (small.length < 5) return small;
	const bare = small.replace(/(?:ing|ed)$/, '').replace(/([^aeioulsz])\1$/, '$1');
	return (bare.length < 3 ? small : bare).replace(/e$/, '').replace(/y$/, 'i');
}
