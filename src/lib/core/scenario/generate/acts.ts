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
	authorities: readonly string[]
): Act[] {
	return [
		...forbiddenBeside(rule, rules),
		...measuredOtherwise(rule),
		...toSomebodyElse(rule, authorities),
		...leftUndone(rule),
		...forAnotherCase(rule, rules)
	].filter(
		(act, i, all) => act.deed !== rule.deed && all.findIndex((a) => a.deed === act.deed) === i
	);
}

/** The same later, shorter or less than the article wants it. */
export function measuredOtherwise({ deed }: Rule): Act[] {
	return [...otherMeasures(deed), ...laterThan(deed)].map((other, i) => ({
		deed: other.deed,
		quality: 'poor',
		// One is careless of the measure, the next makes an exception.
		operator: i % 2 === 0 ? (other.more ? 'late' : 'under-escalate') : 'false-exception',
		fault: `But the article says ${other.had}.`
	}));
}

const TURNED_TO =
	/^((?:.* )?(?:call|tell|inform|ask|telephone|ring|phone|notify|alert|contact|consult|fetch|report(?: \p{L}+){0,4} to|hand(?: \p{L}+){0,4} to|give(?: \p{L}+){0,4} to|send(?: \p{L}+){0,4} to|take(?: \p{L}+){0,4} to|return(?: \p{L}+){0,4} to) )((?:the|your) [\p{L} ’'-]+?|\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+){0,2})(?= (?:within|before|at|on|by|about|for|as|to|and|if|that|in|how|immediately|first|from|of)\b|,|$)/u;

/** The same step, but to somebody whom the rule does not name. */
export function toSomebodyElse({ deed, why }: Rule, authorities: readonly string[]): Act[] {
	const match = TURNED_TO.exec(deed);
	if (!match || /\bask .* to /.test(match[0])) return [];
	const rest = deed.slice(match[0].length);
	// A number, or where the name is found, belongs to the one who is named.
	if (/\d{3}|^ (?:listed|named|on \d)\b/.test(rest) || /^ of /.test(rest)) return [];
	const named = match[2]!;
	if (
		!authorities.some((a) => sameOffice(a, named)) &&
		!/^the (?:police|fire (?:brigade|service))$/.test(named)
	)
		return [];
	return authorities
		.filter(
			(other) => !sameOffice(other, named) && !why.quote.toLowerCase().includes(headOf(other))
		)
		.slice(0, 2)
		.map((other, i) => ({
			deed: `${match[1]!}${other}${rest}`,
			quality: 'poor',
			operator: i === 0 ? 'wrong-authority' : 'under-escalate',
			fault: `But the article names ${named}, not ${other}.`
		}));
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

/** What must not be done, said close by and of the same thing: alone, or in place of half of what is to be done. */
export function forbiddenBeside(rule: Rule, rules: readonly Rule[]): Act[] {
	const about = wordsOf(rule.when !== '' ? rule.when : `${rule.deed} ${rule.before}`);
	const bans = rules
		.filter((ban) => isBan(ban) && (isAbsolute(ban) || (ban.when !== '' && ban.when === rule.when)))
		.filter((ban) => ban.sentence !== rule.sentence && pronounsFound(ban.deed))
		.filter((ban) => ban.paragraph === rule.paragraph || (ban.list >= 0 && ban.list === rule.list))
		.filter((ban) => Math.abs(ban.sentence - rule.sentence) <= 4)
		// Of the same thing, or in the same emergency: else nobody would think of it.
		.filter(
			(ban) =>
				overlap(ban, about) > 0 ||
				(rule.when !== '' && (ban.inCase || ban.when === rule.when)) ||
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
					!/^(?:when|if|once) you\b/.test(other.when) &&
					// In an emergency, what a quiet day asks for is absurd.
					(isUrgent(other) || !isUrgent(rule)) &&
					Math.abs(other.paragraph - rule.paragraph) <= 4 &&
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
	{ deed, quality, operator, fault }: Act,
	does: string
): Option => option(quality, operator, inWordings(deed), `${does} ${fault}`, rule.why);
