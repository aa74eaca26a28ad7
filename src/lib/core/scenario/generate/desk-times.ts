/** Clock times, weekdays and months: what a claim may get wrong about when something is done. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import { seededRandom } from '../../random.ts';
import { blanked, type Filling, type Point, type PointKind } from './desk-point.ts';

const CLOCK =
	/(?<![\d.:,])(\d{1,2})([:.])([0-5]\d)(?![\d.:]*\d)( ?[ap](?:m|\.m\.?)(?!\p{L}))?|(?<![\d.:,$€£])(\d{1,2})( ?[ap]m)\b/gu;
const AT = /\b(?:at|by|until|till|after|before|from|since) $/i;
/** A limit, and not the minute at which something happened to happen. */
const DUE = /\b(?:by|until|till|after|before|from) $/i;

/** "After 22:00": half an hour or an hour earlier or later. */
export function clockPoints(isRule: boolean, excerpt: Excerpt): Point[] {
	const outside = blanked(excerpt.sentence.text);
	const found = [...outside.matchAll(CLOCK)];
	const [clock] = found;
	if (found.length !== 1 || !AT.test(outside.slice(0, clock!.index))) return [];
	// At which minute something happened to happen, nobody need know.
	if (!isRule && !DUE.test(outside.slice(0, clock!.index))) return [];
	if (/^ (?:and|to|or) /.test(outside.slice(clock!.index + clock![0].length))) return [];
	// Told minute by minute, each time stands between two others.
	if (/\d[:.][0-5]\d\b|\d ?[ap]m\b/.test(excerpt.before)) return [];
	const [text, hour, mark, minutes, half = '', bareHour, bareHalf = ''] = clock!;
	const h = Number(hour ?? bareHour);
	if (!hour && h < 1) return [];
	if (mark === '.' && half === '' && minutes !== '00' && minutes !== '30') return [];
	const isHalf = half !== '' || bareHalf !== '';
	const last = isHalf ? 11 : 22;
	const others = seededRandom(`clock ${excerpt.sentence.text}`)
		.shuffle([h - 2, h - 1, h + 1, h + 2])
		.filter((other) => other >= 1 && other <= last && other !== 12)
		.slice(0, 2)
		.map((other) =>
			hour
				? `${hour.length === 2 ? String(other).padStart(2, '0') : other}${mark}${minutes}${half}`
				: `${other}${bareHalf}`
		);
	return h === 12 || others.length < 2
		? []
		: [point(excerpt, clock!.index, text, others, 'time', isRule ? 3 : 2)];
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];
const TIED =
	/\b(?:days?|weeks?|months?|weekends?|spring|summer|autumn|winter|yesterday|tomorrow|today|Easter|Christmas|school year|term)\b/i;

/** "Announced on Thursday". */
const HAPPENED = /\p{Ll}(?:ed|wn|en|ld|nt|de) (?:on|in) $/u;

/** A weekday, or a month without its day, that nothing around it gives away. */
export function calendarPoints(isRule: boolean, excerpt: Excerpt): Point[] {
	const outside = blanked(excerpt.sentence.text);
	return [DAYS, MONTHS].flatMap((row): Point[] => {
		const name = new RegExp(`\\b(?:${row.join('|')})(s?)\\b`, 'g');
		const all = new RegExp(`\\b(?:${[...DAYS, ...MONTHS].join('|')})s?\\b`, 'g');
		const found = [...outside.matchAll(name)];
		const [day] = found;
		if (found.length !== 1 || [...`${excerpt.before}${outside}`.matchAll(all)].length !== 1)
			return [];
		const before = outside.slice(0, day!.index);
		const after = outside.slice(day!.index + day![0].length);
		if (
			!/\b(?:in|on|by|until|since|from|every|each|before|after|of|to) (?:early |late )?$/i.test(
				before
			)
		)
			return [];
		if (
			/\d{1,2} $|\b(?:Good|the end of|beginning of) $/.test(before) ||
			/^[’'-]|^ \d{1,2}\b(?!\d)|^ \p{Lu}/u.test(after)
		)
			return [];
		if (TIED.test(`${excerpt.before} ${outside}`)) return [];
		const plural = day![1]!;
		// On which day something happened to happen, nobody need know.
		if (plural === '' && (!isRule || (!DUE.test(before) && HAPPENED.test(before)))) return [];
		const own = row.indexOf(plural ? day![0].slice(0, -1) : day![0]);
		const others = seededRandom(`calendar ${outside}`)
			.shuffle([own - 2, own - 1, own + 1, own + 2])
			.map((i) => row[i])
			.filter((other): other is string => other !== undefined)
			.slice(0, 2)
			.map((other) => `${other}${plural}`);
		return [point(excerpt, day!.index, day![0], others, 'time', isRule ? 2.2 : 1.4)];
	});
}

function point(
	excerpt: Excerpt,
	at: number,
	own: string,
	others: readonly string[],
	kind: PointKind,
	worth: number
): Point {
	const filling = (text: string): Filling => ({ text, shown: text });
	return {
		excerpt,
		at,
		own: filling(own),
		others: others.map(filling),
		claimable: others.length,
		kind,
		worth
	};
}
