import type { Evidence } from '../../evidence.ts';
import { segment } from '../../reading/segment/segment.ts';

/** An item on the map: where its quotes stand, and the share who got it right (null where nobody has answered). */
export interface MappedItem {
	itemId: string;
	/** Its number in the quiz, from 1. */
	number: number;
	evidence: readonly Evidence[];
	facility: number | null;
}

/** How well a passage was understood: the share of its items that was got right, in four bands. */
export type Heat = 'most-missed' | 'many-missed' | 'some-missed' | 'few-missed' | 'unknown';

export interface HeatSentence {
	/** The sentence with the blanks before it, as it stands in the article. */
	text: string;
	/** Numbers of the items whose quotes touch it. */
	numbers: number[];
	/** Mean facility of those that were answered; null where none was or none touches it. */
	facility: number | null;
	heat: Heat | null;
}

export interface HeatParagraph {
	/** From 1. */
	number: number;
	sentences: HeatSentence[];
	/** Mean facility of the items that touch any of its sentences, each once. */
	facility: number | null;
	heat: Heat | null;
}

export function heatOf(facility: number | null): Heat {
	if (facility === null) return 'unknown';
	if (facility < 0.4) return 'most-missed';
	if (facility < 0.6) return 'many-missed';
	return facility < 0.8 ? 'some-missed' : 'few-missed';
}

/** Lays facility over the article, paragraph by paragraph and sentence by sentence. Joined, the texts give the article's prose. */
export function heatMap(article: string, items: readonly MappedItem[]): HeatParagraph[] {
	const paragraphs: HeatParagraph[] = [];
	for (const match of article.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
		if (match[0].trim() === '') continue;
		const [start, end] = [match.index, match.index + match[0].length];
		const sentences = sentenceBounds(article, start, end).map(([from, to]) => {
			const touching = items.filter(({ evidence }) => touches(evidence, from, to));
			return { text: article.slice(from, to), ...summary(touching) };
		});
		const touching = items.filter(({ evidence }) => touches(evidence, start, end));
		const { facility, heat } = summary(touching);
		paragraphs.push({ number: paragraphs.length + 1, sentences, facility, heat });
	}
	return paragraphs;
}

function summary(touching: readonly MappedItem[]) {
	const known = touching.flatMap(({ facility }) => facility ?? []);
	const facility =
		known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
	return {
		numbers: touching.map(({ number }) => number),
		facility,
		heat: touching.length === 0 ? null : heatOf(facility)
	};
}

function touches(evidence: readonly Evidence[], start: number, end: number): boolean {
	return evidence.some((one) => one.start < end && one.end > start);
}

/** Bounds that leave nothing out: what stands between two sentences goes with the second, the rest with the last. */
function sentenceBounds(article: string, start: number, end: number): [number, number][] {
	const sentences = segment(article, start, end);
	if (sentences.length === 0) return [[start, end]];
	return sentences.map((sentence, i) => [
		i === 0 ? start : sentences[i - 1]!.end,
		i === sentences.length - 1 ? end : sentence.end
	]);
}
