/** A sentence around quotations, and what the words of it say by themselves. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { Sentence, Span } from '../reading.ts';
import { TIME_NOUNS } from '../clauses/lexicon/words.ts';
import { isSpeech } from './speech.ts';

/** Who says it, as the article names them, with the verb that says so ('' for "according to"). */
export interface Saying {
	who: Phrase;
	verb: string;
	/** Whether the quotation is what is said, and not only words in what somebody is said to say. */
	direct: boolean;
}

/** A sentence that a quotation begins or ends in. */
export interface Setting {
	index: number;
	sentence: Sentence;
	/** Its clauses, in order. */
	clauses: readonly Clause[];
	/** The clause that each predicate and each word of its verb group belongs to. */
	clauseAt: ReadonlyMap<number, Clause>;
	/** For each word whether it stands inside some quotation, marks included. */
	quoted: readonly boolean[];
}

/** Nobody says what may, should or must be said. */
const UNSAID = /^(?:can|could|may|might|must|shall|should|have to|ought)$/;

export const within = (outer: Span, { start, end }: Span) =>
	start >= outer.start && end <= outer.end;
export const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Whether the clause tells something as done, and not denied or only possible. */
export const isTold = ({ verb }: Clause) => !verb.negated && !UNSAID.test(verb.modal);

/** Whether the clause gives somebody's words, whoever it names. */
export function gives(clause: Clause, { sentence }: Setting): boolean {
	const { verb, predicate } = clause;
	const own = sentence.tree.words[predicate]!.lemma.toLowerCase();
	if (own === 'point' && verb.particle !== 'out') return false;
	return (isSpeech(verb.lemma) || isSpeech(own)) && isTold(clause);
}

/** Who the clause says it is that speaks; null when it tells nobody, or only "who" or "which". */
export function speakerOf({ agent, sentence }: Clause, setting: Setting): Phrase | null {
	if (!agent) return null;
	if (agent.sentence !== sentence) return agent;
	const head = setting.sentence.tree.words[agent.head]!;
	const nobody =
		/^W/.test(head.xpos) ||
		/^(?:that|this|these|those|there)$/i.test(agent.text) ||
		TIME_NOUNS.has(head.lemma.toLowerCase());
	if (nobody || setting.quoted[agent.head] || isOtherThanWho(agent, setting)) return null;
	return agent;
}

/** "The idea of a minister, who said": whoever speaks, it is not the idea. */
function isOtherThanWho({ from, head, end }: Phrase, { sentence }: Setting): boolean {
	if (from !== 'antecedent') return false;
	const after = sentence.tree.words
		.slice(head + 1)
		.find(({ xpos, start }) => start >= end && xpos === 'WP');
	if (after?.text.toLowerCase() !== 'who') return false;
	const type = sentence.mentions.find((mention) => mention.head === head)?.type;
	return type !== undefined && type !== 'person' && type !== 'organization';
}

/** Positions of the sentence's own words from the one before `quotation` back to the quotation before it, reversed. */
export function wordsBefore({ sentence, quoted }: Setting, quotation: Span): number[] {
	const { words } = sentence.tree;
	const found: number[] = [];
	let at = words.findIndex(({ end }) => end > quotation.start);
	if (at < 0) at = words.length;
	while (--at >= 0 && !quoted[at]) found.push(at);
	return found;
}

/** Positions of the words from the one after `quotation` on to the next quotation. */
export function wordsAfter({ sentence, quoted }: Setting, quotation: Span): number[] {
	const { words } = sentence.tree;
	const found: number[] = [];
	let at = words.findIndex(({ start }) => start >= quotation.end);
	while (at >= 0 && at < words.length && !quoted[at]) found.push(at++);
	return found;
}

export const isMark = ({ sentence }: Setting, at: number) =>
	sentence.tree.words[at]!.upos === 'PUNCT';
/** Whether the word may stand between a quotation, its verb and its speaker. */
export const isFiller = ({ sentence }: Setting, at: number) =>
	/^(?:PUNCT|ADV|AUX)$/.test(sentence.tree.words[at]!.upos);
export const isVerb = ({ sentence }: Setting, at: number) =>
	/^VB/.test(sentence.tree.words[at]!.xpos);
export const isFinite = ({ sentence }: Setting, at: number) =>
	/^VB[DPZ]$/.test(sentence.tree.words[at]?.xpos ?? '');
export const PAUSE = /^(?:[,;:.…—–-]+|--)$/;

/** "The Old Man and the Sea": every longer word has a capital. */
export function isTitle(words: string): boolean {
	const long = words.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
	return /\p{Lu}/u.test(words) && long.every((word) => /^\p{Lu}/u.test(word));
}
