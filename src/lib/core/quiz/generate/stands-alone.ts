/** Whether a statement can be understood without the sentences around it. */
import type { Reading, Sentence } from '../../reading/reading.ts';
import { isUnique } from '../realise/descriptions.ts';
import { HOUSEKEEPING, leansOnContext, outsideQuotes, pointsBack } from './wording.ts';

const SHORTEST = 4;
const LONGEST = 30;

/** How the article uses its nouns. */
export interface Nouns {
	/** Used twice or more and always bare, as "the company": everybody knows which. */
	own: ReadonlySet<string>;
	/**
	 * "The answers", said for the first time as if one knew them, or "stronger protection" than what: the words at these
	 * positions follow from something said before.
	 */
	bridges: (sentence: Sentence, positions: readonly number[]) => boolean;
}

export function nounsOf(reading: Reading): Nouns {
	const counts = new Map<string, number>();
	const dressed = new Set<string>();
	for (const { tree } of reading.sentences) {
		tree.words.forEach((word, at) => {
			if (word.upos !== 'NOUN' && word.upos !== 'PROPN') return;
			const noun = word.lemma.toLowerCase();
			const inName = word.upos === 'PROPN' || tree.is(at, 'compound');
			const before = tree.children(at, 'det', 'amod', 'compound', 'nummod', 'nmod:poss');
			const bare =
				!inName && before.length === 1 && tree.words[before[0]!]!.text.toLowerCase() === 'the';
			if (!bare) dressed.add(noun);
			counts.set(noun, (counts.get(noun) ?? 0) + 1);
		});
	}
	const own = [...counts].filter(([noun, count]) => count >= 2 && !dressed.has(noun));
	const bridges = ({ tree, text }: Sentence, positions: readonly number[]) =>
		positions.some((at) => {
			const word = tree.words[at]!;
			if (/^(?:JJR|RBR)$/.test(word.xpos))
				return !/\bthan\b/.test(text) && !/^(?:more|less|earlier|later|further)$/i.test(word.text);
			// In a phrase of time or place the noun is mostly plain from the phrase.
			const core = tree.is(at, 'nsubj') || tree.is(at, 'obj');
			if (word.upos !== 'NOUN' || !core || isUnique(word.lemma)) return false;
			const around = tree.children(at).filter((i) => !/^(?:PUNCT|ADP)$/.test(tree.words[i]!.upos));
			const bare = around.length === 1 && tree.words[around[0]!]!.text.toLowerCase() === 'the';
			return bare && (counts.get(word.lemma.toLowerCase()) ?? 0) < 2;
		});
	return { own: new Set(own.map(([noun]) => noun)), bridges };
}

/** @param statement without a full stop */
export function standsAlone(statement: string, { own }: Nouns): boolean {
	const outside = outsideQuotes(statement);
	const words = statement.split(' ').length;
	return (
		/^[\p{Lu}\d$€£]/u.test(statement) &&
		!/^(?:Which|Who|Whose|What|Where|When|That|Most|Some|Many|Few|Several|Both|All|Each|None|Others?|Another|One|Two|Three|Four|Five)\b(?= (?:\p{Ll}+ed|is|was|were|are|had|has|have|of (?:them|these|those)|\p{Ll}+s)\b)/u.test(
			statement
		) &&
		(!/^(?:As|Because|Although|Though|While|Since|If|When|Whereas|Unless|Once|Where) /.test(
			statement
		) ||
			statement.includes(',')) &&
		// A name said twice over, and a turn that leads on from the sentence before.
		!/\b(\p{Lu}\p{L}{3,})\b.*\b\1\b/u.test(statement) &&
		!/^(?:For (?:example|instance)|In (?:fact|addition|other words|which|this way|turn|short)|Of course|As such|By contrast|In contrast|After all|On the other hand)\b/.test(
			statement
		) &&
		!/^(?:That|These|Those|This|And|But|Or|So|Yet|Nor) /.test(statement) &&
		words >= SHORTEST &&
		words <= LONGEST &&
		!/[:;[\]{}<>|*#•†—…]|https?:|\.\.\./.test(statement) &&
		!/\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|me|ourselves|myself)\b/.test(outside) &&
		!leansOnContext(outside) &&
		!pointsBack(outside, own) &&
		!HOUSEKEEPING.test(outside)
	);
}
