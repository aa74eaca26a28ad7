/** Decisions on the way through a numbered list, for whoever carries it out: the choices are the list's own steps. */
import type { Evidence } from '../../evidence.ts';
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { pronounsFoundAfter } from './deed.ts';
import type { Decision } from './plan.ts';
import type { Order, Step } from './step-list.ts';
import { casesIn } from './walk-cases.ts';
import { LONGEST_BEFORE, toldUpTo, type Walk } from './walk-plan.ts';
import { heldBack, inWords, STANDS_FIRST, wordsFor } from './walk-words.ts';
import {
	forbiddenIn,
	gotWrong,
	needsWhatIsSkipped,
	SHOWS_ITS_PLACE,
	stepsAhead,
	stopped
} from './walk-wrong.ts';
import { option } from './wordings.ts';

/** Everything that can be decided on the way, in the order of the way. */
export function walkDecisions(walk: Walk): Decision[] {
	return walk.steps.flatMap((step, at) => [
		...step.orders.flatMap((_, nth) => nextStep(walk, at, nth)),
		...nextTwo(walk, at),
		...casesIn(walk, at)
	]);
}

/** @param nth which of the step's orders is due: the first after the step before it, the others after those before them */
function nextStep(walk: Walk, at: number, nth: number): Decision[] {
	const { reading, steps } = walk;
	const step = steps[at]!;
	const order = step.orders[nth]!;
	const before = steps[at - 1];
	if (step.isOpen || ONE_OF_TWO.test(order.tellings[0]!)) return [];
	const isFirst = at === 0 && nth === 0;
	if (nth === 0 && before?.isOpen) return [];
	const known = nth === 0 ? (before?.told ?? '') : toldUpTo(walk, step, order.sentence);
	if ((known === '' && !isFirst) || known.length > LONGEST_BEFORE) return [];
	const right = order.tellings.filter((told) => pronounsFoundAfter(known, told));
	if (right.length === 0) return [];
	const words = wordsFor(walk);
	const turn = at + nth;
	const why = evidenceOf(reading, order.told);
	const amiss = right.flatMap((told) => gotWrong(walk, told, why));
	const forbidden = forbiddenIn(walk, at, order.sentence, `${known} ${right.at(-1)!}`);
	// Within a step, only what can be got wrong in itself is worth asking.
	if (nth > 0 && amiss.length + forbidden.length === 0) return [];
	const ahead = stepsAhead(walk, at, known, why);
	const wrong = [
		...ahead,
		...forbidden,
		...amiss,
		...(at >= steps.length - 2 ? [stopped(why)] : [])
	];
	const warned = forbidden[0];
	return [
		{
			id: `s${order.sentence + 1}`,
			frame: 'step',
			text: isFirst
				? `${words.ready} ${words.first}`
				: `${words.done[turn % words.done.length]!(known)} ${words.next[turn % words.next.length]!}`,
			hypothetical: true,
			evidence: [why],
			act: '',
			options: [
				option(
					'best',
					'comply',
					inWords(right, order.norm !== null),
					isFirst ? 'That is where the work begins.' : words.right[turn % words.right.length]!,
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
				(ahead.some((o) => o.operator === 'skip-precondition') ? 0.5 : 0) +
				(saysWhy(walk, step) ? 0.4 : 0) -
				(isFirst ? 0.6 : 0) -
				(/^(?:when|once|after|as soon as)\b/i.test(right[0]!) ? 0.4 : 0),
			at: order.sentence,
			pair: '',
			decides: true,
			ways: wrong.map((o) => o.operator)
		}
	];
}

/**
 * The next two steps: both, turned round, or with the one or the other left out for the one that follows them. What is
 * offered is at hand everywhere, and alike in length.
 */
function nextTwo(walk: Walk, at: number): Decision[] {
	const { reading, steps } = walk;
	const [one, two, three, four] = steps.slice(at, at + 4);
	const before = steps[at - 1];
	if (!one || !two || !three || [before, one, two].some((s) => s?.isOpen)) return [];
	const [a, b] = [one, two].map(({ orders }) => orders[0]);
	const known = before?.told ?? '';
	if (!a || !b || (before && known === '') || known.length > LONGEST_BEFORE) return [];
	if (OPENS_LATE.test(b.tellings[0]!)) return [];
	const later = [three, four]
		.filter((s) => s !== undefined)
		.filter(
			({ isOpen, orders }) => !isOpen && orders[0] && !SHOWS_ITS_PLACE.test(orders[0].tellings[0]!)
		);
	const tellings = tellingsOf([a, b, ...later.map(({ orders }) => orders[0]!)], known);
	if (!tellings) return [];
	const [x, y, ...rest] = tellings as [string, string, ...string[]];
	const [first, second] = [a, b].map(({ told }) => evidenceOf(reading, told)) as [
		Evidence,
		Evidence
	];
	const words = wordsFor(walk);
	const isFree = !needsWhatIsSkipped(walk, at, two, y);
	const free = later.flatMap((step, i) =>
		needsWhatIsSkipped(walk, at + 1, step, rest[i]!) ? [] : [rest[i]!]
	);
	const wrong = [
		...(isFree ? [option('poor', 'late', [then(y, x)], words.turned, first)] : []),
		...free.map((z, i) => ({
			...option(
				'poor',
				i === 0 ? 'skip-precondition' : 'too-early',
				[then(x, z)],
				words.between,
				second
			),
			falls: i + 1
		})),
		...(isFree
			? free.slice(0, 1).map((z) => ({
					...option('poor', 'too-early', [then(y, z)], words.before, first),
					falls: 3
				}))
			: []),
		...gotWrong(walk, x, first).map((o) => ({ ...o, wordings: o.wordings.map((w) => then(w, y)) })),
		...gotWrong(walk, y, second).map((o) => ({ ...o, wordings: o.wordings.map((w) => then(x, w)) }))
	];
	if (wrong.length < 2) return [];
	return [
		{
			id: `t${a.sentence + 1}`,
			frame: 'step',
			text: `${before ? words.done[at % words.done.length]!(known) : words.ready} ${words.two}`,
			hypothetical: true,
			evidence: [first, second],
			act: '',
			options: [option('best', 'comply', [then(x, y)], words.both, first), ...wrong],
			own: 2,
			mend: null,
			rule: a.norm && { norm: a.norm.id, limitHolds: true, does: true },
			worth: 0.7 + (saysWhy(walk, one) || saysWhy(walk, two) ? 0.4 : 0) - (before ? 0 : 0.3),
			at: a.sentence,
			pair: '',
			decides: true,
			ways: wrong.map((o) => o.operator)
		}
	];
}

/** One telling of each, so that any two of them are about as long as any other two; null where there are none. */
function tellingsOf(orders: readonly Order[], known: string): string[] | null {
	const sets = orders
		.map(({ tellings }) =>
			tellings
				.filter((told) => pronounsFoundAfter(known, told) && !STANDS_FIRST.test(told))
				.slice(0, 4)
		)
		.reduce<string[][]>(
			(all, own) => all.flatMap((set) => own.map((told) => [...set, told])),
			[[]]
		);
	const uneven = (set: readonly string[]) => {
		const lengths = set.map((told) => told.length);
		return Math.max(...lengths) / Math.min(...lengths);
	};
	const short = sets.filter(([x = '', y = '']) => x.length + y.length <= LONGEST_TWO);
	return short.sort((s, t) => uneven(s) - uneven(t))[0] ?? null;
}

const LONGEST_TWO = 230;
/** What tells by itself that something has gone before it. */
const OPENS_LATE = /^(?:when|once|after|as soon as|then|now|next|finally|lastly)\b/i;

/** "Shut the valve. Then fit the cap." */
const then = (one: string, other: string): string =>
	`${one} Then ${other.charAt(0).toLowerCase()}${other.slice(1)}`;

/** Whether the article says of a step what it is good for, or what comes of it otherwise. */
const saysWhy = ({ reading }: Walk, { sentences }: Step): boolean =>
	sentences.some((at) => REASON.test(reading.sentences[at]!.text));

const REASON =
	/\b(?:because|so that|otherwise|or (?:it|the|you|they|your)|never|do not|don[’']t|must|danger\p{Ll}*|burns?|scald|shock|injur\p{Ll}*|contaminat\p{Ll}*|as (?:it|the|they) (?:will|can|may)|since (?:it|the|they))\b/iu;

/** With one end done, the other is next. */
const ONE_OF_TWO = /\b(?:other|rest|remaining|second)\b/;
