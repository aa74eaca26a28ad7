/** A paragraph of the article with one of its sentences taken out, to be found among sentences of other paragraphs. */
import { seededRandom } from '../../random.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import { evidenceOf, letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { unnumbered, wordsOf } from './excerpt.ts';
import type { Material } from './facts.ts';
import {
	isAlike,
	isAnswer,
	isElsewhere,
	hasSubstance,
	isFollowed,
	isKnownFrom,
	isShown,
	leansBack,
	opens,
	rootsOf,
	sharedWith
} from './passage.ts';
import { isImperative } from './worth.ts';

/** So many sentences at most are shown before and behind the gap. */
const BEFORE = 4;
const AFTER = 2;
const FEWEST_BEFORE = 2;
const LONGEST_SHOWN = 120;
/** Letters that make two words of one kin. */
const STEM = 4;
/**
 * Three answers in all. A fourth seldom tempts anybody (Rodriguez 2005, Educational Measurement: Issues and Practice 24.2), and
 * the more there are, the likelier one fits the gap as well.
 */
const WRONG = 2;
/** Words of an answer: a shorter one says little of where it belongs. */
const SHORTEST = 10;
/** So many words must tie the sentence to those around it. */
const TIED = 2;

export function gapSentences({ reading }: Material, arounds: readonly Around[]): Candidate[] {
	const answers = answersOf(reading);
	const made = arounds.flatMap((around) => {
		const one = itemOf(reading, around, answers);
		return one ? [{ ...one, around }] : [];
	});
	// What is taken up by a pronoun, or where another sentence has more of the passage's words, cannot be found by looking
	// for the same words.
	made.sort(
		(a, b) =>
			Number(b.astray) - Number(a.astray) ||
			Number(b.around.held) - Number(a.around.held) ||
			b.around.taken - a.around.taken ||
			a.around.key - b.around.key
	);
	const shown = new Set<number>();
	const asked = new Set<number>();
	return made.flatMap(({ around, candidate }) => {
		// Two passages may touch; what one asks for, the other must not show.
		if (shown.has(around.key) || around.shown.some((i) => asked.has(i))) return [];
		asked.add(around.key);
		for (const i of around.shown) shown.add(i);
		return [candidate];
	});
}

export interface Around {
	key: number;
	/** Indices of what is shown, the key among them. */
	shown: number[];
	tied: number;
	/** How often a pronoun or joining word ties it to the sentence before or the next to it. */
	taken: number;
	/** The next sentence takes it up, and it is tied to those around. */
	held: boolean;
}

/** Each sentence that can be missing, with what stands around it. */
export const aroundsOf = (reading: Reading): Around[] =>
	[...reading.sentences.keys()].flatMap((i) => aroundOf(reading, i) ?? []);

/** The sentence with what stands around it, opened by one that goes on from nothing; null where it is not tied to that. */
function aroundOf(reading: Reading, key: number): Around | null {
	const { sentences } = reading;
	const own = sentences[key]!;
	let words = wordsOf(own);
	if (!isAnswer(own) || words < SHORTEST) return null;
	// What answers a question is told by its first word.
	if (/\?["”’]?$/.test(sentences[key - 1]?.text ?? '')) return null;
	let from = beginningOf(reading, key);
	if (from === null) return null;
	for (let i = from; i < key; i++) words += wordsOf(sentences[i]!);
	// Between paragraphs the matter may change, and nothing says what comes: unless the sentence itself goes on.
	const goesOn = leansBack(own) || sharedWith(own, rootsOf([sentences[key - 1]!])) >= TIED;
	if (isSeam(reading, key) && !goesOn) return null;
	if (!isKnownFrom(sentences.slice(from, key), own)) return null;
	// "It ended": a paragraph that goes on from more than is shown of the one before.
	for (let i = from + 1; i < key; i++)
		if (isSeam(reading, i) && leansBack(sentences[i]!)) return null;
	let until = key;
	while (
		until - key < AFTER &&
		isFollowed(reading, until) &&
		isShown(sentences[until + 1]!) &&
		(!isSeam(reading, until + 1) || leansBack(sentences[until + 1]!)) &&
		words + wordsOf(sentences[until + 1]!) <= LONGEST_SHOWN
	) {
		until += 1;
		words += wordsOf(sentences[until]!);
	}
	// In a text whose paragraphs are sentences, one before is little to go by.
	while (
		key - from < FEWEST_BEFORE &&
		isSeam(reading, from + 1) &&
		isFollowed(reading, from - 1) &&
		isShown(sentences[from - 1]!) &&
		opens(reading, from - 1) &&
		words + wordsOf(sentences[from - 1]!) <= LONGEST_SHOWN
	) {
		from -= 1;
		words += wordsOf(sentences[from]!);
	}
	if (until - from < 2 || words > LONGEST_SHOWN) return null;
	// What comes last might be anything that only has to do with the rest.
	if (until === key) return null;
	const shown = Array.from({ length: until - from + 1 }, (_, i) => from + i);
	const near = rootsOf(shown.filter((i) => i !== key).map((i) => sentences[i]!));
	const next = sentences[key + 1];
	const taken = Number(leansBack(own)) + Number(leansBack(next!));
	const tied = sharedWith(own, near) + taken;
	// "But look …" may follow on much.
	const held =
		(leansBack(next!) && !/^(?:But|And|So|Yet)\b/.test(next!.text)) ||
		sharedWith(own, rootsOf([next!])) >= TIED;
	// Among rules and steps many a one could stand, where the next does not go on from it.
	if (!held && [key - 1, key, key + 1].some((i) => isRule(reading, i))) return null;
	return tied === 0 ? null : { key, shown, tied, taken, held: held && tied >= TIED };
}

const isRule = ({ sentences, norms }: Reading, index: number): boolean =>
	norms.some(({ sentence }) => sentence === index) ||
	(sentences[index] !== undefined && isImperative(sentences[index], sentences[index].text));

/** Takes up none of these words, nor any that begins like one: "rainfall" after heavy rain. */
function isApart(sentence: Sentence, roots: ReadonlySet<string>): boolean {
	const own = [...rootsOf([sentence])];
	return own.every((a) =>
		[...roots].every(
			(b) =>
				a !== b && !(Math.min(a.length, b.length) >= STEM && (a.startsWith(b) || b.startsWith(a)))
		)
	);
}

/** Where what is shown before the sentence begins: at the head of a paragraph, else as far before as it may. */
function beginningOf(reading: Reading, key: number): number | null {
	let found: number | null = null;
	for (let i = key - 1; i >= 0 && key - i <= BEFORE; i--) {
		if (!isFollowed(reading, i) || !isShown(reading.sentences[i]!)) break;
		if (!opens(reading, i)) continue;
		found = i;
		if (isSeam(reading, i)) break;
	}
	return found;
}

/** Whether a new paragraph begins with the sentence. */
const isSeam = ({ sentences }: Reading, index: number) =>
	sentences[index]!.paragraph !== sentences[index - 1]?.paragraph;

/** Sentences that can stand as wrong answers in some gap, by their index. */
const answersOf = ({ sentences }: Reading): number[] =>
	[...sentences.keys()].filter((i) => {
		const one = sentences[i]!;
		return isAnswer(one) && wordsOf(one) >= SHORTEST && !leansBack(one) && hasSubstance(one);
	});

/** `astray`: whoever goes by shared words takes a wrong answer. */
function itemOf(
	reading: Reading,
	{ key: at, shown: own, held }: Around,
	answers: readonly number[]
): { candidate: Candidate; astray: boolean } | null {
	const sentences = own.map((i) => reading.sentences[i]!);
	const key = reading.sentences[at]!;
	const rest = rootsOf(sentences.filter((s) => s !== key));
	const random = seededRandom(`sentence ${key.text}`);
	const fit = answers.filter((i) => {
		const other = reading.sentences[i]!;
		return (
			isElsewhere(reading, i, at) &&
			// An exercise or a supposition is no part of what is told.
			(isImperative(key, key.text) || !isImperative(other, other.text)) &&
			isAlike(other, key)
		);
	});
	const ties = (sentence: Sentence) => sharedWith(sentence, rest);
	const mixed = random
		.shuffle(fit)
		.map((i) => reading.sentences[i]!)
		.sort((a, b) => ties(a) - ties(b));
	// Whoever goes by words alone should be led astray; beside the gap none of them takes anything up.
	const beside = rootsOf(
		[at - 1, at + 1].filter((i) => own.includes(i)).map((i) => reading.sentences[i]!)
	);
	const wrong = mixed.filter((s) => isApart(s, beside)).slice(-WRONG);
	if (wrong.length < WRONG) return null;
	const options = random.shuffle([key, ...wrong]);
	const shown = sentences.map((s) => (s === key ? '____' : unnumbered(s.text))).join(' ');
	const item = makeItem(reading, key, key.text, {
		type: 'choice',
		level: 'understand',
		stem: `Which sentence belongs in the gap? ${quoted(shown)}`,
		options: options.map((s, i) => ({
			id: letter(i),
			text: unnumbered(s.text),
			rationale:
				s === key
					? 'This is how the article goes on here.'
					: 'The article says this elsewhere, of something else.'
		})),
		key: [letter(options.indexOf(key))],
		explanation: 'This is how the article goes on here; the others stand in other paragraphs.',
		difficulty: 0.5
	});
	const candidate: Candidate = {
		sentences: [at, ...own.filter((i) => i !== at)],
		claims: [key.text],
		by: held ? 'gap-sentence' : 'gap-loose-sentence',
		score: 6,
		whole: true,
		item: { ...item, evidence: sentences.map((s) => evidenceOf(reading, s)) }
	};
	return { candidate, astray: wrong.some((s) => ties(s) > ties(key)) };
}
