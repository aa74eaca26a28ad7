import type { Item } from './quiz/item.ts';
import type { Scenario } from './scenario/model.ts';

/** A sentence of the source text; `text.slice(start, end)` is the sentence. */
export interface SentenceSpan {
	id: string;
	start: number;
	end: number;
}

/**
 * The threshold/1 document (GENERATION.md §6): what the command line prints and the studio exports and imports.
 * All offsets are UTF-16 code units of `source.text`; `sha256` is over its UTF-8.
 */
export interface ThresholdDocument {
	format: 'threshold/1';
	source: {
		title: string;
		sha256: string;
		/** BCP 47 tag of the language the text is written in, 'und' when it cannot be told. */
		language: string;
		words: number;
		text: string;
		sentences: SentenceSpan[];
	};
	quiz: { title: string; items: Item[]; spares: Item[] };
	scenarios: Scenario[];
	declined: { what: string; why: string }[];
	report: { candidates: number; refused: Record<string, number> };
}
