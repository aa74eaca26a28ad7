/** A numbered list of steps as a course: whoever carries it out has only the order of things in their head. */
import type { Evidence } from '../../evidence.ts';
import type { Reading } from '../../reading/reading.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { chooseOptions, nothingSaid } from './choose.ts';
import { counterOf } from './counter.ts';
import { courseOf, type CourseFrame } from './course.ts';
import type { Decision } from './plan.ts';
import type { Parse } from './procedure.ts';
import { wholeOrLess } from './repair.ts';
import { stepLists, type Step } from './step-list.ts';
import { walkDecisions } from './walk-decisions.ts';
import type { AsFact } from './walk-plan.ts';
import { option } from './wordings.ts';

const MOST = 6;
const FEWEST = 3;

/** Null where no list of steps carries enough decisions. */
export function walk(reading: Reading, parse: Parse): DraftedCourse | null {
	const lists = stepLists(reading);
	if (lists.length === 0) return null;
	const counter = counterOf(reading);
	const asFact = factBy(parse);
	for (const steps of lists) {
		const open = walkDecisions({ reading, steps, counter, asFact }).filter(
			({ options, own }) => chooseOptions(options, nothingSaid(), { own, again: true }) !== null
		);
		const course = wholeOrLess(reading, keep(open, steps), isEnough, (kept) =>
			courseOf(frameOf(reading, kept), kept)
		);
		if (course) return course;
	}
	return null;
}

const isEnough = (decisions: readonly Decision[]): boolean => decisions.length >= FEWEST;

/**
 * The decisions that are worth most together, at most MOST; what is told in one step answers no other question on it.
 * Weighted interval scheduling over the steps that each decision is about, with a limit on the count.
 */
function keep(decisions: readonly Decision[], steps: readonly Step[]): Decision[] {
	const from = (d: Decision) => steps.findIndex(({ sentences }) => sentences.includes(d.at));
	const open = decisions
		.map((d) => ({ d, first: from(d), last: from(d) + (d.evidence.length > 1 ? 1 : 0) }))
		.sort((a, b) => a.first - b.first);
	interface Kept {
		worth: number;
		decisions: readonly Decision[];
	}
	const none: Kept = { worth: 0, decisions: [] };
	// best[i][n]: of the decisions from the i-th on, at most n.
	const best: Kept[][] = [...open, null].map(() => Array.from({ length: MOST + 1 }, () => none));
	for (let i = open.length - 1; i >= 0; i--) {
		const { d, last } = open[i]!;
		const next = open.findIndex((o) => o.first > last);
		for (let n = 1; n <= MOST; n++) {
			const rest = best[next < 0 ? open.length : next]![n - 1]!;
			const taken = { worth: rest.worth + 1 + d.worth, decisions: [d, ...rest.decisions] };
			const left = best[i + 1]![n]!;
			best[i]![n] = taken.worth > left.worth ? taken : left;
		}
	}
	return [...best[0]![MOST]!.decisions].sort((a, b) => a.at - b.at);
}

const factBy =
	(parse: Parse): AsFact =>
	(clause) => {
		const told = clause
			.replace(/\bany(one|body|thing|where)\b/g, 'some$1')
			.replace(/\bany\b/g, 'some');
		const text = `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
		const tree = parse(text)?.tree;
		const root = tree?.words[tree.root];
		if (!tree || !root) return null;
		const below = tree.words.filter((w) => w.head === tree.root);
		const isFinite =
			/^(?:VBZ|VBP|VBD)$/.test(root.xpos) ||
			below.some((w) => /^(?:aux|cop)/.test(w.label) && /^(?:VBZ|VBP|VBD|MD)$/.test(w.xpos));
		return isFinite && below.some((w) => /^(?:nsubj|expl)/.test(w.label)) ? `${told}.` : null;
	};

function frameOf({ title: named }: Reading, decisions: readonly Decision[]): CourseFrame {
	const title = named.split('\n')[0]!.trim().replace(/[.:]$/, '');
	const what = title ? `“${title}”` : 'the article';
	const evidence = decisions.flatMap((d) => d.evidence);
	return {
		title: title || 'Step by step',
		role: 'The one who carries it out',
		briefing: `You are going to do what ${what} tells step by step, and you have it in your head, not in your hand. Not every step is asked about; at each decision you are told what was done last. What happens to you is imagined; what is right is the article’s.`,
		rules: 'Keeping to the steps',
		account: accountOf(evidence[0]!),
		endings: {
			upheld:
				'Everything was done in its order, as the article has it. This ending is imagined; the article is quoted beside it.',
			recovered:
				'Not every step was right at once. But what was missed has been made up for. This ending is imagined; the article is quoted beside it.',
			breached:
				'The work is over, and not all of it was done as the article has it. This ending is imagined; compare your steps with the article.'
		},
		evidence
	};
}

function accountOf(evidence: Evidence): CourseFrame['account'] {
	const text =
		'The rest is done as it is written. Then you go through the steps once more in your head: not everything was, and so far only you know it.';
	return {
		one: text,
		several: null,
		evidence,
		options: [
			option(
				'acceptable',
				'comply',
				['Say what was missed, and see to it before anybody relies on the work.'],
				'It costs time. Now the work can be relied on.',
				evidence
			),
			option(
				'poor',
				'inaction',
				['Let it be, since the work is over and looks just as it should.'],
				'It looks right. Whoever relies on it does not know what was missed.',
				evidence
			),
			option(
				'poor',
				'under-escalate',
				['Make up your mind to do it in the right order the next time.'],
				'Next time may be better. This time stays as it is.',
				evidence
			)
		]
	};
}
