/** Decisions on a part of the article: what to keep to there, beside what the same part forbids or wants otherwise. */
import {
	actOption,
	inWordings,
	isAbsolute,
	isBan,
	isDuty,
	leftUndone,
	measuredOtherwise,
	type Act
} from './acts.ts';
import { pronounsFound, upper } from './deed.ts';
import { comerOf, takenBack, type Desk } from './may.ts';
import type { Decision } from './plan.ts';
import type { Rule } from './rules.ts';
import { option } from './wordings.ts';

export function partDecisions(desk: Desk): Decision[] {
	return desk.rules
		.filter((rule) => isDuty(rule) && stands(rule))
		.flatMap((rule) => partDecision(desk, rule) ?? []);
}

const stands = (rule: Rule): boolean =>
	isAbsolute(rule) &&
	!rule.inCase &&
	pronounsFound(rule.deed) &&
	!/\b(?:it|them|they|its|their)\b/.test(rule.deed);

function partDecision(desk: Desk, rule: Rule): Decision | null {
	if (!ASKS.test(rule.part)) return null;
	const bans = desk.rules.filter(
		(r) => isBan(r) && r.part === rule.part && r.sentence !== rule.sentence && stands(r)
	);
	const acts: (Act & { of: Rule })[] = [
		...bans.map((of, i) => ({
			deed: of.deed,
			quality: 'critical' as const,
			operator: BREAKS[i % BREAKS.length]!,
			fault: 'But this is just what must not be done.',
			of
		})),
		...[...measuredOtherwise(rule), ...leftUndone(rule)].map((act) => ({ ...act, of: rule }))
	];
	if (acts.length < 2 || bans.length < 1) return null;
	const who = comerOf(desk, rule);
	const near = [...acts].sort(
		(a, b) => Math.abs(a.of.sentence - rule.sentence) - Math.abs(b.of.sentence - rule.sentence)
	);
	return {
		id: `p${rule.sentence + 1}`,
		frame: 'part',
		text: `${who.name} asks you: “${rule.part}”`,
		hypothetical: true,
		evidence: [rule.why],
		act: '',
		options: [
			option(
				'best',
				'comply',
				inWordings(rule.deed),
				`${upper(who.the)} does so. That is what the article asks for.`,
				rule.why
			),
			...near.map((act) => ({ ...actOption(act.of, act, `${upper(who.the)} does so.`) }))
		],
		own: 2,
		mend: takenBack(rule.sentence, rule.why, who),
		rule: { norm: rule.norm.id, limitHolds: true, does: true },
		worth: 2.9 + Math.min(bans.length, 3) * 0.1 - rule.deed.length / 200,
		at: rule.sentence,
		pair: ''
	};
}

const BREAKS = ['break-prohibition', 'over-escalate', 'exceed-permission'] as const;

/** "How do I remove a tick?": a heading that asks. */
const ASKS = /^(?=.*\b(?:I|we)\b).*\?$/;
