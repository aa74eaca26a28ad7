/**
 * Rules and steps as a course of decisions: whoever is not sure of them comes to the learner and asks, and what the learner
 * says is weighed against the article.
 */
import type { Evidence } from '../../evidence.ts';
import { materialOf } from '../../quiz/generate/facts.ts';
import type { Reading } from '../../reading/reading.ts';
import type { ParsedSentence } from '../../reading/tree.ts';
import type { WordTable } from '../../reading/typing/word-table.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { keepBest } from './choose.ts';
import { counterOf, type Counter } from './counter.ts';
import { courseOf, type CourseFrame } from './course.ts';
import { laysDown, linesOf } from './line.ts';
import type { Decision, Option } from './plan.ts';
import { wholeOrLess } from './repair.ts';
import { claimedRules } from './claimed-rules.ts';
import { stepDecisions } from './step-decisions.ts';
import { stepLists } from './step-list.ts';
import { knownOf } from './step-work.ts';
import { shareToldInPast } from './told-in-past.ts';
import { toldDecisions } from './told.ts';
import { option } from './wordings.ts';

const MOST = 5;
/** A course of fewer is not worth bringing people together for; a fact desk is offered instead. */
const FEWEST = 3;
const FEWEST_WAYS = 2;

/** Reads a sentence anew. */
export type Parse = (sentence: string) => Pick<ParsedSentence, 'tree'> | null;

export function procedure(reading: Reading, words: WordTable, parse: Parse): DraftedCourse | null {
	const counter = counterOf(reading);
	if (!isForReaders(reading, counter.atWork)) return null;
	const material = materialOf(reading, words);
	const told = toldDecisions(reading, linesOf(material), counter).filter(isSigned);
	// A rule that can be asked about outright is not claimed as well.
	const open = new Set(told.map((d) => d.at));
	const claims = claimedRules(material, counter, parse).filter((d) => !open.has(d.at));
	const asked = [...told, ...claims].map((d) => (counter.atWork ? d : atHome(d)));
	const steps = counter.atWork ? stepsAsked(reading, counter) : [];
	return wholeOrLess(reading, keepBest([...steps, ...asked], MOST), isEnough, (kept) =>
		courseOf(frameOf(reading, counter, kept), kept)
	);
}

/** At work only: at home one step mostly makes the next one possible, so that nobody could take another. */
function stepsAsked(reading: Reading, counter: Counter): Decision[] {
	const lists = stepLists(reading);
	if (lists.length === 0) return [];
	const known = knownOf(reading, counter);
	return lists.flatMap((steps, i) =>
		stepDecisions({ ...known, steps, who: counter.comers[i % counter.comers.length]! })
	);
}

/** Told with nothing but a later day, readers signed every other one; of the rest, nine in ten. */
const isSigned = ({ ways = [] }: Decision): boolean => ways.some((way) => way !== 'late');

/** Whether the article is there to be kept to, and not to tell what happened or how things are. */
function isForReaders(reading: Reading, atWork: boolean): boolean {
	const { sentences, norms } = reading;
	const rules = new Set(norms.map((n) => n.sentence));
	const share = rules.size / sentences.length;
	const past = shareToldInPast(reading);
	// "Keys are drawn against a signature": rules are told as what is done as well.
	const kept = sentences.filter((s, i) => rules.has(i) || laysDown(s)).length / sentences.length;
	return (
		share >= MANY_RULES ||
		(share >= SOME_RULES && past <= PAST) ||
		(atWork && kept >= KEPT && past <= HARDLY_PAST)
	);
}

/** Shares of the sentences that lay down a rule. */
const MANY_RULES = 0.3;
const SOME_RULES = 0.1;
const KEPT = 0.2;
/** And of those that tell what was. */
const PAST = 0.25;
const HARDLY_PAST = 0.15;

/** At home one follows instructions, and no rules. */
function atHome(decision: Decision): Decision {
	const said = (text: string) =>
		text.replace(
			/\b([Tt])he rules?\b(?! (?:of|that)\b)/g,
			(all, t: string) => `${t}he instruction${all.endsWith('s') ? 's' : ''}`
		);
	const told = (options: readonly Option[]) =>
		options.map((o) => ({ ...o, wordings: o.wordings.map(said), then: said(o.then) }));
	return {
		...decision,
		text: said(decision.text),
		options: told(decision.options),
		mend: decision.mend && {
			...decision.mend,
			text: said(decision.mend.text),
			options: told(decision.mend.options)
		}
	};
}

const isEnough = (decisions: readonly Decision[]): boolean =>
	decisions.length >= FEWEST && new Set(decisions.flatMap((d) => d.ways ?? [])).size >= FEWEST_WAYS;

function accountOf(evidence: Evidence, atWork: boolean): CourseFrame['account'] {
	const what = atWork ? 'rules' : 'instructions';
	const opening = `${atWork ? 'Before you go home' : 'Later that day'}, you think over what you have told others.`;
	return {
		text: `${opening} Not every answer was what the ${what} say, and so far only you know it.`,
		evidence,
		options: [
			option(
				'acceptable',
				'comply',
				['Go back to everybody who had a wrong answer, and say so.'],
				'It is not easy to say. Now everybody knows what is right.',
				evidence
			),
			option(
				'poor',
				'inaction',
				['Let the matter rest, since the day is over and nobody has asked.'],
				'What you said stands, and others go on acting by it.',
				evidence
			),
			option(
				'poor',
				'under-escalate',
				['Give the right answer the next time that somebody asks.'],
				'Until then what you said stands, and others go on acting by it.',
				evidence
			)
		]
	};
}

function frameOf(
	{ title: named }: Reading,
	{ atWork }: Counter,
	decisions: readonly Decision[]
): CourseFrame {
	const title = named.replace(/[.:]$/, '');
	const what = title ? `“${title}”` : 'the article';
	const evidence = decisions.flatMap((d) => d.evidence);
	const asks = `What do you tell them? Every answer is weighed against what the article says. The situations are imagined; what is right is the article’s.`;
	return {
		title: title || 'By the rules',
		role: atWork ? 'The colleague whom others ask' : 'Whoever others turn to',
		briefing: atWork
			? `You know well what ${what} asks of everybody, and so others come to you before they act. ${asks}`
			: `You have read ${what} with care, and people who need it now turn to you. ${asks}`,
		rules: atWork ? 'Keeping to the rules' : 'Keeping to the instructions',
		account: accountOf(evidence[0]!, atWork),
		endings: {
			upheld:
				'Whoever came to you today went away with what the article says, no more and no less. This ending is imagined; the article is quoted beside it.',
			recovered:
				'Not every answer was right. But what was wrong has been put right. This ending is imagined; the article is quoted beside it.',
			breached:
				'Somebody went away with a wrong answer, and it was not put right. This ending is imagined; compare your answers with the article.'
		},
		evidence
	};
}
