import type { SentenceSpan } from '../../core/document.ts';
import type { GateContext } from '../../core/quiz/gates/gate.ts';
import { warnItem, type Findings } from '../../core/quiz/gates/warn.ts';
import { askPassage, type PassageOffers } from '../../core/quiz/generate/ask-passage.ts';
import type { Item } from '../../core/quiz/item.ts';
import { parseSentences } from '../../core/reading/parse-sentences.ts';
import { readArticle } from '../../core/reading/read.ts';
import type { Reading, Span } from '../../core/reading/reading.ts';
import { readerModels } from './reader-models.ts';

export interface Outline {
	language: string;
	words: number;
	sentences: SentenceSpan[];
}

/** What is asked about an article that trainers work on. */
export type JudgeTask = { text: string } & (
	| {
			/** All that is judged; each beside the others of `quiz`. */
			kind: 'judge';
			items: Item[];
			quiz: Item[];
	  }
	| { kind: 'passage'; passage: Span; title: string; quiz: Item[] }
);

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
export default function judge(task: JudgeTask): Findings[] | PassageOffers {
	const { text } = task;
	const reading = readingOf(text);
	const parse: NonNullable<GateContext['parse']> = (sentence) =>
		parseSentences(sentence, { start: 0, end: sentence.length }, readerModels().syntax)[0] ?? null;
	switch (task.kind) {
		case 'judge':
			return task.items.map((item) => warnItem(item, text, { reading, parse, quiz: task.quiz }));
		case 'passage':
			return askPassage(reading, readerModels().typing.table, parse, task.passage, task);
	}
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
