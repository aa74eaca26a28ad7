/** Sentences of the article, each to be matched with the one that follows it. */
import { seededRandom } from '../../random.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import { evidenceOf, letter, makeItem, type Candidate } from './candidate.ts';
import { unnumbered, wordsOf } from './excerpt.ts';
import type { Material } from './facts.ts';
import { loneNumber } from '../known/leaning.ts';
import {
	HANGS,
	isAnswer,
	isFollowed,
	isShown,
	leansBack,
	opens,
	rootsOf,
	sharedWith,
	withoutTitle
} from './passage.ts';

const FEWEST = 3;
const MOST = 4;
const LONGEST = 28;
const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their)\b/;
/** Where all begin with one, "it", "they" and "she" alone give every pair away. */
const MOST_PRONOUNS = 2;
/** So much must tie a sentence to the next, and no more to what follows another. */
const TIED = 2;

/** Words that only what stands before explains. */
const LEANS =
	/\b(?:that|those|these|this|such) \p{Ll}+|^(?:None|Both|Neither|Either|Each|Some|Most|Others?)\b/u;

export function nextSentences({ reading }: Material): Candidate[] {
	const random = seededRandom(`next ${reading.text.slice(0, 200)}`);
	const chosen: number[] = [];
	for (const first of random.shuffle([...reading.sentences.keys()])) {
		if (chosen.length === MOST) break;
		if (!isPair(reading, first)) continue;
		const byPronoun = (i: number) => PRONOUN.test(reading.sentences[i + 1]!.text);
		if (byPronoun(first) && chosen.filter(byPronoun).length >= MOST_PRONOUNS) continue;
		if (chosen.every((other) => isApart(reading, first, other))) chosen.push(first);
	}
	return chosen.length < FEWEST ? [] : [itemOf(reading, chosen, random.shuffle)];
}

function isPair(reading: Reading, first: number): boolean {
	const [a, b] = [reading.sentences[first]!, reading.sentences[first + 1]];
	if (!b || !isFollowed(reading, first) || a.paragraph !== b.paragraph) return false;
	if (
		LEANS.test(a.text) ||
		HANGS.test(a.text) ||
		loneNumber(a.tree) !== null ||
		!(opens(reading, first) || (isAnswer(a) && !leansBack(a))) ||
		[a, b].some(
			(s) => !isShown(s) || /^["“]/.test(s.text) || wordsOf(s) > LONGEST || wordsOf(s) < 5
		)
	)
		return false;
	return (
		sharedWith(b, rootsOf([a])) + 2 * Number(leansBack(b)) >= TIED &&
		/\.$/.test(a.text) &&
		/\.$/.test(b.text)
	);
}

/** Neither could go on as the other does. */
function isApart(reading: Reading, one: number, other: number): boolean {
	const { sentences } = reading;
	const free = (s: Sentence) => withoutTitle(reading, rootsOf([s]));
	const [a, b] = [one, other].map((i) => [sentences[i]!, sentences[i + 1]!] as const);
	return (
		a![0].paragraph !== b![0].paragraph &&
		sharedWith(a![1], free(b![0])) === 0 &&
		sharedWith(b![1], free(a![0])) === 0 &&
		// "He said so": where both go on with a pronoun, either could be meant.
		!(startsAlike(a![1].text, b![1].text) && leansBack(a![1]) && leansBack(b![1]))
	);
}

const startsAlike = (a: string, b: string) => a.split(' ')[0] === b.split(' ')[0];

function itemOf(
	reading: Reading,
	chosen: readonly number[],
	shuffle: <T>(list: readonly T[]) => T[]
): Candidate {
	const { sentences } = reading;
	const firsts = [...chosen].sort((a, b) => a - b);
	const targets = shuffle(firsts).map((i, k) => ({
		id: `t${k + 1}`,
		text: unnumbered(sentences[i + 1]!.text),
		of: i
	}));
	const own = firsts.flatMap((i) => [i, i + 1]);
	const first = sentences[firsts[0]!]!;
	const item = makeItem(reading, first, firsts.map((i) => sentences[i]!.text).join(' '), {
		type: 'match',
		level: 'understand',
		stem: 'Match each sentence with the one that comes right after it in the article.',
		options: firsts.map((i, k) => ({
			id: letter(k),
			text: unnumbered(sentences[i]!.text),
			rationale: `The article goes on: “${sentences[i + 1]!.text.replace(/[“”"]/g, '’')}”`
		})),
		targets: targets.map(({ id, text }) => ({ id, text })),
		key: firsts.map((i, k): [string, string] => [letter(k), targets.find((t) => t.of === i)!.id]),
		explanation:
			'Each is followed by what takes up its words or speaks of the same person or thing.',
		difficulty: 0.5
	});
	return {
		sentences: own,
		claims: own.map((i) => sentences[i]!.text),
		by: 'next-sentence',
		score: 5.9,
		whole: true,
		item: {
			...item,
			evidence: firsts.map((i) =>
				evidenceOf(reading, { start: sentences[i]!.start, end: sentences[i + 1]!.end })
			)
		}
	};
}
