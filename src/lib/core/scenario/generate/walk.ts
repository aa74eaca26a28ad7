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
/** Of those that read best, a course has at least so many; of the others, at most one. */
const FEWEST_STRONG = 2;
const MOST_WEAK = 1;
/** Readers signed 25 of 27 decisions that somebody could get wrong in so many ways, and every other one of the rest. */
const WAYS_OF_STRONG = 3;

/** Null where no list of steps carries enough decisions, and where what is done is nobody's work. */
export function walk(reading: Reading, parse: Parse): DraftedCourse | null {
	const lists = stepLists(reading);
	const counter = counterOf(reading);
	// At home one step mostly makes the next one possible, so that nobody could take another.
	if (lists.length === 0 || !counter.atWork) return null;
	const asFact = factBy(parse);
	for (const steps of lists) {
		const kept = keep(walkDecisions({ reading, steps, counter, asFact }), steps);
		const course = wholeOrLess(reading, kept, isEnough, (some) =>
			courseOf(frameOf(reading, some), some)
		);
		if (course) return course;
	}
	return null;
}

const isEnough = (decisions: readonly Decision[]): boolean =>
	decisions.length >= FEWEST && decisions.filter(isStrong).length >= FEWEST_STRONG;

/** In how many ways it can be got wrong; 0 where too few choices go together. */
const waysOf = ({ options, own }: Decision): number =>
	chooseOptions(options, nothingSaid(), { own, again: true })?.filter((c) => c.quality !== 'best')
		.length ?? 0;

const isStrong = (decision: Decision): boolean => waysOf(decision) >= WAYS_OF_STRONG;

/** Those worth most, one of a step at most, in the order of the way. */
function keep(decisions: readonly Decision[], steps: readonly Step[]): Decision[] {
	const stepOf = (d: Decision) => steps.findIndex(({ sentences }) => sentences.includes(d.at));
	const kept: Decision[] = [];
	let weak = 0;
	const open = decisions
		.map((d) => ({ d, ways: waysOf(d) }))
		.filter(({ ways }) => ways > 0)
		.sort((a, b) => Math.min(b.ways, 3) - Math.min(a.ways, 3) || b.d.worth - a.d.worth);
	for (const { d, ways } of open) {
		if (kept.length === MOST || kept.some((k) => stepOf(k) === stepOf(d))) continue;
		if (ways < WAYS_OF_STRONG && ++weak > MOST_WEAK) continue;
		kept.push(d);
	}
	return kept.sort((a, b) => a.at - b.at);
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
