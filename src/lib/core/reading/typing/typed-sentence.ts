/** Annotated sentences as the typer will meet them: read by the parser, with what their nouns name. */
import { readTwice } from '../second-look.ts';
import type { SyntaxReader } from '../syntax/analyse.ts';
import { formsOf, type ConlluSentence } from '../syntax/conllu.ts';
import { goldMentions, headTypes } from './entity-brackets.ts';
import type { FineType } from './entity-types.ts';
import type { ParsedWords } from './spans.ts';

/** A sentence as the parser reads it, and the type of each word that is the head of a mention. */
export interface TypedSentence {
	words: ParsedWords;
	types: ReadonlyMap<number, FineType>;
	/** The treebank's own parts of speech. */
	upos: readonly string[];
}

/** Reads the sentences' words and takes only the types from the annotation. */
export function typedSentences(
	sentences: readonly ConlluSentence[],
	syntax: SyntaxReader
): TypedSentence[] {
	return sentences.map((sentence) => {
		const forms = formsOf(sentence);
		return {
			words: { forms, ...readTwice(forms, (again) => syntax.read(again)) },
			types: headTypes(goldMentions(sentence)),
			upos: sentence.words.map((row) => sentence.rows[row]![3]!)
		};
	});
}
