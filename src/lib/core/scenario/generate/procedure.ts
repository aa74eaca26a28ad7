/** Rules and steps that bind one role, as a course of decisions. */
import type { Evidence } from '../../evidence.ts';
import type { Reading } from '../../reading/reading.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { assemble, type Frame } from './assemble.ts';
import { gateScenario } from '../gates/gates.ts';
import type { Decision, DecisionFrame } from './plan.ts';
import { banDecisions } from './ban.ts';
import { keepBest } from './choose.ts';
import { dutyDecisions } from './duty.ts';
import type { Scene } from './scene.ts';
import { permissionDecisions } from './permission.ts';
import { othersThan } from './others.ts';
import { isAlone, protagonistOf, type Role } from './protagonist.ts';
import { rulesFor } from './rules.ts';
import { ASKS } from './wordings.ts';

const MOST = 6;
const FEWEST = 3;
const ARISING = 2;
const ARISES: ReadonlySet<DecisionFrame> = new Set([
	'due',
	'before',
	'until',
	'step',
	'twin',
	'tempted'
]);
/** Among others, what went wrong is told. */
const ACCOUNT: Pick<Frame, 'owning' | 'hiding' | 'afterSlip' | 'afterSlips'> = {
	owning: (right) => [
		// "Do not admit fault, and own up" would be taken for its own opposite.
		...(/^Do not\b/.test(right) ? [] : [`${right}, and own up.`]),
		`${right}, and report your slip.`,
		`${right}, and say what went wrong.`,
		`${right}, and say openly what went wrong before.`
	],
	hiding: (right) => [
		`${right}, and stay quiet.`,
		`${right}, and hide your slip.`,
		`${right}, and hide what went wrong.`,
		`${right}, and keep quiet about what went wrong before.`
	],
	afterSlips: 'More than one thing you did was not by the rules, and nobody has talked about it.',
	afterSlip: 'Something you did earlier was not by the rules, and it has not been talked about.'
};
/** Alone, it is put right. */
const AMENDS: typeof ACCOUNT = {
	owning: (right) => [
		`${right}, and mend your slip.`,
		`${right}, and go back over your slip.`,
		`${right}, and go back to put right what you did wrong.`
	],
	hiding: (right) => [
		`${right}, and let the rest be.`,
		`${right}, and leave your slip as it is.`,
		`${right}, and leave what you did wrong before as it is.`
	],
	afterSlips:
		'More than one thing you did was not by the instructions, and some of it can still be put right.',
	afterSlip: 'Something you did earlier was not by the instructions, and it can still be put right.'
};
/** Titles of reports on something that went wrong. */
const AFTERMATH =
	/\b(?:report|inquiry|investigation|incident|accident|outage|review|leak|overdose|failure|breach|collision|spill|what happened|what went wrong)\b/i;

/** Whoever is not authorised cannot do the work of the decisions that follow. */
const NOT_AUTHORISED =
	/\b[Yy]ou(?:r name)? (?:[\p{L} ]+ )?(?:not|no|never|without)\b[^.]*\b(?:list|authori\p{L}+|trained|training|sign\p{L}*|permit\p{L}*|permission|qualif\p{L}+|licen\p{L}+|certif\p{L}+|pass|competent|badge|instruct\p{L}*|cleared|card)\b|\b[Yy]ou are (?:un\p{L}+ed)\b/u;

export function procedure(reading: Reading): DraftedCourse | null {
	const role = protagonistOf(reading);
	if (!role) return null;
	const rules = rulesFor(reading, role);
	const scene: Scene = { role, rules, others: othersThan(reading, role) };
	const partOf = new Map(rules.map((rule) => [rule.sentence, rule.part]));
	const kept = keepBest(
		[...dutyDecisions(scene), ...banDecisions(scene), ...permissionDecisions(scene)]
			.filter((d) => d.pair !== '' || !NOT_AUTHORISED.test(d.text))
			.map((d) => ({ ...d, part: partOf.get(Math.floor(d.at)) ?? '' })),
		MOST
	);
	return repaired(reading, role, kept);
}

/** The course whole if every gate lets it pass, else without the decisions that it is refused for. */
function repaired(
	reading: Reading,
	role: Role,
	decisions: readonly Decision[]
): DraftedCourse | null {
	let left = decisions;
	let first: DraftedCourse | null = null;
	while (isEnough(left) && comesUp(left)) {
		const course = courseOf(reading, role, left);
		first ??= course;
		if (course && isPassed(course, reading)) return course;
		const shorter = left
			.map((out) => left.filter((d) => d !== out && (d.pair === '' || d.pair !== out.pair)))
			.find((rest) => {
				const tried = isEnough(rest) ? courseOf(reading, role, rest) : null;
				return tried && isPassed(tried, reading);
			});
		left = shorter ?? withoutWeakest(left);
	}
	return first;
}

/** A case and its exception are decided by one rule. */
const isEnough = (decisions: readonly Decision[]): boolean =>
	new Set(decisions.map((d) => d.pair || d.id)).size >= FEWEST;

/** Where everything turns on what a colleague says, nothing has come up that has to be decided. */
const comesUp = (decisions: readonly Decision[]): boolean =>
	decisions.filter((d) => ARISES.has(d.frame)).length >= ARISING &&
	decisions.some((d) => ARISES.has(d.frame) && d.frame !== 'tempted');

const isPassed = (course: DraftedCourse, reading: Reading): boolean =>
	gateScenario(course, reading).refused.length === 0;

function withoutWeakest(decisions: readonly Decision[]): Decision[] {
	const weakest = [...decisions].sort((a, b) => a.worth - b.worth)[0]!;
	return decisions.filter((d) => d !== weakest && (d.pair === '' || d.pair !== weakest.pair));
}

function courseOf(reading: Reading, role: Role, kept: readonly Decision[]): DraftedCourse | null {
	const decided = new Set(kept.map((d) => d.at));
	const order = endingOnDuty(kept);
	if (!order) return null;
	const decisions = order.map((d, i) => ({
		...d,
		text: `${d.part && d.part !== order[i - 1]?.part ? `You have come to “${d.part}”. ` : ''}${d.text} ${ASKS[i % ASKS.length]!}`,
		// What is decided on its own elsewhere would tell the answer here.
		options: d.options.filter((o) => o.from === undefined || !decided.has(o.from))
	}));
	const course = assemble(
		frameOf(
			reading,
			role,
			decisions.flatMap((d) => d.evidence)
		),
		decisions
	);
	// Some may have been left out for want of choices.
	const told = new Set(course?.scenario.nodes.map((node) => node.id));
	const left = decisions.filter((d) => told.has(d.id));
	return comesUp(left) && isEnough(left) && !isLeave(left.at(-1)!) ? course : null;
}

/**
 * Whoever leaves out what is only allowed has broken nothing, and no ending may say so: what is last must be done, or must
 * be left. Steps stay where they are, since they follow one another. Null where that cannot be had.
 */
function endingOnDuty(kept: readonly Decision[]): Decision[] | null {
	const order = [...kept];
	if (!isLeave(order.at(-1)!)) return order;
	const at = order.findLastIndex(
		(d, i) =>
			/^(?:due|before|ban|tempted|needless|until)$/.test(d.frame) &&
			order[i + 1]?.frame !== 'step' &&
			!opensAnother(d, order)
	);
	if (at >= 0) return [...order.toSpliced(at, 1), order[at]!];
	while (isEnough(order) && isLeave(order.at(-1)!)) {
		const { pair } = order.pop()!;
		if (pair !== '') order.pop();
	}
	return isLeave(order.at(-1)!) ? null : order;
}

/** "The alarm sounds." What begins a case cannot be told after what follows in it. */
const opensAnother = ({ text }: Decision, order: readonly Decision[]): boolean =>
	order.filter((other) => other.text.startsWith(text.split('. ')[0]!.replace(/\.$/, ''))).length >
	1;

const isLeave = ({ frame, rule }: Decision) =>
	frame === 'allowed' || (frame === 'twin' && rule?.does === true && rule.limitHolds);

function frameOf(reading: Reading, role: Role, evidence: readonly Evidence[]): Frame {
	const title = reading.title.replace(/[.:]$/, '');
	const named = title ? `“${title}”` : 'the article';
	const aim = /^how to (\p{Ll}[^:;.?!]+)$/iu.exec(title)?.[1];
	const you =
		role.key === ''
			? `${aim ? `You want to ${aim}, and you` : 'You'} follow the instructions of ${named}.`
			: `You are ${role.name.charAt(0).toLowerCase()}${role.name.slice(1)}, and the rules of ${named} apply to what you do.`;
	const [first, second] = evidence;
	const next =
		AFTERMATH.test(title) && role.key !== ''
			? ' The article reports what went wrong, and what has to be done so that it does not happen again. You are on the next shift.'
			: '';
	return {
		kind: next ? 'decision' : 'procedure',
		title: title || 'By the rules',
		role: role.name,
		briefing: `${you}${next} Every decision is weighed against what the article says. The situations are imagined; the rules are the article’s.`,
		rules: role.key === '' ? 'Keeping to the instructions' : 'Keeping to the rules',
		...(isAlone(role) ? AMENDS : ACCOUNT),
		endings: {
			upheld: {
				text: 'You kept to what the article asks, and you knew where its rules end. This ending is imagined; the rules are quoted beside it.',
				evidence: [first!]
			},
			recovered: {
				text: 'Not everything went by the rules. But you put it right as far as you could. This ending is imagined; the rules are quoted beside it.',
				evidence: [first!]
			},
			breached: {
				text: 'Something the rules ask for was left undone, and it stayed so. This ending is imagined; compare your path with the rules.',
				evidence: [second ?? first!]
			}
		},
		afterDelay: 'It has become late.'
	};
}
