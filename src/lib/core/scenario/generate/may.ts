/** Decisions on what is allowed: somebody asks whether they may. */
import type { Evidence } from '../../evidence.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Asker } from './asker.ts';
import { isBan } from './acts.ts';
import { hasASay } from './authority.ts';
import { pronounsFound, upper } from './deed.ts';
import type { Decision, Mend, Option } from './plan.ts';
import { opensWith, type Rule } from './rules.ts';
import { asAsked, said } from './voice.ts';
import { option } from './wordings.ts';

export interface Desk {
	rules: readonly Rule[];
	/** Those whose act the article says more of elsewhere: nobody asks whether they may. */
	contested: ReadonlySet<Rule>;
	/** "the duty manager" */
	authorities: readonly string[];
	/** Whether the rules are for people at work. */
	atWork: boolean;
	/** Who comes where the rule names nobody, by turns. */
	comers: readonly Asker[];
}

/** Who comes with this question. */
export const comerOf = ({ comers }: Desk, rule: Rule): Asker =>
	rule.asker.key === '' ? comers[rule.sentence % comers.length]! : rule.asker;

/** What tempts, and the answer that gives in to it. */
const TEMPTED: readonly { says: string; gives: readonly string[] }[] = [
	{
		says: 'It would only be this once.',
		gives: [
			'Yes, for once.',
			'Yes, if it is only once.',
			'Yes, as it is only this once.',
			'Yes, as long as it is only this once.',
			'Yes, this once; but do not make a habit of it.',
			'Yes, as long as it is only this once and not a habit.',
			'Yes, you may, as long as it is only this once and does not become a habit.'
		]
	},
	{
		says: 'I am short of time today.',
		gives: [
			'Yes, as time is short.',
			'Yes, if time is that short.',
			'Yes, on a day when time is short.',
			'Yes, but only because time is short today.',
			'Yes, but only on a day when time is as short as now.',
			'Yes, you may, but only on a day when time is as short as it is today.'
		]
	},
	{
		says: 'I have seen others do it.',
		gives: [
			'Yes, if others do.',
			'Yes, if others do so, too.',
			'Yes, since others do so as well.',
			'Yes, since nobody has minded so far.',
			'Yes, since others do so and nobody has minded.',
			'Yes, you may, since others do so as well and nobody has minded so far.'
		]
	},
	{
		says: 'It has always gone well so far.',
		gives: [
			'Yes, if it went well.',
			'Yes, as it has gone well.',
			'Yes, since it has always gone well.',
			'Yes, as long as it goes as well as so far.',
			'Yes, since it has always gone well up to this day.',
			'Yes, you may, since it has gone well each time up to this very day.'
		]
	}
];

/** "Hotels and meals": a heading that one can ask about. */
export const isTopic = (part: string): boolean =>
	part !== '' &&
	part.split(' ').length <= 5 &&
	!/[?!]$|^(?:the )?(?:rules?|policy|purpose|scope|introduction|general|overview|background)$|^(?:what|why|how|who|where|when|which|if|then|straight|now|next|do|don|never|always|please)\b|\b(?:we|you|your|I|my|us|our)\b/i.test(
		part
	);

/** "A spill is larger than five litres" is seen by somebody. */
export const noticed = (fact: string): string =>
	/^An? .* (?:is|are|has|have) /.test(fact)
		? `It turns out that ${fact.charAt(0).toLowerCase()}${fact.slice(1)}`
		: fact;

/** The same where somebody is told what to do with the own hands. */
const TOLD: typeof TEMPTED = [
	{
		says: 'Somebody told me that it helps.',
		gives: [
			'Yes, if it helps.',
			'Yes, it may well help.',
			'Yes, as long as it seems to help.',
			'Yes, as long as it seems to help, and no longer.',
			'Yes, as long as it seems to help and does no harm that you can see.',
			'Yes, you may, as long as it seems to help and does no harm that you can see.'
		]
	},
	TEMPTED[2]!,
	{ says: 'I have always done it like that.', gives: TEMPTED[3]!.gives }
];

const YES = [
	'Yes, you may.',
	'Yes, that is allowed.',
	'Yes, the rules allow that.',
	'Yes, you may, and you need not ask.',
	'Yes, that is allowed, and nobody has to be asked.',
	'Yes, the rules allow that, and nobody has to be asked about it.',
	'Yes, the rules allow that to everybody, and nobody has to be asked about it first.'
];
/** What is right says no more than the rule: a ban can bind some only. */
const FORBIDDEN = [
	'No, you may not.',
	'No, that is not allowed.',
	'No, the rules do not allow that.',
	'No, you may not; the rules forbid it here.'
];
const NO = [
	'No, you may not.',
	'No, that is not allowed.',
	'No, the rules do not allow that.',
	'No, the rules do not allow that to anybody.',
	'No, that is not allowed, and there is no way round it.',
	'No, the rules do not allow that, and there is no way round them.',
	'No, the rules do not allow that to anybody, and there is no way round them here.'
];
const YOURS = [
	'That is up to you.',
	'That is for you to decide.',
	'The rules leave that to each of you.',
	'The rules leave that to each of you to decide.',
	'The rules say nothing of it, so do as you think best.',
	'The rules say nothing about that, so you may do as you think best.'
];

const leaveOf = (who: string): string[] => [
	`Only if ${who} agrees.`,
	`Yes, if ${who} agrees to it.`,
	`Only once ${who} has agreed to it.`,
	`Only if you have asked ${who} first and have a yes.`,
	`Only if you have asked ${who} first and have been given leave.`
];

const only = (condition: string): string[] => [
	`Only ${condition}.`,
	`Yes, but only ${condition}.`,
	`Yes, you may, but only ${condition}.`
];

/** Sayings of different length as answers. */
const answers = (texts: readonly string[]): string[] => texts.map(said);

export function mayDecisions(desk: Desk): Decision[] {
	return desk.rules.flatMap((rule) => {
		if (
			rule.before !== '' ||
			rule.inCase ||
			rule.torn ||
			desk.contested.has(rule) ||
			!pronounsFound(rule.deed)
		)
			return [];
		// "the person who made it": what "it" is has been said elsewhere.
		if (
			/\b(?:it|them)\b/.test(rule.deed) &&
			!/\b(?:an?|your|every|each|any|all) \p{L}+.*\b(?:it|them)\b/u.test(rule.asked)
		)
			return [];
		if (
			/^(?:be|try|make sure|ensure|keep|forget|worry) |\b(?:nothing|nobody|no one|no)\b/.test(
				rule.deed
			)
		)
			return [];
		if (rule.force === 'may' && rule.until === '')
			return rule.only === '' ? [] : [opening(desk, rule)];
		if (isBan(rule)) return [opensWith(rule) === '' ? banned(desk, rule) : opening(desk, rule)];
		return [];
	});
}

interface Question {
	text: string;
	who: Asker;
	tempted: (typeof TEMPTED)[number];
}

const COMES = ['comes to you', 'asks you', 'turns to you', 'stops by'];

function questionOf(desk: Desk, rule: Rule, asks: (I: string, deed: string) => string): Question {
	const who = comerOf(desk, rule);
	const speaker = rule.passive ? 'we' : 'I';
	const ways = desk.atWork ? (rule.step ? TEMPTED.slice(1) : TEMPTED) : TOLD;
	const tempted = ways[rule.sentence % ways.length]!;
	const when = rule.when === '' || rule.fact !== '' ? '' : ` ${asAsked(rule.when, speaker)}`;
	const question = asks(speaker, asAsked(rule.asked, speaker));
	const opening = rule.fact === '' ? '' : `${noticed(rule.fact)}. `;
	const doing = isBan(rule) && rule.when === '' ? doneWith(desk, rule) : '';
	const about = isTopic(rule.part)
		? `${who.name} asks you about “${rule.part}”`
		: `${who.name} ${COMES[rule.sentence % COMES.length]!}`;
	return {
		who,
		tempted,
		text: `${opening}${about}: “${doing === '' ? '' : `I am about to ${asAsked(doing, 'I')}. `}${question}${when}? ${tempted.says}”`
	};
}

/** "Loosen the ice with a wooden spoon. Never use a knife.": what one is at when the ban comes up. */
function doneWith({ rules }: Desk, rule: Rule): string {
	const before = rules.find(
		(r) => r.sentence === rule.sentence - 1 && r.paragraph === rule.paragraph
	);
	const goes =
		rule.list >= 0 &&
		before?.list === rule.list &&
		before.step &&
		before.force === 'must' &&
		before.when === '' &&
		before.only === '';
	if (!goes || !pronounsFound(before.deed)) return '';
	// What the sentence before does it with is what it forbids another thing for.
	const deed = before.deed.replace(/ (?:with|using) .*$/, '');
	return deed.includes(' ') &&
		!/\bor\b|^(?:keep|continue|make sure|check|read|remember|wear|avoid|go on)\b/.test(deed)
		? deed
		: '';
}

/** The conditions under which the article allows other things: they belong there, and not here. */
function borrowed({ rules }: Desk, rule: Rule): string[] {
	return (
		rules
			.filter((other) => other.sentence !== rule.sentence && opensWith(other) !== '')
			.filter((other) => other.only !== '' || other.paragraph === rule.paragraph)
			.filter((other) => Math.abs(other.paragraph - rule.paragraph) <= 2)
			// Of other things, it makes no sense here.
			.filter((other) => sharesWords(other.deed, rule.deed))
			.map(opensWith)
			.filter(
				(condition) =>
					condition.length <= 60 && !rule.why.quote.includes(condition.replace(/^\p{L}+ /u, ''))
			)
			.slice(0, 2)
	);
}

const sharesWords = (a: string, b: string): boolean => {
	const words = contentWords(b);
	return [...contentWords(a)].filter((word) => words.has(word)).length >= Math.min(2, words.size);
};

const leaveFrom = ({ authorities }: Desk, { why, asker }: Rule): string[] =>
	authorities
		.filter(hasASay)
		.filter((name) => {
			const head = name.toLowerCase().split(' ').at(-1)!;
			return !why.quote.toLowerCase().includes(head) && !asker.name.toLowerCase().includes(head);
		})
		.slice(0, 1);

function decision(
	rule: Rule,
	q: Question,
	frame: Decision['frame'],
	worth: number,
	options: Option[]
): Decision {
	return {
		id: `q${rule.sentence + 1}`,
		frame,
		text: q.text,
		hypothetical: true,
		evidence: [rule.why],
		act: '',
		options,
		own: 2,
		mend: takenBack(rule.sentence, rule.why, q.who),
		rule: null,
		worth: worth - rule.deed.length / 200,
		at: rule.sentence,
		pair: ''
	};
}

const goes = (who: Asker) => `${upper(who.the)} goes by what you say.`;

function wrongLeave(desk: Desk, rule: Rule, then: string): Option[] {
	return leaveFrom(desk, rule).map((name) =>
		option(
			'poor',
			'wrong-authority',
			answers(leaveOf(name)),
			`${then} But the rule does not leave that to ${name}.`,
			rule.why
		)
	);
}

function wrongCase(desk: Desk, rule: Rule, then: string): Option[] {
	return borrowed(desk, rule).map((condition, i) =>
		option(
			'poor',
			i === 0 ? 'skip-precondition' : 'under-escalate',
			answers(only(condition)),
			`${then} But the article says “${condition}” of something else.`,
			rule.why
		)
	);
}

/**
 * "…; ask the duty doctor to write a new form", "Ask the network team.": what a ban has to be done in its case belongs to the
 * answer. Null where it says nothing of it.
 */
function insteadOf(
	{ rules }: Desk,
	{ why, when, sentence, paragraph, passive, deed }: Rule
): string | null {
	const rest = /;\s+([^;:]+?)[.\s]*$/.exec(why.quote)?.[1] ?? '';
	const next = rules.find((r) => r.sentence === sentence + 1 && r.paragraph === paragraph);
	const goesOn =
		when !== '' && next?.step && next.inCase && next.force === 'must' && next.only === ''
			? next.deed
			: '';
	const said = (rest || goesOn).replace(/\s+/g, ' ');
	if (
		said === '' ||
		said.length > 75 ||
		/\b(?:ext|no|tel|e\.g|i\.e)$/i.test(said) ||
		!/^\p{Ll}/u.test(said) ||
		/[“”"]/.test(said)
	)
		return null;
	// What it says of "they" must be what has been asked about.
	return pronounsFound(`${deed} ${said}`) &&
		(passive || !/^(?:it|they)\b/.test(said) || rest !== '')
		? said
		: null;
}

/** "May I claim for travel between home and office?": never. */
function banned(desk: Desk, rule: Rule): Decision {
	const instead = insteadOf(desk, rule);
	const q = questionOf(desk, rule, (I, deed) => `May ${I} ${deed}`);
	const then = goes(q.who);
	return {
		...decision(rule, q, 'ban', 2.6, [
			option(
				'best',
				'comply',
				answers(
					instead === null
						? [...FORBIDDEN, `No, you must not ${rule.asked}.`]
						: [`No; ${instead}.`, `No, you may not; ${instead}.`]
				),
				`${upper(q.who.the)} leaves it, and knows why.`,
				rule.why
			),
			option(
				'critical',
				'break-prohibition',
				answers(YES),
				`${then} But this is just what must not be done.`,
				rule.why
			),
			option(
				'critical',
				'false-exception',
				answers(q.tempted.gives),
				`${then} But the rule makes no such exception.`,
				rule.why
			),
			...wrongLeave(desk, rule, then),
			...wrongCase(desk, rule, then),
			option(
				'poor',
				'inaction',
				answers(YOURS),
				`${upper(q.who.the)} does as before. But the rule leaves no choice here.`,
				rule.why,
				0.3
			)
		]),
		rule: { norm: rule.norm.id, limitHolds: true, does: false }
	};
}

/** "May I mix paint?": only if a qualified painter is present. */
function opening(desk: Desk, rule: Rule): Decision {
	const q = questionOf(desk, rule, (I, deed) => `May ${I} ${deed}`);
	const then = goes(q.who);
	const condition = opensWith(rule);
	return {
		...decision(rule, q, 'opens', 3.2, [
			option(
				'best',
				'comply',
				answers(
					rule.strictly || rule.until !== ''
						? only(condition)
						: [`Yes, ${condition}.`, `Yes, you may, ${condition}.`]
				),
				`${upper(q.who.the)} knows now when it is allowed, and when not.`,
				rule.why
			),
			option(
				'critical',
				'exceed-permission',
				answers(YES),
				`${then} But the rule allows it in one case only.`,
				rule.why
			),
			option(
				'poor',
				'over-escalate',
				answers(NO),
				`${upper(q.who.the)} leaves it for good. But there is a case in which the rule allows it.`,
				rule.why
			),
			option(
				'critical',
				'false-exception',
				answers(q.tempted.gives),
				`${then} But the rule makes another exception than that.`,
				rule.why
			),
			...wrongLeave(desk, rule, then),
			...wrongCase(desk, rule, then)
		]),
		rule: { norm: rule.norm.id, limitHolds: true, does: true, stated: true }
	};
}

/** A wrong answer can be taken back, as long as whoever asked is still there. */
export function takenBack(turn: number, why: Evidence, { the }: Asker): Mend {
	const ways = [
		{
			text: `${upper(the)} thanks you and turns to go. Then you look the rule up once more, and it says something else than you did.`,
			right: [
				'Call out, and take back what you have just said.',
				'Say that you were wrong, and read out what the rule says.'
			],
			on: [
				'Say nothing, since the answer has been given now.',
				'Let it be, and hope that nothing will come of it.'
			],
			quiet: [
				'Say nothing now, and give a better answer next time.',
				'Leave it for today, and put it right at the next chance.'
			]
		},
		{
			text: `${upper(the)} is about to act on what you said. You leaf through the rules, and find that your answer was not theirs.`,
			right: [
				`Stop ${the}, and say that your answer was wrong.`,
				'Own up at once that the answer was wrong.'
			],
			on: [
				'Keep quiet, so that nobody thinks less of you.',
				'Leave it as it is, since the answer has been given.'
			],
			quiet: [
				'Wait and see first whether anybody notices.',
				'Wait for a quiet moment in which to bring it up.'
			]
		}
	];
	const { text, right, on, quiet } = ways[turn % 2]!;
	return {
		text,
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				right,
				`${upper(the)} hears it in time, and does as the rule says.`,
				why
			),
			option('poor', 'inaction', on, 'The wrong answer stands, and it is acted on.', why),
			option(
				'poor',
				'under-escalate',
				quiet,
				'The wrong answer stands for now, and it is acted on.',
				why
			)
		]
	};
}
