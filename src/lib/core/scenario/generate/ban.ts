/** Decisions in which something is to be left, or may be done in one case only. */
import type { Decision, Mend, Option } from './plan.ts';
import { isHandsOn, pronounsFound, upper, youDo } from './deed.ts';
import type { Scene } from './scene.ts';
import { openingOf, type Rule } from './rules.ts';
import { harmless, option } from './wordings.ts';

export function banDecisions(scene: Scene): Decision[] {
	return scene.rules
		.filter((rule) => !rule.limited && pronounsFound(rule.deed))
		.flatMap((rule, turn) => {
			const { force } = rule.norm;
			const limit = rule.until ?? rule.exception ?? rule.proviso;
			if (force === 'must-not' || force === 'should-not') {
				if (rule.proviso || rule.before !== '') return [];
				if (limit) return limitTwins(scene, rule, limit.case, rule.until ? 'until' : 'unless');
				return [suggested(scene, rule, turn)];
			}
			if (force === 'may' && rule.proviso)
				return limitTwins(scene, rule, rule.proviso.case, 'only');
			return [];
		});
}

/** What presses, taken in turn: without it, nobody would suggest what is forbidden. */
const PRESSES = {
	atWork: ['Others are waiting.', 'It has been a long day.', 'Time is short.'],
	atHome: ['You would like to be done soon.', 'It is getting late.', 'Time is short.']
};

/** Motives for doing what was suggested, taken in turn. */
const MOTIVES = [
	['to save time', 'since nobody has to wait then', 'since nobody has to wait any longer then'],
	['to be kind', 'since no harm is meant by it', 'since it was surely suggested for a good reason'],
	[
		'to keep the peace',
		'since it seems easier',
		'since it seems easier than a long talk about rules'
	]
];

/** "A colleague suggests that you use the lifts." */
function suggested(scene: Scene, rule: Rule, turn: number): Decision {
	const { deed, denied, why } = rule;
	const { atWork } = scene.role;
	const who = atWork ? 'colleague' : 'friend';
	const opening = openingOf(rule);
	const presses = PRESSES[atWork ? 'atWork' : 'atHome'][turn % 3]!;
	return {
		id: `d${rule.sentence + 1}`,
		frame: opening ? 'tempted' : 'ban',
		text: `${opening || `${presses} `}A ${who} suggests that you ${deed}.`,
		hypothetical: true,
		evidence: [why],
		act: `Do not ${denied}`,
		options: [
			option(
				'best',
				'comply',
				[
					`Say no: you ${rule.norm.force === 'should-not' ? 'should' : 'must'} not ${denied}.`,
					`Do not ${denied}, and say why not.`,
					`Do not ${denied}, and explain the rule to the ${who}.`
				],
				`You do not ${denied}. The ${who} now knows the rule, too.`,
				why
			),
			option(
				'acceptable',
				'late',
				[
					`Do not ${denied}, but give no reason.`,
					`Do not ${denied}, and say nothing.`,
					`Do not ${denied} now, and leave the question open.`
				],
				`You do not ${denied}. The ${who} may well suggest it again.`,
				why
			),
			...lapses(scene, rule, turn)
		],
		mend: stopped(scene, rule),
		rule: { norm: rule.norm.id, limitHolds: true, does: false },
		worth: (rule.trigger ? 2.8 : 2.2) - deed.length / 200,
		at: rule.sentence,
		own: 2,
		pair: ''
	};
}

function lapses(scene: Scene, { deed, why }: Rule, turn: number): Option[] {
	const who = scene.role.atWork ? 'colleague' : 'friend';
	const forbidden = `${youDo(deed)}. This is just what must not be done.`;
	const motives = MOTIVES[turn % MOTIVES.length]!;
	return [
		option(
			'critical',
			'break-prohibition',
			[
				...motives.map((motive) => `${upper(deed)}, ${motive}.`),
				`${upper(deed)}, as suggested.`,
				`${upper(deed)}, since a ${who} may well know best.`
			],
			forbidden,
			why
		),
		option(
			// The same act is as bad with great care.
			'critical',
			'false-exception',
			[
				...(isHandsOn(deed) ? [`${upper(deed)}, but with great care.`] : []),
				`${upper(deed)}, just this once.`,
				`${upper(deed)}, since this is a special case.`
			],
			`${youDo(deed)}. The rule leaves no room for that.`,
			why,
			isHandsOn(deed) ? 0.6 : 0.3
		),
		...(!scene.role.atWork || /\byour?(?:self)?\b/.test(deed)
			? []
			: [
					option(
						'poor',
						'under-escalate',
						[`Let the ${who} ${deed} instead.`, `Let the ${who} ${deed}, and look away.`],
						`The ${who} goes ahead, and you let it happen. The rule is broken all the same.`,
						why
					)
				])
	];
}

/** A decision or an answer may be a refusal: that it is there opens nothing. */
const MAY_BE_NO =
	/\b(?:decision|decided|answer\w*|repl(?:y|ied)|outcome|results?|response|responded|heard)\b/;

/**
 * One act in two cases. Without what the rule waits for, it is to be left; with it, it may be done. Whoever only learns
 * "never" or "always" fails one of the two.
 */
function limitTwins(
	scene: Scene,
	rule: Rule,
	limit: { holds: string; fails: string },
	kind: 'until' | 'unless' | 'only'
): Decision[] {
	const { deed, denied, why } = rule;
	if (limit.fails === '' || rule.before !== '' || MAY_BE_NO.test(limit.holds)) return [];
	const fails =
		kind === 'until' && /\b(?:has|have) not\b/.test(limit.fails)
			? `${limit.fails} yet`
			: limit.fails;
	const opening = `${openingOf(rule)}Somebody asks you to ${deed}.`;
	if (!pronounsFound(`${opening} ${limit.holds}`)) return [];
	const pair = `twin ${rule.norm.id}`;
	const id = `d${rule.sentence + 1}`;
	const base = {
		frame: 'twin' as const,
		hypothetical: true,
		evidence: [why],
		own: 2,
		worth: 4 - deed.length / 200,
		pair
	};
	const without: Decision = {
		...base,
		id: `${id}-without`,
		text: `${opening} ${fails}.`,
		act: `Do not ${denied}`,
		options: [
			option(
				'best',
				'comply',
				[
					`Say no, and explain why.`,
					`Do not ${denied}, and say what is missing.`,
					`Do not ${denied} as things stand, and say what is missing.`
				],
				`You do not ${denied} as things stand. What the rule waits for is not there.`,
				why
			),
			option(
				'acceptable',
				'late',
				[
					`Do not ${denied}, but give no reason.`,
					`Put off the answer, and do not ${denied} for now.`
				],
				`You do not ${denied}. Nobody learns what is missing.`,
				why
			),
			option(
				'critical',
				'exceed-permission',
				[`${upper(deed)} all the same.`, `${upper(deed)} all the same, to be helpful.`],
				`${youDo(deed)}. The rule allows this only in another case.`,
				why
			),
			option(
				'critical',
				'skip-precondition',
				[`${upper(deed)} now, and clear up the rest later.`, `${upper(deed)}, and ask later.`],
				`${youDo(deed)}. What had to come first is still missing.`,
				why
			)
		],
		mend: stopped(scene, rule),
		rule: { norm: rule.norm.id, limitHolds: false, does: false },
		at: rule.sentence
	};
	const withIt: Decision = {
		...base,
		id: `${id}-with`,
		act: upper(deed),
		text: `Later you are asked again to ${deed}. This time things are different: ${small(limit.holds)}.`,
		options: [
			option(
				'best',
				'comply',
				[
					`${upper(deed)}.`,
					`${upper(deed)}, and make a note of why.`,
					`${upper(deed)}, now that you can.`
				],
				`${youDo(deed)}. The same act, and this time the rule allows it.`,
				why
			),
			option(
				'acceptable',
				'late',
				[
					`Ask a colleague again first, and then ${deed}.`,
					`Think it over first, and then ${deed}.`
				],
				`${youDo(deed)} in the end, later than you could have.`,
				why
			),
			harmless(
				option(
					'poor',
					'over-escalate',
					[
						`Do not ${denied}, as before.`,
						`Do not ${denied}, to be safe.`,
						`Do not ${denied}, to be on the safe side.`,
						`Do not ${denied}, since you said no before.`
					],
					`You say no. But what the rule waits for is there now, and nothing speaks against it.`,
					why
				)
			),
			harmless(
				option(
					'poor',
					'inaction',
					[
						`Do not ${denied} yet, but wait.`,
						`Put off the answer, and do not ${denied} today.`,
						`Do not ${denied} yet, and wait for a better day.`
					],
					`You keep the other person waiting, though nothing speaks against it now.`,
					why
				)
			)
		],
		mend: null,
		rule: { norm: rule.norm.id, limitHolds: true, does: true },
		at: rule.sentence + 0.1
	};
	return [without, withIt];
}

function stopped({ role }: Scene, { denied, why }: Rule): Mend {
	const ways = role.atWork
		? {
				right: [
					'Stop, undo what can be undone, and say what happened.',
					'Stop at once, and tell those who have to know.'
				],
				on: [
					'Go on as if nothing were wrong, so that nobody asks.',
					'Finish what has been begun, since that is easier.'
				],
				quiet: [
					'Stop, but keep quiet about what has happened so far.',
					'Stop for now, and hope that nobody has noticed.'
				],
				hidden: 'It does not go on. But nobody knows that something has to be put right.'
			}
		: {
				right: [
					'Stop at once, and put right what you still can.',
					'Stop, undo what can be undone, and start afresh.'
				],
				on: [
					'Go on all the same, since the worst seems to be over.',
					'Go on, since it has gone well enough so far.'
				],
				quiet: [
					'Stop for a moment, and then go on as before.',
					'Go on more slowly, and hope for the best.'
				],
				hidden: 'Nothing is put right by that.'
			};
	return {
		text: `Something has been done that should not have been: you were not to ${denied}. You can still change how this goes.`,
		evidence: why,
		options: [
			option('acceptable', 'comply', ways.right, 'You stop, and put right what you can.', why),
			option('poor', 'inaction', ways.on, 'It goes on. What was done stays as it is.', why),
			option('poor', 'under-escalate', ways.quiet, ways.hidden, why)
		]
	};
}

const small = (text: string) =>
	/^(?:The|An?|You|Your|No|Not|Some|It|There|All|Every|Each|Everyone|Everybody|Nobody)\b/.test(text)
		? text.charAt(0).toLowerCase() + text.slice(1)
		: text;
