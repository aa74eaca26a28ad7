/** Rules got wrong by how much, how many, how often and by when. */
import { escape } from '../../quiz/generate/gap.ts';
import { numberValue, numberWord } from '../../reading/numbers.ts';
import type { Operator } from '../model.ts';
import type { Change } from './change.ts';
import { inThousands, otherMeasures, type Bound } from './measure.ts';

/** What comes of it, the nearer measure first. */
const COMES: Record<Bound, readonly (readonly [Operator, string])[]> = {
	deadline: [
		['late', ', and it is done later than the rule allows'],
		['under-escalate', ', and lets more time go by than there is']
	],
	most: [
		['exceed-permission', ', and goes beyond what the rule allows'],
		['false-exception', ', and takes more than the rule gives']
	],
	notice: [
		['late', ', and leaves less time than the rule asks for'],
		['under-escalate', ', and comes too late with it']
	],
	hold: [
		['under-escalate', ', and stops before the time is up'],
		['skip-precondition', ', and thinks that so much will do']
	],
	least: [
		['under-escalate', ', and falls short of what is asked for'],
		['skip-precondition', ', and thinks that so much will do']
	]
};

export function measures(says: string): Change[] {
	return otherMeasures(says)
		.filter((other) => !new RegExp(`\\([^)]*${escape(other.had)}`).test(says))
		.slice(0, 2)
		.map((other, i): Change => {
			const [operator, then] = COMES[other.bound][i]!;
			return {
				kind: 'measure',
				text: other.deed,
				operator,
				quality: 'poor',
				then,
				but: `The article says ${other.had}.`,
				own: i === 0 ? 1 : 0.55
			};
		});
}

const AMOUNT =
	/\b(at least|no more than|not more than|more than|up to|over|under|above|exceeds?|worth) ((?:[£$€])?)(\d{1,3}(?:,\d{3})?|(?:two|three|four|five|six|eight|ten|twelve)\b)(?= ?(?:\p{Ll}|per cent|%|[.,;)]|$))(?! (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|(?:working|calendar|full) ))/u;

/** "at least four surveys" → "at least two surveys", "over £50" → "over £100". */
export function amounts(says: string): Change[] {
	const match = AMOUNT.exec(says);
	if (!match || otherMeasures(says).length > 0 || /\([^)]*$/.test(says.slice(0, match.index)))
		return [];
	const [all, limit, sign, count] = match as unknown as [string, string, string, string];
	const had = numberValue(count)!;
	// "In under five": of what, is not said.
	if (sign === '' && /^[.,;)]|^$/.test(says.slice(match.index + all.length))) return [];
	const others = otherCounts(
		had,
		limit,
		sign,
		/^ ?(?:per cent|%)/.test(says.slice(match.index + all.length))
	);
	return others.map((to, i) => {
		const put = /^\d/.test(count) ? inThousands(to) : numberWord(to) || String(to);
		const less = /^at least$/.test(limit);
		return {
			kind: 'amount',
			text: says.replace(all, `${limit} ${sign}${put}`),
			operator: less
				? (['under-escalate', 'skip-precondition'] as const)[i]!
				: (['exceed-permission', 'false-exception'] as const)[i]!,
			quality: 'poor',
			then:
				i === 0 ? ', and draws the line in the wrong place' : ', and is far from where the line is',
			but: `The article says ${all}.`,
			own: i === 0 ? 1 : 0.55
		};
	});
}

/** On the side on which the rule is easier to keep. */
function otherCounts(had: number, limit: string, sign: string, isShare: boolean): number[] {
	// Ages and forces go up to a certain point only.
	const isLine = /^(?:over|under|above)$/.test(limit) && sign === '' && had <= 20;
	const found = isShare
		? [had + Math.ceil((100 - had) / 2)]
		: /^at least$/.test(limit)
			? [Math.floor(had / 2), Math.floor(had / 3)]
			: isLine
				? [had - Math.ceil(had / 4), had - Math.ceil(had / 2)]
				: [had * 2, had * 3];
	return found.filter(
		(to, i) => to >= 2 && to !== had && to !== (isShare ? 100 : 0) && found.indexOf(to) === i
	);
}

const HOUR =
	/\b(by|before|until|no later than) (?:(\d{1,2})([.:]\d{2})|(\d{1,2})(?= ?[ap]m\b))( ?[ap]m\b)?/;

/** "before 8 am" → "before 10 am", where no other hour is told. */
export function hours(says: string): Change[] {
	const match = HOUR.exec(says);
	if (!match || (says.match(/\d ?[ap]m\b|\d[.:]\d{2}\b/g) ?? []).length !== 1) return [];
	const [all, word, , minutes = '', , half = ''] = match;
	const hour = Number(match[2] ?? match[4]);
	return [hour + 1, hour + 3]
		.filter((to) => to <= (half === '' ? 23 : 11))
		.map((to, i) => ({
			kind: 'hour',
			text: says.replace(all, `${word!} ${to}${minutes}${half}`),
			operator: (['late', 'under-escalate'] as const)[i]!,
			quality: 'poor',
			then: i === 0 ? ', and goes by a later hour' : ', and lets too much time go by',
			but: `The article says ${all}.`,
			own: i === 0 ? 1 : 0.55
		}));
}

/** Times that are told by the day, with a later one each. */
const DAYS: readonly [RegExp, string, string][] = [
	[/\bthe day before\b/, 'on the day itself', 'on the day after'],
	[/\b(?:on )?the same day\b/, 'within the week', 'by the end of the month'],
	[
		/(?<=.)\b(?:at once|immediately|(?:right|straight) away|without delay)\b/,
		'by the end of the day',
		'the next morning'
	],
	[/\bthat (?:night|evening)(?=[.,])/, 'within the week', 'by the end of the month'],
	[/\b(?:on )?the next working day\b/, 'within two weeks', 'by the end of the month'],
	[/\bthe next (?:morning|day)\b/, 'the next week', 'the next month'],
	[
		/\bbefore the end of (?:the|your|their) shift\b/,
		'before the end of the week',
		'by the end of the month'
	],
	[
		/\bby the end of (?:the|your|their) shift\b/,
		'by the end of the week',
		'by the end of the month'
	],
	[
		/\bby the end of the (?:next working )?day\b/,
		'by the end of the week',
		'by the end of the month'
	],
	[
		/\bas soon as (?:possible|you (?:possibly )?can|they can)\b/,
		'when there is time',
		'by the end of the week'
	],
	[/\bby the \d{1,2}(?:st|nd|rd|th)\b/, 'by the end of the month', 'before the end of the year'],
	[/\bby noon\b/, 'by the evening', 'by midnight'],
	[
		/(?<!days|weeks|hours|months|day|week|hour|month) (?:beforehand|in advance)\b/,
		' afterwards',
		' as soon as there is time'
	]
];
const AT_ONCE = /\b(?:at once|immediately|(?:right|straight) away|without delay)\b/;
/** What people do put off, though it is asked for at once: to tell and to note it. */
const PUT_OFF =
	/\b(?:tell|told|report\p{Ll}*|inform\p{Ll}*|notif\p{Ll}+|contact\p{Ll}*|record\p{Ll}*|log|logged|enter(?:ed)?|email\p{Ll}*|write|written|hand(?:ed)?|return(?:ed)?|telephoned?|complete[d]?|raise[d]?|clean(?:ed)?|renew(?:ed)?|repair(?:ed)?)\b/iu;
/** Nobody does it later who knows that it is one. */
const EMERGENCY =
	/\b(?:alarms?|fire|smoke|evacuat\p{Ll}*|siren|999|112|911|ambulance|child|explo\p{Ll}*|gas|collapse\p{Ll}*|breath\p{Ll}*|bleed\p{Ll}*|burns?|leave|stop|day or night)\b/iu;

/** @param when the case in which it is due; '' where it is told with it */
export function later(says: string, when: string): Change[] {
	if (AT_ONCE.test(says) && (!PUT_OFF.test(says) || EMERGENCY.test(`${when} ${says}`))) return [];
	// What one may do at once, one may do later; "until the next day" is over by then.
	if (
		/\b(?:may|can)\b(?! not)|\b(?:not|n[’']t) (?:have|need) to\b|\bneed not\b/.test(says) ||
		/\b(?:until|not) (?:on )?(?:the|that)\b/.test(says)
	)
		return [];
	const day = DAYS.find(([pattern]) => pattern.test(says));
	if (!day) return [];
	const [pattern, ...puts] = day;
	// "By the end of the same day": what is put there would have two ends.
	if (/\bby the end of $/.test(says.slice(0, pattern.exec(says)!.index))) return [];
	return puts.map((put, i) => ({
		kind: 'late',
		text: says.replace(pattern, put),
		operator: i === 0 ? 'late' : 'under-escalate',
		quality: 'poor',
		then: i === 0 ? ', and it is done later than it should be' : ', and lets too much time go by',
		but: `The article says ${pattern.exec(says)![0].trim()}.`,
		own: i === 0 ? 1 : 0.55
	}));
}

const OFTEN: readonly [RegExp, string, string][] = [
	[/\b(?:every|each) day\b(?! of)/, 'every week', 'every month'],
	[/\bdaily\b/, 'weekly', 'monthly'],
	[/\b(?:every|each) week\b/, 'every month', 'every year'],
	[/\bweekly\b/, 'monthly', 'once a year'],
	[/\b(?:every|each) month\b/, 'every year', 'every two years'],
	[/\bmonthly\b/, 'once a year', 'every two years'],
	[/\bonce a week\b/, 'once a month', 'once a year'],
	[
		/\bat the end of (?:every|each) (?:shift|day|lesson|session|journey|visit|round)\b/,
		'at the end of the week',
		'at the end of the month'
	],
	[/\b(?:before|after) (?:every|each) use\b/, 'once a week', 'once a month'],
	[/\bat the start of (?:every|each) shift\b/, 'at the start of the week', 'once a month'],
	[/\b(?:twice|three times|four times) a day\b/, 'once a day', 'when there is time']
];

export function lessOften(says: string): Change[] {
	const found = OFTEN.find(([pattern]) => pattern.test(says));
	// What one may do so often, one may do less often.
	if (!found || /\b(?:may|can)\b/.test(says)) return [];
	const [pattern, ...puts] = found;
	return puts.map((put, i) => ({
		kind: 'often',
		text: says.replace(pattern, put),
		operator: i === 0 ? 'under-escalate' : 'skip-precondition',
		quality: 'poor',
		then: ', and does it less often than it is needed',
		but: `The article says ${pattern.exec(says)![0]}.`,
		own: i === 0 ? 1 : 0.55
	}));
}

/** "Two people must be present", "both hands". */
export function fewer(says: string): Change[] {
	const people =
		/\b([Tt]wo|[Bb]oth) (people|adults|members of staff|staff|officers|carers|nurses|colleagues|persons|operators|wardens) (?=(?:must|should|may|have to|need to)\b)/u.exec(
			says
		);
	const hands = /\b([Bb]oth) (hands)\b/.exec(says);
	const match = people ?? hands;
	if (!match) return [];
	const one = /^[TB]/.test(match[1]!) ? 'One' : 'one';
	const noun = match[2]!
		.replace('people', 'person')
		.replace('members of staff', 'member of staff')
		.replace(/s$/, '');
	return [
		{
			kind: 'fewer',
			text: says.replace(match[0], `${one} ${noun}${people ? ' ' : ''}`),
			operator: 'under-escalate',
			quality: 'poor',
			then: ', and one is thought to be enough',
			but: `The article says ${match[0].trim().toLowerCase()}.`,
			own: 1
		}
	];
}
