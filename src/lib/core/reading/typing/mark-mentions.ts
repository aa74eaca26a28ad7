/** Finds what an article names and fills its sentences' mentions. */
import type { Mention, Sentence } from '../reading.ts';
import type { ParsedWords } from './spans.ts';
import type { EntityTyper } from './typer.ts';

/**
 * Fills `mentions` of every sentence in place, in the order of their heads. Entries of a list whose trees begin with the
 * words that open it get only their own: the opener's are the opener's.
 * @param sentences all of the article, since mentions of one name help each other
 */
export function markMentions(
	text: string,
	sentences: readonly Sentence[],
	typer: EntityTyper
): void {
	const found = typer.typeText(sentences.map(parsedWords));
	sentences.forEach((sentence, index) => {
		const { words } = sentence.tree;
		const own = words.findIndex((word) => word.start >= sentence.start);
		sentence.mentions = found[index]!.filter(({ head }) => own >= 0 && head >= own).map(
			({ head, first, last, type, fine, named, confidence }): Mention => {
				const from = Math.max(first, own);
				const { start } = words[from]!;
				const { end } = words[last]!;
				return {
					...{ sentence: index, head, from, until: last + 1, start, end },
					...{ text: text.slice(start, end), type, fine, named, confidence, cluster: -1 }
				};
			}
		);
	});
}

function parsedWords({ tree: { words } }: Sentence): ParsedWords {
	return {
		forms: words.map((word) => word.text),
		upos: words.map((word) => word.upos),
		xpos: words.map((word) => word.xpos),
		lemmas: words.map((word) => word.lemma),
		heads: words.map((word) => word.head + 1),
		labels: words.map((word) => word.label)
	};
}
