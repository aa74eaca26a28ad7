/** What comes next: one order to the reader after another. */
import { seededRandom } from '../../random.ts';
import type { Sentence } from '../../reading/reading.ts';
import { evidenceOf, letter, makeItem, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

interface Step {
	index: number;
	sentence: Sentence;
	/** Without its full stop. */
	text: string;
}

const LONGEST = 18;
const FEWEST_IN_ORDER = 4;
const MOST_IN_ORDER = 5;
/** Words that lean on the step before, or put the step in its place. */
const LOOSE =
	/\b(?:it|its|they|them|their|he|she|his|her|this|that|these|those|one|ones|then|again|next|also|finally|afterwards|now|step|above|below|other|others|another|same|repeat|so|do|not|never)\b|n[’']t\b/i;

export function askSteps(material: Material): Candidate[] {
	const runs = runsOf(material);
	const all = runs.flat();
	return runs.flatMap((run) => [
		...run.slice(0, -1).flatMap((step, i) => askNext(material, all, step, run[i + 1]!)),
		...askOrder(material, run)
	]);
}

/** Orders that can each be understood alone, in runs in which they follow one another. */
function runsOf({ reading, narrator }: Material): Step[][] {
	const runs: Step[][] = [];
	let last = -5;
	for (const [index, sentence] of reading.sentences.entries()) {
		const step = narrator(index) === '' ? stepOf(sentence, index) : null;
		if (!step) continue;
		if (index - last > 2 || runs.length === 0) runs.push([]);
		runs.at(-1)!.push(step);
		last = index;
	}
	return runs;
}

function stepOf(sentence: Sentence, index: number): Step | null {
	const { tree, text } = sentence;
	const root = tree.words[tree.root];
	const plain = text.trim().replace(/[.;]$/, '');
	const words = plain.split(/\s+/).length;
	if (!root || root.xpos !== 'VB' || tree.child(tree.root, 'nsubj') >= 0) return null;
	// The verb opens the sentence: no condition stands before it.
	if (tree.words.slice(0, tree.root).some((w) => w.upos !== 'PUNCT' && w.upos !== 'ADV'))
		return null;
	if (words < 3 || words > LONGEST || LOOSE.test(plain) || isHarm(plain)) return null;
	return /[()[\]:;“”"—…?!]/.test(plain) || !/^\p{Lu}/u.test(plain)
		? null
		: { index, sentence, text: plain };
}

/** "The article says: “Switch the heating off.” What does it tell the reader to do right after that?" */
function askNext(material: Material, all: readonly Step[], step: Step, next: Step): Candidate[] {
	if (next.index !== step.index + 1) return [];
	const stem = `The article says: “${step.text}.” What does it tell the reader to do right after that?`;
	const random = seededRandom(stem);
	const words = contentWords(next.text);
	const wrong = random
		.shuffle(all.filter((other) => Math.abs(other.index - step.index) > 1))
		.filter(
			({ text }) =>
				![...contentWords(text)].some((w) => words.has(w)) &&
				text.length < next.text.length * 2 + 10 &&
				next.text.length < text.length * 2 + 10
		)
		.slice(0, 3);
	if (wrong.length < 2) return [];
	const options = random.shuffle([next, ...wrong]);
	const claim = `${step.text} ${next.text}`;
	const item = makeItem(material.reading, next.sentence, claim, {
		type: 'choice',
		level: 'understand',
		stem,
		options: options.map((option, i) => ({
			id: letter(i),
			text: option.text,
			rationale:
				option === next
					? 'This is the next step the article gives.'
					: option.index < step.index
						? 'The article gives this step earlier.'
						: 'The article gives this step later.'
		})),
		key: [letter(options.indexOf(next))],
		explanation: `Right after “${step.text}.” the article says: “${next.text}.”`,
		difficulty: 0.45
	});
	item.evidence = [step, next].map(({ sentence }) => evidenceOf(material.reading, sentence));
	return [
		{ item, sentences: [next.index, step.index], claims: [claim], by: 'next-step', score: 7.6 }
	];
}

function askOrder({ reading }: Material, run: readonly Step[]): Candidate[] {
	if (run.length < FEWEST_IN_ORDER || isNumbered(reading.text, run[0]!.sentence)) return [];
	const chosen = run.slice(0, MOST_IN_ORDER);
	const random = seededRandom(`order ${chosen[0]!.text}`);
	const shown = random.shuffle(chosen);
	const claims = chosen.map(({ text }) => text);
	const item = makeItem(reading, chosen[0]!.sentence, claims.join(' '), {
		type: 'order',
		level: 'understand',
		stem: 'Put these steps in the order in which the article gives them, the first step first.',
		options: shown.map(({ text }, i) => ({ id: letter(i), text })),
		key: chosen.map((step) => letter(shown.indexOf(step))),
		explanation: 'This is the order in which the article gives them.',
		difficulty: 0.5
	});
	item.evidence = chosen.map(({ sentence }) => evidenceOf(reading, sentence));
	return [
		{ item, sentences: chosen.map(({ index }) => index), claims, by: 'steps-told', score: 7 }
	];
}

/** Numbered lists are put in order as lists. */
const isNumbered = (text: string, { start }: Sentence) =>
	/\d[.):][ \t]+$/.test(text.slice(Math.max(0, start - 6), start));
