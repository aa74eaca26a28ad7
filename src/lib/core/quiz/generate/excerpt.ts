/**
 * A sentence of the article with as many before it, word for word, as it takes to understand it with the article out of
 * sight. What is cut free of its sentence loses conditions, and what is told without the sentence before loses what "the
 * letter" was: of 650 refusals by readers of held-back questions, 305 were for that and 54 for the grammar of what was
 * cut (`tests/quality/judgements/held-2026-11-27*.json`).
 */
import type { Mention, Reading, Sentence } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { isOpenNoun, leaningOf } from '../known/leaning.ts';
import { isUnique } from '../realise/descriptions.ts';
import { nounPhraseAt, usageOf } from '../known/usage.ts';
import { escape } from './gap.ts';
import { contentWords } from './peers.ts';
import { capitalised } from '../realise/render.ts';
import { evidenceOf, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { HOUSEKEEPING, isHarm, leansOnContext, outsideQuotes, pointsBack } from './wording.ts';

export interface Excerpt {
	/** Index of the sentence that is asked about: the last of the excerpt. */
	index: number;
	sentence: Sentence;
	/** Indices of the sentences shown before it, in order. */
	lead: number[];
	/** Those sentences, with a space behind; '' where there are none. */
	before: string;
	/** Words of the whole. */
	words: number;
	/** What is put in square brackets in its last sentence. */
	named: readonly Named[];
}

/** Words that only what stands before the excerpt explains, and what they mean, as an editor puts it in brackets. */
interface Named {
	index: number;
	/** Their first place in the sentence is meant. */
	words: string;
	put: string;
}

const MOST_WORDS = 85;
/** In so many sentences or a ninth of all, the article speaks of a thing all the time. */
const OFTEN = 4;

/** A sentence with as few before it as it takes to understand it, and with its paragraph so far. */
interface Drawn {
	briefest: Excerpt;
	widest: Excerpt;
}

const drawn = new WeakMap<Material, Map<number, Drawn | null>>();

/** @returns null where no such run of sentences is clear */
export const excerptAt = (material: Material, index: number): Excerpt | null =>
	drawnAt(material, index)?.widest ?? null;

/** With no more before it than it takes to understand it; null where `excerptAt` is. */
export const shortExcerptAt = (material: Material, index: number): Excerpt | null =>
	drawnAt(material, index)?.briefest ?? null;

/** Drawn once an article: the quiz and the scenarios look at the same. */
function drawnAt(material: Material, index: number): Drawn | null {
	const own = drawn.get(material) ?? new Map<number, Drawn | null>();
	drawn.set(material, own);
	if (!own.has(index)) own.set(index, drawAt(material, index));
	return own.get(index)!;
}

function drawAt(material: Material, index: number): Drawn | null {
	const { reading } = material;
	const { sentences } = reading;
	const sentence = sentences[index]!;
	if (!isPlain(sentence)) return null;
	let from = index;
	let words = wordsOf(sentence);
	let named = clarified(material, from, index);
	const clear = named === null || words > MOST_WORDS ? [] : [{ from, words, named }];
	// A sentence that can be read alone is still better understood with its paragraph so far.
	while (goesOn(reading, from, named === null) && isPlain(sentences[from - 1]!)) {
		words += wordsOf(sentences[from - 1]!);
		if (words > MOST_WORDS) break;
		from -= 1;
		named = clarified(material, from, index);
		if (named !== null) clear.push({ from, words, named });
	}
	const shown = (run: (typeof clear)[number]): Excerpt => {
		const lead = Array.from({ length: index - run.from }, (_, i) => run.from + i);
		const inLead = lead.map((i) => `${withNames(sentences[i]!.text, run.named, i)} `).join('');
		return {
			index,
			sentence,
			lead,
			before: unnumbered(inLead),
			words: run.words,
			named: run.named
		};
	};
	const [briefest, widest] = [clear[0], clear.at(-1)];
	return briefest && widest ? { briefest: shown(briefest), widest: shown(widest) } : null;
}

/** The excerpt with its last sentence put as given, without the numbers of sections. */
export function shownIn({ index, before, lead, named }: Excerpt, last: string): string {
	const told = withNames(last, named, index);
	return `${before}${lead.length === 0 ? unnumbered(told) : told}`;
}

/** "She was sentenced" → "[Delphine Arkwright] was sentenced". */
function withNames(text: string, named: readonly Named[], index: number): string {
	return named
		.filter((one) => one.index === index)
		.reduce((told, { words, put }) => told.replace(wordsAt(words), () => put), text);
}

const wordsAt = (words: string) =>
	new RegExp(`(?<![\\p{L}\\p{N}[])${escape(words)}(?![\\p{L}\\p{N}\\]])`, 'u');

/** Without the number of its section. */
export const unnumbered = (text: string) =>
	text.replace(/^(?:\d+(?:\.\d+)+\.?|\p{Lu}\d+\.|\d+\.|\(\p{L}\))[ \t]+(?=\S)/u, '');

/** The candidate, resting on the lead of its excerpt as well. */
export function withLead(reading: Reading, excerpt: Excerpt, candidate: Candidate): Candidate {
	const spans = excerpt.lead.map((i) => evidenceOf(reading, reading.sentences[i]!));
	return {
		...candidate,
		sentences: [...candidate.sentences, ...excerpt.lead],
		whole: true,
		item: {
			...candidate.item,
			evidence: [...spans, ...candidate.item.evidence].sort((a, b) => a.start - b.start)
		}
	};
}

export const wordsOf = ({ text }: Sentence): number => text.split(/\s+/).length;

/** Whether the sentence before belongs to the same running text: its paragraph, or `beyond` it, with nothing between. */
function goesOn({ sentences, text }: Reading, index: number, beyond: boolean): boolean {
	const [before, own] = [sentences[index - 1], sentences[index]!];
	return (
		before !== undefined &&
		(beyond || before.paragraph === own.paragraph) &&
		!before.listed &&
		text.slice(before.end, own.start).trim() === ''
	);
}

/** "Why the warning was disregarded.", "14:26 Thygesen goes up": run in before the text, and notes of a log. */
const HEADING =
	/^(?:Why|How|What|Who|Where|When|Whether) [^,]+\.$|^\d{1,2}[:.]\d\d\b|\b(?:version|Figure|Table) \d/;

/** Somebody does something, or is told to. */
export function isWholeSentence(tree: SentenceTree): boolean {
	const { root, words } = tree;
	if (root < 0) return false;
	const verbs = [root, ...tree.children(root, 'aux', 'cop', 'aux:pass')];
	const finite = verbs.some((i) => /^(?:VBD|VBP|VBZ|MD)$/.test(words[i]?.xpos ?? ''));
	const subject = tree.child(root, 'nsubj', 'nsubj:pass', 'csubj', 'expl');
	return subject >= 0 ? finite : words[root]?.xpos === 'VB';
}

/** What the article says itself, in a whole sentence. */
const isPlain = (sentence: Sentence): boolean =>
	isWellFormed(sentence) &&
	!/\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|me|ourselves|myself)\b/.test(outsideQuotes(sentence.text));

/** A whole sentence of running text that may be quoted in a question. */
export function isWellFormed({ text, list, tree }: Sentence): boolean {
	return (
		!list &&
		!HEADING.test(text) &&
		isWholeSentence(tree) &&
		// Ways of saying a name, telephone numbers, and more asides than one can be read past.
		!/ \/|\/ |\btel\b|[^\p{Script=Latin}\p{Script=Common}\p{M}]/iu.test(text) &&
		text.split('(').length <= 2 &&
		/^[\p{Lu}\d“"$€£]/u.test(text) &&
		isClosed(text) &&
		!/[[\]{}<>|*#•†…]|https?:|\.\.\.|^\p{Lu}\p{Ll}+: /u.test(text) &&
		!isHarm(text)
	);
}

/** Ends in a full stop, with every mark that it opens closed. */
export const isClosed = (text: string): boolean =>
	/[\p{L}\p{N}%)”"’]\.["”’]?$/u.test(text.replace(/\.(["”’])$/, '$1.')) &&
	text.split('"').length % 2 === 1 &&
	text.split('“').length === text.split('”').length &&
	text.split('(').length === text.split(')').length;

/** Openings that go on from what stood before, and answers to a question. */
const LEANS =
	/^(?:That|These|Those|This|And|But|Or|So|Yet|Nor|Here|There|Such|Both|Neither|Either|Yes|No,|(?:Most|Some|Many|Few|Several|All|Each|None|Others?|Another|One|Two|Three|Four|Five)(?= (?:\p{Ll}+ed|is|was|were|are|had|has|have|of (?:them|these|those)|\p{Ll}+s)\b)|Only (?:if|when|after)|(?:After|Before|Since|Until|By|From|Despite|Like|Unlike) (?:that|this|these|those|which|then)\b|Otherwise|Instead|Even so)\b/u;

/** A day of the week and what has happened by then belong to what is quoted, and are seldom what it turns on. */
const DATED =
	/\b(?:on |late |early |since |until |by )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|afternoon|evening))?\b|\balready\b|\b(?:seconds|minutes|hours|days|weeks|months|years) (?:later|earlier|after|before)\b|\blater (?:than|in)\b|\b(?:now|still|an earlier)\b/g;

/** A made-up case. */
const SUPPOSED =
	/^(?:Suppose|Imagine|Say|Assume|Consider|Take)\b|\b(?:for example|for instance|suppose)\b/i;

/** Whether the sentence can be the first one shown. */
function opensWell(text: string, known: ReadonlySet<string>): boolean {
	const outside = outsideQuotes(text).replace(DATED, '');
	const joined = /^(?:As|Because|Although|Though|While|Since|If|When|Whereas|Unless|Once|Where) /;
	return (
		!LEANS.test(text) &&
		!(joined.test(text) && !text.includes(',')) &&
		!/\benough\b(?! (?:to|for|that)\b)|^An? (?:further|similar|second|third|new)\b|\bthe (?:money|rest|sum|amount|total|latter|former)\b(?! (?:of|that)\b)/i.test(
			text
		) &&
		!SUPPOSED.test(text) &&
		!/^(?:For (?:example|instance)|In (?:fact|addition|other words|which|this way|turn|short)|Of course|As such|By contrast|In contrast|After all|On the other hand)\b/.test(
			text
		) &&
		!leansOnContext(outside) &&
		!pointsBack(outside, known) &&
		!HOUSEKEEPING.test(outside)
	);
}

/**
 * What has to be put in brackets for all that the run speaks of to be told in it, or plain from the title; null where
 * that is not enough.
 */
function clarified(material: Material, from: number, until: number): Named[] | null {
	const { reading, nouns, fullNames } = material;
	const first = reading.sentences[from]!;
	const { tree, text } = first;
	if (!opensWell(text, nouns.own)) return null;
	const opens = reading.sentences[from - 1]?.paragraph !== first.paragraph;
	const isMatter = matterOfArticle(reading);
	const leans = leaningOf(text, tree, reading);
	if (leans !== null && !(opens && isMatter(leans.split(' ').at(-1)!.toLowerCase()))) return null;
	const named: Named[] = [];
	const known = new Set<number>();
	for (let i = from; i <= until; i++) {
		const own = reading.sentences[i]!;
		for (const { position, cluster } of own.pronouns) {
			if (own.tree.is(position, 'expl')) continue;
			const before = own.mentions.some((m) => m.head < position && m.cluster === cluster);
			// What is shown before it names it; where the reader is not sure, its own sentence must.
			const told =
				cluster >= 0
					? before || known.has(cluster)
					: hasMate(own, position) ||
						(i > from && couldMean(reading.sentences.slice(from, i), own, position));
			if (told) continue;
			const name = nameFor(reading, own, position, cluster);
			if (name === null) return null;
			named.push({ index: i, ...name });
			known.add(cluster);
		}
		for (const mention of own.mentions) {
			if (known.has(mention.cluster) || !isBareSurname(reading, mention, from)) continue;
			named.push({
				index: i,
				words: mention.text,
				put: `[${reading.clusters[mention.cluster]!.name}]`
			});
			known.add(mention.cluster);
		}
		for (const { cluster } of own.mentions) if (cluster >= 0) known.add(cluster);
	}
	const said = new Set<string>();
	for (let at = 0; at < tree.words.length; at++) {
		const phrase = nounPhraseAt(tree, at);
		if (!phrase) continue;
		const opening = at < 4 && phrase.opening === 'the';
		if (
			!said.has(phrase.lemma) &&
			(isOpenNoun(tree, at, reading) ||
				(opening && !phrase.named && !phrase.restricted && !isUnique(phrase.lemma))) &&
			!(opens && isMatter(phrase.lemma))
		) {
			const full = phrase.before.length === 0 ? fullNames(from, at) : null;
			const article = tree.words[at - 1];
			if (full === null || !/^the$/i.test(article?.text ?? '')) return null;
			named.push({
				index: from,
				words: `${article!.text} ${tree.words[at]!.text}`,
				put: `[${at < 2 ? capitalised(full.words) : full.words}]`
			});
		}
		said.add(phrase.lemma);
	}
	return named;
}

const PRONOUN = /^(?:he|she|it|they|him|them|his|her|its|their)$/i;

/** What to put for a pronoun whose meaning the reader has found further up. */
function nameFor(
	reading: Reading,
	{ tree, text }: Sentence,
	position: number,
	cluster: number
): Omit<Named, 'index'> | null {
	const word = tree.words[position]!.text;
	if (cluster < 0 || !PRONOUN.test(word)) return null;
	const { name } = reading.clusters[cluster]!;
	if (!/^\p{Lu}/u.test(name) || name.split(' ').length > 6) return null;
	// The brackets go to its first place: another one further up would mean another.
	const first = wordsAt(word).exec(text);
	if (!first || first.index !== tree.words[position]!.start - tree.words[0]!.start) return null;
	const owns = tree.is(position, 'nmod:poss');
	return { words: word, put: owns ? `[${name}’s]` : `[${name}]` };
}

/**
 * "Employees must return their laptops when they leave", "asking the officers to wait and reading their letter": whether
 * the sentence itself holds something, before the pronoun and not around it, that it can be read to mean. Enough where the
 * words are quoted as they stand; a question of our own words asks for more (realise/bound.ts).
 */
export function hasMate({ tree, mentions }: Sentence, position: number): boolean {
	const { words, root } = tree;
	const pronoun = words[position]!.text.toLowerCase();
	// "Staff may not buy them": whom a verb has for its subject, its object cannot mean by "them".
	const owns = tree.is(position, 'nmod:poss');
	const { head } = words[position]!;
	const ownSubject = owns || head < 0 ? -1 : tree.child(head, 'nsubj', 'nsubj:pass');
	const around = (at: number) => at === ownSubject || tree.subtree(at).includes(position);
	const earlier = words.flatMap((word, at) =>
		at < position && /^(?:NOUN|PROPN)$/.test(word.upos) && !around(at) ? [at] : []
	);
	const isPerson = (at: number) => mentions.some((m) => m.head === at && m.type === 'person');
	const isPlural = (at: number) => isSeveral(tree, at);
	if (/^th/.test(pronoun))
		return earlier.some(isPlural) || /^(?:every|any|no)(?:one|body)$/i.test(words[0]!.text);
	if (/^h|^s/.test(pronoun)) return earlier.some((at) => isPerson(at) && !isPlural(at));
	const single = earlier.filter((at) => !isPlural(at) && !isPerson(at));
	if (pronoun === 'its') return single.length > 0;
	// "…, and the cheese could not be made without it": another clause goes its own way.
	let at = position;
	while (at >= 0 && at !== root) {
		if (tree.is(at, 'conj') && /^(?:VERB|AUX|ADJ)$/.test(words[at]!.upos)) return false;
		at = words[at]!.head;
	}
	return single.some((noun) => /^(?:nsubj|obj)/.test(words[noun]!.label));
}

/** Whether the sentences before hold anything of the pronoun's number and kind. */
function couldMean(before: readonly Sentence[], { tree }: Sentence, position: number): boolean {
	const pronoun = tree.words[position]!.text.toLowerCase();
	return before.some(({ tree: told, mentions }) =>
		told.words.some((word, at) => {
			if (!/^(?:NOUN|PROPN)$/.test(word.upos)) return false;
			const person = mentions.some((m) => m.head === at && m.type === 'person');
			const plural = isSeveral(told, at);
			if (/^th/.test(pronoun))
				return plural && (person || told.is(at, 'nsubj') || told.is(at, 'obj'));
			return /^it/.test(pronoun) ? !person && !plural : person && !plural;
		})
	);
}

/** What "they" may stand for: a plural, a list, a body of people. */
function isSeveral(tree: SentenceTree, at: number): boolean {
	const { xpos, text } = tree.words[at]!;
	return /^NNP?S$/.test(xpos) || SEVERAL.test(text) || tree.child(at, 'conj') >= 0;
}

const SEVERAL =
	/^(?:staff|people|police|team|crew|family|council|company|government|court|board)$/i;

/** "Sturgis", who is not who the article is all about: whoever has read it once may not know who that was. */
function isBareSurname(
	reading: Reading,
	{ named, type, text, cluster }: Mention,
	from: number
): boolean {
	if (!named || type !== 'person' || cluster < 0 || / /.test(text)) return false;
	const name = reading.clusters[cluster]!.name;
	// "Prentiss", a town, beside "the Prentiss Clarion": only the last part of a person's name stands for the person.
	if (reading.clusters[cluster]!.type !== 'person' || !name.endsWith(` ${text}`)) return false;
	if (reading.title.includes(text)) return false;
	const told = reading.sentences.filter(
		({ mentions, pronouns }) =>
			mentions.some((m) => m.cluster === cluster) || pronouns.some((p) => p.cluster === cluster)
	).length;
	return from > 0 && told < Math.max(3, reading.sentences.length / 10);
}

/** What the title names or the article speaks of all the time: "the store" of "Working safely in the solvent store". */
function matterOfArticle(reading: Reading): (word: string) => boolean {
	const title = contentWords(reading.title);
	const usage = usageOf(reading);
	return (word) => {
		const uses = usage.get(word) ?? [];
		const named = [...contentWords(word)].some((w) => title.has(w));
		return (
			named ||
			new Set(uses.map((u) => u.sentence)).size >= Math.max(OFTEN, reading.sentences.length / 9)
		);
	};
}
