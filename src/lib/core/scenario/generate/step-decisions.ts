/** Decisions on what comes next in a numbered list: the choices are the list's own steps. */
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { chooseOptions, nothingSaid } from './choose.ts';
import { pronounsFoundAfter, upper } from './deed.ts';
import type { Decision } from './plan.ts';
import type { Step } from './step-list.ts';
import { partOfText } from './sections.ts';
import { takenBack } from './second-chance.ts';
import { casesIn } from './step-cases.ts';
import { askedAtWork, inWords, LONGEST_BEFORE, type Work } from './step-work.ts';
import { FURTHEST, forbiddenIn, gotWrong, stepsAhead, stopped } from './step-wrong.ts';
import { option } from './wordings.ts';

/** What whoever is at work on a list of steps may ask about it, in the order of the list. */
export const stepDecisions = (work: Work): Decision[] =>
	work.steps.flatMap((_, at) => [
		...nextStep(work, at).filter((d) => waysOf(d) >= FEWEST_WAYS),
		...casesIn(work, at)
	]);

/** Which step follows on the one that is done. */
function nextStep(work: Work, at: number): Decision[] {
	const { reading, steps, who } = work;
	const { order, isOpen } = steps[at]!;
	const before = steps[at - 1];
	if (!order || isOpen || before?.isOpen || ONE_OF_TWO.test(order.tellings[0]!)) return [];
	// Under another heading, something else begins.
	const part = (i: number) => partOfText(reading, steps[i]!.sentences[0]!);
	if (before ? part(at - 1) !== part(at) : !part(at)) return [];
	const known = before?.told ?? '';
	if ((before && known === '') || known.length > LONGEST_BEFORE) return [];
	const right = order.tellings.filter((told) => pronounsFoundAfter(known, told));
	if (right.length === 0) return [];
	const why = evidenceOf(reading, order.told);
	const amiss = right.flatMap((told) => gotWrong(work, told, why));
	const forbidden = forbiddenIn(work, at, `${known} ${right.at(-1)!}`);
	const wrong = [
		...stepsAhead(work, at, known, why),
		...forbidden,
		...amiss,
		...(at >= steps.length - 2 ? [stopped(work, why)] : [])
	];
	const warned = forbidden[0];
	const best = option(
		'best',
		'comply',
		inWords(right, order.norm !== null),
		`${upper(who.the)} goes on with that. That is the next step.`,
		why
	);
	return [
		askedAtWork(why, [best, ...wrong], {
			id: `s${order.sentence + 1}`,
			frame: 'step',
			text: before
				? `${who.name} tells you that this has just been done: “${known}” You are asked what comes next.`
				: `${who.name} is about to begin with “${part(at)!}”, and asks you what comes first.`,
			mend: warned ? takenBack(order.sentence, warned.why, who) : null,
			rule: order.norm && { norm: order.norm.id, limitHolds: true, does: true },
			worth:
				3 +
				(warned ? 0.8 : 0) +
				(amiss.length > 0 ? 0.6 : 0) +
				(saysWhy(work, steps[at]!) ? 0.4 : 0) -
				(before ? 0 : 0.6),
			at: order.sentence,
			shows: [
				...(before?.sentences ?? []),
				...steps.slice(at, at + 1 + FURTHEST).flatMap(({ sentences }) => sentences.slice(0, 2))
			]
		})
	];
}

/** With one end done, the other is next. */
const ONE_OF_TWO = /\b(?:other|rest|remaining|second)\b/;

/** Whether the article says of a step what it is good for, or what comes of it otherwise. */
const saysWhy = ({ reading }: Work, { sentences }: Step): boolean =>
	sentences.some((at) => REASON.test(reading.sentences[at]!.text));

const REASON =
	/\b(?:because|so that|otherwise|or (?:it|the|you|they|your)|never|do not|don[’']t|must|danger\p{Ll}*|burns?|scald|shock|injur\p{Ll}*|contaminat\p{Ll}*|as (?:it|the|they) (?:will|can|may)|since (?:it|the|they))\b/iu;

/** In how many ways a decision can be got wrong; 0 where too few of its choices go together. */
const waysOf = ({ options, own }: Decision): number =>
	chooseOptions(options, nothingSaid(), { own, again: true })?.filter((c) => c.quality !== 'best')
		.length ?? 0;

/** Readers signed four in five of the decisions that somebody could get wrong in so many ways, and every other one of the rest. */
const FEWEST_WAYS = 3;
