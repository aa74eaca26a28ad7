/** A run of sentences of the article with one of another part put in between, to be found. */
import { seededRandom } from '../../random.ts';
import type { Reading } from '../../reading/reading.ts';
import { evidenceOf, makeItem, type Candidate } from './candidate.ts';
import { isWholeSentence, unnumbered, wordsOf } from './excerpt.ts';
import type { Material } from './facts.ts';
import {
	isAlike,
	isAnswer,
	isElsewhere,
	hasSubstance,
	isFollowed,
	isShown,
	leansBack,
	opens,
	rootsOf,
	sharedWith,
	withoutTitle
} from './passage.ts';

const OWN = 4;
/** "Animal cells do not." */
const SHORTEST = 5;
const LONGEST_SHOWN = 110;
const MOST = 4;

/** Set among others it would be taken to mean something of theirs. */
const TAKES_UP = /\b(?:it|its|they|them|their|too|also|this|these|those|he|she|him|his|her)\b/i;

export function oddSentences({ reading }: Material): Candidate[] {
	const made: Candidate[] = [];
	let free = 0;
	for (let from = 0; from < reading.sentences.length && made.length < MOST; from++) {
		if (from < free || !opens(reading, from)) continue;
		const run = runFrom(reading, from);
		const item = run && itemOf(reading, run);
		if (!item) continue;
		made.push(item);
		free = run.at(-1)! + 1;
	}
	return made;
}

/** Three or four sentences that follow one another, each tied to those before it. */
function runFrom(reading: Reading, from: number): number[] | null {
	const { sentences } = reading;
	const run = [from];
	let words = wordsOf(sentences[from]!);
	if (!isShown(sentences[from]!) || words < SHORTEST) return null;
	while (run.length < OWN) {
		const next = run.at(-1)! + 1;
		const own = sentences[next];
		if (!own || !isFollowed(reading, next - 1) || !isShown(own)) break;
		// The rest of a passage must not be of two parts itself.
		if (own.paragraph !== sentences[from]!.paragraph) break;
		// "In principle." says nothing alone, and a question may lead to anything.
		if (!isWholeSentence(own.tree) || wordsOf(own) < SHORTEST || own.text.endsWith('?')) break;
		if (sharedWith(own, rootsOf(run.map((i) => sentences[i]!))) === 0 && !leansBack(own)) break;
		words += wordsOf(own);
		if (words > LONGEST_SHOWN) break;
		run.push(next);
	}
	return run.length < 3 ? null : run;
}

function itemOf(reading: Reading, run: readonly number[]): Candidate | null {
	const sentences = run.map((i) => reading.sentences[i]!);
	const roots = withoutTitle(reading, rootsOf(sentences));
	const random = seededRandom(`odd ${sentences[0]!.text}`);
	const [odd] = random.shuffle(
		reading.sentences.filter(
			(s, i) =>
				isElsewhere(reading, i, run[0]!) &&
				isElsewhere(reading, i, run.at(-1)!) &&
				Math.abs(s.paragraph - sentences[0]!.paragraph) > 1 &&
				isAnswer(s) &&
				hasSubstance(s) &&
				!leansBack(s) &&
				!TAKES_UP.test(s.text) &&
				sharedWith(s, roots) === 0 &&
				isAlike(s, sentences.at(-1)!)
		)
	);
	if (!odd) return null;
	// Where it parts what belongs most closely together; last it might only be the beginning of something new.
	const bond = (i: number) =>
		sharedWith(sentences[i]!, rootsOf([sentences[i - 1]!])) + Number(leansBack(sentences[i]!));
	const at = Array.from({ length: run.length - 1 }, (_, i) => i + 1).sort(
		(a, b) => bond(b) - bond(a) || a - b
	)[0]!;
	const shown = sentences.toSpliced(at, 0, odd);
	const item = makeItem(reading, odd, odd.text, {
		type: 'evidence',
		level: 'understand',
		stem: 'Which of these sentences comes from another part of the article than the rest?',
		options: shown.map((s) => ({
			id: s.id,
			text: unnumbered(s.text),
			rationale:
				s === odd
					? 'The article says this elsewhere, of something else.'
					: 'This sentence belongs to the passage.'
		})),
		key: [odd.id],
		explanation:
			'The others follow one another in the article; this one stands in another part of it.',
		difficulty: 0.5
	});
	const index = reading.sentences.indexOf(odd);
	return {
		sentences: [index, ...run],
		claims: [odd.text],
		by: 'odd-sentence',
		score: 5.8,
		whole: true,
		item: {
			...item,
			evidence: [odd, ...sentences]
				.sort((a, b) => a.start - b.start)
				.map((s) => evidenceOf(reading, s))
		}
	};
}
