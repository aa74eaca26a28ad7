/** Decisions in which something is to be done: when a case arises, before something else, or as the next step. */
import type { Decision, DecisionFrame, Option } from './plan.ts';
import { haveDone, pronounsFound, pronounsFoundAfter, upper, youDo } from './deed.ts';
import { exceptionTwins } from './exception.ts';
import {
	cutShort,
	forAnotherCase,
	forbiddenNear,
	isUrgent,
	mendOf,
	mismeasured,
	presses,
	wrongRole
} from './duty-options.ts';
import { openingOf, type Rule } from './rules.ts';
import { isDuty, type Scene } from './scene.ts';
import {
	DONE,
	NEXT_STEP,
	option,
	SAID_NEEDLESS,
	WHEN_DUE_AT_HOME,
	WHEN_DUE_AT_WORK,
	type Way
} from './wordings.ts';

export function dutyDecisions(scene: Scene): Decision[] {
	return scene.rules
		.filter((rule) => isDuty(rule) && !rule.limited && !rule.proviso)
		.flatMap((rule) => {
			if (rule.exception) return exceptionTwins(scene, rule);
			const decision =
				whenDue(scene, rule) ??
				beforeElse(scene, rule) ??
				holdUntil(scene, rule) ??
				asNextStep(scene, rule) ??
				saidNeedless(scene, rule);
			return decision ? [decision] : [];
		});
}

/** So many wrong choices must be of the rule's own making: another measure, half of the act, what another rule asks for. */
const OWN_WRONGS = 2;

/** Where somebody is in danger, no choice that fits any day is offered. */
const waysWhenDue = ({ role }: Scene, rule: Rule): readonly Way[] =>
	isUrgent(rule) ? [] : role.atWork ? WHEN_DUE_AT_WORK : WHEN_DUE_AT_HOME;

/** "The gas alarm sounds." */
function whenDue(scene: Scene, rule: Rule): Decision | null {
	const holds = rule.trigger?.holds ?? (opensSection(rule) ? rule.section : '');
	if (holds === '' || rule.until) return null;
	const first = rule.before === '' ? '' : ` You are about to ${rule.before}.`;
	const done = rule.trigger ? earlierInCase(scene, rule) : null;
	const text = `${noticed(holds)}.${first}${done ? ` ${haveDone(done.parts)}.` : ''}`;
	return duty(scene, rule, {
		frame: 'due',
		text,
		worth: 3,
		special: [],
		ways: waysWhenDue(scene, rule),
		right: [`${upper(rule.deed)}.`, `${upper(rule.deed)}, ${moreExactly(rule.deed)}.`]
	});
}

/** The same act in more words, for company that is longer. */
function moreExactly(deed: string): string {
	if (/\bwithin\b/.test(deed)) return 'and no later';
	return /\b(?:at once|immediately|(?:right|straight) away|delay)\b/.test(deed)
		? 'and leave the rest for later'
		: 'before you do anything else';
}

/** What comes first under a heading that tells the case: not the first that has been understood, but the first there. */
const opensSection = (rule: Rule): boolean => rule.section !== '' && rule.opens;

/** "A spill is larger than five litres" is seen by somebody. */
const noticed = (fact: string) =>
	/^An? .* (?:is|are|has|have) /.test(fact)
		? `You notice that ${fact.charAt(0).toLowerCase()}${fact.slice(1)}`
		: fact;

/** What the article wants done before it in the same case: "You suspect heat stroke. You call 911." */
function earlierInCase({ rules }: Scene, rule: Rule): Rule | null {
	const same = rules.filter(
		(r) =>
			isDuty(r) && !r.limited && r.trigger?.holds === rule.trigger!.holds && pronounsFound(r.deed)
	);
	return same[same.indexOf(rule) - 1] ?? null;
}

/** "You are about to open a drum." */
function beforeElse(scene: Scene, rule: Rule): Decision | null {
	if (rule.before === '' || rule.trigger) return null;
	const then = rule.before.replace(/ an? /, ' the ');
	const skip = option(
		'poor',
		'skip-precondition',
		[
			`${upper(then)} now.`,
			`${upper(then)} now, to save time.`,
			`${upper(then)} now, and see to the rest later.`,
			`${upper(then)} now, and ${rule.deed} afterwards.`
		],
		`You ${then}. What should have come first is still open: you have to ${rule.deed}.`,
		rule.why
	);
	const ifNeeded = option(
		'poor',
		'under-escalate',
		[
			`${upper(then)}, and do the rest if need be.`,
			`${upper(then)} now, and see to the rest only if need be.`,
			`${upper(then)} now, and ${rule.deed} only if need be.`
		],
		`You ${then}. What should have come first waits for a need that is then too late to see: you have to ${rule.deed}.`,
		rule.why,
		0.8
	);
	return duty(scene, rule, {
		frame: 'before',
		text: `You are about to ${rule.before}.`,
		worth: 3,
		special: [skip, ifNeeded],
		ways: [],
		right: [`First ${rule.deed}.`, `${upper(rule.deed)}, and only then go on.`]
	});
}

/** "Keep the barrier closed until the mate shows the green light": the time is not there yet. */
function holdUntil(scene: Scene, rule: Rule): Decision | null {
	if (!rule.until || rule.before !== '' || rule.until.case.fails === '') return null;
	// "until your lungs feel empty": nobody would go ahead before.
	if (/^(?:You|Your|It)\b/.test(rule.until.case.holds)) return null;
	const { holds, fails } = rule.until.case;
	const opening = rule.trigger ? `${rule.trigger.holds}. ` : '';
	const until = `until ${/^(?:The|An?|You|Your|Every|Each)\b/.test(holds) ? holds.charAt(0).toLowerCase() + holds.slice(1) : holds}`;
	const deed = `${rule.deed} ${until}`;
	const held: Rule = { ...rule, deed, parts: [deed], trigger: null, until: null };
	if (held.deed.length > 110) return null;
	const tooEarly = option(
		'poor',
		'skip-precondition',
		[
			'Go ahead now, to save time.',
			'Go ahead already, to save a few minutes.',
			'Go ahead already, since there is little time to lose.',
			'Go ahead already, since most of the time is over and others are waiting.',
			'Go ahead already, since most of the time is over and it will hardly make a difference now.'
		],
		`You go ahead too early. The rule is to ${held.deed}.`,
		rule.why,
		0.3
	);
	return duty(scene, held, {
		frame: 'until',
		text: `${opening}${fails}${/\b(?:has|have) not\b/.test(fails) ? ' yet' : ''}.`,
		worth: 2.4,
		special: [tooEarly],
		ways: waysWhenDue(scene, rule),
		right: [`${upper(held.deed)}.`, `${upper(held.deed)}, as the rule says.`]
	});
}

/** "You switch the heating off.": what comes next is told by the order of the steps. */
function asNextStep(scene: Scene, rule: Rule): Decision | null {
	if (!rule.step || rule.trigger || rule.before !== '' || rule.until || isHabit(rule)) return null;
	const steps = scene.rules.filter(
		(r) => r.step && isDuty(r) && !r.trigger && !r.limited && !r.exception && !isHabit(r)
	);
	const at = steps.indexOf(rule);
	const before = steps[at - 1];
	if (!before || !pronounsFound(before.deed) || before.section !== rule.section) return null;
	// What stands between two steps may be a step that has not been understood.
	if (before.sentence < rule.follows || rule.paragraph - before.paragraph > 1) return null;
	if (!isOrdered(before, rule, steps)) return null;
	const later = steps
		.slice(at + 1)
		.filter(
			(r) =>
				r.sentence - rule.sentence <= 6 &&
				r.sentence > rule.sentence &&
				pronounsFound(r.deed) &&
				r.part === rule.part &&
				isOrdered(rule, r, steps)
		);
	const tooEarly = later.slice(0, 4).map((step, i) =>
		option(
			'poor',
			// The next but one and those after it are left out for different reasons.
			i % 2 === 0 ? 'skip-precondition' : 'over-escalate',
			[
				`${upper(step.deed)}.`,
				`${upper(step.deed)}, to save time.`,
				`${upper(step.deed)}, as the next step.`,
				`${upper(step.deed)}, and leave out what comes before.`
			],
			`${youDo(step.deed)}. A step that comes before that is missing: you have to ${rule.deed}.`,
			rule.why
		)
	);
	return duty(scene, rule, {
		frame: 'step',
		text: `${openingOf(rule)}By now you ${haveDone(before.parts).slice(4)}.`,
		worth: 2,
		special: tooEarly,
		ways: isUrgent(rule) ? [] : NEXT_STEP,
		right: [`${upper(rule.deed)}.`, `${upper(rule.deed)}, as the next step.`]
	});
}

/** A list of advice has no order: only a numbered list has, or a word for it ("then", "next", "once"). */
const isOrdered = (first: Rule, second: Rule, steps: readonly Rule[]): boolean =>
	(first.list >= 0 && first.list === second.list) ||
	steps.some((s) => s.inTurn && s.sentence > first.sentence && s.sentence <= second.sentence);

/** "once a day", "before each feeding": done again and again, and so no step of a course. */
const isHabit = ({ deed }: Rule): boolean =>
	/\b(?:each|every) (?:other )?(?:day|week|month|year|time|hour|morning|evening|night|shift|meal|journey|lift|use|\p{Ll}+ing)\b|\b(?:once|twice) an?\b/u.test(
		deed
	);

/** "A colleague says that there is no need to …" */
function saidNeedless(scene: Scene, rule: Rule): Decision | null {
	if (rule.trigger || rule.before !== '' || rule.until || (rule.step && !isHabit(rule)))
		return null;
	// What is done once is not left out "for today".
	if (!scene.role.atWork && !isHabit(rule)) return null;
	const who = scene.role.atWork ? 'colleague' : 'friend';
	const knows = scene.role.atWork ? 'who has been here longer' : 'who has done this before';
	const along = option(
		'poor',
		'wrong-authority',
		[
			`Go by what the ${who} says.`,
			`Go by what the ${who} says, to save time.`,
			`Go by the word of the ${who}, to keep the peace.`,
			`Leave the decision to the ${who}, ${knows}.`,
			`Leave the decision to the ${who}, ${knows} and seems quite sure.`,
			`Leave the decision to the ${who}, ${knows} and seems to know the rules very well.`
		],
		`The ${who} is glad. But it is not for a ${who} to set the rule aside: you have to ${rule.deed}.`,
		rule.why,
		0.3
	);
	return duty(scene, rule, {
		frame: 'needless',
		text: `${openingOf(rule)}A ${who} says that today there is no need to ${rule.deed}.`,
		worth: 1,
		special: [along],
		ways: SAID_NEEDLESS,
		right: [
			...(/\ball\b/.test(rule.deed) ? [] : [`${upper(rule.deed)} all the same.`]),
			`${upper(rule.deed)}, and say why.`,
			`${upper(rule.deed)}, and tell the ${who} why.`
		]
	});
}

interface Shape {
	frame: DecisionFrame;
	text: string;
	worth: number;
	/** Wrong choices of its own. */
	special: readonly Option[];
	ways: readonly Way[];
	right: readonly string[];
}

/** A duty as a decision: the right act, and ways of going wrong; null where a pronoun hangs. */
function duty(scene: Scene, rule: Rule, shape: Shape): Decision | null {
	const { deed, why } = rule;
	// "If the crate leaks, move it": within one sentence, what "it" is has been said.
	const found = rule.trigger ? pronounsFoundAfter(shape.text, deed) : pronounsFound(deed);
	if (!found || !pronounsFound(shape.text)) return null;
	const wrong = [
		...shape.special,
		...mismeasured(rule),
		...cutShort(rule),
		...(shape.frame === 'due' || shape.frame === 'before' ? forAnotherCase(scene, rule) : []),
		...forbiddenNear(scene, rule),
		...wrongRole(scene, rule),
		...shape.ways.map(({ operator, wordings, then }) =>
			option('poor', operator, wordings, `${then} You still have to ${deed}.`, why, 0.2)
		)
	];
	return {
		id: `d${rule.sentence + 1}`,
		frame: shape.frame,
		text: shape.text,
		hypothetical: true,
		evidence: [why],
		act: upper(deed),
		options: [
			option(
				'best',
				'comply',
				shape.right,
				`${youDo(deed)}. ${DONE[rule.sentence % DONE.length]!}`,
				why
			),
			...wrong
		],
		own: OWN_WRONGS,
		mend: mendOf(scene, rule),
		...(shape.frame === 'due' && presses(rule) ? { presses: true } : {}),
		rule: { norm: rule.norm.id, limitHolds: true, does: true },
		worth: shape.worth + Math.max(0, ...wrong.map((o) => o.own)) - deed.length / 200,
		at: rule.sentence,
		pair: ''
	};
}
