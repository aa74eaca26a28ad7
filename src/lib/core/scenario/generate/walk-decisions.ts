/** Decisions on the way through a numbered list, for whoever carries it out: the choices are the list's own steps. */
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { pronounsFoundAfter } from './deed.ts';
import type { Decision } from './plan.ts';
import type { Step } from './step-list.ts';
import { casesIn } from './walk-cases.ts';
import { LONGEST_BEFORE, type Walk } from './walk-plan.ts';
import { heldBack, inWords, wordsFor } from './walk-words.ts';
import { forbiddenIn, gotWrong, stepsAhead, stopped } from './walk-wrong.ts';
import { option } from './wordings.ts';

/** Everything that can be decided on the way, in the order of the way. */
export const walkDecisions = (walk: Walk): Decision[] =>
	walk.steps.flatMap((_, at) => [...nextStep(walk, at), ...casesIn(walk, at)]);

/** Which step follows on the one that is done. */
function nextStep(walk: Walk, at: number): Decision[] {
	const { reading, steps } = walk;
	const { order, isOpen } = steps[at]!;
	const before = steps[at - 1];
	if (!order || isOpen || before?.isOpen || ONE_OF_TWO.test(order.tellings[0]!)) return [];
	const known = before?.told ?? '';
	if ((before && known === '') || known.length > LONGEST_BEFORE) return [];
	const right = order.tellings.filter((told) => pronounsFoundAfter(known, told));
	if (right.length === 0) return [];
	const words = wordsFor(walk);
	const why = evidenceOf(reading, order.told);
	const amiss = right.flatMap((told) => gotWrong(walk, told, why));
	const forbidden = forbiddenIn(walk, at, `${known} ${right.at(-1)!}`);
	const wrong = [
		...stepsAhead(walk, at, known, why),
		...forbidden,
		...amiss,
		...(at >= steps.length - 2 ? [stopped(why)] : [])
	];
	const warned = forbidden[0];
	return [
		{
			id: `s${order.sentence + 1}`,
			frame: 'step',
			text: before ? words.next[at % words.next.length]!(known) : words.first,
			hypothetical: true,
			evidence: [why],
			act: '',
			options: [
				option(
					'best',
					'comply',
					inWords(right, order.norm !== null),
					before ? words.right[at % words.right.length]! : 'That is where the work begins.',
					why
				),
				...wrong
			],
			own: 2,
			mend: warned ? heldBack(warned.why) : null,
			rule: order.norm && { norm: order.norm.id, limitHolds: true, does: true },
			worth:
				(warned ? 0.8 : 0) +
				(amiss.length > 0 ? 0.6 : 0) +
				(saysWhy(walk, steps[at]!) ? 0.4 : 0) -
				(before ? 0 : 0.6),
			at: order.sentence,
			pair: '',
			decides: true,
			ways: wrong.map((o) => o.operator)
		}
	];
}

/** With one end done, the other is next. */
const ONE_OF_TWO = /\b(?:other|rest|remaining|second)\b/;

/** Whether the article says of a step what it is good for, or what comes of it otherwise. */
const saysWhy = ({ reading }: Walk, { sentences }: Step): boolean =>
	sentences.some((at) => REASON.test(reading.sentences[at]!.text));

const REASON =
	/\b(?:because|so that|otherwise|or (?:it|the|you|they|your)|never|do not|don[’']t|must|danger\p{Ll}*|burns?|scald|shock|injur\p{Ll}*|contaminat\p{Ll}*|as (?:it|the|they) (?:will|can|may)|since (?:it|the|they))\b/iu;
