/** Who says a quotation, by the words of its own sentence. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { Sentence, Span } from '../reading.ts';
import { AFTER_PAUSE, GIVES_WORDS, NAMES_SO, NAMING, READABLE, SPEAKS_OF } from './speech.ts';

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

const ENDS_LIKE_SPEECH = /[,?!…—–-]['’]?$/;
const PAUSE = /^(?:[,;:.…—–-]+|--)$/;
/** What stands around names of shows, papers and the like, which nobody says. */
const PLACING = /^(?:in|on|at|to|from|by|for|with|under|during|after|before|titled|entitled)$/;
/** Nobody says what may, should or must be said. */
const UNSAID = /^(?:can|could|may|might|must|shall|should|have to|ought)$/;

const within = (outer: Span, { start, end }: Span) => start >= outer.start && end <= outer.end;

/** Whether verbs of this lemma give words; lemmas of rare verbs may have an e too many. */
const isSpeech = (lemma: string) =>
	GIVES_WORDS.has(lemma) || (lemma.endsWith('e') && GIVES_WORDS.has(lemma.slice(0, -1)));

/** Whether the clause gives somebody's words, whoever it names. */
export function gives({ verb, predicate }: Clause, { sentence }: Setting): boolean {
	const own = sentence.tree.words[predicate]!.lemma.toLowerCase();
	if (own === 'point' && verb.particle !== 'out') return false;
	return (isSpeech(verb.lemma) || isSpeech(own)) && !verb.negated && !UNSAID.test(verb.modal);
}

/** Who the clause says it is that speaks; null when it tells nobody, or only "who" or "which". */
export function speakerOf({ agent, sentence }: Clause, setting: Setting): Phrase | null {
	if (!agent) return null;
	if (agent.sentence !== sentence) return agent;
	const head = setting.sentence.tree.words[agent.head]!;
	return /^W/.test(head.xpos) || setting.quoted[agent.head] ? null : agent;
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
const isFiller = ({ sentence }: Setting, at: number) =>
	/^(?:PUNCT|ADV|AUX)$/.test(sentence.tree.words[at]!.upos);

/** "…," said Lopez. — "…," Lopez, who leads it, told reporters. — "…," according to Lopez. */
export function saidAfter(setting: Setting, quotation: Span, inner: string): Saying | null {
	const { words } = setting.sentence.tree;
	const after = wordsAfter(setting, quotation);
	const pause = after[0] !== undefined && PAUSE.test(words[after[0]]!.text);
	const opens = wordsBefore(setting, quotation).every((i) => isMark(setting, i));
	if (!pause && !ENDS_LIKE_SPEECH.test(inner) && !opens) return null;
	const rest = after.slice(
		Math.max(
			0,
			after.findIndex((i) => !isMark(setting, i))
		)
	);
	const [first, second] = rest;
	if (first === undefined) return null;
	if (words[first]!.text.toLowerCase() === 'according' && second !== undefined) {
		const who = nounPhrase(setting, second + 1);
		return who && { who, verb: '', direct: true };
	}
	return saidByClause(setting, quotation, rest) ?? saidByWords(setting, rest);
}

function saidByClause(setting: Setting, quotation: Span, rest: readonly number[]): Saying | null {
	const { tree } = setting.sentence;
	for (const [before, at] of rest.entries()) {
		const clause = setting.clauseAt.get(at);
		if (!clause || clause.predicate !== at || !isVerb(setting, at)) continue;
		const leading = rest.slice(0, before);
		const inverted = leading.every((i) => isFiller(setting, i));
		const who = inverted ? rightAfter(setting, clause, rest) : speakerOf(clause, setting);
		if (!gives(clause, setting) || !who || who.sentence !== setting.index) {
			if (/^(?:relative|participial|infinitive)$/.test(clause.kind)) continue;
			return null;
		}
		// Nothing but its subject and what belongs to that stands between the quotation and the verb.
		const subject = new Set(tree.subtree(who.head));
		if (!inverted && subject.has(at)) continue;
		const fits = (i: number) =>
			isFiller(setting, i) ||
			subject.has(i) ||
			within(who, tree.words[i]!) ||
			clause.verb.words.includes(i);
		if (!inverted && (who.start < quotation.end || who.head > at || !leading.every(fits)))
			return null;
		return { who, verb: tree.words[at]!.text, direct: true };
	}
	return null;
}

const isVerb = ({ sentence }: Setting, at: number) => /^VB/.test(sentence.tree.words[at]!.xpos);
const isFinite = ({ sentence }: Setting, at: number) =>
	/^VB[DPZ]$/.test(sentence.tree.words[at]?.xpos ?? '');

/** Of "said Lopez" the speaker, even where it was read as the object. */
function rightAfter(setting: Setting, clause: Clause, rest: readonly number[]): Phrase | null {
	const { words } = setting.sentence.tree;
	if (!isFinite(setting, clause.predicate)) return null;
	const next = rest.find((i) => i > clause.predicate && !isFiller(setting, i));
	if (next === undefined) return null;
	const own = [clause.agent, clause.subject, clause.object, clause.indirectObject, clause.patient];
	const who =
		own.find((phrase) => phrase?.start === words[next]!.start) ?? nounPhrase(setting, next);
	return who && !/^W/.test(words[who.head]!.xpos) ? who : null;
}

/** By the order of the words alone, where no clause was read: a noun phrase beside a verb of speech. */
function saidByWords(setting: Setting, rest: readonly number[]): Saying | null {
	const { words } = setting.sentence.tree;
	const speaks = (at: number | undefined) =>
		at !== undefined && isFinite(setting, at) && isSpeech(words[at]!.lemma.toLowerCase());
	const [first, second] = rest;
	if (speaks(first) && second !== undefined) {
		const who = nounPhrase(setting, second);
		return who && { who, verb: words[first!]!.text, direct: true };
	}
	const who = nounPhrase(setting, first!);
	const verb = rest.find(
		(i) => words[i]!.start >= (who?.end ?? Infinity) && words[i]!.upos !== 'ADV'
	);
	return who && speaks(verb) ? { who, verb: words[verb!]!.text, direct: true } : null;
}

/** The noun phrase that begins with a word, by parts of speech; null without one. */
function nounPhrase({ index, sentence, quoted }: Setting, from: number): Phrase | null {
	const { words } = sentence.tree;
	let until = from;
	let head = -1;
	while (until < words.length && !quoted[until]) {
		const { upos, xpos } = words[until]!;
		if (until === from && xpos === 'PRP') head = until;
		else if (upos === 'NOUN' || upos === 'PROPN') head = until;
		else if (!/^(?:DET|ADJ|NUM)$/.test(upos) && xpos !== 'PRP$' && xpos !== 'POS') break;
		until++;
		if (xpos === 'PRP') break;
	}
	if (head < 0) return null;
	const { start } = words[from]!;
	const { end } = words[head]!;
	const text = sentence.text.slice(start - sentence.start, end - sentence.start);
	return { start, end, text, sentence: index, head, members: [head], from: 'place' };
}

/** Lopez said: "…" — Lopez told reporters on Monday, "…" — Lopez added that "…" */
export function saidBefore(setting: Setting, quotation: Span): Saying | null {
	const { words } = setting.sentence.tree;
	const before = wordsBefore(setting, quotation);
	const colon = before[0] !== undefined && words[before[0]]!.text === ':';
	const pause = before[0] !== undefined && PAUSE.test(words[before[0]]!.text);
	for (const at of before) {
		const clause = setting.clauseAt.get(at);
		if (!clause || clause.predicate !== at) continue;
		if (isVerb(setting, at) && gives(clause, setting)) {
			const gap = before.slice(0, before.indexOf(at));
			const next = gap.every((i) => isFiller(setting, i) || words[i]!.text === 'that');
			if (!pause && !next) return null;
			const free = colon || (pause && gap.every((i) => isFiller(setting, i)));
			if (!free && !isQuotable(setting, clause, quotation, pause)) return null;
			const who = speakerOf(clause, setting);
			return who && { who, verb: words[at]!.text, direct: true };
		}
		// With a colon, what is said may have begun before: "said the plan had failed: …".
		if (!colon && clause.verb.tense !== 'none') return null;
	}
	return null;
}

/** Whether words right after the clause's verb are said, and no title of what is read or written. */
function isQuotable(
	{ sentence }: Setting,
	clause: Clause,
	quotation: Span,
	pause: boolean
): boolean {
	if (!pause && AFTER_PAUSE.has(clause.verb.lemma)) return false;
	const { start } = sentence;
	if (!isTitle(sentence.text.slice(quotation.start - start, quotation.end - start))) return true;
	const head = sentence.tree.words[clause.agent?.head ?? -1];
	return clause.verb.lemma === 'read' && READABLE.has(head?.lemma.toLowerCase() ?? '');
}

/** "The Old Man and the Sea": every longer word has a capital. */
export function isTitle(words: string): boolean {
	const long = words.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
	return /\p{Lu}/u.test(words) && long.every((word) => /^\p{Lu}/u.test(word));
}

/** By the tree: words quoted in a clause that somebody is said to say, or in what somebody calls a thing. */
export function saidAround(setting: Setting, quotation: Span): Saying | null {
	const { tree, text, start } = setting.sentence;
	if (isName(setting, quotation)) return null;
	if (isTitle(text.slice(quotation.start - start, quotation.end - start))) return null;
	const inside = (i: number) => within(quotation, tree.words[i]!);
	let at = topOf(setting, quotation);
	for (let steps = tree.words.length; at >= 0 && steps > 0; steps--) {
		const clause = setting.clauseAt.get(at);
		if (clause) {
			const called = inside(clause.predicate) ? null : calledBy(setting, clause, quotation);
			if (called !== undefined && called !== null) return called;
			const { source } = clause.factuality;
			return source && mayQuote(setting, clause, source, quotation)
				? { who: source, verb: '', direct: false }
				: null;
		}
		at = tree.words[at]!.head;
	}
	return null;
}

/** The word of the quotation that the others hang on: nearest to the root. */
function topOf({ sentence: { tree } }: Setting, quotation: Span): number {
	return tree.words.findIndex(
		(word, i) =>
			word.upos !== 'PUNCT' &&
			within(quotation, tree.words[i]!) &&
			(word.head < 0 || !within(quotation, tree.words[word.head]!))
	);
}

/** Whether whoever the clause is left to may be quoted in it: somebody else than the writer, who is said to speak. */
function mayQuote(setting: Setting, clause: Clause, source: Phrase, quotation: Span): boolean {
	if (overlap(source, quotation)) return false;
	if (source.sentence === setting.index) {
		if (/^(?:I|we|you)$/i.test(source.text)) return false;
		const { clauses } = setting;
		const tellers = clauses.filter(({ agent, subject }) =>
			[agent, subject].some((who) => who?.head === source.head)
		);
		const above = tellers.filter((one) => one.content !== null && one.id !== clause.id);
		if (above.length > 0 && !above.some((one) => gives(one, setting))) return false;
	}
	return true;
}

/** 'named "Hope"', 'under the name "Hope"', 'a robot called "Hope"'. */
function isName(setting: Setting, quotation: Span): boolean {
	const { words } = setting.sentence.tree;
	const before = wordsBefore(setting, quotation).filter((i) => !isMark(setting, i));
	const at = before.find((i) => !/^(?:as|by|an?|the)$/i.test(words[i]!.text));
	if (at === undefined) return false;
	if (NAMING.has(words[at]!.text.toLowerCase())) return true;
	const clause = setting.clauseAt.get(at);
	return clause !== undefined && /^(?:call|dub|term)$/.test(clause.verb.lemma) && !clause.agent;
}

/** The quotation as what the clause's own verb says; undefined when its verb says nothing of the kind. */
function calledBy(setting: Setting, clause: Clause, quotation: Span): Saying | null | undefined {
	const { words } = setting.sentence.tree;
	const { lemma } = clause.verb;
	const before = wordsBefore(setting, quotation).map((i) => words[i]!.text.toLowerCase());
	const marker = before.find((word) => !/^(?:an?|the|his|her|its|their)$/.test(word)) ?? '';
	const who = speakerOf(clause, setting);
	const saying = who && { who, verb: words[clause.predicate]!.text, direct: false };
	if (clause.verb.negated || UNSAID.test(clause.verb.modal)) return undefined;
	if (NAMES_SO.has(lemma)) return saying ?? undefined;
	if (/^(?:of|about|against)$/.test(marker)) return SPEAKS_OF.has(lemma) ? saying : undefined;
	if (!gives(clause, setting) || AFTER_PAUSE.has(lemma) || PLACING.test(marker)) return undefined;
	const spokenTo = [clause.recipient, clause.indirectObject, clause.agent];
	return spokenTo.some((phrase) => phrase && overlap(phrase, quotation)) ? undefined : saying;
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
