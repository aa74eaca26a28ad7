/** Decisions → scenario: nodes, routes, state, and endings that the state has earned. */
import type { Evidence } from '../../evidence.ts';
import { shortId } from '../../short-id.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import type { Choice, Ending, Quality, Scenario, Situation } from '../model.ts';
import { chooseOptions, nothingSaid, type Chosen, type Said } from './choose.ts';
import type { Decision, Mend, Option } from './plan.ts';

/** What a scenario is told with, beside its decisions. */
export interface Frame {
	kind: Scenario['kind'];
	title: string;
	role: string;
	briefing: string;
	/** What the first meter counts: "Keeping to the rules". */
	rules: string;
	/** The right act of the last decision, for those who have something to own up to. */
	owning: (right: string) => readonly string[];
	hiding: (right: string) => readonly string[];
	endings: Record<
		'upheld' | 'recovered' | 'breached',
		{ text: string; evidence: readonly Evidence[] }
	>;
	/** What the last situation adds once something has gone wrong, or time has run short. */
	afterSlip: string;
	afterSlips: string;
	afterDelay: string;
}

/** Raised by any wrong choice: from then on the best that can be had is to put it right. */
const SLIP = 'slip';
const RULES: Record<Quality, number> = { best: 1, acceptable: 1, poor: -1, critical: -2 };
const MENDS = 2;

/** Null where the choices of some decision cannot be made alike in length, or too few decisions are left. */
export function assemble(frame: Frame, decisions: readonly Decision[]): DraftedCourse | null {
	const said = nothingSaid();
	const kept: { decision: Decision; chosen: Chosen[] }[] = [];
	for (const decision of decisions) {
		const isLast = decision === decisions.at(-1);
		const { act, own, options } = decision;
		const demands = {
			...(isLast ? { beside: [frame.owning(act), frame.hiding(act)] } : {})
		};
		const chosen = chooseOptions(options, said, { ...demands, own });
		if (chosen) kept.push({ decision, chosen });
	}
	const whole = withWholePairs(kept);
	if (whole.length < 3) return null;
	// What comes last has room for an honest word, and that must be another decision then.
	if (whole.at(-1)!.decision !== decisions.at(-1))
		return assemble(
			frame,
			decisions.filter((d) => whole.some((w) => w.decision === d))
		);
	const nodes: Situation[] = [];
	let mends = 0;
	let timed = false;
	whole.forEach(({ decision, chosen }, i) => {
		const next = whole[i + 1];
		const isLast = !next;
		const { mend } = decision;
		const critical = chosen.some((c) => c.quality === 'critical');
		const mended =
			mend && (isLast || ((critical || decision.presses) && mends < MENDS))
				? mendNode(decision.id, mend, next?.decision.id ?? null, said)
				: null;
		if (mended && !isLast) mends++;
		const route = (c: Chosen) => {
			const wrong = c.quality === 'poor' || c.quality === 'critical';
			if (mended && wrong && (isLast || c.quality === 'critical')) return mended.id;
			return next?.decision.id ?? (wrong ? 'breached' : 'upheld');
		};
		if (isLast) timed = isLateRead(nodes);
		const situation = isLast
			? lastNode(frame, decision, chosen, route, timed)
			: node(decision, chosen, route);
		// Who runs out of time comes where it is late, but not too late.
		nodes.push(mended && decision.presses ? withClock(situation, mended.id) : situation);
		if (mended) nodes.push(mended);
	});
	if (!timed)
		for (const { choices } of nodes) for (const { effects } of choices) delete effects['time'];
	const scenario: Scenario = {
		id: shortId('x', `${frame.title} ${nodes.map((n) => n.text).join(' ')}`),
		kind: frame.kind,
		title: frame.title,
		role: frame.role,
		briefing: nodes.some((n) => n.seconds !== undefined)
			? `${frame.briefing} Where the article asks for speed, your time to decide is limited.`
			: frame.briefing,
		meters: [
			{ id: 'rules', label: frame.rules, start: 0, min: -8, max: 8 },
			...(timed ? [{ id: 'time', label: 'Time in hand', start: 0, min: -8, max: 8 }] : [])
		],
		flags: [SLIP],
		start: nodes[0]!.id,
		nodes: [...nodes, ...endings(frame)]
	};
	const cases = new Map(
		whole.flatMap(({ decision: { id, rule } }) => (rule ? [[id, rule] as const] : []))
	);
	return { scenario, cases };
}

/** Time to read all of it at an easy pace, and then to think. */
function withClock(node: Situation, timeout: string): Situation {
	const words = [node.text, ...node.choices.map((c) => c.text)].join(' ').split(' ').length;
	const seconds = Math.max(30, Math.ceil((words / 2.5 + 15) / 5) * 5);
	return { ...node, seconds, timeout };
}

/** A case without its exception teaches "never"; the exception without its case, "always". */
function withWholePairs<T extends { decision: Decision }>(kept: readonly T[]): T[] {
	return kept.filter(
		({ decision: { pair } }) =>
			pair === '' || kept.filter((k) => k.decision.pair === pair).length === 2
	);
}

function node(
	decision: Decision,
	chosen: readonly Chosen[],
	route: (c: Chosen) => string
): Situation {
	return {
		id: decision.id,
		kind: 'situation',
		text: decision.text,
		hypothetical: decision.hypothetical,
		evidence: [...decision.evidence],
		choices: chosen.map((c, i) => choiceOf(decision.id, c, i, route(c)))
	};
}

function choiceOf(nodeId: string, c: Chosen, i: number, to: string): Choice {
	const wrong = c.quality === 'poor' || c.quality === 'critical';
	return {
		id: `${nodeId}-${'abcdefgh'[i]}`,
		text: c.text,
		quality: c.quality,
		effects: {
			rules: RULES[c.quality],
			...(c.operator === 'late' && !wrong ? { time: -1 } : {})
		},
		feedback: `${c.then} The article says: “${inner(c.why.quote)}”`,
		evidence: [c.why],
		operator: c.operator,
		to,
		...(wrong ? { sets: [SLIP] } : {})
	};
}

/** The end is earned: with nothing to answer for, by a right act; else by a right act and an honest word. */
function lastNode(
	frame: Frame,
	decision: Decision,
	chosen: readonly Chosen[],
	route: (c: Chosen) => string,
	timed: boolean
): Situation {
	const base = node(decision, chosen, route);
	const [right, ...rest] = chosen;
	const clean = { flag: SLIP, is: false } as const;
	const marred = { flag: SLIP, is: true } as const;
	const own = nearest(frame.owning(decision.act), chosen);
	const hide = nearest(frame.hiding(decision.act), [...chosen, { ...right!, text: own }]);
	const choices = base.choices.map((c): Choice =>
		c.quality === 'best' || c.quality === 'acceptable' ? { ...c, to: 'upheld', when: clean } : c
	);
	const extra: Choice[] = [
		{
			...choiceOf(
				base.id,
				{
					...right!,
					text: own,
					then: `${right!.then} And what went wrong before is seen to.`
				},
				chosen.length,
				'recovered'
			),
			when: marred
		},
		{
			...choiceOf(
				base.id,
				{
					...right!,
					text: hide,
					quality: 'poor',
					operator: 'inaction',
					then: 'This is done. But what went wrong before stays as it is, and nobody puts it right.'
				},
				chosen.length + 1,
				'breached'
			),
			when: marred
		}
	];
	const variants = [
		{ when: { meter: 'rules', below: -1 } as const, text: `${frame.afterSlips} ${decision.text}` },
		{ when: marred, text: `${frame.afterSlip} ${decision.text}` },
		...(timed
			? [
					{
						when: { meter: 'time', below: -1 } as const,
						text: `${frame.afterDelay} ${decision.text}`
					}
				]
			: [])
	];
	return { ...base, choices: [...choices, ...extra], ...(rest.length > 0 ? { variants } : {}) };
}

/** Being late twice is noticed at the end, where one can be late twice before it. */
const isLateRead = (before: readonly Situation[]): boolean =>
	before.filter((n) => n.choices.some((c) => (c.effects['time'] ?? 0) < 0)).length >= 2;

/** The wording that keeps all choices alike in length, as far as one can. */
function nearest(wordings: readonly string[], beside: readonly Chosen[]): string {
	const lengths = beside.map((c) => c.text.length);
	const middle = (Math.min(...lengths) + Math.max(...lengths)) / 2;
	return [...wordings].sort(
		(a, b) => Math.abs(a.length - middle) - Math.abs(b.length - middle)
	)[0]!;
}

function mendNode(of: string, mend: Mend, next: string | null, said: Said): Situation | null {
	const chosen = chooseOptions(mend.options as Option[], said);
	if (!chosen) return null;
	const id = `${of}-mend`;
	return {
		id,
		kind: 'situation',
		text: mend.text,
		hypothetical: true,
		evidence: [mend.evidence],
		choices: chosen.map((c, i) =>
			choiceOf(id, c, i, next ?? (c.quality === 'acceptable' ? 'recovered' : 'breached'))
		)
	};
}

function endings(frame: Frame): Ending[] {
	return (['upheld', 'recovered', 'breached'] as const).map((outcome) => ({
		id: outcome,
		kind: 'ending',
		outcome,
		text: frame.endings[outcome].text,
		evidence: [...frame.endings[outcome].evidence]
	}));
}

/** A quotation within ours takes single marks. */
export function inner(quote: string): string {
	const text = quote
		.replace(/\s+/g, ' ')
		.replace(/[“”"]/g, (c, at: number, all: string) =>
			c === '”' || (c === '"' && /[\p{L}.,!?]/u.test(all[at - 1] ?? '')) ? '’' : '‘'
		);
	return /[.!?’]$/.test(text) ? text : `${text}.`;
}
