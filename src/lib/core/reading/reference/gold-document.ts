/** A treebank's document as the reader reads it, with its annotated mentions. */
import type { Sentence } from '../reading.ts';
import { readTwice } from '../second-look.ts';
import type { SyntaxReader } from '../syntax/analyse.ts';
import { formsOf, type ConlluSentence } from '../syntax/conllu.ts';
import { SentenceTree, type Word } from '../tree.ts';
import { goldMentions } from '../typing/entity-brackets.ts';
import { markMentions } from '../typing/mark-mentions.ts';
import type { EntityTyper } from '../typing/typer.ts';
import type { GoldDocument } from './gold-references.ts';
import { markKnownNames } from './known-names.ts';

/** Takes only words, sentence and paragraph breaks and the mentions' ids from the annotation. */
export function goldDocument(
	annotated: readonly ConlluSentence[],
	{ syntax, typing }: { syntax: SyntaxReader; typing: EntityTyper }
): GoldDocument {
	let text = '';
	let paragraph = 0;
	const sentences = annotated.map((sentence, index): Sentence => {
		if (sentence.comments.some((line) => /^#\s*newpar\b/.test(line))) paragraph++;
		const forms = formsOf(sentence);
		const read = readTwice(forms, (again) => syntax.read(again));
		const unspaced = wordsWithoutSpace(sentence);
		const words = forms.map((form, at): Word => {
			const start = text.length;
			text += form;
			const end = text.length;
			if (!unspaced.has(at)) text += ' ';
			return {
				...{ text: form, start, end, upos: read.upos[at]!, xpos: read.xpos[at]! },
				...{ lemma: read.lemmas[at]!, head: read.heads[at]! - 1, label: read.labels[at]! },
				sure: read.sure[at]!
			};
		});
		const span = { start: words[0]?.start ?? text.length, end: words.at(-1)?.end ?? text.length };
		return {
			...{ ...span, id: `s${index + 1}`, text: text.slice(span.start, span.end), paragraph },
			...{ tree: new SentenceTree(words), listed: false, tokens: [], entities: [] },
			...{ mentions: [], pronouns: [] }
		};
	});
	markMentions(text, sentences, typing);
	markKnownNames(sentences);
	return { sentences, gold: annotated.map(goldMentions) };
}

/** Positions of the words that the next follows at once: "do" in "don't" too, which its range line tells. */
function wordsWithoutSpace({ rows, words }: ConlluSentence): Set<number> {
	const found = new Set<number>();
	words.forEach((row, at) => {
		if (/\bSpaceAfter=No\b/.test(rows[row]![9]!)) found.add(at);
	});
	for (const [id, , , , , , , , , misc] of rows) {
		const range = /^(\d+)-(\d+)$/.exec(id!);
		if (!range) continue;
		const last = Number(range[2]) - 1;
		for (let at = Number(range[1]) - 1; at < last; at++) found.add(at);
		if (/\bSpaceAfter=No\b/.test(misc!)) found.add(last);
	}
	return found;
}
