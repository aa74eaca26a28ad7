import type { Evidence } from '../../evidence.ts';
import type { Reading, Sentence, Span } from '../../reading/reading.ts';
import { shortId } from '../../short-id.ts';
import type { Item } from '../item.ts';

type DistributiveOmit<T, K extends keyof never> = T extends unknown ? Omit<T, K> : never;

/** An item before it is judged: which sentences it rests on, and what the generator thinks of it. */
export interface Candidate {
	item: Item;
	/** Indices of the sentences it tests; no two items of a quiz share one. */
	facts: number[];
	/** Name of the generator, for spread and for reports. */
	by: string;
	/** Higher is better; about 0–10. */
	score: number;
}

export function evidenceOf(reading: Reading, span: Span): Evidence {
	return { start: span.start, end: span.end, quote: reading.text.slice(span.start, span.end) };
}

/** The claim a sentence makes: the same words, the same id. */
export function claimId(sentence: Sentence): string {
	return shortId('c', sentence.text);
}

/** Completes an item with its ids, evidence and empty lists. */
export function makeItem(
	reading: Reading,
	sentence: Sentence,
	part: DistributiveOmit<Item, 'id' | 'claim' | 'evidence' | 'flags' | 'warnings'>
): Item {
	const content = JSON.stringify([part.type, part.stem, part.options.map((o) => o.text), part.key]);
	return {
		...part,
		id: shortId('q', content),
		claim: claimId(sentence),
		evidence: [evidenceOf(reading, sentence)],
		flags: [],
		warnings: []
	};
}

const LETTERS = 'abcdefgh';
export function letter(index: number): string {
	return LETTERS[index] ?? `o${index}`;
}

export function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The sentence with single quotation marks inside, to be quoted in a stem. */
export function quoted(text: string): string {
	const inner = text.replace(/[“”"]([^“”"]*)[“”"]/g, '‘$1’');
	return `“${inner}”`;
}
