/** Who answers for what a text says where it is no report: a speech is its speaker's, a memoir its writer's. */
import type { Reading } from '../../reading/reading.ts';
import { isFirstPerson, outsideQuotes } from './wording.ts';

/** '' where the article itself says it; else "the speaker", "the interview", "the writer". */
export type Narrator = (sentence: number) => string;

const ADDRESSES =
	/\b(?:let us|I (?:urge|call (?:on|upon)|appeal|thank|commend|salute)|this (?:Assembly|House|Chamber|Hall|Congress)|applause)\b|\b(?:ladies and gentlemen|thank you|good (?:morning|afternoon|evening)|my fellow|fellow (?:citizens|members|delegates)|(?:Mr|Madam|Mister)\.? (?:President|Speaker|Chair(?:man|woman|person)?|Secretary|Prime Minister)|(?:your )?excellenc(?:y|ies)|distinguished (?:guests|delegates|members|colleagues)|honou?red to|on behalf of)\b/i;
const FEWEST_QUESTIONS = 4;

export function narratorOf(reading: Reading): Narrator {
	const asked = questionParagraphs(reading);
	const own = isFirstPerson(reading);
	if (asked.length >= (own ? 2 : FEWEST_QUESTIONS)) {
		// Before the first question the article tells who is asked and why.
		const first = asked[0]!;
		return (index) => ((reading.sentences[index]?.paragraph ?? 0) < first ? '' : 'the interview');
	}
	if (!own && !isAddress(reading)) return () => '';
	const teller = ADDRESSES.test(reading.text) ? 'the speaker' : 'the writer';
	return () => teller;
}

/**
 * "Theo Marchetti-Bui teaches chemistry in Ocalla", under a text that says "I": who the writer is, and none of what he
 * writes of.
 */
export function isByline({ sentences }: Reading, index: number): boolean {
	const { paragraph, text } = sentences[index]!;
	const last = sentences.at(-1)!.paragraph;
	return (
		(paragraph === last || paragraph === sentences[0]!.paragraph) &&
		sentences.filter((s) => s.paragraph === paragraph).length <= 2 &&
		/^(?:\p{Lu}[\p{L}.’'-]+ ){2,4}(?:is|teaches|lives|writes|works|edits|runs|has|chairs|was)\b/u.test(
			text
		)
	);
}

/** "Let us …", in a text that says "we" in every other sentence: somebody speaks for his hearers, too. */
function isAddress({ text, words }: Reading): boolean {
	const ours = outsideQuotes(text).match(/\b(?:[Ww]e|[Oo]ur|us)\b/g)?.length ?? 0;
	return ADDRESSES.test(outsideQuotes(text)) && ours / Math.max(1, words) > 0.015;
}

/** Paragraphs that put a question to somebody and are short enough to be an interviewer's. */
function questionParagraphs({ sentences }: Reading): number[] {
	const told = new Map<number, string>();
	for (const { paragraph, text } of sentences)
		told.set(paragraph, `${told.get(paragraph) ?? ''} ${text}`);
	return [...told].flatMap(([paragraph, text]) =>
		/\?["”’)]*$/.test(text) && /\byour?\b/i.test(text) && text.split(' ').length < 90
			? [paragraph]
			: []
	);
}
