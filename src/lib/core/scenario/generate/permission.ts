/** Decisions in which something is allowed, or need not be done: whoever only learns to say no fails them. */
import { pronounsFound, upper, youDo } from './deed.ts';
import type { Evidence } from '../../evidence.ts';
import { otherMeasure } from './measure.ts';
import type { Decision, Mend, Option } from './plan.ts';
import type { Rule } from './rules.ts';
import type { Scene } from './scene.ts';
import { harmless, option } from './wordings.ts';

export function permissionDecisions(scene: Scene): Decision[] {
	return scene.rules
		.filter(
			(rule) =>
				!rule.limited && !rule.until && !rule.exception && !rule.proviso && rule.before === ''
		)
		.filter((rule) => pronounsFound(rule.deed))
		.flatMap((rule) => {
			if (rule.norm.force === 'may') return [allowed(scene, rule)];
			return rule.norm.force === 'need-not' && !rule.trigger ? [needless(scene, rule)] : [];
		});
}

/** "A colleague says that you must not work from home": but you may. */
function allowed(scene: Scene, rule: Rule): Decision {
	const { deed, denied, why } = rule;
	const who = scene.role.atWork ? 'colleague' : 'friend';
	return {
		id: `d${rule.sentence + 1}`,
		frame: 'allowed',
		text: `${rule.trigger ? `${rule.trigger.holds}. ` : ''}You would like to ${deed}. A ${who} says that you must not.`,
		hypothetical: true,
		evidence: [why],
		act: upper(deed),
		options: [
			option(
				'best',
				'comply',
				[
					`${upper(deed)}: you may.`,
					`${upper(deed)}, and say that you may.`,
					`${upper(deed)}, since the rules allow that much.`
				],
				`${youDo(deed)}. The rule allows it, and the ${who} now knows.`,
				why
			),
			option(
				'acceptable',
				'late',
				[`Ask first, and then ${deed}.`],
				`${youDo(deed)} in the end. You could have done so at once.`,
				why,
				0.2
			),
			harmless(
				option(
					'poor',
					'over-escalate',
					[`Do not ${denied}, to be safe.`, `Do not ${denied}, to be on the safe side.`],
					`You do not ${denied}, although nothing forbids it.`,
					why
				)
			),
			...tooMuch(rule),
			harmless(
				option(
					'poor',
					'wrong-authority',
					[
						`Do as the ${who} says.`,
						`Do as the ${who} says, to keep the peace.`,
						`Do as the ${who} says, since that is easier than asking.`,
						`Do as the ${who} says, since it is easier than looking up what the rules say.`
					],
					`The ${who} does not make the rules. You may ${deed}.`,
					why,
					0.3
				)
			)
		],
		mend: sayAfterAll(`you may ${deed}`, why),
		rule: { norm: rule.norm.id, limitHolds: true, does: true },
		worth: 2.9 - deed.length / 200,
		at: rule.sentence,
		own: 2,
		pair: ''
	};
}

/** What is allowed has a measure: more than that is not. */
function tooMuch({ deed, why }: Rule): Option[] {
	const other = otherMeasure(deed);
	if (!other?.more) return [];
	return [
		option(
			'poor',
			'exceed-permission',
			[
				`${upper(other.deed)}.`,
				`${upper(other.deed)}, if it suits you.`,
				`${upper(other.deed)}, since nobody counts.`
			],
			`${youDo(other.deed)}. But the article has ${other.had}.`,
			why
		)
	];
}

function sayAfterAll(fact: string, why: Evidence): Mend {
	return {
		text: `By the article, ${fact}. You can still say so.`,
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				['Say so now, and show where it is written.'],
				'It is said, and everybody can read it.',
				why
			),
			option(
				'poor',
				'inaction',
				['Leave it at that, since the day is over.'],
				'It stays as it is.',
				why
			),
			option(
				'poor',
				'under-escalate',
				['Say so to one friend, and ask for silence.'],
				'One more person knows, and nothing changes.',
				why
			)
		]
	};
}

/** "A colleague says that you have to answer messages after 18:00": but nobody has to. */
function needless(scene: Scene, rule: Rule): Decision {
	const { deed, why } = rule;
	const who = scene.role.atWork ? 'colleague' : 'friend';
	return {
		id: `d${rule.sentence + 1}`,
		frame: 'allowed',
		text: `A ${who} says that you have to ${deed}.`,
		hypothetical: true,
		evidence: [why],
		act: `Say that you do not have to ${deed}`,
		options: [
			option(
				'best',
				'comply',
				[`Say that you do not have to ${deed}.`, `Say that nobody has to ${deed}.`],
				`You leave it. Nothing is asked of you here, and the ${who} now knows.`,
				why
			),
			harmless(
				option(
					'poor',
					'over-escalate',
					[
						`${upper(deed)}, to be on the safe side.`,
						`${upper(deed)}, so that nobody can complain.`
					],
					`${youDo(deed)}. You are free to, but nobody has to.`,
					why
				)
			),
			harmless(
				option(
					'poor',
					'wrong-authority',
					[
						`Do as the ${who} says, to keep the peace.`,
						`Do as the ${who} says, since that is easier than asking.`,
						`Do as the ${who} says, since it is easier than looking up the rules.`
					],
					`The ${who} does not make the rules. Nobody has to ${deed}.`,
					why,
					0.3
				)
			),
			harmless(
				option(
					'poor',
					'under-escalate',
					[`Say nothing, and ${deed} now and then.`, `Say nothing, and ${deed} once in a while.`],
					`The ${who} goes on telling others so. Nobody has to ${deed}.`,
					why
				)
			)
		],
		mend: sayAfterAll(`nobody has to ${deed}`, why),
		rule: null,
		worth: 2.9 - deed.length / 200,
		at: rule.sentence,
		own: 2,
		pair: ''
	};
}
