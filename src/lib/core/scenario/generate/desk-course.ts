/** Claims → scenario: one situation a claim, and a last one for whoever let something slip. */
import type { Evidence } from '../../evidence.ts';
import { shortId } from '../../short-id.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import type { Choice, Condition, Ending, Scenario, Situation } from '../model.ts';
import { inner } from './assemble.ts';
import type { DeskChoice, DeskDecision } from './desk-claim.ts';

export interface DeskFrame {
	title: string;
	briefing: string;
}

/** Falls with every answer that does not fit the article, and with nothing else: so much is still known of them at the end. */
const TRUST = 'trust';
const CLEAN = { meter: TRUST, atLeast: 0 } as const;
const MARRED = { meter: TRUST, below: 0 } as const;
const SEVERAL = { meter: TRUST, below: -1 } as const;
const AGAIN = 'again';

/** @param decisions in the order in which they are brought */
export function deskCourse(frame: DeskFrame, decisions: readonly DeskDecision[]): DraftedCourse {
	const last = decisions.length - 1;
	const situations = decisions.map((decision, i) =>
		i === last ? lastClaim(decision, i) : claim(decision, i)
	);
	const nodes = [...situations, comeBack(decisions), ...endings(decisions)];
	const scenario: Scenario = {
		id: shortId('x', `${frame.title} ${nodes.map((n) => n.text).join(' ')}`),
		kind: 'fact-desk',
		title: frame.title,
		role: 'The person on duty at the fact desk',
		briefing: frame.briefing,
		meters: [{ id: TRUST, label: 'Trust in the desk', start: 0, min: -8, max: 8 }],
		flags: decisions.flatMap((_, i) => flagsOf(i)),
		start: situations[0]!.id,
		nodes
	};
	return { scenario, cases: new Map() };
}

const idOf = (i: number) => `c${i + 1}`;
/** What tells later that this one slipped; the first needs nothing: where no other did, it was that one. */
const flagsOf = (i: number): string[] => (i === 0 ? [] : [`slip-${idOf(i)}`]);
const isWrong = ({ quality }: DeskChoice) => quality === 'poor';

function choice(
	i: number,
	letter: number,
	{ text, quality, operator, then }: DeskChoice,
	why: Evidence,
	to: string,
	when?: Condition
): Choice {
	const wrong = quality === 'poor';
	return {
		id: `${idOf(i)}-${'abcdefgh'[letter]}`,
		text,
		quality,
		effects: { [TRUST]: wrong ? -1 : 0 },
		feedback: `${then} The article says: “${inner(why.quote)}”`,
		evidence: [why],
		operator,
		to,
		...(wrong && flagsOf(i).length > 0 ? { sets: flagsOf(i) } : {}),
		...(when ? { when } : {})
	};
}

const claim = ({ text, evidence, why, choices }: DeskDecision, i: number): Situation => ({
	id: idOf(i),
	kind: 'situation',
	text,
	hypothetical: true,
	evidence: [evidence],
	choices: choices.map((c, letter) => choice(i, letter, c, why, idOf(i + 1)))
});

/** Where every answer before it fitted, a right one ends the day; else somebody comes back. */
function lastClaim(decision: DeskDecision, i: number): Situation {
	const { why, choices } = decision;
	const right = choices.filter((c) => !isWrong(c));
	const drafted = [
		...right.map((c) => ({ c, to: 'upheld', when: CLEAN as Condition | undefined })),
		...choices.filter(isWrong).map((c) => ({ c, to: AGAIN, when: undefined })),
		...right.map((c) => ({ c: { ...c, text: c.again }, to: AGAIN, when: MARRED }))
	];
	return {
		...claim(decision, i),
		choices: drafted.map(({ c, to, when }, letter) => choice(i, letter, c, why, to, when))
	};
}

/** The longest choice of the last claim is not much longer than its shortest, those in other words included. */
export function canBeLast({ choices }: DeskDecision): boolean {
	const texts = [
		...choices.map((c) => c.text),
		...choices.filter((c) => !isWrong(c)).map((c) => c.again)
	];
	const lengths = texts.map((t) => t.length);
	return (
		new Set(texts).size === texts.length && Math.max(...lengths) <= 1.39 * Math.min(...lengths)
	);
}

/** What a second look can still mend. Each of these words is true whichever answers slipped, and in whatever way. */
function comeBack(decisions: readonly DeskDecision[]): Situation {
	const about = ({ told }: DeskDecision) =>
		`At the end of the day somebody with the article in hand writes in about this one: “${inner(told)}” What your desk did with it does not fit the article. What do you do?`;
	const options: [Choice['quality'], Choice['operator'], string, string, string][] = [
		[
			'acceptable',
			'comply',
			'Look it up again, tell whoever asked, and go through the other answers, too.',
			'What did not fit the article is put right, in this case and in any other of the day.',
			'recovered'
		],
		[
			'poor',
			'under-escalate',
			'Note down for yourself what is right, so that nothing like it happens next time.',
			'You know better now, but whoever asked does not.',
			'breached'
		],
		[
			'poor',
			'wrong-authority',
			'Answer that the desk has looked at the claim once, and that its word stands.',
			'The desk has no word of its own. What stands is what the article says.',
			'breached'
		],
		[
			'poor',
			'inaction',
			'Wait and see if anybody else writes in before you look at any of it once more.',
			'Nobody else writes in, and what does not fit the article stays as it is.',
			'breached'
		]
	];
	return {
		id: AGAIN,
		kind: 'situation',
		text: about(decisions[0]!),
		hypothetical: true,
		evidence: [decisions[0]!.evidence],
		variants: [
			{
				when: SEVERAL,
				text: 'At the end of the day people with the article in hand write in about more than one of the claims. What your desk did with them does not fit the article. What do you do?'
			},
			...decisions
				.slice(1)
				.map((d, i) => ({ when: { flag: flagsOf(i + 1)[0]!, is: true } as const, text: about(d) }))
		],
		choices: options.map(([quality, operator, text, then, to], i) => ({
			id: `${AGAIN}-${'abcd'[i]}`,
			text,
			quality,
			effects: { [TRUST]: quality === 'acceptable' ? 1 : -1 },
			feedback: then,
			evidence: decisions.map((d) => d.why),
			operator,
			to
		}))
	};
}

function endings(decisions: readonly DeskDecision[]): Ending[] {
	const texts: [Ending['outcome'], string, Evidence][] = [
		[
			'upheld',
			'Nothing has left your desk today that the article does not say. This ending is imagined; the article is quoted beside it.',
			decisions[0]!.evidence
		],
		[
			'recovered',
			'Not every answer fitted the article at first, but you went back and put that right. This ending is imagined; the article is quoted beside it.',
			decisions[0]!.evidence
		],
		[
			'breached',
			'An answer of your desk does not fit the article, and it was left as it is. This ending is imagined; compare your answers with the article.',
			decisions[1]!.evidence
		]
	];
	return texts.map(([outcome, text, evidence]) => ({
		id: outcome,
		kind: 'ending',
		outcome,
		text,
		evidence: [evidence]
	}));
}
