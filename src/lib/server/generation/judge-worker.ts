import type { SentenceSpan } from '../../core/document.ts';
import type { GateContext } from '../../core/quiz/gates/gate.ts';
import { warnItem, type Findings } from '../../core/quiz/gates/warn.ts';
import type { Item } from '../../core/quiz/item.ts';
import { parseSentences } from '../../core/reading/parse-sentences.ts';
import { readArticle } from '../../core/reading/read.ts';
import type { Reading } from '../../core/reading/reading.ts';
import { readerModels } from './reader-models.ts';

export interface Outline {
	language: string;
	words: number;
	sentences: SentenceSpan[];
}

export interface JudgeTask {
	text: string;
	/** All that is judged; each beside the others of `quiz`. */
	items: Item[];
	quiz: Item[];
}

/** Articles kept as they were read, the one used last at the end. A trainer works on one or two at a time. */
const KEPT = 8;
const readings = new Map<string, Reading>();

function readingOf(text: string): Reading {
	const known = readings.get(text);
	const reading = known ?? readArticle(text, readerModels());
	readings.delete(text);
	readings.set(text, reading);
	if (readings.size > KEPT) readings.delete(readings.keys().next().value!);
	return reading;
}

/** Runs in a worker thread; see judge.ts. */
export default function judge({ text, items, quiz }: JudgeTask): Findings[] {
	const reading = readingOf(text);
	const parse: GateContext['parse'] = (sentence) =>
		parseSentences(sentence, { start: 0, end: sentence.length }, readerModels().syntax)[0] ?? null;
	return items.map((item) => warnItem(item, text, { reading, parse, quiz }));
}

/** What a file says of an article besides its text. Runs in the same thread, which has read it already or keeps it. */
export function outline({ text }: { text: string }): Outline {
	const { language, words, sentences } = readingOf(text);
	return {
		language,
		words,
		sentences: sentences.map(({ id, start, end }) => ({ id, start, end }))
	};
}
