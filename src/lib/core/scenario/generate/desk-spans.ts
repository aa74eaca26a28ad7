/** "Within an hour", "a three-day course": how long or large, where the number and its unit are one. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import { numberWord } from '../../reading/numbers.ts';
import type { Reading } from '../../reading/reading.ts';
import { peersOf } from '../../quiz/generate/peers.ts';
import { seededRandom } from '../../random.ts';
import { isToldOf, WORDS } from './desk-figures.ts';
import { blanked, withNoun, type Filling, type Point } from './desk-point.ts';
import { lower } from './deed.ts';

const UNITS = 'minute|hour|day|working day|week|month|year';
const ONE = new RegExp(
	`(?<=\\b(?:within|after|for|at least|at most|up to|every|than) )(half an hour|half a year|(?:an?|one) (?:${UNITS}))(?=[.,;]|$| (?:of|before|after|from|in|at|on|to|if|when|unless)\\b)`,
	'g'
);
/** What tells of another length beside it. */
const OTHER = /\b(?:seconds?|minutes?|hours?|days?|weeks?|fortnight|months?|years?)\b/i;

export function onePoints(reading: Reading, excerpt: Excerpt): Point[] {
	const { sentence, before, index } = excerpt;
	const outside = blanked(sentence.text);
	const found = [...outside.matchAll(ONE)];
	const [one] = found;
	if (found.length !== 1) return [];
	const [own] = one!;
	if (OTHER.test(`${before}${outside.replace(own, '')}`)) return [];
	const others = othersOf(own).filter((o) => !isToldOf(reading, index, sentence.text, o));
	if (others.length < 2) return [];
	const filling = (text: string): Filling => ({ text, shown: text });
	return [
		{
			excerpt,
			at: one!.index,
			own: filling(own),
			others: others.map(filling),
			claimable: 2,
			kind: 'figure',
			worth: 2.8
		}
	];
}

function othersOf(own: string): string[] {
	if (own === 'half an hour') return ['an hour', 'a quarter of an hour'];
	if (own === 'half a year') return ['a year', 'three months'];
	const unit = own.replace(/^\S+ /, '');
	return [`two ${unit}s`, `three ${unit}s`];
}

const SPAN = new RegExp(
	`\\b(\\d{1,3}|${WORDS})-(second|minute|hour|day|night|week|month|year|metre|meter|kilometre|mile|page|point|seat|bed)(?=[ .,;])(?!-old)`,
	'i'
);

/** "A three-day course". */
export function spanPoints(reading: Reading, excerpt: Excerpt): Point[] {
	const { sentence, before, index } = excerpt;
	const found = SPAN.exec(blanked(sentence.text));
	if (!found) return [];
	const [own, number, unit] = found as unknown as [string, string, string];
	const others = peersOf(
		reading,
		{ type: 'number', class: 'count', key: '', text: number, start: 0, end: 0 },
		{ text: `${before}${sentence.text}`, sentence },
		3,
		seededRandom(`span ${sentence.text}`)
	)
		.map((peer) => `${peer.text}-${unit}`)
		.filter((other) => !isToldOf(reading, index, sentence.text, other));
	if (others.length < 2) return [];
	const tail = withNoun(excerpt, found.index, own.length, true).slice(own.length);
	const filling = (text: string): Filling => ({ text, shown: `${text}${tail}` });
	return [
		{
			excerpt,
			at: found.index,
			own: filling(own),
			others: others.map(filling),
			claimable: others.length,
			kind: 'figure',
			worth: /^(?:second|minute|hour|day|night|week|month|year)$/i.test(unit) ? 2.4 : 1.8
		}
	];
}

/** Numbers up to twenty in words. */
const SMALL = Array.from({ length: 20 }, (_, i) => numberWord(i + 1));
const NUMBER = `\\d{1,3}|${SMALL.join('|')}`;
const RANGE = new RegExp(
	`(?<![\\p{L}\\d.,$€£-])(${NUMBER}) (to) (${NUMBER})(?= (?:working |square |cubic )?(?:seconds|minutes|hours|days|weeks|months|years|metres|kilometres|miles|centimetres|millimetres|degrees|litres|tablets|times|per cent)\\b)`,
	'giu'
);
const OTHER_RANGE = new RegExp(`(?:${NUMBER}) to (?:${NUMBER})\\b`, 'iu');
const valueOf = (text: string): number =>
	/^\d/.test(text) ? Number(text) : SMALL.indexOf(text.toLowerCase()) + 1;

/** "Three to six weeks": shorter or longer by as much as it leaves open, so that none of the others says it as well. */
export function rangePoints(reading: Reading, excerpt: Excerpt): Point[] {
	const { sentence, before, index } = excerpt;
	const found = [...blanked(sentence.text).matchAll(RANGE)];
	const [range] = found;
	if (found.length !== 1) return [];
	const [own, from, , to] = range as unknown as [string, string, string, string];
	const [a, b] = [valueOf(from), valueOf(to)];
	const wide = b - a;
	if (wide < 1 || OTHER_RANGE.test(`${before}${sentence.text.replace(own, '')}`)) return [];
	const isSpelled = /^\p{L}/u.test(from);
	const written = (value: number) => (isSpelled ? SMALL[value - 1] : String(value));
	const others = [
		[b, b + wide],
		[a - wide >= a / 2 ? a - wide : Math.ceil(a / 2), a],
		[b + wide, b + wide * 2]
	]
		.filter(([x, y]) => x! < y! && written(x!) && written(y!))
		.map(([x, y]) => `${written(x!)} to ${written(y!)}`)
		.filter((other) => !isToldOf(reading, index, sentence.text, other))
		.slice(0, 2);
	if (others.length < 2) return [];
	const tail = withNoun(excerpt, range!.index, own.length, true).slice(own.length);
	const filling = (text: string): Filling => ({
		text,
		shown: `${lower(text)}${tail}`
	});
	return [
		{
			excerpt,
			at: range!.index,
			own: filling(own),
			others: others.map(filling),
			claimable: 2,
			kind: 'figure',
			worth: 3.2
		}
	];
}
