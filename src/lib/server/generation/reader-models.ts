import type { ReaderModels } from '../../core/reading/read.ts';
import { pronounModel } from './pronoun-model.ts';
import { syntaxReader } from './syntax-model.ts';
import { entityTyper } from './typing-model.ts';

/** Everything the reader has learnt, loaded once in each process or worker thread. */
export function readerModels(): ReaderModels {
	return { syntax: syntaxReader(), typing: entityTyper(), pronouns: pronounModel() };
}
