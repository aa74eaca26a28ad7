/** The reader's models, for tests that read. */
import { parseSentences } from '../../src/lib/core/reading/parse-sentences.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';

export const models = readerModels();

/** Reads a sentence anew. */
export const parse = (sentence: string) =>
	parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null;
