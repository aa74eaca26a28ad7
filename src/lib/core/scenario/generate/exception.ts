/** A duty with an exception, as two decisions: once without, once with the exception's facts, and the right act flips. */
import { pronounsFound, upper, youDo } from './deed.ts';
import { cutShort, mismeasured, wrongRole } from './duty-options.ts';
import type { Scene } from './scene.ts';
import type { Decision } from './plan.ts';
import type { Rule } from './rules.ts';
import { option, WHEN_DUE_AT_HOME, WHEN_DUE_AT_WORK } from './wordings.ts';

export function exceptionTwins(scene: Scene, rule: Rule): Decision[] {
	const { exception, deed, why, norm } = rule;
	if (!exception || exception.case.fails === '' || rule.trigger || rule.before !== '') return [];
	const opening = `It is time to ${deed}.`;
	const { holds, fails } = exception.case;
	if (!pronounsFound(deed) || !pronounsFound(`${opening} ${holds}`)) return [];
	const ways = scene.role.atWork ? WHEN_DUE_AT_WORK : WHEN_DUE_AT_HOME;
	const idle = ways
		.filter(({ operator }) => operator === 'inaction')
		.map(({ operator, wordings, then }) =>
			option('poor', operator, wordings, `${then} You still have to ${deed}.`, why, 0.2)
		);
	const ask = option(
		'poor',
		'wrong-authority',
		[
			'Ask what is usual, and do that.',
			'Ask somebody what is usual, and do that.',
			'Ask somebody what is usual here, and go by the answer.',
			'Ask somebody what has been usual here so far, and go by the answer.',
			'Ask somebody what has been usual here so far, and go by the answer without a word more.'
		],
		'You are told what is usual. What the rule says about this case is not asked.',
		why,
		0.2
	);
	const base = {
		frame: 'twin' as const,
		hypothetical: true,
		evidence: [why],
		mend: null,
		own: 2,
		worth: 3.6 - deed.length / 200,
		pair: `twin ${norm.id}`
	};
	return [
		{
			...base,
			id: `d${rule.sentence + 1}-without`,
			text: `${opening} ${fails}.`,
			act: upper(deed),
			options: [
				option(
					'best',
					'comply',
					[`${upper(deed)}.`, `${upper(deed)}, as the rule says.`],
					`${youDo(deed)}. Nothing here speaks for an exception.`,
					why
				),
				option(
					'poor',
					'false-exception',
					[
						`Do not ${deed} this time.`,
						`Do not ${deed}, since there are exceptions.`,
						`Do not ${deed} this time, since there are exceptions.`
					],
					`There is an exception to the rule, but this is not its case. You have to ${deed}.`,
					why
				),
				...cutShort(rule),
				...mismeasured(rule),
				...wrongRole(scene, rule),
				ask,
				...idle
			],
			rule: { norm: norm.id, limitHolds: false, does: true },
			at: rule.sentence
		},
		{
			...base,
			id: `d${rule.sentence + 1}-with`,
			text: `Another time you are again to ${deed}. But something is different: ${holds.charAt(0).toLowerCase()}${holds.slice(1)}.`,
			act: `Do not ${deed} this time`,
			options: [
				option(
					'best',
					'comply',
					[
						`Do not ${deed} this time.`,
						`Do not ${deed} this time, and say why.`,
						`Do not ${deed}, and say why not.`
					],
					`You do not ${deed}. This is the case that the rule makes an exception for.`,
					why
				),
				option(
					'poor',
					'exceed-permission',
					[
						`${upper(deed)} as always.`,
						`${upper(deed)} as always, to be fair to all.`,
						`${upper(deed)} all the same, to be on the safe side.`
					],
					`${youDo(deed)}, as on any other day. But the rule has an exception, and this is its case.`,
					why
				),
				...cutShort(rule),
				...mismeasured(rule),
				...wrongRole(scene, rule),
				ask
			],
			rule: { norm: norm.id, limitHolds: true, does: false },
			at: rule.sentence + 0.1
		}
	];
}
