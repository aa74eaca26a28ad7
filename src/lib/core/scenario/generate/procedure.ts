/**
 * Rules and steps as a course of decisions: whoever is not sure of them comes to the learner and asks, and what the learner
 * says is weighed against the article.
 */
import type { Evidence } from '../../evidence.ts';
import type { ParsedSentence } from '../../reading/tree.ts';
import type { Reading } from '../../reading/reading.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { gateScenario } from '../gates/gates.ts';
import type { Asker } from './asker.ts';
import { authoritiesOf } from './authority.ts';
import { keepBest } from './choose.ts';
import { isContested } from './contested.ts';
import { inContext } from './context.ts';
import { courseOf, type CourseFrame } from './course.ts';
import { mayDecisions, type Desk } from './may.ts';
import { mustDecisions } from './must.ts';
import { partDecisions } from './part.ts';
import type { Decision, DecisionFrame, Option } from './plan.ts';
import { rulesOf, type Rule } from './rules.ts';
import { stepDecisions } from './steps.ts';
import { option } from './wordings.ts';

const MOST = 6;
const FEWEST = 3;
/** Questions to which yes, no or "only if" is the answer; where there is nothing else, nothing has to be done. */
const YES_OR_NO: ReadonlySet<DecisionFrame> = new Set(['ban', 'opens']);

/** Reads a sentence anew. */
export type Parse = (sentence: string) => Pick<ParsedSentence, 'tree'> | null;

export function procedure(reading: Reading, parse: Parse): DraftedCourse | null {
	const rules = rulesOf(reading).filter((rule) => isReadAsMeant(rule, parse));
	const desk: Desk = {
		rules,
		contested: new Set(rules.filter((rule) => isContested(reading, rule))),
		authorities: authoritiesOf(reading),
		atWork: isAtWork(reading) || workerIn(rules) !== null,
		comers: comersFor(reading, rules)
	};
	const open = [
		...mustDecisions(desk),
		...stepDecisions(reading, desk),
		...partDecisions(desk),
		...mayDecisions(desk)
	].flatMap((d) => {
		const told = inContext(reading, desk.atWork ? d : atHome(d), desk.atWork);
		return told ? [{ ...told, worth: told.worth + weightOf(reading, told) }] : [];
	});
	const kept = keepBest(open, MOST);
	return repaired(reading, desk, kept);
}

const REASONED = /\b(?:because|since|so that|otherwise|or else)\b/;
const GRAVE =
	/\b(?:never|under no circumstances|999|911|112|ambulance|emergency|fire|danger\p{Ll}*|injur\p{Ll}*|alarm|evacuat\p{Ll}*|collapse\p{Ll}*|breath\p{Ll}*|theft|stolen|robb\p{Ll}*|brib\p{Ll}*)\b/iu;
const LIMITED =
	/\b(?:unless|except|only if|only when|until|within|no later than|at once|immediately)\b/;

/** What a reader must not miss comes before what is of little weight. */
function weightOf({ sentences }: Reading, { at }: Decision): number {
	const { text } = sentences[at]!;
	return (
		(REASONED.test(text) ? 0.2 : 0) + (GRAVE.test(text) ? 0.4 : 0) + (LIMITED.test(text) ? 0.2 : 0)
	);
}

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

/** Said anew, a rule must read as the order it is: else a part of it is missing, or stands where it does not belong. */
function isReadAsMeant({ deed, norm, passive }: Rule, parse: Parse): boolean {
	const tree = parse(`You must ${deed}.`)?.tree;
	if (!tree) return false;
	const { words, root } = tree;
	const [, , first] = words;
	const lemma = norm.verb.lemma.toLowerCase();
	const isVerb = first?.upos === 'VERB' && first.lemma.toLowerCase() === lemma;
	if (!isVerb && words[root]!.lemma.toLowerCase() !== lemma) return false;
	// "put on", and nothing is said of what.
	if (/^\p{Ll}+ (?:on|off|up|out|down|in|away|back)$/u.test(deed)) return INTRANSITIVE.test(deed);
	return passive ? tree.child(2, 'obj') >= 0 : true;
}

const INTRANSITIVE =
	/^(?:go|sit|lie|stand|step|carry|sign|log|move|back|keep|walk|come|get|drive|stay|pull|climb|speak|calm|slow|check|clock|stop) /;

/** The course whole if every gate lets it pass, else without the decisions that it is refused for. */
function repaired(
	reading: Reading,
	desk: Desk,
	decisions: readonly Decision[]
): DraftedCourse | null {
	let left = decisions;
	let first: DraftedCourse | null = null;
	while (isEnough(left)) {
		const course = courseFrom(reading, desk, left);
		first ??= course;
		if (course && isPassed(course, reading)) return course;
		const shorter = left
			.map((out) => left.filter((d) => d !== out))
			.find((rest) => {
				const tried = isEnough(rest) ? courseFrom(reading, desk, rest) : null;
				return tried && isPassed(tried, reading);
			});
		left = shorter ?? withoutWeakest(left);
	}
	return first;
}

/** Several decisions, and not all but one of them answered by yes or no. */
function isEnough(decisions: readonly Decision[]): boolean {
	const others = decisions.filter((d) => !YES_OR_NO.has(d.frame)).length;
	return decisions.length >= FEWEST && others >= 2;
}

const isPassed = (course: DraftedCourse, reading: Reading): boolean =>
	gateScenario(course, reading).refused.length === 0;

function withoutWeakest(decisions: readonly Decision[]): Decision[] {
	const weakest = [...decisions].sort((a, b) => a.worth - b.worth)[0]!;
	return decisions.filter((d) => d !== weakest);
}

function courseFrom(reading: Reading, desk: Desk, kept: readonly Decision[]): DraftedCourse | null {
	const course = courseOf(frameOf(reading, desk, kept), kept);
	// Some may have been left out for want of choices.
	const told = new Set(course?.scenario.nodes.map((node) => node.id));
	return isEnough(kept.filter((d) => told.has(d.id))) ? course : null;
}

const WORK =
	/\b(?:staff|employees?|colleagues?|on duty|depot|crews?|shifts?|supervisors?|foreman|operators?|technicians?|co-?workers?|workers|work ?sites?|contractors?|banksm[ae]n|signallers?|fitters?|trainees?|apprentices?|storekeepers?|first aiders?|warehouse|workshop|duty officer|control room|(?:line|shift|duty) managers?)\b/gi;

/** Whether an article speaks to people at work: its words are there more than once. */
const isAtWork = ({ text, title }: Reading): boolean =>
	/\b(?:policy|procedure|safety instruction|site rules|briefing|SWP|SOP|forklift|plant room)\b/i.test(
		title
	) ||
	/\b(?:staff|employees?|colleagues?|on duty|depot|shift (?:manager|lead)|line leader|site manager|plant rooms?)\b/i.test(
		text
	) ||
	(text.match(WORK) ?? []).length >= 3;

/** People who come there, and do not work there. */
const OUTSIDERS =
	/^(?:visitor|customer|client|passenger|guest|tenant|parent|pupil|student|patient|resident|reader|user|person|man|woman|applicant|buyer|seller|member|neighbour|worker)$/;

/** The role that most rules name, where there is one who does the work. */
function workerIn(rules: readonly Rule[]): Asker | null {
	const roles = new Map<string, { asker: Asker; count: number }>();
	for (const { asker } of rules) {
		if (asker.key === '' || !asker.many || OUTSIDERS.test(asker.key)) continue;
		roles.set(asker.key, { asker, count: (roles.get(asker.key)?.count ?? 0) + 1 });
	}
	const [top] = [...roles.values()].sort((a, b) => b.count - a.count);
	return top && top.count >= 2 ? top.asker : null;
}

/** Who comes with a rule that names nobody: somebody who does the work, or at home somebody who needs the advice. */
function comersFor(reading: Reading, rules: readonly Rule[]): Asker[] {
	const made = (name: string, the: string): Asker => ({ key: 'comer', name, the, many: true });
	const worker = workerIn(rules);
	if (!worker && !isAtWork(reading))
		return [
			made('A friend', 'your friend'),
			made('A neighbour', 'your neighbour'),
			made('Another friend', 'your friend')
		];
	const noun = worker?.the.replace(/^the /, '') ?? 'colleague';
	return [
		made(`A new ${noun}`, `the new ${noun}`),
		made('A colleague', 'the colleague'),
		made(`Another ${noun}`, `the ${noun}`)
	];
}

function accountOf(evidence: Evidence, atWork: boolean): CourseFrame['account'] {
	const what = atWork ? 'rules' : 'instructions';
	const opening = `${atWork ? 'Before you go home' : 'Later that day'}, you think over what you have told others.`;
	return {
		one: `${opening} One answer was not what the ${what} say, and so far only you know it.`,
		several: `${opening} More than one answer was not what the ${what} say, and so far only you know it.`,
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
	{ atWork }: Desk,
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
