/** Decisions on what is to be done: when a case arises, before something else, and by when. */
import {
	actOption,
	inWordings,
	isDuty,
	isUrgent,
	measuredOtherwise,
	wrongActs,
	type Act
} from './acts.ts';
import type { Asker } from './asker.ts';
import { hasASay } from './authority.ts';
import { pronounsFound, pronounsFoundAfter, upper } from './deed.ts';
import { comerOf, noticed, takenBack, type Desk } from './may.ts';
import type { Decision, Mend, Option } from './plan.ts';
import type { Rule } from './rules.ts';
import { asAsked, said } from './voice.ts';
import { option } from './wordings.ts';

export function mustDecisions(desk: Desk): Decision[] {
	return desk.rules
		.filter((rule) => isDuty(rule) && rule.only === '' && !rule.torn)
		.flatMap((rule) => {
			const made = [whenDue(desk, rule), beforeElse(desk, rule), byWhen(desk, rule)].find(
				(decision) => decision !== null
			);
			return made ? [made] : [];
		});
}

const POINTS = /\b(?:it|its|they|them|their)\b/;

/** How much of a choice that fits any situation is this one's own. */
const STOCK = 0.3;

const does = (who: Asker) => `${upper(who.the)} does so.`;

function decision(
	rule: Rule,
	shape: Pick<Decision, 'frame' | 'text' | 'worth' | 'options'> & {
		mend?: Mend;
		presses?: boolean;
		who: Asker;
	}
): Decision {
	const { who, presses, mend, ...rest } = shape;
	return {
		...rest,
		id: `d${rule.sentence + 1}`,
		hypothetical: true,
		evidence: [rule.why],
		act: '',
		own: 2,
		mend: mend ?? takenBack(rule.sentence, rule.why, who),
		...(presses ? { presses: true as const } : {}),
		rule: { norm: rule.norm.id, limitHolds: true, does: true },
		at: rule.sentence,
		pair: ''
	};
}

const best = (rule: Rule, who: Asker, wordings = inWordings(rule.deed)): Option =>
	option('best', 'comply', wordings, `${does(who)} That is what the rule asks for.`, rule.why);

/** The article's own words for speed. "Within a week" presses nobody to decide. */
const AT_SPEED =
	/\b(?:at once|immediately|without delay|(?:right|straight) away|within (?:the next )?(?:\d+|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty) (?:seconds?|minutes?))\b/;

/** "The gas alarm sounds." */
function whenDue(desk: Desk, rule: Rule): Decision | null {
	const opens = rule.section !== '' && rule.opens;
	if ((rule.when === '' && !opens) || rule.until !== '' || rule.before !== '') return null;
	if (/^while\b/.test(rule.when)) return null;
	const who = comerOf(desk, rule);
	const when =
		rule.when !== ''
			? rule.when
			: `if ${rule.section.charAt(0).toLowerCase()}${rule.section.slice(1)}`;
	const told = rule.when === '' ? rule.section : rule.fact;
	// "You discover a fire" is what happens to whoever asks.
	const fact = /\b[Yy]our?\b/.test(told) ? '' : told;
	const one = rule.passive ? 'we' : 'I';
	const text =
		fact !== ''
			? `${noticed(fact)}. ${who.name} turns to you: “What do ${one} do now?”`
			: `${who.name} asks you: “What do ${one} do ${asAsked(when, one)}?”`;
	if (POINTS.test(rule.deed) && !rule.limitFirst) return null;
	if (!pronounsFoundAfter(fact || when, rule.deed)) return null;
	const acts = wrongActs(rule, desk.rules, desk);
	const presses = AT_SPEED.test(rule.deed) && fact !== '';
	return decision(rule, {
		frame: 'due',
		who,
		text,
		worth: 3.4 + Math.min(acts.length, 4) * 0.1 - rule.deed.length / 200,
		options: [
			best(rule, who),
			...acts.map((act) => actOption(rule, act, does(who))),
			...putOff(desk, rule, who),
			...leftToOthers(desk, rule, who),
			...(isUrgent(rule) ? [] : [leftAlone(rule, who)])
		],
		presses,
		...(presses ? { mend: askedAgain(rule, who, acts) } : {})
	});
}

/** The right thing, but not now: only where the article asks for it now. */
function putOff({ atWork }: Desk, rule: Rule, who: Asker): Option[] {
	if (!atWork || !AT_SPEED.test(rule.deed) || /^(?:wait|stop)\b/.test(rule.deed)) return [];
	const deed = rule.deed.replace(
		/,? (?:at once|immediately|(?:right|straight) away|without delay)\b/g,
		''
	);
	return [
		option(
			'poor',
			'late',
			[
				`“Finish this first, then ${deed}.”`,
				`“Finish what you are doing first, and then ${deed}.”`
			],
			`${upper(who.the)} goes on with the work first. But the article does not leave time for that.`,
			rule.why,
			STOCK
		)
	];
}

/** The rule asks it of whoever is there, and of nobody higher. */
function leftToOthers(
	{ authorities, atWork }: Desk,
	{ deed, why, passive }: Rule,
	who: Asker
): Option[] {
	if (!atWork) return [];
	const [name] = authorities
		.filter(hasASay)
		.filter(
			(other) =>
				!why.quote.toLowerCase().includes(other.split(' ').at(-1)!.toLowerCase()) &&
				!who.the.endsWith(other.split(' ').at(-1)!)
		);
	if (!name || passive) return [];
	const waits = [
		option(
			'poor',
			'wrong-authority',
			[
				`“Nothing; ${name} sees to that.”`,
				`“Nothing yourself; that is for ${name} to do.”`,
				`“Nothing yourself; you can leave that to ${name}, who will see to it.”`
			],
			`${upper(who.the)} waits for ${name}. But the article asks it of whoever is there.`,
			why,
			STOCK
		)
	];
	if (/^(?:call|tell|ring|inform|contact|notify)\b/.test(deed)) return waits;
	return [
		...waits,
		option(
			'poor',
			'under-escalate',
			[
				`“Just tell ${name}.”`,
				`“Tell ${name}, and go on as before.”`,
				`“Tell ${name} about it, and go on with what you are doing.”`,
				`“Tell ${name} about it as soon as you can, and go on with what you are doing.”`
			],
			`${upper(name)} hears of it. But what the article asks for is not done.`,
			why,
			STOCK
		)
	];
}

const leftAlone = (rule: Rule, { the }: Asker): Option =>
	option(
		'poor',
		'inaction',
		[
			'“Nothing for now.”',
			'“Nothing; it will sort itself out.”',
			'“Nothing for now; wait and see how it goes.”',
			'“Nothing for now; it is best to wait and see how things go.”',
			'“Nothing for now; it is best to wait and see how things go, and to ask again later.”'
		],
		`${upper(the)} waits. But the rule asks for something to be done.`,
		rule.why,
		0.2
	);

/** Where every minute counts, whoever has asked asks again. */
function askedAgain(rule: Rule, { the }: Asker, acts: readonly Act[]): Mend {
	return {
		text: `A minute has gone by, and ${the} looks at you again: “So what do I do?”`,
		evidence: rule.why,
		options: [
			option(
				'acceptable',
				'comply',
				inWordings(rule.deed).map((w) =>
					w.replace('“', '“Quickly: ').replace(/: \p{L}/u, (c) => c.toLowerCase())
				),
				'A minute late, it is done as the rule says.',
				rule.why
			),
			...acts
				.slice(0, 3)
				.map((act) =>
					option(
						'poor',
						act.operator,
						act.ways ?? inWordings(act.deed),
						`It is done. ${act.fault}`,
						rule.why
					)
				),
			option(
				'poor',
				'inaction',
				[
					'“Give me another minute to think.”',
					'“Wait; I want to think about it first.”',
					'“Wait until somebody comes who knows about such things.”'
				],
				'Another minute goes by, and nothing is done.',
				rule.why
			)
		]
	};
}

/** "I am about to open a drum. What comes first?" */
function beforeElse(desk: Desk, rule: Rule): Decision | null {
	if (rule.before === '' || rule.when !== '' || rule.until !== '') return null;
	if (POINTS.test(rule.deed) && !rule.limitFirst) return null;
	if (!pronounsFound(`${rule.before} ${rule.deed}`)) return null;
	const who = comerOf(desk, rule);
	const one = rule.passive ? 'we' : 'I';
	const am = one === 'I' ? 'am' : 'are';
	const then = rule.before.replace(/\ban? /, 'the ');
	const first = (deed: string): string[] => [
		`“First ${deed}, then ${then}.”`,
		`“${upper(deed)} before you ${rule.before}.”`,
		`“First ${deed}, and only then ${then}.”`
	];
	const acts = wrongActs(
		rule,
		desk.rules.filter((r) => r.when === ''),
		desk
	);
	return decision(rule, {
		frame: 'before',
		who,
		text: `${who.name} comes by: “${one} ${am} about to ${asAsked(rule.before, one)}. Is there anything to do first?”`.replace(
			'“we',
			'“We'
		),
		worth: 3.2 + Math.min(acts.length, 3) * 0.1 - rule.deed.length / 200,
		options: [
			best(rule, who, first(rule.deed)),
			option(
				'poor',
				'skip-precondition',
				[
					`“First ${then}, then ${rule.deed}.”`,
					`“${upper(then)} now, and ${rule.deed} afterwards.”`
				],
				`${does(who)} But the article wants it the other way round.`,
				rule.why
			),
			option(
				'poor',
				'false-exception',
				[
					`“No, just ${then}.”`,
					`“No, ${then} as you did the last time.”`,
					`“No, nothing; ${then}, as everybody does.”`,
					`“No, you can ${then} straight away; nothing comes first.”`,
					`“No, you can ${then} straight away; there is nothing that has to be done first.”`
				],
				`${does(who)} But the article has something that comes first.`,
				rule.why,
				0.6
			),
			option(
				'poor',
				'under-escalate',
				[
					`“${upper(rule.deed)} only if there is time.”`,
					`“Yes: ${rule.deed}, but only if there is time for it.”`
				],
				`${does(who)} But the article does not make that depend on time.`,
				rule.why,
				STOCK
			),
			...acts
				.filter((act) => act.quality !== 'critical')
				.map((act) =>
					option(
						act.quality,
						act.operator === 'skip-precondition' ? 'over-escalate' : act.operator,
						first(act.deed),
						`${does(who)} ${act.fault}`,
						rule.why
					)
				)
		]
	});
}

/** "By when do I have to make the claim?" */
function byWhen(desk: Desk, rule: Rule): Decision | null {
	if (
		rule.time === '' ||
		rule.when !== '' ||
		rule.before !== '' ||
		rule.until !== '' ||
		rule.inCase
	)
		return null;
	if (!rule.deed.endsWith(rule.time) || !pronounsFound(rule.deed)) return null;
	const acts = measuredOtherwise(rule);
	if (acts.length === 0) return null;
	const bare = rule.deed.slice(0, -rule.time.length).trim();
	const who = comerOf(desk, rule);
	const one = rule.passive ? 'we' : 'I';
	const others = acts
		.map((act) => ({ ...act, time: act.deed.slice(bare.length).trim() }))
		.filter(({ time }) => time !== '');
	const say = (time: string) => [
		said(`${upper(time)}.`),
		said(`${upper(time)}; that is the rule.`),
		said(`${upper(time)}; that is what the rules say.`)
	];
	return decision(rule, {
		frame: 'time',
		who,
		text: `${who.name} asks you: “By when do ${one} have to ${asAsked(bare, one)}?”`,
		worth: 2.5 - rule.deed.length / 200,
		options: [
			option('best', 'comply', say(rule.time), `${does(who)} That is in time.`, rule.why),
			...others.map((act) =>
				option(act.quality, act.operator, say(act.time), `${does(who)} ${act.fault}`, rule.why)
			),
			...desk.authorities
				.filter(hasASay)
				.slice(0, 1)
				.map((name) =>
					option(
						'poor',
						'wrong-authority',
						[said(`When ${name} asks for it.`), said(`As soon as ${name} asks you for it.`)],
						`${does(who)} But the article does not wait for ${name}.`,
						rule.why
					)
				),
			option(
				'poor',
				'inaction',
				[
					'Whenever you like.',
					'Whenever it suits you.',
					'Whenever it suits you; there is no hurry.'
				].map(said),
				`${does(who)} But the article sets a time.`,
				rule.why,
				0.3
			)
		]
	});
}
