/**
 * A sentence of the article with as many before it, word for word, as it takes to understand it with the article out of
 * sight. What is cut free of its sentence loses conditions, and what is told without the sentence before loses what "the
 * letter" was: of 650 refusals by readers of held-back questions, 305 were for that and 54 for the grammar of what was
 * cut (`tests/quality/judgements/held-2026-11-27*.json`).
 */
import type { Reading, Sentence } from '../../reading/reading.ts';
import { leaningOf, isOpenNoun } from '../known/leaning.ts';
import { nounPhraseAt, usageOf } from '../known/usage.ts';
import { contentWords } from './peers.ts';
import { evidenceOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
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
}

const MOST_SENTENCES = 3;
const MOST_WORDS = 62;
/** A sentence from within a paragraph is shown with the one before it while both are no longer than this. */
const EASY_WORDS = 42;
/** In so many sentences, the article speaks of a thing all the time. */
const OFTEN = 3;

/** @returns null where no such run of sentences of its paragraph is clear */
export function excerptAt(material: Material, index: number): Excerpt | null {
	const { reading } = material;
	const { sentences } = reading;
	const sentence = sentences[index]!;
	if (!isPlain(sentence)) return null;
	let from = index;
	let words = wordsOf(sentence);
	let clear = isClear(material, from, index);
	while (
		(!clear || words <= EASY_WORDS / 2) &&
		index - from + 1 < MOST_SENTENCES &&
		goesOn(reading, from)
	) {
		const more = wordsOf(sentences[from - 1]!);
		if (words + more > (clear ? EASY_WORDS : MOST_WORDS) || !isPlain(sentences[from - 1]!)) break;
		const wider = isClear(material, from - 1, index);
		if (clear && !wider) break;
		from -= 1;
		words += more;
		clear = wider;
	}
	if (!clear) return null;
	const lead = Array.from({ length: index - from }, (_, i) => from + i);
	return {
		index,
		sentence,
		lead,
		before: unnumbered(lead.map((i) => `${sentences[i]!.text} `).join('')),
		words
	};
}

/** The excerpt with its last sentence put as given, without the numbers of sections. */
export function shownIn({ before, lead }: Excerpt, last: string): string {
	return `${before}${lead.length === 0 ? unnumbered(last) : last}`;
}

const unnumbered = (text: string) =>
	text.replace(/^(?:\d+(?:\.\d+)+\.?|\p{Lu}\d+\.|\d+\.|\(\p{L}\)) (?=\S)/u, '');

/** The candidate, resting on the lead of its excerpt as well. */
export function withLead(reading: Reading, excerpt: Excerpt, candidate: Candidate): Candidate {
	const spans = excerpt.lead.map((i) => evidenceOf(reading, reading.sentences[i]!));
	return {
		...candidate,
		whole: true,
		item: {
			...candidate.item,
			evidence: [...spans, ...candidate.item.evidence].sort((a, b) => a.start - b.start)
		}
	};
}

const wordsOf = ({ text }: Sentence) => text.split(/\s+/).length;

/** Whether the sentence before belongs to the same running text. */
function goesOn({ sentences, text }: Reading, index: number): boolean {
	const [before, own] = [sentences[index - 1], sentences[index]!];
	return (
		before !== undefined &&
		before.paragraph === own.paragraph &&
		!before.listed &&
		text.slice(before.end, own.start).trim() === ''
	);
}

/** A whole sentence of running text that may be quoted in a question. */
function isPlain({ text, list, tree }: Sentence): boolean {
	const outside = outsideQuotes(text);
	return (
		!list &&
		tree.words.some(
			({ xpos }, i) => /^(?:VBD|VBP|VBZ|MD)$/.test(xpos) || (i === tree.root && xpos === 'VB')
		) &&
		// Ways of saying a name, telephone numbers, and more asides than one can be read past.
		!/ \/|\/ |\btel\b|[^\p{Script=Latin}\p{Script=Common}\p{M}]/iu.test(text) &&
		text.split('(').length <= 2 &&
		/^[\p{Lu}\d“"$€£]/u.test(text) &&
		/[\p{L}\p{N}%)”"’]\.["”’]?$/u.test(text.replace(/\.(["”’])$/, '$1.')) &&
		!/[[\]{}<>|*#•†…]|https?:|\.\.\.|^\p{Lu}\p{Ll}+: /u.test(text) &&
		!/\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|me|ourselves|myself)\b/.test(outside) &&
		!isHarm(text) &&
		text.split('"').length % 2 === 1 &&
		text.split('“').length === text.split('”').length &&
		text.split('(').length === text.split(')').length
	);
}

/** Openings that go on from what stood before, and answers to a question. */
const LEANS =
	/^(?:That|These|Those|This|And|But|Or|So|Yet|Nor|Here|There|It|They|He|She|His|Her|Their|Its|Such|Both|Neither|Either|Yes|No,|(?:Most|Some|Many|Few|Several|All|Each|None|Others?|Another|One|Two|Three|Four|Five)(?= (?:\p{Ll}+ed|is|was|were|are|had|has|have|of (?:them|these|those)|\p{Ll}+s)\b)|Only (?:if|when|after)|(?:After|Before|Since|Until|By|From|Despite|Like|Unlike) (?:that|this|these|those|which|then)\b|Otherwise|Instead|Even so)\b/u;

/** A day of the week and what has happened by then belong to what is quoted, and are seldom what it turns on. */
const DATED =
	/\b(?:on |late |early |since |until |by )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|afternoon|evening))?\b|\balready\b|\b(?:seconds|minutes|hours|days|weeks|months|years) (?:later|earlier|after|before)\b|\blater (?:than|in)\b|\b(?:now|still)\b/g;

/** Whether the sentence can be the first one shown. */
function opensWell(text: string, known: ReadonlySet<string>): boolean {
	const outside = outsideQuotes(text).replace(DATED, '');
	const joined = /^(?:As|Because|Although|Though|While|Since|If|When|Whereas|Unless|Once|Where) /;
	return (
		!LEANS.test(text) &&
		!(joined.test(text) && !text.includes(',')) &&
		!/\benough\b(?! (?:to|for|that)\b)/.test(text) &&
		!/^(?:For (?:example|instance)|In (?:fact|addition|other words|which|this way|turn|short)|Of course|As such|By contrast|In contrast|After all|On the other hand)\b/.test(
			text
		) &&
		!leansOnContext(outside) &&
		!pointsBack(outside, known) &&
		!HOUSEKEEPING.test(outside)
	);
}

/** Whether all that the run speaks of is told in it, or plain from the title. */
function isClear(material: Material, from: number, until: number): boolean {
	const { reading, nouns } = material;
	const first = reading.sentences[from]!;
	const { tree, text } = first;
	if (!opensWell(text, nouns.own)) return false;
	const opens = reading.sentences[from - 1]?.paragraph !== first.paragraph;
	const isMatter = matterOfArticle(reading);
	const leans = leaningOf(text, tree, reading);
	if (leans !== null && !(opens && isMatter(leans.split(' ').at(-1)!.toLowerCase()))) return false;
	const known = new Set<number>();
	const said = new Set<string>();
	for (let i = from; i <= until; i++) {
		const own = reading.sentences[i]!;
		for (const { position, cluster } of own.pronouns) {
			if (own.tree.is(position, 'expl')) continue;
			// "The invoices that were submitted in their names": not of the phrase that the pronoun is part of.
			const named = own.mentions.some(
				(m) =>
					m.head < position &&
					(cluster < 0 ? !own.tree.subtree(m.head).includes(position) : m.cluster === cluster)
			);
			// What is shown before it names it; where the reader is not sure, there is something to be named.
			const told = cluster < 0 ? i > from : known.has(cluster);
			if (!named && !told) return false;
		}
		for (let at = 0; at < own.tree.words.length; at++) {
			const phrase = nounPhraseAt(own.tree, at);
			if (!phrase) continue;
			if (
				!said.has(phrase.lemma) &&
				isOpenNoun(own.tree, at, reading) &&
				(i === from
					? !(opens && isMatter(phrase.lemma))
					: usedBefore(reading, phrase.lemma, from) && !isMatter(phrase.lemma))
			)
				return false;
			said.add(phrase.lemma);
		}
		for (const { cluster } of own.mentions) if (cluster >= 0) known.add(cluster);
	}
	return true;
}

/** What the title names or the article speaks of all the time: "the store" of "Working safely in the solvent store". */
function matterOfArticle(reading: Reading): (word: string) => boolean {
	const title = contentWords(reading.title);
	const usage = usageOf(reading);
	return (word) => {
		const uses = usage.get(word) ?? [];
		const named = [...contentWords(word)].some((w) => title.has(w));
		return named || new Set(uses.map((u) => u.sentence)).size >= OFTEN;
	};
}

/** Whether the article speaks of it before the excerpt begins. */
function usedBefore({ sentences }: Reading, lemma: string, from: number): boolean {
	return sentences
		.slice(0, from)
		.some(({ tree }) => tree.words.some((w) => w.lemma.toLowerCase() === lemma));
}
