/** Rules got wrong by how much, how many, how often and by when. */
import { escape } from '../../quiz/generate/gap.ts';
import type { Change } from './change.ts';
import { laterThan, otherMeasures } from './measure.ts';

const DEADLINE = /\b(?:within|no later than)\s+(?:the next )?$/;

export function measures(says: string): Change[] {
	return otherMeasures(says)
		.filter((other) => !new RegExp(`\\([^)]*${escape(other.had)}`).test(says))
		.slice(0, 2)
		.map((other, i): Change => {
			const late = other.more && DEADLINE.test(says.slice(0, says.indexOf(other.had)));
			const [operator, then] = late
				? (
						[
							['late', ', and it is done later than the rule allows'],
							['under-escalate', ', and lets more time go by than there is']
						] as const
					)[i]!
				: other.more
					? (
							[
								['exceed-permission', ', and goes further than the rule lets anybody go'],
								['false-exception', ', and takes more than the rule gives']
							] as const
						)[i]!
					: (
							[
								['under-escalate', ', and falls short of what is asked for'],
								['skip-precondition', ', and thinks that so much will do']
							] as const
						)[i]!;
			return {
				kind: 'measure',
				text: other.deed,
				operator,
				quality: 'poor',
				then,
				but: `The article says ${other.had}.`,
				thought: other.more ? 'Is there no leeway?' : 'Would less not do?',
				own: i === 0 ? 1 : 0.55
			};
		});
}

const WRITTEN = [
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve'
];
const AMOUNT =
	/\b(at least|no more than|not more than|fewer than|more than|up to|over|under|below|above|exceeds?|worth) ((?:[£$€])?)(\d{1,3}(?:,\d{3})?|two|three|four|five|six|eight|ten|twelve)(?= ?(?:\p{Ll}|per cent|%|[.,;)]|$))(?! (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|(?:working|calendar|full) ))/u;

/** "at least four surveys" → "at least two surveys", "over £50" → "over £100". */
export function amounts(says: string): Change[] {
	const match = AMOUNT.exec(says);
	if (!match || otherMeasures(says).length > 0 || /\([^)]*$/.test(says.slice(0, match.index)))
		return [];
	const [all, limit, sign, count] = match as unknown as [string, string, string, string];
	const had = WRITTEN.indexOf(count) + 1 || Number(count.replace(',', ''));
	const less = /^at least$/.test(limit);
	// Ages and forces go up to a certain point only.
	const isLine = /^(?:over|under|above|below)$/.test(limit) && sign === '' && had <= 20;
	const to = less ? Math.floor(had / 2) : isLine ? had - Math.ceil(had / 4) : had * 2;
	if (to < 2 || to === had) return [];
	const put = /^\d/.test(count) ? String(to) : (WRITTEN[to - 1] ?? String(to));
	return [
		{
			kind: 'amount',
			text: says.replace(all, `${limit} ${sign}${put}`),
			operator: less ? 'under-escalate' : 'exceed-permission',
			quality: 'poor',
			then: ', and draws the line in the wrong place',
			but: `The article says ${all}.`,
			thought: 'Where exactly is the line?',
			own: 1
		}
	];
}

const HOUR = /\b(by|before|after|until|from|at) (\d{1,2})((?:[.:]\d{2})?) ?(am|pm)\b/;

/** "before 8 am" → "before 10 am", where no other hour is told. */
export function hours(says: string): Change[] {
	const match = HOUR.exec(says);
	if (!match || (says.match(/\d ?(?:am|pm)\b/g) ?? []).length !== 1) return [];
	const [all, word, hour, minutes, half] = match as unknown as [
		string,
		string,
		string,
		string,
		string
	];
	const to = Number(hour) + 2;
	if (to > 11) return [];
	return [
		{
			kind: 'hour',
			text: says.replace(all, `${word} ${to}${minutes} ${half}`),
			operator: 'late',
			quality: 'poor',
			then: ', and goes by a wrong hour',
			but: `The article says ${all}.`,
			thought: '',
			own: 1
		}
	];
}

/** Times that are told by the day, with a later one each. */
const DAYS: readonly [RegExp, string, string][] = [
	[/\bthe day before\b/, 'on the day itself', 'on the day after'],
	[/\b(?:on )?the same day\b/, 'within the week', 'by the end of the month'],
	[
		/\b(?:at once|immediately|(?:right|straight) away|without delay)\b/,
		'when there is time',
		'within the hour'
	],
	[/\bthat (?:night|evening)(?=[.,])/, 'within the week', 'by the end of the month'],
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
		/\bas soon as (?:possible|you (?:possibly )?can|they can)\b/,
		'when there is time',
		'by the end of the week'
	],
	[/\bby the \d{1,2}(?:st|nd|rd|th)\b/, 'by the end of the month', 'before the end of the year'],
	[/\bby noon\b/, 'by the evening', 'by midnight']
];

export function later(says: string): Change[] {
	const day = DAYS.find(([pattern]) => pattern.test(says));
	const found = day
		? day.slice(1).map((put) => ({
				deed: says.replace(day[0], put as string),
				had: day[0].exec(says)![0]
			}))
		: laterThan(says);
	return found.slice(0, 2).map((other, i) => ({
		kind: 'late',
		text: other.deed,
		operator: i === 0 ? 'late' : 'under-escalate',
		quality: 'poor',
		then: i === 0 ? ', and it is done later than it should be' : ', and lets too much time go by',
		but: `The article says ${other.had}.`,
		thought: 'Is there really any hurry?',
		own: i === 0 ? 1 : 0.55
	}));
}

const OFTEN: readonly [RegExp, string][] = [
	[/\b(?:every|each) day\b/, 'every week'],
	[/\bdaily\b/, 'weekly'],
	[/\b(?:every|each) week\b/, 'every month'],
	[/\bweekly\b/, 'monthly'],
	[/\b(?:every|each) month\b/, 'every year'],
	[/\bmonthly\b/, 'once a year'],
	[/\bonce a week\b/, 'once a month'],
	[
		/\bat the end of (?:every|each) (?:shift|day|lesson|session|journey|visit|round)\b/,
		'at the end of the week'
	],
	[/\b(?:before|after) (?:every|each) use\b/, 'once a week'],
	[/\bat the start of (?:every|each) shift\b/, 'at the start of the week'],
	[/\b(?:twice|three times|four times) a day\b/, 'once a day']
];

export function lessOften(says: string): Change[] {
	const found = OFTEN.find(([pattern]) => pattern.test(says));
	if (!found) return [];
	return [
		{
			kind: 'often',
			text: says.replace(...found),
			operator: 'under-escalate',
			quality: 'poor',
			then: ', and does it less often than it is needed',
			but: `The article says ${found[0].exec(says)![0]}.`,
			thought: 'Does it have to be that often?',
			own: 1
		}
	];
}

/** "Two people must be present", "both must sign". */
export function fewer(says: string): Change[] {
	const match =
		/\b([Tt]wo|[Bb]oth) ((?:people|adults|members of staff|staff|officers|carers|nurses|colleagues|of them|persons|operators|wardens) )?(?=(?:must|should|may|have to|need to)\b)/u.exec(
			says
		) ?? /\b([Bb]oth) (?=hands\b)/.exec(says);
	if (!match) return [];
	const noun = (match[2] ?? '')
		.replace('people', 'person')
		.replace('members of staff', 'member of staff')
		.replace(/s (?=$)/, ' ');
	const hands = /hands/.test(
		says.slice(match.index + match[0].length, match.index + match[0].length + 6)
	);
	const one = /^[TB]/.test(match[1]!) ? 'One' : 'one';
	const put = hands
		? 'one hand'
		: noun === '' || noun === 'of them '
			? `${one} of them `
			: `${one} ${noun}`;
	return [
		{
			kind: 'fewer',
			text: hands
				? says.replace(/\b[Bb]oth hands\b/, put)
				: `${says.slice(0, match.index)}${put}${says.slice(match.index + match[0].length)}`,
			operator: 'under-escalate',
			quality: 'poor',
			then: ', and one is thought to be enough',
			but: `The article says ${match[0].trim().toLowerCase()}${hands ? ' hands' : ''}.`,
			thought: 'Is one not enough?',
			own: 1
		}
	];
}
