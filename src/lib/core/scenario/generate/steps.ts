/** Decisions on what comes next in a numbered list, told in the list's own words. */
import type { Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import type { Counter } from './counter.ts';
import { pronounsFound, pronounsFoundAfter, upper } from './deed.ts';
import type { Decision } from './plan.ts';
import { takenBack } from './second-chance.ts';
import { option, said } from './wordings.ts';

interface Entry {
	sentence: number;
	/** Its first sentence, without the full stop. */
	text: string;
	norm: Norm | null;
	/** Whether the entry goes on after its first sentence. */
	goesOn: boolean;
}

const FEWEST = 4;
const LONGEST = 120;

export function stepDecisions(reading: Reading, counter: Counter): Decision[] {
	return listsIn(reading).flatMap((list) =>
		list.length < FEWEST ? [] : list.flatMap((_, at) => nextStep(reading, counter, list, at) ?? [])
	);
}

/** The entries of each list that counts from 1. */
function listsIn(reading: Reading): Entry[][] {
	const lists: Entry[][] = [];
	reading.sentences.forEach((sentence, at) => {
		const before = reading.text.slice(Math.max(0, sentence.start - 12), sentence.start);
		const number = Number(/(?:^|\n)[ \t]*(?:Step )?(\d{1,2})[.):][ \t]+$/i.exec(before)?.[1] ?? 0);
		if (number === 1) lists.push([]);
		if (number === 0 || number !== (lists.at(-1)?.length ?? 0) + 1) return;
		lists.at(-1)!.push({
			sentence: at,
			text: sentence.text
				.replace(/\s+/g, ' ')
				.replace(/[“”"]/g, (c, i: number, all: string) =>
					c === '”' || /\S/.test(all[i - 1] ?? ' ') ? '’' : '‘'
				)
				.replace(/ \([^()]*\)/g, '')
				.replace(/[.;:,\s]+$/, ''),
			norm:
				reading.norms.find((n) => n.sentence === at && n.force === 'must' && n.bearer === null) ??
				null,
			goesOn: reading.sentences[at + 1]?.paragraph === sentence.paragraph
		});
	});
	return lists;
}

/** An order to do something, and not what to do in some case. */
const isStep = ({ text, norm }: Entry): boolean =>
	norm !== null &&
	text.length <= LONGEST &&
	!/[;:—–…?!]/.test(text) &&
	!/^(?:always|if|when|whenever|where|for|before|after|until|never|do not|don[’']t|only|once|unless|with|in|on|at|as)\b/i.test(
		text
	) &&
	!/\b(?:above|below|step \d+|steps \d+|this|these|those|that way|such)\b|\b(?:of|in|on|to|with|from) (?:it|them)\b/i.test(
		text
	);

const OPERATORS = [
	'skip-precondition',
	'over-escalate',
	'under-escalate',
	'false-exception'
] as const;

function nextStep(
	reading: Reading,
	counter: Counter,
	list: readonly Entry[],
	at: number
): Decision | null {
	const entry = list[at]!;
	const before = list[at - 1];
	if (!before || before.goesOn || !isStep(entry) || !isStep(before)) return null;
	// With one end done, the other is next.
	if (/\b(?:other|rest|remaining|second)\b/.test(entry.text)) return null;
	if (!pronounsFound(before.text) || !pronounsFoundAfter(before.text, entry.text)) return null;
	const later = list.slice(at + 1).filter((e) => isStep(e) && pronounsFound(e.text));
	if (later.length < 2) return null;
	const { start, end } = reading.sentences[entry.sentence]!;
	const why = { start, end, quote: reading.text.slice(start, end) };
	const who = counter.comers[entry.sentence % counter.comers.length]!;
	const next = list[at + 1] === later[0] ? later[0] : undefined;
	const goes = `${upper(who.the)} goes on with that.`;
	return {
		id: `s${entry.sentence + 1}`,
		frame: 'step',
		text: `${who.name} asks for your help, and has just done this: “${before.text}.” What do you name as the next step?`,
		hypothetical: true,
		evidence: [why],
		act: '',
		options: [
			option('best', 'comply', inSteps(entry, next), `${goes} That is the next step.`, why),
			...later
				.slice(0, 4)
				.map((e, i) =>
					option(
						'poor',
						OPERATORS[i]!,
						inSteps(e, later[i + 1]),
						`${goes} But a step that comes before it is left out.`,
						why
					)
				),
			option(
				'poor',
				'inaction',
				LAST_STEP.map(said),
				`${upper(who.the)} stops. But steps are left.`,
				why,
				0.3
			)
		],
		own: 2,
		mend: takenBack(entry.sentence, why, who),
		rule: { norm: entry.norm!.id, limitHolds: true, does: true },
		worth: 4 - entry.text.length / 300,
		at: entry.sentence,
		pair: '',
		decides: true,
		ways: ['step']
	};
}

const LAST_STEP = [
	'None; that was all.',
	'None; that was the last one.',
	'None; that was the last one, and all is done.',
	'None; that was the last one, and all there is to do is done.'
];

/** A step alone, begun, or with the one that follows it. */
function inSteps({ text }: Entry, next: Entry | undefined): string[] {
	const small = `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
	const plain = /^(?:then|next|now|first|finally|please)\b/i.test(text);
	const both =
		next && pronounsFound(`${text} ${next.text}`)
			? `${text}, and then ${next.text.charAt(0).toLowerCase()}${next.text.slice(1)}.`
			: null;
	return [
		said(`${text}.`),
		...(plain ? [] : [said(`Now ${small}.`), said(`As the next step, ${small}.`)]),
		...(both && both.length <= 140 && !/, and then then\b/.test(both) ? [said(both)] : [])
	];
}
