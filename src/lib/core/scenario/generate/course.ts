/** Questions → scenario: one situation a question, a chance to take a wrong answer back, and an account at the end. */
import type { Evidence } from '../../evidence.ts';
import { shortId } from '../../short-id.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import type { Choice, Condition, Ending, Scenario, Situation } from '../model.ts';
import { inner } from './assemble.ts';
import { chooseOptions, nothingSaid, type Chosen } from './choose.ts';
import type { Decision, Option } from './plan.ts';

export interface CourseFrame {
	title: string;
	role: string;
	briefing: string;
	/** What the meter counts: "Keeping to the rules". */
	rules: string;
	/** The scene in which whoever left a wrong answer standing can still put it right. */
	account: { text: string; options: readonly Option[]; evidence: Evidence };
	endings: Record<'upheld' | 'recovered' | 'breached', string>;
	evidence: readonly Evidence[];
}

/** One chance to take something back is enough: it is the same each time. */
const MENDS = 1;
/** Falls with every wrong answer that is left standing, and with nothing else. */
const RULES = 'rules';
/** As low as all that can be left standing takes it. */
const LOWEST = -24;
const STANDING = { meter: RULES, below: 0 } as const;
const NONE_STANDING = { meter: RULES, atLeast: 0 } as const;
/** Raised by taking a wrong answer back. */
const MENDED = 'taken-back';
export const ACCOUNT = 'owning-up';

interface Step {
	decision: Decision;
	chosen: Chosen[];
	mend: Chosen[] | null;
}

/** Null where too few questions have answers that are alike in length. */
export function courseOf(frame: CourseFrame, decisions: readonly Decision[]): DraftedCourse | null {
	const steps = stepsOf(decisions);
	const account = chooseOptions(frame.account.options, nothingSaid());
	if (steps.length === 0 || !account) return null;
	const mended = steps.some(({ mend }) => mend);
	const nodes = steps.flatMap((step, i) =>
		nodesOf(step, steps[i + 1]?.decision.id ?? null, mended)
	);
	const timed = nodes.some((n) => n.seconds !== undefined);
	const scenario: Scenario = {
		id: shortId('x', `${frame.title} ${nodes.map((n) => n.text).join(' ')}`),
		kind: 'procedure',
		title: frame.title,
		role: frame.role,
		briefing: timed
			? `${frame.briefing} Where the article asks for speed, your time to answer is limited.`
			: frame.briefing,
		meters: [{ id: RULES, label: frame.rules, start: 0, min: LOWEST, max: 0 }],
		flags: mended ? [MENDED] : [],
		start: nodes[0]!.id,
		nodes: [...nodes, accountNode(frame, account), ...endings(frame)]
	};
	const cases = new Map(
		steps.flatMap(({ decision: { id, rule } }) => (rule ? [[id, rule] as const] : []))
	);
	return { scenario, cases };
}

function stepsOf(decisions: readonly Decision[]): Step[] {
	const said = nothingSaid();
	const kept = decisions.flatMap((decision) => {
		const chosen = chooseOptions(decision.options, said, {
			own: decision.own,
			again: decision.frame === 'step'
		});
		return chosen ? [{ decision, chosen }] : [];
	});
	// A decision under time pressure needs its second chance: who runs out of time comes there.
	const mended = kept
		.slice(0, -1)
		.filter(
			({ decision, chosen }) =>
				decision.mend !== null && (decision.presses || chosen.some(isCritical))
		)
		.sort(
			(a, b) =>
				Number(b.decision.presses ?? false) - Number(a.decision.presses ?? false) ||
				b.decision.worth - a.decision.worth
		)
		.slice(0, MENDS);
	return kept.map((step) => ({
		...step,
		mend: mended.includes(step) ? chooseOptions(step.decision.mend!.options, said) : null
	}));
}

const isCritical = ({ quality }: Chosen) => quality === 'critical';
const isWrong = ({ quality }: Chosen) => quality === 'poor' || quality === 'critical';

function choiceOf(nodeId: string, c: Chosen, i: number, to: string, falls: boolean): Choice {
	return {
		id: `${nodeId}-${'abcdefgh'[i]}`,
		text: c.text,
		quality: c.quality,
		effects: { [RULES]: falls ? -c.falls : 0 },
		feedback: `${c.then} The article says: “${inner(c.why.quote)}”`,
		evidence: [c.why],
		operator: c.operator,
		to
	};
}

/** @param next what comes after it; null where it is the last. */
function nodesOf(
	{ decision, chosen, mend }: Step,
	next: string | null,
	mended: boolean
): Situation[] {
	const { id } = decision;
	const mendId = `${id}-mend`;
	const choices = chosen.flatMap((c, i): Choice[] => {
		if (isWrong(c)) {
			const isTakenBack = mend !== null && c.quality === 'critical';
			return [choiceOf(id, c, i, isTakenBack ? mendId : (next ?? ACCOUNT), !isTakenBack)];
		}
		const right = choiceOf(id, c, i, next ?? 'upheld', false);
		return next ? [right] : atTheEnd(right, mended);
	});
	const situation: Situation = {
		id,
		kind: 'situation',
		text: decision.text,
		hypothetical: decision.hypothetical,
		evidence: [...decision.evidence],
		choices
	};
	if (!mend) return [situation];
	const second: Situation = {
		id: mendId,
		kind: 'situation',
		text: decision.mend!.text,
		hypothetical: true,
		evidence: [decision.mend!.evidence],
		choices: mend.map((c, i) => ({
			...choiceOf(mendId, c, i, next!, isWrong(c)),
			...(isWrong(c) ? {} : { sets: [MENDED] })
		}))
	};
	return [decision.presses ? withClock(situation, mendId) : situation, second];
}

/** A right answer ends the course, but for those who have left a wrong one standing: for them, the account is still open. */
function atTheEnd(right: Choice, mended: boolean): Choice[] {
	const ways: [string, Condition[]][] = mended
		? [
				['upheld', [NONE_STANDING, { flag: MENDED, is: false }]],
				['recovered', [NONE_STANDING, { flag: MENDED, is: true }]],
				[ACCOUNT, [STANDING]]
			]
		: [
				['upheld', [NONE_STANDING]],
				[ACCOUNT, [STANDING]]
			];
	return ways.map(([to, when], i) => ({
		...right,
		id: i === 0 ? right.id : `${right.id}${i + 1}`,
		to,
		when: when.length === 1 ? when[0]! : when
	}));
}

function accountNode({ account }: CourseFrame, chosen: readonly Chosen[]): Situation {
	return {
		id: ACCOUNT,
		kind: 'situation',
		text: account.text,
		hypothetical: true,
		evidence: [account.evidence],
		// Which answer was wrong is not known here, so that no rule of the article is quoted.
		choices: chosen.map((c, i) => ({
			...choiceOf(ACCOUNT, c, i, isWrong(c) ? 'breached' : 'recovered', isWrong(c)),
			feedback: c.then
		}))
	};
}

/** Time to read all of it at an easy pace, and then to think. */
function withClock(node: Situation, timeout: string): Situation {
	const words = [node.text, ...node.choices.map((c) => c.text)].join(' ').split(' ').length;
	const seconds = Math.max(30, Math.ceil((words / 2.5 + 15) / 5) * 5);
	return { ...node, seconds, timeout };
}

const endings = ({ endings: told, evidence }: CourseFrame): Ending[] =>
	(['upheld', 'recovered', 'breached'] as const).map((outcome) => ({
		id: outcome,
		kind: 'ending',
		outcome,
		text: told[outcome],
		evidence: [evidence[0]!]
	}));
