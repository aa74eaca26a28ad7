import { NUMBER_WORDS } from '../number-words.ts';

/** "  The  Quick-Fox. " → "quick fox": what two option texts are compared by. */
export function normalized(text: string): string {
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
