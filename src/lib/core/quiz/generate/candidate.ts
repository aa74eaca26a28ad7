import type { Evidence } from '../../evidence.ts';
import type { Reading, Sentence, Span } from '../../reading/reading.ts';
import { shortId } from '../../short-id.ts';
import type { Item } from '../item.ts';

type DistributiveOmit<T, K extends keyof never> = T extends unknown ? Omit<T, K> : never;

/** An item before it is judged: which sentences it rests on, and what the generator thinks of it. */
export interface Candidate {
	item: Item;
	/** Indices of the sentences it rests on. */
	sentences: number[];
	/** What it tests, in words; no two items of a quiz test the same. */
	claims: string[];
	/** Name of the generator, for spread and for reports. */
	by: string;
	/** Higher is better; about 0–10. */
	score: number;
	/** It shows whole sentences of the article with what they follow from: nothing in it hangs in the air. */
	whole?: true;
}

export function evidenceOf(reading: Reading, span: Span): Evidence {
	return { start: span.start, end: span.end, quote: reading.text.slice(span.start, span.end) };
}

/** The same words, the same claim, the same id. */
export function claimId(claim: string): string {
	return shortId('c', claim);
}

/** Lines of an article that somebody broke by hand are one line in a question; its quotes keep every sign. */
function unwrapped<
	T extends DistributiveOmit<Item, 'id' | 'claim' | 'evidence' | 'flags' | 'warnings'>
>(part: T): T {
	const line = (text: string) => text.replace(/\s*\n\s*/g, ' ');
	const lines = <O extends { text: string }>(list: readonly O[]) =>
		list.map((one) => ({ ...one, text: line(one.text) }));
	return {
		...part,
		stem: line(part.stem),
		options: lines(part.options),
		...('targets' in part ? { targets: lines(part.targets) } : {})
	};
}

/**
 * Completes an item with its ids, evidence and empty lists.
 * @param claim what the item tests, in words: of an item on one fact, its statement
 */
export function makeItem(
	reading: Reading,
	sentence: Sentence,
	claim: string,
	part: DistributiveOmit<Item, 'id' | 'claim' | 'evidence' | 'flags' | 'warnings'>
): Item {
	const shown = unwrapped(part);
	const content = JSON.stringify([
		part.type,
		shown.stem,
		shown.options.map((o) => o.text),
		part.key
	]);
	return {
		...shown,
		id: shortId('q', content),
		claim: claimId(claim),
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
