/** Who can be bound by a rule, and who can lay it down. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { Context } from './context.ts';
import { DOCUMENTS, LAWS, PEOPLE, THINGS } from './lexicon.ts';

const AGENTIVE = /(?:er|or|ee|ist|ian|ant|ent|eer|man|woman|men|women|people|person)$/;
const PRONOUNS =
	/^(?:you|we|they|who|anyone|everyone|nobody|anybody|everybody|someone|somebody|one|those|all|no-one)$/;

/** Whether the phrase names people or those who act like them. */
export function isPerson(context: Context, phrase: Phrase): boolean {
	if (phrase.sentence !== context.index) return true;
	const { words } = context.sentence.tree;
	const word = words[phrase.head]!;
	const lemma = word.lemma.toLowerCase();
	if (word.upos === 'PRON' || word.upos === 'DET') return PRONOUNS.test(lemma);
	if (PEOPLE.has(lemma) || PEOPLE.has(lemma.replace(/s$/, ''))) return true;
	return /^(?:NOUN|PROPN)$/.test(word.upos) && AGENTIVE.test(lemma) && !THINGS.has(lemma);
}

/** "The law allows …" is a rule; "a window allows light to enter" is none, nor is what one person lets another do. */
export function laysDown(context: Context, subject: Phrase): boolean {
	const word = context.sentence.tree.words[subject.head]!;
	return LAWS.has(word.lemma.toLowerCase()) || isTitle(word.upos, subject.text);
}

/** Whether it is a text that rules are written in. */
export function isDocument(context: Context, source: Phrase): boolean {
	const word =
		source.sentence === context.index ? context.sentence.tree.words[source.head] : undefined;
	if (!word) return false;
	return DOCUMENTS.has(word.lemma.toLowerCase()) || isTitle(word.upos, source.text);
}

const isTitle = (upos: string, text: string) =>
	upos === 'PROPN' &&
	/\b(?:Act|Law|Convention|Code|Treaty|Rules?|Regulations?|Constitution|Charter|Directive)\b/.test(
		text
	);

/** "drivers to carry a licence" as one phrase: the bearers are the drivers. */
export function withoutAction({ sentence }: Context, bearer: Phrase, action: Clause): Phrase {
	if (action.start <= bearer.start || action.start >= bearer.end) return bearer;
	const text = bearer.text.slice(0, action.start - bearer.start).replace(/\s+(?:to|from)?\s*$/, '');
	return text === '' || sentence.tree.words[bearer.head]!.start >= bearer.start + text.length
		? bearer
		: { ...bearer, text, end: bearer.start + text.length };
}
