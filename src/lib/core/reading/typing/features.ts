/** What the typer sees of a word that may be the head of a mention: itself, what governs it, what depends on it, and what stands beside it. */
import { hash32 } from '../../random.ts';
import type { FeatureList } from '../syntax/hashing.ts';
import { dependentsOf, NAME_PARTS, nameParts, type ParsedWords } from './spans.ts';
import { fieldNumber } from './senses.ts';
import { likeliest } from './word-table.ts';
import { listsWith, type WordView, type WordViews } from './word-views.ts';

/** The most features of one word; dependents beyond the first few are passed over to stay below it. */
export const MOST_TYPING_FEATURES = 192;
const MOST_DEPENDENTS = 12;

/** Tags of the words that may be the head of a mention. */
export const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'NUM']);

/** How often each noun stands in a text by itself, and how often it modifies another noun; by lower-case lemma. */
export type NounCounts = ReadonlyMap<string, { alone: number; modifying: number }>;

export function countNouns(sentences: readonly ParsedWords[]): NounCounts {
	const counts = new Map<string, { alone: number; modifying: number }>();
	for (const { upos, lemmas, labels } of sentences) {
		upos.forEach((tag, i) => {
			if (tag !== 'NOUN' && tag !== 'PROPN') return;
			const lemma = lemmas[i]!.toLowerCase();
			const count = counts.get(lemma) ?? { alone: 0, modifying: 0 };
			counts.set(lemma, count);
			if (NAME_PARTS.has(labels[i]!)) count.modifying++;
			else count.alone++;
		});
	}
	return counts;
}

/** A sentence prepared for typing. */
export interface TypingContext {
	words: ParsedWords;
	below: readonly (readonly number[])[];
	views: readonly WordView[];
	lemmas: readonly WordView[];
	/** Hashes of tags and relations. */
	upos: readonly number[];
	labels: readonly number[];
	counts: NounCounts;
}

export function typingContext(
	words: ParsedWords,
	views: WordViews,
	counts: NounCounts
): TypingContext {
	return {
		words,
		below: dependentsOf(words.heads),
		views: words.forms.map((form) => views.of(form)),
		lemmas: words.lemmas.map((lemma) => views.of(lemma)),
		upos: words.upos.map(id),
		labels: words.labels.map(id),
		counts
	};
}

/** In the place of a word where there is none. */
const NONE = 0x2545f491;
const id = (text: string) => hash32(text, 7);
const POSSESSIVE = id('possessive');
const RELATIVE = new Set(['who', 'whom', 'whose', 'which', 'that', 'where', 'when', 'why']);
const MODIFIERS = new Set(['amod', 'compound', 'flat', 'nummod']);
const COMPLEMENTS = new Set(['nmod', 'appos', 'conj']);
const NOTED = [
	'det',
	'nmod:poss',
	'amod',
	'compound',
	'nmod',
	'nummod',
	'acl',
	'acl:relcl',
	'cop',
	'flat',
	'appos'
];
const NOTED_BITS = new Map(NOTED.map((label, bit) => [label, 1 << bit]));

/** What several groups of features need of a candidate. */
interface Candidate {
	at: number;
	pos: number;
	plural: 0 | 1;
	capital: 0 | 1;
	view: WordView;
	lemma: WordView;
	/** Names are told by their own form, common nouns by their lemma. */
	own: WordView;
	/** What it likely names, and the likeliest of that. */
	kind: number;
	type: number;
	/** What a dictionary says of it, and the field of that. */
	senses: number;
	field: number;
	/** Relation and governor; a conjunct has those of the first conjunct. */
	role: number;
	governor: number;
	first: number;
}

/** What depends on a candidate and is asked for in combinations. */
interface Frame {
	determiner: number;
	preposition: number;
	relative: number;
}

/** Fills `list` with the features of word `at`. */
export function typingFeatures(list: FeatureList, context: TypingContext, at: number): void {
	const candidate = candidateAt(context, at);
	list.count = 0;
	wordFeatures(list, candidate);
	const frame = dependentFeatures(list, context, candidate);
	frameFeatures(list, candidate, frame);
	governorFeatures(list, context, candidate, frame);
	neighbourFeatures(list, context, candidate);
	textFeatures(list, context, candidate);
	if (context.words.upos[at] === 'PROPN') nameFeatures(list, context, at);
}

function candidateAt({ words, views, lemmas, upos, labels }: TypingContext, at: number): Candidate {
	const view = views[at]!;
	const lemma = lemmas[at]!;
	const proper = words.upos[at] === 'PROPN';
	const own = proper || lemma.fine < 0 ? view : lemma;
	const kind = proper ? view.asName : own.asNoun;
	const senses = proper ? view.nameSenses : lemma.nounSenses;
	let first = at;
	while (words.labels[first] === 'conj' && words.heads[first]! > 0) first = words.heads[first]! - 1;
	return {
		at,
		pos: upos[at]!,
		plural: words.xpos[at]!.endsWith('S') ? 1 : 0,
		capital: view.capital ? 1 : 0,
		view,
		lemma,
		own,
		kind,
		type: likeliest(kind),
		senses,
		field: fieldNumber(senses),
		role: labels[first]!,
		governor: words.heads[first]! - 1,
		first
	};
}

function wordFeatures(list: FeatureList, candidate: Candidate): void {
	const { at, view, lemma, own, pos, role, kind, type, senses, field, plural } = candidate;
	list.one(1, 0);
	list.one(2, view.word);
	list.one(3, lemma.word);
	list.two(4, lemma.word, pos);
	list.two(5, lemma.word, role);
	list.two(6, lemma.word, plural);
	for (let k = 1; k < 5; k++) list.two(7, k, lemma.suffixes[k]!);
	list.two(8, view.suffixes[2]!, pos);
	list.two(9, view.shape, pos);
	list.two(10, role, pos);
	list.two(11, own.coarse, pos);
	list.two(12, own.middle, pos);
	list.two(13, own.fine, pos);
	list.two(14, own.middle, role);
	list.two(15, own.coarse, plural);
	list.two(16, view.lists, pos);
	list.two(17, candidate.capital, at === 0 ? 1 : 0);
	list.two(18, kind, pos);
	list.two(19, type, pos);
	list.two(20, kind, role);
	list.two(21, type, role);
	list.two(22, own === lemma ? own.asName : view.asNoun, pos);
	list.two(23, senses, pos);
	list.two(24, field, pos);
	list.two(25, senses, role);
	list.two(26, field, role);
	list.two(27, field, type);
	list.two(28, field, own.middle);
	list.two(29, field, plural);
}

function dependentFeatures(
	list: FeatureList,
	context: TypingContext,
	{ at, pos, lemma }: Candidate
): Frame {
	const { words, below, views, lemmas, upos, labels } = context;
	const frame: Frame = { determiner: NONE, preposition: NONE, relative: NONE };
	let noted = 0;
	for (const child of below[at]!.slice(0, MOST_DEPENDENTS)) {
		const label = words.labels[child]!;
		const view = views[child]!;
		noted |= NOTED_BITS.get(label) ?? 0;
		if (label === 'det') frame.determiner = view.word;
		else if (label === 'nmod:poss') {
			frame.determiner = POSSESSIVE;
			list.two(30, view.middle, pos);
		} else if (label === 'case') {
			if (child < at) frame.preposition = view.word;
			list.two(31, view.word, child < at ? 0 : 1);
		} else if (MODIFIERS.has(label)) {
			list.two(32, labels[child]!, view.word);
			list.two(33, labels[child]!, view.middle);
			list.two(34, labels[child]!, view.coarse);
			list.two(35, labels[child]!, view.lists);
			if (NAME_PARTS.has(label)) list.three(36, child - at, view.fine, upos[child]!);
		} else if (COMPLEMENTS.has(label)) {
			list.two(37, labels[child]!, lemmas[child]!.middle);
			list.three(38, labels[child]!, lemmas[child]!.coarse, upos[child]!);
		} else if (label === 'nsubj') list.two(39, view.middle, upos[child]!);
		else if (label === 'acl:relcl') frame.relative = relativeOf(context, child);
	}
	list.two(40, noted, pos);
	list.two(41, frame.determiner, lemma.word);
	return frame;
}

/** The relative pronoun or adverb of a clause: "who" says person, "where" place. */
function relativeOf({ words, below, views }: TypingContext, clause: number): number {
	const pronoun = below[clause]!.find((at) => RELATIVE.has(words.forms[at]!.toLowerCase()));
	return pronoun === undefined ? NONE : views[pronoun]!.word;
}

function frameFeatures(list: FeatureList, candidate: Candidate, frame: Frame): void {
	const { own, lemma, pos, role, kind, type, plural } = candidate;
	const { determiner, preposition } = frame;
	const bare = determiner === NONE && plural === 0 ? 1 : 0;
	list.two(50, determiner, pos);
	list.two(51, determiner, own.coarse);
	list.two(52, determiner, kind);
	list.two(53, preposition, pos);
	list.two(54, preposition, own.middle);
	list.three(55, preposition, own.coarse, plural);
	list.two(56, preposition, lemma.word);
	list.two(57, preposition, kind);
	list.two(58, preposition, type);
	list.two(59, frame.relative, pos);
	list.two(60, bare, own.middle);
	list.two(61, bare, lemma.word);
	list.three(62, bare, role, preposition);
}

function governorFeatures(
	list: FeatureList,
	context: TypingContext,
	candidate: Candidate,
	frame: Frame
): void {
	const { words, views, lemmas, upos, below } = context;
	const { at, own, lemma, pos, role, governor, first } = candidate;
	if (first !== at) {
		const sibling = lemmas[words.heads[at]! - 1]!;
		list.two(70, sibling.middle, pos);
		list.one(71, sibling.word);
	}
	if (governor < 0) {
		list.one(72, own.coarse);
		return;
	}
	const governing = lemmas[governor]!;
	const from = upos[governor]!;
	const distance = Math.max(-4, Math.min(4, governor - at));
	list.two(73, role, governing.word);
	list.two(74, role, governing.middle);
	list.two(75, role, from);
	list.three(76, role, governing.coarse, own.coarse);
	list.three(77, role, governing.fine, pos);
	list.two(78, candidate.kind, governing.middle);
	list.two(79, candidate.type, likeliest(governing.asNoun));
	list.three(80, frame.preposition, governing.word, role);
	list.three(81, frame.preposition, governing.middle, pos);
	list.three(82, role, lemma.word, governing.word);
	list.three(83, role, distance, from);
	if (!NAME_PARTS.has(words.labels[at]!)) return;
	list.two(84, own.fine, from);
	list.two(85, own.middle, governing.coarse);
	list.three(86, candidate.capital, views[governor]!.capital ? 1 : 0, own.coarse);
	list.two(87, Math.min(3, below[governor]!.length), distance);
}

function neighbourFeatures(list: FeatureList, context: TypingContext, candidate: Candidate): void {
	const { views, upos, labels } = context;
	const { at, lemma, pos } = candidate;
	const before = views[at - 1];
	const after = views[at + 1];
	list.one(90, before?.word ?? NONE);
	list.one(91, after?.word ?? NONE);
	list.two(92, before?.word ?? NONE, lemma.word);
	list.two(93, lemma.word, after?.word ?? NONE);
	list.one(94, before?.middle ?? NONE);
	list.one(95, after?.middle ?? NONE);
	list.three(96, upos[at - 1] ?? NONE, pos, upos[at + 1] ?? NONE);
	list.two(97, before?.lists ?? 0, after?.lists ?? 0);
	list.three(98, labels[at]!, candidate.capital, before?.capital ? 1 : 0);
	list.three(99, upos[at - 1] ?? NONE, labels[at - 1] ?? NONE, labels[at]!);
}

/** Whether the text uses the noun elsewhere, by itself or before another: what it comes back to is more than a modifier. */
function textFeatures(
	list: FeatureList,
	{ words, labels, counts }: TypingContext,
	candidate: Candidate
): void {
	const { at, own, pos } = candidate;
	const { alone = 0, modifying = 0 } = counts.get(words.lemmas[at]!.toLowerCase()) ?? {};
	const part = NAME_PARTS.has(words.labels[at]!);
	const elsewhere = Math.min(3, part ? alone : alone - 1);
	const likewise = Math.min(3, part ? modifying - 1 : modifying);
	list.three(100, labels[at]!, elsewhere, pos);
	list.three(101, labels[at]!, elsewhere, likewise);
	if (part) list.two(102, elsewhere, own.middle);
}

/** A name is told by all its words, and by whether a list has it whole. */
function nameFeatures(
	list: FeatureList,
	{ words, below, views, upos }: TypingContext,
	at: number
): void {
	const parts = [at, ...nameParts(words, below, at)].sort((a, b) => a - b);
	const start = parts[0]!;
	const end = parts.at(-1)!;
	const first = views[start]!;
	const last = views[end]!;
	const before = views[start - 1];
	const after = views[end + 1];
	const length = Math.min(parts.length, 3);
	list.one(110, listsWith(words.forms.slice(start, end + 1).join(' ')));
	list.one(
		111,
		parts.reduce((lists, part) => lists | views[part]!.lists, 0)
	);
	list.one(112, Math.min(parts.length, 4));
	list.two(113, first.middle, length);
	list.two(114, last.middle, length);
	list.two(115, first.coarse, last.coarse);
	list.two(116, first.asName, length);
	list.two(117, last.asName, length);
	list.two(118, first.asName, last.asName);
	list.one(119, last.word);
	list.one(120, first.word);
	list.one(121, last.shape);
	list.two(122, before?.word ?? NONE, after?.word ?? NONE);
	list.one(123, before?.word ?? NONE);
	list.one(124, before?.middle ?? NONE);
	list.one(125, after?.middle ?? NONE);
	list.one(126, upos[start - 1] ?? NONE);
	list.two(127, before?.lists ?? 0, first.lists);
	list.two(128, first.lists, last.lists);
}
