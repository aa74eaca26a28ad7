import type { Evidence } from '$lib/core/evidence.ts';
import type { Passage } from './item-draft.svelte.ts';

/** A run of a paragraph with one look. */
export interface SourceRun {
	start: number;
	text: string;
	/** A quote of the item in focus. */
	lit: boolean;
	/** The item whose quote this is; undefined where it is nobody's. The one in focus is told by `lit`. */
	itemId?: string | undefined;
	/** The first run of a quote, which stands for it. */
	leads: boolean;
}

export interface SourceSentence extends Passage {
	runs: SourceRun[];
}

/** A quote and the item that rests on it. */
export type OwnedQuote = Passage & { itemId: string };

/**
 * A text in its paragraphs, these in their sentences, and these in runs. What stands between sentences, such as
 * headings that are no sentence, comes as one of its own.
 */
export function layOut(
	text: string,
	sentences: readonly Passage[],
	lit: readonly Evidence[],
	quotes: readonly OwnedQuote[]
): { start: number; sentences: SourceSentence[] }[] {
	const paragraphs = [];
	for (const match of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
		if (!match[0].trim()) continue;
		const start = match.index;
		const end = start + match[0].length;
		const inside = sentences.filter((s) => s.start < end && start < s.end);
		const cuts = new Set([start, end]);
		// Space between two sentences belongs to the first.
		for (const sentence of inside) cuts.add(Math.max(start, sentence.start));
		const last = inside.at(-1);
		if (last && text.slice(last.end, end).trim()) cuts.add(last.end);
		const bounds = [...cuts].sort((a, b) => a - b);
		paragraphs.push({
			start,
			sentences: bounds.slice(0, -1).map((from, i) => {
				const to = bounds[i + 1]!;
				return { start: from, end: to, runs: runsOf(text, from, to, lit, quotes) };
			})
		});
	}
	return paragraphs;
}

function runsOf(
	text: string,
	start: number,
	end: number,
	lit: readonly Evidence[],
	quotes: readonly OwnedQuote[]
): SourceRun[] {
	const edges = [...lit, ...quotes].flatMap((e) => [e.start, e.end]);
	const cuts = [...new Set([start, end, ...edges.filter((at) => at > start && at < end)])];
	cuts.sort((a, b) => a - b);
	const at = <T extends Passage>(list: readonly T[], place: number) =>
		list.find((e) => e.start <= place && place < e.end);
	return cuts.slice(0, -1).map((from, i) => {
		const quote = at(quotes, from);
		return {
			start: from,
			text: text.slice(from, cuts[i + 1]),
			lit: at(lit, from) !== undefined,
			itemId: quote?.itemId,
			leads: quote?.start === from
		};
	});
}

/** Sentences beside each other as one passage, without the space around them. */
export function joined(text: string, sentences: readonly Passage[]): Passage[] {
	const passages: Passage[] = [];
	for (const sentence of [...sentences].sort((a, b) => a.start - b.start)) {
		const last = passages.at(-1);
		if (last && text.slice(last.end, sentence.start).trim() === '') last.end = sentence.end;
		else passages.push({ start: sentence.start, end: sentence.end });
	}
	return passages.flatMap((passage) => trimmed(text, passage) ?? []);
}

/** A passage without white space at its ends; null where nothing is left. */
export function trimmed(text: string, { start, end }: Passage): Passage | null {
	const words = text.slice(start, end);
	const from = start + words.length - words.trimStart().length;
	const to = end - (words.length - words.trimEnd().length);
	return from < to ? { start: from, end: to } : null;
}

/** Sentences of a text that no reader has looked at, by the browser's own rules. */
export function plainSentences(text: string): Passage[] {
	const found = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)];
	return found.flatMap(
		({ index, segment }) => trimmed(text, { start: index, end: index + segment.length }) ?? []
	);
}
