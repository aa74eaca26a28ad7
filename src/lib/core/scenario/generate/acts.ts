/** Wrong answers to "what do I do?": the act of the rule with something in it changed, and what other rules forbid or ask for elsewhere. */
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Operator, Quality } from '../model.ts';
import { joinedParts, pronounsFound, upper } from './deed.ts';
import { laterThan, otherMeasures } from './measure.ts';
import type { Option } from './plan.ts';
import type { Rule } from './rules.ts';
import { option } from './wordings.ts';

export interface Act {
	deed: string;
	quality: Quality;
	operator: Operator;
	/** What is wrong about it, after "The driver does so." */
	fault: string;
	/** How it is said, where it is not said as the deed alone. */
	ways?: readonly string[];
}

export const isDuty = ({ force }: Rule): boolean => force === 'must' || force === 'should';
export const isBan = ({ force }: Rule): boolean => force === 'must-not' || force === 'should-not';
/** Nothing limits it, so that it holds wherever it is broken. */
export const isAbsolute = (rule: Rule): boolean =>
	rule.only === '' && rule.until === '' && rule.before === '' && rule.when === '';

/** Where every minute counts, late is not nearly right. */
const URGENT =
	/\b(?:999|911|112|000|ambulance|police|fire (?:brigade|service)|emergency|at once|immediately|(?:right|straight) away|without delay|alarm|smoke|fire|gas|unconscious|breath\p{Ll}*|stroke|bleeding|attack|missing|unwell|ill|injured|overdose|collapses?|gusts)\b/u;

export const isUrgent = ({ deed, when, section }: Rule): boolean =>
	URGENT.test(`${deed} ${when} ${section}`);

export function wrongActs(
	rule: Rule,
	rules: readonly Rule[],
	{ authorities, atWork }: { authorities: readonly string[]; atWork: boolean }
): Act[] {
	return [
		...theOtherWayRound(rule),
		...forbiddenBeside(rule, rules),
		...measuredOtherwise(rule),
		...turnedElsewhere(rule, rules, atWork),
		...toSomebodyElse(rule, authorities),
		...leftUndone(rule),
		...contrary(rule),
		...halfDone(rule),
		...forAnotherCase(rule, rules)
	].filter(
		(act, i, all) => act.deed !== rule.deed && all.findIndex((a) => a.deed === act.deed) === i
	);
}

/** The same later, shorter or less than the article wants it. */
export function measuredOtherwise({ deed }: Rule): Act[] {
	const acts = otherMeasures(deed).map((other, i): Act => ({
		deed: other.deed,
		quality: 'poor',
		// One is careless of the measure, the next makes an exception.
		operator: i % 2 === 0 ? (other.more ? 'late' : 'under-escalate') : 'false-exception',
		fault: `But the article says ${other.had}.`
	}));
	// Where there is no measure but speed, one delay is as good as another.
	const late = laterThan(deed).map((other): Act => ({
		deed: other.deed,
		quality: 'poor',
		operator: 'late',
		fault: `But the article says ${other.had}.`
	}));
	return [...acts, ...late];
}

const TURNED_TO =
	/^((?:.* )?(?:call|tell|inform|ask|telephone|ring|phone|notify|alert|contact|consult|fetch|report(?: \p{L}+){0,4} to|hand(?: \p{L}+){0,4} to|give(?: \p{L}+){0,4} to|send(?: \p{L}+){0,4} to|take(?: \p{L}+){0,4} to|return(?: \p{L}+){0,4} to) )((?:the|your) [\p{L} ’'-]+?|\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+){0,2})(?= (?:within|before|at|on|by|about|for|as|to|and|if|that|in|how|immediately|first|from|of)\b|,|$)/u;

/** The same step, but to somebody whom the rule does not name. */
export function toSomebodyElse(rule: Rule, authorities: readonly string[]): Act[] {
	const { deed, why } = rule;
	const match = TURNED_TO.exec(deed);
	if (!match || /\bask .* to /.test(match[0])) return [];
	const rest = deed.slice(match[0].length);
	// A number, or where the name is found, belongs to the one who is named.
	if (/\d{3}|^ (?:listed|named|on|in|of|at|from)\b(?! (?:once|the same day|the next))/.test(rest))
		return [];
	const named = match[2]!;
	if (
		!authorities.some((a) => sameOffice(a, named)) &&
		!/^the (?:police|fire (?:brigade|service))$/.test(named)
	)
		return [];
	return (
		authorities
			// Nobody calls the police about a form, nor the insurer about a delay.
			.filter((other) =>
				EMERGENCY.test(other)
					? isUrgent(rule)
					: !/\b(?:insurer|bank|supplier|customer)\b/.test(other)
			)
			.filter(
				(other) => !sameOffice(other, named) && !why.quote.toLowerCase().includes(headOf(other))
			)
			.slice(0, 2)
			.map((other, i) => ({
				deed: `${match[1]!}${other}${rest}`,
				quality: 'poor',
				operator: i === 0 ? 'wrong-authority' : 'under-escalate',
				fault: `But the article names ${named}, not ${other}.`
			}))
	);
}

const headOf = (name: string) => name.toLowerCase().split(' ').at(-1)!;
const sameOffice = (a: string, b: string) => headOf(a) === headOf(b);

const BODY = '((?:the|your|all|both|every|each|any) [\\p{L} ’-]+?|\\p{L}+s)';
const END =
	'(?= (?:at|by|with|from|behind|in|on|of|after|before|until|immediately|straight|first|to|for|and)\\b|$)';
/** "the doors to the plant room", up to where another act follows. */
const WHOLE =
	'((?:the|your|all|both|every|each) (?:(?! and |,).)+?)(?: behind you| immediately| at once| first| fully| slowly(?:(?! and |,).)*| and (?:leave|keep) it open)?((?: and |, ).*)?$';
/** What is easily left undone, as an act of its own. */
const UNDONE: readonly [RegExp, string][] = [
	[new RegExp(`^(?:close|shut) ${WHOLE}`, 'u'), 'leave $1 open$2'],
	[new RegExp(`^open ${WHOLE}`, 'u'), 'leave $1 closed$2'],
	[new RegExp(`^lock ${WHOLE}`, 'u'), 'leave $1 unlocked$2'],
	[new RegExp(`^(?:switch|turn) off ${BODY}${END}`, 'u'), 'leave $1 on'],
	[new RegExp(`^(?:switch|turn) ${BODY} off${END}`, 'u'), 'leave $1 on'],
	[new RegExp(`^(?:switch|turn) on ${BODY}${END}`, 'u'), 'leave $1 off'],
	[new RegExp(`^(?:switch|turn) ${BODY} on${END}`, 'u'), 'leave $1 off'],
	[
		/^leave (the (?:room|house|building|area|store|site|cab|zone|laboratory|lab|hall|kitchen|corridor|plant|yard))\b.*$/u,
		'stay in $1'
	],
	[/^stop work\b/u, 'go on with the work'],
	[/^stop (\p{Ll}+ing\b.*)$/u, 'go on $1'],
	[/^stop (the (?:whole )?(?:group|class|bus|van|car))\b.*$/u, 'let $1 go on'],
	[/^leave (.+?) at home\b.*$/u, 'take $1 with you'],
	[/^take (.+?) with you\b.*$/u, 'leave $1 behind'],
	[/^keep (.+?) (?:closed|shut)\b.*$/u, 'leave $1 open'],
	[/^keep (.+?) locked\b.*$/u, 'leave $1 unlocked'],
	[new RegExp(`^unplug ${BODY}${END}`, 'u'), 'leave $1 plugged in'],
	[new RegExp(`^cover ${BODY}(?: (?:with|by|in) .*)?$`, 'u'), 'leave $1 uncovered'],
	[
		/^stop (the (?:engine|motor|pump|machine|mixer|transfer|conveyor|lift|crane|press|fan|line|belt|saw|truck|stirrer))(?= |$)/u,
		'let $1 run on'
	],
	[
		new RegExp(`^(?:write down|record|note) ((?:the|your) [\\p{L} ]+?)${END}`, 'u'),
		'keep $1 in mind'
	],
	[
		new RegExp(
			`^(?:put on|wear) ((?:\\p{L}+ )?(?:gloves|goggles|gauntlets|a mask|a helmet|a hard hat|an apron|a visor|a face shield))\\b`,
			'u'
		),
		'do without $1'
	]
];

/** One of the things to be done is left undone: "Leave the door open and start to move the residents." */
export function leftUndone({ parts }: Rule): Act[] {
	return parts.flatMap((part, i) => {
		const found = UNDONE.find(([pattern]) => pattern.test(part));
		if (!found) return [];
		const other = part.replace(found[0], found[1]);
		const deed = joinedParts(parts.with(i, other));
		if (!pronounsFound(deed)) return [];
		return [
			{
				deed,
				quality: 'poor' as const,
				operator: i % 2 === 0 ? ('inaction' as const) : ('under-escalate' as const),
				fault: `But the article wants you to ${part}.`
			}
		];
	});
}

/** Verbs that open an order: after "and", another thing is to be done. */
const ORDERS =
	'add|apply|ask|attach|blow|boil|bring|call|carry|check|clean|clear|close|collect|complete|contact|count|cover|cut|disconnect|drain|drink|drive|dry|eat|empty|enter|evacuate|fetch|fill|find|finish|fit|follow|get|give|go|hand|hang|hold|identify|inform|isolate|keep|label|leave|let|lie|lift|lock|log|lower|make|mark|measure|move|note|notify|offer|open|photograph|place|press|pull|push|put|raise|read|record|remain|remove|replace|report|return|ring|rinse|seal|see|send|set|show|shut|sign|sit|speak|start|stay|stop|store|switch|take|tell|tie|tighten|turn|unplug|use|wait|walk|wash|watch|wear|wipe|withdraw|wrap|write|accompany|arrange|decline|email|escort|explain|install|look|loosen|pour|refuse|reset|restart|roll|scan|search|soak|sound|spread|stand|support|sweep|test|throw|update|unlock|warn|weigh';
const NEXT_ORDER = new RegExp(`(?:,|,? and)(?: then)? (?=(?:${ORDERS})\\b)`, 'u');

/** "take a message, and offer the coat out" → both of them. */
const ordersIn = ({ deed, parts }: Rule): string[] =>
	parts.length > 1 ? parts : deed.split(NEXT_ORDER);

const ENOUGH = [
	', and leave it at that.',
	', and do no more than that.',
	', and no more; that is enough for now.',
	', and leave the rest; that is all there is to do for now.'
];

/** One of several things is done, and the rest is not. */
function halfDone(rule: Rule): Act[] {
	const orders = ordersIn(rule);
	if (orders.length < 2 || orders.length > 4) return [];
	const said = (kept: readonly string[], left: string, operator: Operator): Act[] => {
		const deed = joinedParts(kept);
		return pronounsFound(`${rule.fact || rule.when} ${deed}`) &&
			!/\b(?:or|not|never|without|until)\b/.test(rule.deed)
			? [
					{
						deed,
						quality: 'poor',
						operator,
						fault: `But the article also wants you to ${left}.`,
						ways: ENOUGH.map((enough) => `“${upper(deed)}${enough}”`)
					}
				]
			: [];
	};
	return [
		...said(orders.slice(0, -1), orders.at(-1)!, 'under-escalate'),
		...said(orders.slice(1), orders[0]!, 'skip-precondition')
	];
}

const ORDERED = /^(\p{L}+) (.+?) first, (?:and )?then (.+)$/u;
const NOT_SO =
	/^(.+?),? (?:and not|not|rather than|instead of) ((?:to |by |with |in |on |at |from |into )?.+)$/u;
const LAST_PREPOSITION = /^(.* (?:with|by|in|on|to|from|at|into|through|under)) .+?$/u;

/** "call 999 first, then the duty line" turned about, and "to a police station, not home" as "home". */
function theOtherWayRound({ deed }: Rule): Act[] {
	const ordered = ORDERED.exec(deed);
	if (ordered && !new RegExp(`^(?:${ORDERS})\\b`, 'u').test(ordered[3]!)) {
		const [, verb, one, other] = ordered as unknown as [string, string, string, string];
		return [
			{
				deed: `${verb} ${other} first, then ${one}`,
				quality: 'poor',
				operator: 'skip-precondition',
				fault: 'But the article has it the other way round.'
			},
			{
				deed: `${verb} ${other}`,
				quality: 'poor',
				operator: 'wrong-authority',
				fault: `But the article wants you to ${verb} ${one} first.`,
				ways: ENOUGH.map((enough) => `“${upper(verb)} ${other}${enough}”`)
			}
		];
	}
	const not = NOT_SO.exec(deed);
	if (!not || /,|\b(?:and|or|before|after|than)\b/.test(not[2]!)) return [];
	const [, so, instead] = not as unknown as [string, string, string];
	const verb = so.split(' ')[0]!;
	const opened = /^(?:to|by|with|in|on|at|from|into|home|there|up|down|inside|outside) ?/u.test(
		instead
	);
	const preposition = /^(\p{Ll}+) /u.exec(instead)?.[1] ?? '';
	const at = opened ? so.lastIndexOf(` ${preposition} `) : -1;
	const found = LAST_PREPOSITION.exec(so)?.[1];
	const other =
		opened && preposition !== '' && at > 0
			? `${so.slice(0, at)} ${instead}`
			: opened || !found
				? `${verb} ${instead}`
				: `${found} ${instead}`;
	return [
		{
			deed: other,
			quality: 'poor',
			operator: 'over-escalate',
			fault: `But the article says: not ${instead}.`
		}
	];
}

const CONTRARIES: readonly (readonly [string, string])[] = [
	['cold', 'hot'],
	['lukewarm', 'hot'],
	['slowly', 'quickly'],
	['upstairs', 'downstairs'],
	['indoors', 'outdoors'],
	['inside', 'outside'],
	['upwind', 'downwind'],
	['uphill', 'downhill'],
	['upright', 'flat'],
	['clockwise', 'anticlockwise'],
	['above', 'below'],
	['dry', 'wet'],
	['in writing', 'by word of mouth'],
	['by telephone', 'by email'],
	['by phone', 'by email']
];

/** The same the wrong way: hot for cold. */
function contrary({ deed }: Rule): Act[] {
	for (const pair of [...CONTRARIES, ...CONTRARIES.slice(0, -3).map(([a, b]) => [b, a] as const)]) {
		const [had, other] = pair;
		const found = new RegExp(`\\b${had}\\b`, 'u');
		if (!found.test(deed) || deed.includes(other)) continue;
		return [
			{
				deed: deed.replace(found, other),
				quality: 'poor',
				operator: 'over-escalate',
				fault: `But the article says ${had}.`
			}
		];
	}
	return [];
}

const TURNS_TO =
	/^(?:call|tell|ring|see|contact|inform|ask|phone|telephone|speak to|notify|dial|go to|alert) (?:\d{3}|\p{Lu}|the|your|a)[^;]*$/u;

const EMERGENCY = /\b(?:999|911|112|police|fire (?:brigade|service)|ambulance|emergency)\b/;

/** "go to the nearest emergency department at once, taking the packet with you": where to, and no more. */
const firstOf = (deed: string): string =>
	deed.split(',')[0]!.replace(/ (?:at once|immediately|(?:right|straight) away)$/, '');

/** Whom the article has people turn to in another case. */
function turnedElsewhere(rule: Rule, rules: readonly Rule[], atWork: boolean): Act[] {
	if (!TURNS_TO.test(rule.deed)) return [];
	const named = wordsOf(rule.deed);
	return rules
		.filter(
			(other) =>
				isDuty(other) &&
				other.sentence !== rule.sentence &&
				other.only === '' &&
				other.until === '' &&
				TURNS_TO.test(other.deed) &&
				!/\b(?:and|or|if|when|that|before|after|for|how|to \p{Ll}+)\b/u.test(
					firstOf(other.deed).replace(/^(?:speak|go) to /, '')
				) &&
				overlap(other, named) === 0 &&
				pronounsFound(other.deed) &&
				// Nobody calls the police about a form.
				(!EMERGENCY.test(other.deed) || isUrgent(rule) || !atWork)
		)
		.slice(0, 2)
		.map((other, i) => ({
			deed: firstOf(other.deed),
			quality: 'poor',
			operator: i === 0 ? 'skip-precondition' : 'over-escalate',
			fault: `The article asks for that in another case: ${quoted(other)}`
		}));
}

/** What must not be done, said close by and of the same thing: alone, or in place of half of what is to be done. */
export function forbiddenBeside(rule: Rule, rules: readonly Rule[]): Act[] {
	const about = wordsOf(rule.when !== '' ? rule.when : `${rule.deed} ${rule.before}`);
	const bans = rules
		.filter((ban) => isBan(ban) && (isAbsolute(ban) || (ban.when !== '' && ban.when === rule.when)))
		.filter((ban) => ban.sentence !== rule.sentence && pronounsFound(ban.deed))
		// Nobody is told to do that as the next thing.
		.filter(
			(ban) => !/^(?:overrule|argue|debate|promise|assume|rely|hope|discuss|admit)\b/.test(ban.deed)
		)
		.filter((ban) => ban.paragraph === rule.paragraph || (ban.list >= 0 && ban.list === rule.list))
		.filter((ban) => Math.abs(ban.sentence - rule.sentence) <= 4)
		// Of the same thing, or in the same emergency: else nobody would think of it.
		.filter(
			(ban) =>
				overlap(ban, about) > 0 ||
				(rule.when !== '' && ban.when === rule.when) ||
				(rule.when !== '' && ban.inCase && ban.sentence === rule.sentence + 1) ||
				(rule.list >= 0 && ban.list === rule.list)
		)
		.sort(
			(a, b) =>
				Math.abs(a.sentence - rule.sentence) - Math.abs(b.sentence - rule.sentence) ||
				overlap(b, about) - overlap(a, about)
		)
		.slice(0, 2);
	return bans.flatMap((ban, i): Act[] => {
		const [first] = rule.parts;
		const half =
			rule.parts.length > 1 && pronounsFound(first!) ? joinedParts([first!, ban.deed]) : null;
		const fault = `But the article also says: ${quoted(ban)}`;
		return [
			{
				deed: ban.deed,
				quality: 'critical',
				operator: i === 0 ? 'break-prohibition' : 'over-escalate',
				fault
			},
			...(half && half.length <= 110
				? [
						{
							deed: half,
							quality: 'critical' as const,
							operator: 'exceed-permission' as const,
							fault
						}
					]
				: [])
		];
	});
}

const quoted = ({ why }: Rule): string =>
	`‘${why.quote.replace(/\s+/g, ' ').replace(/[“”"]/g, '')}’`;

/** "your" and "own" say nothing of what it is about. */
const wordsOf = (text: string): ReadonlySet<string> =>
	contentWords(text.replace(/\b(?:your|own|yourself|you)\b/g, ''));

const overlap = (rule: Rule, about: ReadonlySet<string>) =>
	[...wordsOf(rule.deed)].filter((word) => about.has(word)).length;

/** "Repeat the ten puffs" goes on with what another case has begun. */
const SAME_AGAIN =
	/^(?:repeat|continue|go on|carry on|restart|resume|do|try)\b|\b(?:again|before rather)\b/;

/** What the article asks for in another case: it tempts whoever knows the rules, but not which is for what. */
export function forAnotherCase(rule: Rule, rules: readonly Rule[]): Act[] {
	const about = wordsOf(rule.deed);
	return (
		rules
			.filter(
				(other) =>
					isDuty(other) &&
					other.when !== '' &&
					other.when !== rule.when &&
					other.only === '' &&
					other.until === '' &&
					other.sentence !== rule.sentence &&
					!/^(?:when|if|once) (?:you|in doubt)\b/.test(other.when) &&
					other.deed.split(' ').length > 2 &&
					!SAME_AGAIN.test(other.deed) &&
					// In an emergency, what a quiet day asks for is absurd.
					(isUrgent(other) || !isUrgent(rule)) &&
					// Elsewhere, what is done is about other things.
					(other.paragraph === rule.paragraph || (rule.list >= 0 && other.list === rule.list)) &&
					pronounsFound(other.deed)
			)
			// What shares a word with it may be right here, too.
			.filter((other) => overlap(other, about) === 0 && overlap(other, wordsOf(rule.when)) === 0)
			.sort(
				(a, b) =>
					Number(a.paragraph !== rule.paragraph) - Number(b.paragraph !== rule.paragraph) ||
					Math.abs(a.sentence - rule.sentence) - Math.abs(b.sentence - rule.sentence)
			)
			.slice(0, 3)
			.map((other, i) => ({
				deed: other.deed,
				quality: 'poor',
				operator: i % 2 === 0 ? 'skip-precondition' : 'over-escalate',
				fault: `The article asks for that in another case: ${quoted(other)}`
			}))
	);
}

/** What is said with it, so that answers come out alike in length, right and wrong ones alike. */
export const inWordings = (deed: string): string[] =>
	[
		'',
		' That is the rule.',
		' That is what the rules say.',
		' That is what the rules say in such a case.'
	].map((more) => `“${upper(deed)}.${more}”`);

export const actOption = (
	rule: Rule,
	{ deed, quality, operator, fault, ways }: Act,
	does: string
): Option =>
	option(quality, operator, ways ?? inWordings(deed), `${does} ${fault}`, rule.why, ways ? 0.8 : 1);
