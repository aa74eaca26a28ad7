/** Which words stand between quotation marks, over all sentences of the text. */
import type { ParsedSentence } from '../tree.ts';

const OPENS = /^(?:“|„|«|``)$/;
const CLOSES = /^(?:”|»|'')$/;

/**
 * For each sentence and word the number of the quotation it stands in, −1 outside; the marks themselves count as
 * inside. A quotation may run over sentences; one that is not closed ends with its paragraph, as does a stray mark.
 */
export function quotations(sentences: readonly ParsedSentence[]): number[][] {
	let count = 0;
	let open: { mark: string; number: number } | null = null;
	let paragraph = -1;
	return sentences.map((sentence) => {
		if (sentence.paragraph !== paragraph) open = null;
		paragraph = sentence.paragraph;
		return sentence.tree.words.map((word) => {
			const mark = word.text;
			if (open) {
				const { number, mark: opened }: { mark: string; number: number } = open;
				const closes =
					(opened === '"' && mark === '"') ||
					(opened === '‘' && mark === '’' && word.upos === 'PUNCT') ||
					(opened === "'" && mark === "'" && word.upos === 'PUNCT') ||
					(opened !== '‘' &&
						opened !== "'" &&
						opened !== '"' &&
						(CLOSES.test(mark) || mark === '"'));
				if (closes) open = null;
				return number;
			}
			const opens =
				mark === '"' ||
				OPENS.test(mark) ||
				((mark === '‘' || mark === "'") && word.upos === 'PUNCT');
			if (opens) open = { mark, number: count++ };
			return open ? count - 1 : -1;
		});
	});
}
