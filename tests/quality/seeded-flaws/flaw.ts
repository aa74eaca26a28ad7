/** A way to spoil a sound item, and what all such ways need. */
import type { Item, OptionItem, Option } from '../../../src/lib/core/quiz/item.ts';
import type { Random } from '../../../src/lib/core/random.ts';
import type { Base } from './base.ts';

export interface Spoilt {
	item: Item;
	/** What else stands in its quiz; nothing when it is judged alone. */
	quiz?: readonly Item[];
	/** The article it is judged by, when it is not the item's own. */
	base?: Base;
}

export interface Flaw {
	/** The gate that claims to catch it. */
	gate: string;
	/** What is wrong with it, in a few words. */
	kind: string;
	/** Spoilt variants of one item of one article; [] where it cannot be spoilt so. */
	of: (item: Item, base: Base, random: Random) => Spoilt[];
}

/** Flaws of one gate, each by its kind. */
export function flawsOf(gate: string, kinds: Record<string, Flaw['of']>): Flaw[] {
	return Object.entries(kinds).map(([kind, of]) => ({ gate, kind, of }));
}

/** The item with other wording, when that is other. */
export function withStem(item: Item, stem: string | null): Spoilt[] {
	return stem === null || stem === item.stem ? [] : [{ item: { ...item, stem } as Item }];
}

export const isChoice = (item: Item): item is OptionItem =>
	item.type === 'choice' || item.type === 'multiple';

export function keyIds(item: Item): string[] {
	return Array.isArray(item.key) ? item.key.flat() : [];
}

export const isKey = (item: Item, option: Option): boolean => keyIds(item).includes(option.id);

/** The item with one of its options written otherwise. */
export function withOption(item: Item, id: string, text: string): Spoilt[] {
	const options = item.options.map((o) => (o.id === id ? { ...o, text } : o));
	return [{ item: { ...item, options } as Item }];
}

/** A wrong option of a choice or multiple. */
export function wrongOption(item: Item, random: Random): Option | null {
	const wrong = isChoice(item) ? item.options.filter((o) => !isKey(item, o)) : [];
	return wrong.length === 0 ? null : random.pick(wrong);
}

/** The words a true-false or cloze states, without what every one begins with. */
export const OPENING =
	/^(?:According to the article: |Fill in the [^:]{3,60}: |Which [^“]{3,60} belongs in the gap\? )/;

/** A sentence of the article as a true-false item that says it word for word. */
export function verbatim(sentence: {
	start: number;
	end: number;
	text: string;
	id: string;
}): OptionItem {
	return {
		id: `verbatim-${sentence.id}`,
		claim: sentence.id,
		type: 'true-false',
		level: 'understand',
		stem: `According to the article: ${sentence.text}`,
		options: [
			{ id: 'true', text: 'True' },
			{ id: 'false', text: 'False' }
		],
		key: ['true'],
		evidence: [{ start: sentence.start, end: sentence.end, quote: sentence.text }],
		explanation: '',
		difficulty: 0.4,
		flags: [],
		warnings: []
	};
}
