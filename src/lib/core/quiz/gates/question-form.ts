/** What can be wrong with the form of an English question. */
import type { SentenceTree, Word } from '../../reading/tree.ts';

const VOWEL_LETTER = /^[aeiou]/;
/** "European", "union", "use", "one": written with a vowel, spoken with a consonant. */
const SPOKEN_CONSONANT = /^(?:e[uw]|u(?:ni(?![nm])|s[aeu]|ti|ki|fo|ro|te|bi)|onc?e\b)/;
const SILENT_H = /^(?:hour|honest|honou?r|heir)/;

/** "a hour", "an unit": an article that does not go with the word after it, as it stands; null when all do. */
export function wrongArticle(text: string): string | null {
	for (const match of text.matchAll(/(?<![\p{L}.’'-])(a|an|A|An) (\p{Ll}{2,})/gu)) {
		const [found, article, word] = match as unknown as [string, string, string];
		const vowel = (VOWEL_LETTER.test(word) && !SPOKEN_CONSONANT.test(word)) || SILENT_H.test(word);
		const needsN = article.toLowerCase() === 'an';
		// "an historic" is said, too.
		if (vowel !== needsN && !(needsN && word.startsWith('h'))) return found;
	}
	return null;
}

const AUXILIARY =
	/^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|need|[’']s|[’']re)$/i;
const OPENS_PHRASE = /^(?:DT|PRP|PRP\$|NNP|NNPS)$/;

/** A question that asks for something else than its subject needs an auxiliary before the subject. */
export function lacksAuxiliary({ words }: SentenceTree): boolean {
	const [first, second] = words;
	if (!first || !second || !words.some((w) => w.text === '?')) return false;
	if (/^(?:what|who|whom)$/i.test(first.text)) return OPENS_PHRASE.test(second.xpos);
	if (/^(?:when|where|why)$/i.test(first.text)) return !AUXILIARY.test(second.text);
	if (/^which$/i.test(first.text) && /^of$/i.test(second.text))
		return /^these$/i.test(words[2]?.text ?? '') && /^(?:DT|NNP|PRP)$/.test(words[3]?.xpos ?? '');
	const asksAround =
		/^(?:in|on|at|by|to|from|for|since|until|through|with|under|after|before|of|about|how)$/i.test(
			first.text
		) && /^(?:which|what|whom|whose|long|often|soon|far)$/i.test(second.text);
	return asksAround && !words.some((w) => AUXILIARY.test(w.text));
}

/**
 * "did … refused", "does … refuses": after a form of "do" the verb stands in its base form.
 * @param known whether this is the base form of a verb ("found" in "did Malik found a school")
 * @returns the two words, or null when they fit
 */
export function bentAfterDo(
	{ words }: SentenceTree,
	known: (form: string) => boolean
): string | null {
	const at = words.findIndex((w) => /^(?:did|does|do)$/i.test(w.text));
	if (at < 0 || at > 8) return null;
	const isBase = (i: number) => {
		const form = words[i]!.text.toLowerCase();
		if (/^(?:VERB|AUX)$/.test(words[i]!.upos)) return form === words[i]!.lemma || known(form);
		// "the support agent" is one phrase; "the ship cause damage" may hide the verb.
		return known(form) && !/^NN/.test(words[i + 1]?.xpos ?? '') && !/^DT/.test(words[i - 1]!.xpos);
	};
	let bent: Word | null = null;
	for (const [i, word] of words.entries()) {
		if (i <= at) continue;
		if (isBase(i)) return null;
		if (/^(?:who|which|that|if|when|because|“|"|\?)$/i.test(word.text)) break;
		if (bent === null && /^VB[DNZ]$/.test(word.xpos)) bent = word;
	}
	return bent && `${words[at]!.text} … ${bent.text}`;
}

const PHRASE = /^(?:DT|JJ[RS]?|NN|NNS|NNP|NNPS|CD|POS|PRP\$)$/;
/** Singular in form, and used with either. */
const COLLECTIVE =
	/^(?:staff|police|people|crew|team|family|government|public|majority|number|half|rest|committee|council|board|group|audience|company|club|press|media|data|none|all|most|some|percent|per|cent|couple|pair|variety|series|means|species|news|mathematics|economics|politics|ethics|physics|statistics|headquarters)$/i;

/** "do the agent", "has the inspectors": the auxiliary and the subject after it, where one is singular and one plural. */
export function disagreement({ words }: SentenceTree): string | null {
	const at = words.findIndex((w) => /^(?:do|does|has|have|is|are|was|were)$/i.test(w.text));
	if (at < 1 || at > 5 || !words.some((w) => w.text === '?')) return null;
	let until = at + 1;
	while (until < words.length && PHRASE.test(words[until]!.xpos)) until++;
	const run = words.slice(at + 1, until);
	const nouns = run.filter((w) => /^NNP?S?$/.test(w.xpos));
	const head = nouns.at(-1);
	if (!head || !/^(?:the|a|an|this|that|these|those|each|every)$/i.test(run[0]!.text)) return null;
	// "the chair and the secretary" are two, whatever each is.
	if (words.slice(until, until + 6).some((w) => /^(?:and|or|,)$/.test(w.text))) return null;
	if (nouns.some((w) => COLLECTIVE.test(w.text)) || run.some((w) => w.xpos === 'CD')) return null;
	const plural = /^(?:do|have|are|were)$/i.test(words[at]!.text);
	const wrong = plural
		? nouns.every((w) => w.xpos === 'NN')
		: head.xpos === 'NNS' && run.length <= 4;
	return wrong ? `${words[at]!.text} … ${head.text}` : null;
}
