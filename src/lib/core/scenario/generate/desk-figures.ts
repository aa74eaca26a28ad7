/** Numbers, sums, shares, years and how often: what a claim may get wrong by a figure. */
import { peersOf, contentWords } from '../../quiz/generate/peers.ts';
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import { escape, isToldBeside } from '../../quiz/generate/gap.ts';
import { FREQUENCIES } from '../../quiz/generate/ask-measure.ts';
import { seededRandom } from '../../random.ts';
import { numberValue, numberWord } from '../../reading/numbers.ts';
import type { Reading } from '../../reading/reading.ts';
import { blanked, withNoun, type Filling, type Point } from './desk-point.ts';

export const WORDS =
	'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const FIGURE = new RegExp(
	`(?<![\\p{L}\\p{N}.,:$€£/–−-])([$€£])?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:${WORDS})(?!-))( million| billion)?(?:( ?%| ?per ?cent\\b)|(?=[\\s°;)]|[.,](?!\\d)|$))(?![:/–-]\\d)`,
	'giu'
);
/** What names and does not measure: "Article 5", "page 3", "aged 34". */
const LENGTH =
	/^ (?:more |full |working |and a half )?(?:years?|months?|weeks?|days|hours|minutes|metres|kilometres|miles|degrees)\b/;
/** A sum or a share says by itself of what it is; a number is told with what it counts. */
const NAMES =
	/\b(?:Articles?|Acts?|age|aged|No\.?|number|part|section|paragraph|clause|step|type|game|rule|route|highway|bus|line|room|version|level|figure|table|platform|pier|unit|bay|gate|floor|form|pump|tank|page|chapter|group|stage|phase|zone|class|grade|size|model|at|since|until|(?:Jan|Feb|March|April|June|July|Aug|Sept?|Oct|Nov|Dec|May|January|February|August|September|October|November|December)\.?) $/i;
/** Age, distance in time, a range, one of so many, and what counts only with what follows. */
const BOUND =
	/^\S*(?: \S+){0,2} (?:ago|later|earlier|old|apart|away|each side)\b|^,? (?:to|or|and|out of|in) (?:[$€£]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)\b)|^ (?:of (?:them|these|those|which|whom)|ones?|others?|times?)\b|^-|^ ?(?:[ap]\.?m\b|o[’']clock|hrs\b|thirds?|quarters?|fifths?|sixths?|tenths?|halves|hundred|thousand|dozen|or so)\b/;
const RANGE =
	/\b(?:between|from) (?:[$€£])?$|\d\S*(?: \S+){0,2} (?:and|or|to) $|\b(?:one|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)(?: \S+){0,2} (?:and|or|to) $|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:\p{L}+ ){0,3}(?:in|out of)(?: every)? $|\b(?:all|both|the other|these|those|each|or even|and even) $/iu;
/** Never for two of them: not for three either. */
const DENIED = /\b(?:not|never|no|nobody|nor|without|cannot)\b|n[’']t\b/i;

interface Found {
	text: string;
	at: number;
	value: number;
	/** What is counted, with the sign of the sum: '%', '$', "hours". */
	of: string;
}

function figuresOf(text: string): Found[] {
	const outside = blanked(text);
	return [...outside.matchAll(FIGURE)].flatMap((match) => {
		const [, sign = '', number, scale = '', share] = match;
		const value = numberValue(number!);
		if (value === null || value < 2) return [];
		const start = match.index + sign.length;
		const end = start + number!.length;
		const after = outside.slice(end + scale.length);
		// 2024 before a noun is a year, whatever it is said of.
		if (/^(?:1[5-9]|20)\d\d$/.test(number!) && sign === '' && scale === '') return [];
		const noun = /^ (?:\p{Ll}+ )?(\p{Ll}+)/u.exec(after)?.[1] ?? '';
		const of = share ? '%' : sign || noun.replace(/s$/, '');
		return [{ text: number!, at: start, value, of: `${scale} ${of}`.trim() }];
	});
}

/** Among more, none stands out. */
const MOST_FIGURES = 5;
/** In so many sentences, what is counted is spoken of. */
const OFTEN = 3;

export function figurePoints(reading: Reading, excerpt: Excerpt): Point[] {
	const { text } = excerpt.sentence;
	const found = figuresOf(text);
	if (found.length > MOST_FIGURES) return [];
	return found.flatMap((figure) => {
		const before = text.slice(0, figure.at);
		const after = text.slice(figure.at + figure.text.length);
		const sign = /[$€£]$/.exec(before)?.[0] ?? '';
		const lead = sign ? before.slice(0, -1) : before;
		// Below nought, or no more than another: what is told with a sign of its own is more than its figure.
		if (/\b(?:minus|plus) $/i.test(lead)) return [];
		// "A man of 51": an age.
		if (AGED.test(lead) || ONE_OF.test(lead)) return [];
		if (NAMES.test(lead) && !sign) return [];
		// "1 minute 50 seconds": 100 of them would be told otherwise.
		if (/\b(?:hours?|minutes?|feet|foot|pounds?|stone|years?|weeks?|kilos?) (?:and )?$/i.test(lead))
			return [];
		// "Three groups of 204": of how many there were, each can be reckoned.
		if (/^ \p{Ll}+ of \d/u.test(after)) return [];
		if (BOUND.test(after) || RANGE.test(lead)) return [];
		// Part of a telephone number.
		if (/\d $/.test(lead) || /^ \d/.test(after)) return [];
		if (/^ \p{Lu}/u.test(after) || /\([^)]*$/.test(before)) return [];
		if (
			DENIED.test(
				lead.slice(-45).replace(/\b(?:no|not) (?:more|fewer|less|later|longer|earlier) than\b/i, '')
			)
		)
			return [];
		// "130 million pesos ($1.45 million)"
		if (/^[^.(]{0,25}\([^)]*\d/.test(after)) return [];
		// A case made up to show how something works: another figure would show it as well.
		if (
			!reading.norms.some((n) => n.sentence === excerpt.index) &&
			IN_CASE.test(`${excerpt.before}${text}`)
		)
			return [];
		// Between two times of day, how long it was can be reckoned.
		if (LENGTH.test(after) && (`${excerpt.before}${text}`.match(OF_DAY) ?? []).length > 1)
			return [];
		// "Three reasons" only announces what follows.
		if (ANNOUNCED.test(after) || /\b(?:hours?|minutes?|years?|pounds?) and $/i.test(lead))
			return [];
		// Counted out behind it, or told by what it rose from.
		if (isToldBeside(text, figure.at, after) || NAMED_BEHIND.test(after)) return [];
		// Two of something is soon told from three, and seldom what matters.
		if (
			figure.value === 2 &&
			!sign &&
			!LENGTH.test(after) &&
			!reading.norms.some((n) => n.sentence === excerpt.index) &&
			!isSpokenOf(reading, figure.of)
		)
			return [];
		// A figure that nobody keeps in mind: 38,412.
		const digits = figure.text.replace(/\D/g, '').replace(/0+$/, '').length;
		if (digits > 5) return [];
		const scale = /^ (?:million|billion)/.exec(after)?.[0] ?? '';
		const share = /^(?: ?%| ?per ?cent)/.exec(after)?.[0] ?? '';
		const length = figure.text.length + scale.length + share.length;
		const noun =
			sign || share ? null : withNoun(excerpt, figure.at, figure.text.length + scale.length, true);
		// Of what, must be told right behind it, and be more than one: "51 sank" counts nothing.
		if (
			noun !== null &&
			!/^ ?°/.test(after) &&
			(scale === '' || noun.length > figure.text.length + scale.length) &&
			(/^[^ ]/.test(after) || !isOfSeveral(excerpt, figure.at + noun.length))
		)
			return [];
		const tail =
			noun === null
				? text.slice(figure.at + figure.text.length, figure.at + length)
				: noun.slice(figure.text.length);
		const degrees = /^ ?°[CF]?|^ degrees(?: (?:Celsius|Fahrenheit))?/.exec(after)?.[0];
		const others = othersFor(reading, excerpt, figure, lead, after);
		if (others.length < 2) return [];
		const filling = (number: string): Filling => ({
			text: number,
			shown: `${sign}${number.toLowerCase()}${degrees ?? tail}`
		});
		return [
			{
				excerpt,
				at: figure.at,
				own: filling(figure.text),
				others: others.map(filling),
				claimable: others.length,
				kind: 'figure',
				worth:
					3 +
					(sign || share ? 0.5 : 0) -
					(digits > 3 ? 0.6 : 0) -
					(figure.value < 4 ? 0.6 : 0) -
					(found.length - 1) * 0.25
			} satisfies Point
		];
	});
}

/** "The eleventh of fourteen": no other number but a larger one would do. */
const ONE_OF =
	/\b(?:\p{L}+th|\p{L}+-?(?:first|second|third)|first|second|third|last|one) of (?:the |its |their )?$/iu;
const AGED =
	/\b(?:man|woman|boy|girl|child|person|people|men|women|youth|teenager|widow|farmer|driver|worker) of $/i;
const UNIT =
	/^(?:mg|kg|g|km|m|cm|mm|ml|cl|l|mph|ppm|ppb|kwh?|mwh?|gwh?|gw|db|hz|khz|mhz|ghz|kb|mb|gb|tb|kn|kt|pence|per|people|children|men|women|staff|police|sheep|cattle|fish|feet|teeth|mice|aircraft|species|series|crew|households?|deer|geese|stone|hertz|celsius|fahrenheit|personnel|crowns?)$/i;

/** Whether the phrase that ends there ends with things that are counted, or with their measure. */
function isOfSeveral({ sentence: { tree, start } }: Excerpt, end: number): boolean {
	const last = tree.words.findLast((w) => w.start < start + end);
	return (
		last !== undefined &&
		(/^NNP?S$/.test(last.xpos) || UNIT.test(last.text) || /\/\p{L}+$/u.test(last.text))
	);
}

const isSpokenOf = ({ sentences }: Reading, noun: string): boolean =>
	noun.length > 3 &&
	sentences.filter((s) =>
		[...contentWords(s.text)].some((w) => w === noun.replace(/e$/, '') || w === noun)
	).length >= OFTEN;

const ANNOUNCED =
	/^ (?:\p{Ll}+ )?(?:courses|ways|reasons|steps|things|points|questions|options|constraints|respects|kinds|types|sorts|stages|parts|conditions|factors|methods|elements|features|problems|objections|changes|aims|exceptions|categories|propositions|principles|rules|arguments|answers|lessons|respects|stories|findings|causes)\b/u;
/** "Two load balancers, lb-north-1 and lb-north-2". */
const NAMED_BEHIND =
	/^(?: [\p{L}-]+){1,5}(?:,| [–—-]| \(|:) ?(?:\p{Lu}|\p{Ll}+ \p{Lu}|\S+ and )[^,.;:()]{0,40}(?:, [^,.;:()]{2,40})*,? and [^,.;:()]{2,40}(?:[,.;)]| [–—-] )/u;
const OF_DAY = /\b\d{1,2}[:.][0-5]\d\b|\b\d{1,2} ?[ap]\.?m\b/g;
export const SUPPOSED = /\b(?:suppose|imagine|assume)\b/i;
const IN_CASE = /(?:^|[.!?] )if\b|\b(?:for example|for instance)\b/i;

const AT_LEAST =
	/\b(?:more than|over|at least|above|minimum of|exceeds?|exceeding|not less than|no less than)(?: about)? $/i;
const AT_MOST =
	/\b(?:fewer than|less than|under|up to|at most|below|(?:no|not) (?:more|later|longer) than|within|maximum of|almost|nearly)(?: about| the next)? $/i;

/** Figures of the same things from elsewhere in the article first, then others that are near. */
function othersFor(
	reading: Reading,
	{ sentence, index, before: shown }: Excerpt,
	{ text: own, value, of }: Found,
	lead: string,
	after: string
): string[] {
	const random = seededRandom(`figure ${sentence.text} ${own}`);
	const whole = `${shown}${sentence.text}`;
	const degrees = /^ ?°|^ degrees/.test(after);
	const percent = of === '%';
	const spelled = /^\p{L}/u.test(own);
	const near = degrees
		? random
				.shuffle(value < 15 ? [-2, -1, 1, 2] : [-8, -5, 5, 8])
				.map((by) => Math.round((value + by) * 10) / 10)
				.map((by) => (spelled ? numberWord(by) : String(by)))
				.filter((by) => by !== '')
		: (usualLengths(value, after, spelled) ??
			peersOf(
				reading,
				{ type: 'number', class: 'count', key: '', text: own, start: 0, end: 0 },
				{ text: whole, sentence },
				4,
				random
			).map((peer) => peer.text));
	const told = reading.sentences
		.flatMap((s, i) => (i === index ? [] : figuresOf(s.text)))
		.filter((f) => !degrees && f.of === of && /^\p{L}/u.test(f.text) === spelled)
		.filter((f) => Math.max(f.value, value) / Math.min(f.value, value) <= 3 && f.value !== value)
		.map((f) => f.text);
	// A part is not made larger than its whole, nor what was more than the rest smaller than it.
	const beside = figuresOf(whole).filter(
		(f) =>
			f.value !== value && (f.of === of || percent || (counts(f, whole) && !isMeasure(of, after)))
	);
	if (
		isSum(
			value,
			beside.map((f) => f.value)
		)
	)
		return [];
	const far = (other: string) => Math.abs(Math.log((numberValue(other) ?? 1) / value));
	return [
		...new Set([...random.shuffle(told), ...[...near].sort((a, b) => far(a) - far(b))])
	].filter((other) => {
		const x = numberValue(other);
		if (x === null || x < 1 || x === value) return false;
		if (percent && (x > 100 || (x > value * 1.4 && !told.includes(other)))) return false;
		// Nearly all is not taken for half of them.
		if (percent && Math.abs(oddsOf(x) - oddsOf(value)) > FAR) return false;
		if (x > mostOf(of, after)) return false;
		if (beside.some((f) => (f.value > value ? x >= f.value : x <= f.value))) return false;
		if (AT_LEAST.test(lead) && x < value) return false;
		if (AT_MOST.test(lead) && x > value && !/within|later|longer/.test(lead.slice(-20)))
			return false;
		if (Math.abs(x - value) < Math.max(1, value * 0.08)) return false;
		if (new RegExp(`(?<![\\d.,])${escape(other)}(?![\\d])`, 'i').test(whole)) return false;
		return !isToldOf(reading, index, sentence.text, other);
	});
}

/** The lengths of time that people set: 24 hours is taken for 36 or 48, and not for 27; twelve months for nine, and not for thirteen. */
const USUAL: readonly [RegExp, readonly number[]][] = [
	[/^ seconds\b/, [2, 3, 5, 10, 15, 20, 30, 45, 60, 90]],
	[/^ minutes\b/, [2, 3, 5, 10, 15, 20, 30, 40, 45, 60, 90, 120]],
	[/^ hours\b/, [2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96]],
	[/^ (?:working |calendar )?days\b/, [2, 3, 5, 7, 10, 14, 20, 21, 28, 30, 45, 60, 90]],
	[/^ weeks\b/, [2, 3, 4, 6, 8, 10, 12, 16, 26]],
	[/^ months\b/, [2, 3, 4, 6, 9, 12, 18, 24, 36]]
];

const TENS: Readonly<Record<number, string>> = {
	30: 'thirty',
	40: 'forty',
	60: 'sixty',
	90: 'ninety'
};

/** Those next to it, the nearest first; null where it is no such length. */
function usualLengths(value: number, after: string, spelled: boolean): string[] | null {
	const row = USUAL.find(([unit]) => unit.test(after))?.[1] ?? [];
	const own = row.indexOf(value);
	if (own < 0) return null;
	const others = [own - 1, own + 1, own + 2, own - 2]
		.flatMap((i) => row[i] ?? [])
		.map((other) => (spelled ? (TENS[other] ?? numberWord(other)) : String(other)))
		.filter((other) => other !== '');
	return others.length < 2 ? null : others;
}

/** "Of 52 economists, 24 had …": told beside each other, what is counted is part of the other. */
const counts = ({ text, of, at }: Found, whole: string): boolean =>
	!isMeasure(of, whole.slice(at + text.length));
const isMeasure = (of: string, after: string): boolean =>
	/^[%$€£]|(?:^| )[%$€£]/.test(of) ||
	/^ ?(?:°|%|per ?cent|percent)|^ (?:million |billion )?(?:\p{Ll}+ )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|centuries|decades|times|metres?|meters?|kilo\p{L}+|km|miles?|feet|inches|centimetres|millimetres|degrees|tonnes?|tons|litres|grams?|milli\p{L}+|knots|hectares|acres|square|cubic|euros?|pounds?|dollars?|crowns?|pence|cents|points?|marks|francs|mg|kg|cm|mm|ml|m|g)\b/u.test(
		after
	);

/** So far apart in their odds, two shares are not taken for each other. */
const FAR = 1.7;
const oddsOf = (share: number): number =>
	Math.log(Math.max(share, 0.1) / Math.max(100 - share, 0.1));

/** Reckoned from what stands beside it, another one would show itself: 385 less 140 and 200. */
function isSum(value: number, beside: readonly number[]): boolean {
	return beside.some((a, i) =>
		beside.some(
			(b, j) =>
				j !== i &&
				(a + b === value ||
					a - b === value ||
					beside.some((c, k) => k !== i && k !== j && (a - b - c === value || a + b + c === value)))
		)
	);
}

const MOST_PER: ReadonlyMap<string, number> = new Map([
	['hour day', 20],
	['day year', 360],
	['day week', 7],
	['day month', 30],
	['month year', 11],
	['week year', 50]
]);

/** A day has 24 hours, a week seven days. */
function mostOf(of: string, after: string): number {
	const per =
		/\b(?:an?|per|each|every) (day|week|month|year)\b/.exec(after)?.[1] ??
		(/\b(?:annually|yearly|per annum)\b/.test(after) ? 'year' : '');
	return MOST_PER.get(`${of} ${per}`) ?? Infinity;
}

/** Whether another sentence that speaks of much the same has this, so that it may be said with some right. */
export function isToldOf(reading: Reading, index: number, text: string, words: string): boolean {
	const own = contentWords(text);
	const there = new RegExp(`(?<![\\p{L}\\d.,])${escape(words)}(?![\\p{L}\\d])`, 'iu');
	return reading.sentences.some((s, i) => {
		if (i === index || !there.test(s.text)) return false;
		const here = contentWords(s.text);
		const shared = [...own].filter((w) => here.has(w)).length;
		return shared >= 3 && shared / own.size >= 0.35;
	});
}

export function yearPoints(reading: Reading, excerpt: Excerpt): Point[] {
	const { sentence, before, index } = excerpt;
	const years = sentence.entities.filter((e) => e.type === 'year');
	if (years.length !== 1) return [];
	const [year] = years;
	if (/\byears? (?:later|earlier|after|before|old)\b|\baged?\b/.test(`${before}${sentence.text}`))
		return [];
	const at = year!.start - sentence.start;
	const outside = blanked(sentence.text);
	if (outside.slice(at, at + 4) !== year!.text) return [];
	if (!/\b(?:in|since|until|by|from|of|before|after) $/i.test(outside.slice(0, at))) return [];
	// "The Act of 2003" is a name.
	if (
		/\p{Lu}\p{L}+ of $/u.test(outside.slice(0, at)) ||
		/^ (?:\p{Lu}|and |or |to )/u.test(outside.slice(at + 4))
	)
		return [];
	const random = seededRandom(`year ${sentence.text}`);
	const past = Math.max(
		0,
		...(reading.text.match(/\b(?:1[5-9]|20)\d\d\b/g) ?? [])
			.map(Number)
			.filter((y) => y < Number(year!.text))
	);
	const others = peersOf(reading, year!, { text: `${before}${sentence.text}`, sentence }, 6, random)
		.map((peer) => peer.text)
		.filter((other) => Math.abs(Number(other) - Number(year!.text)) <= 12)
		.filter((other) => keepsOrder(before, Number(year!.text), Number(other)))
		.filter((other) => !TO_COME.test(sentence.text) || Number(other) > past)
		.slice(0, 3)
		.filter((other) => !isToldOf(reading, index, sentence.text, other));
	if (others.length < 2) return [];
	const filling = (text: string): Filling => ({ text, shown: text });
	return [
		{
			excerpt,
			at,
			own: filling(year!.text),
			others: others.map(filling),
			claimable: others.length,
			kind: 'year',
			worth: 2.2
		}
	];
}

/** What ends or is due in a year has not come yet: no year that the article has told of. */
const TO_COME = /\b(?:expires?|ends|runs out|will|due|until|deadline)\b/;

/** Whether it comes before and after the same years as the right one. */
const keepsOrder = (before: string, own: number, other: number): boolean =>
	(before.match(/\b(?:1[5-9]|20)\d\d\b/g) ?? []).every(
		(y) => Number(y) < own === Number(y) < other
	);

const OFTEN_ELSE =
	/\b(?:daily|weekly|monthly|yearly|every|each|most days|(?:once|twice|times) a)\b/i;
/** A time that says by itself how often it comes. */
const WHEN =
	/\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|mornings?|evenings?|nights?)\b/i;
const EVERY = ['every day', 'every week', 'every month', 'every year'];
const ADVERBS = ['daily', 'weekly', 'monthly', 'yearly'];
const ROWS = [FREQUENCIES, EVERY, ADVERBS];

export function oftenPoints(_reading: Reading, excerpt: Excerpt): Point[] {
	const outside = blanked(excerpt.sentence.text);
	return ROWS.flatMap((row): Point[] => {
		const found = [...outside.matchAll(new RegExp(`\\b(?:${row.join('|')})\\b`, 'g'))];
		const [often] = found;
		if (found.length !== 1 || often!.index === 0 || /\bopen\b/.test(outside)) return [];
		const others = `${excerpt.before}${outside.replace(often![0], '')}`;
		if (OFTEN_ELSE.test(others)) return [];
		// "Once a year, ideally in early autumn": twice would not fit.
		if (WHEN.test(outside)) return [];
		// "The weekly paper" is a name for it; "weekly by the fitter" says how often.
		if (
			row === ADVERBS &&
			!/^(?:[.,;]| (?:by|at|in|on|for|and|to)\b)/.test(
				outside.slice(often!.index + often![0].length)
			)
		)
			return [];
		const own = row.indexOf(often![0]);
		const near = row
			.map((text, i) => ({ text, away: Math.abs(i - own) }))
			.filter(({ away }) => away > 0)
			.sort((a, b) => a.away - b.away)
			.slice(0, 2);
		const filling = (text: string): Filling => ({ text, shown: text });
		return [
			{
				excerpt,
				at: often!.index,
				own: filling(often![0]),
				others: near.map(({ text }) => filling(text)),
				claimable: 2,
				kind: 'often',
				worth: 3.4
			}
		];
	});
}

const RATIO =
	/\b(one|two|three|four|five|six|seven|eight|nine|\d) (in|out of(?: every)?) (\d{1,2}(?![\d,])|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b/gi;
const RATIOS: readonly (readonly [string, string])[] = [
	['one', 'three'],
	['one', 'four'],
	['one', 'five'],
	['one', 'six'],
	['one', 'ten'],
	['two', 'three'],
	['two', 'five'],
	['three', 'four'],
	['three', 'five'],
	['four', 'five'],
	['seven', 'ten'],
	['nine', 'ten']
];

/** "One in six": another share of them. */
export function ratioPoints(excerpt: Excerpt): Point[] {
	const found = [...blanked(excerpt.sentence.text).matchAll(RATIO)];
	const [ratio] = found;
	if (found.length !== 1) return [];
	// "One in ten thousand" goes on.
	if (
		/^ (?:hundred|thousand|million)/.test(
			excerpt.sentence.text.slice(ratio!.index + ratio![0].length)
		)
	)
		return [];
	const [own, some, link, all] = ratio as unknown as [string, string, string, string];
	const part = (a: string, b: string) => (numberValue(a) ?? 1) / (numberValue(b) ?? 1);
	const value = part(some.toLowerCase(), all.toLowerCase());
	if (value >= 1) return [];
	const isSpelled = /^\p{L}/u.test(some);
	const written = (word: string) => (isSpelled ? word : String(numberValue(word)));
	// "1 in 18": one in five of it would be another thing altogether.
	const many = numberValue(all.toLowerCase()) ?? 0;
	const rows: readonly (readonly [string, string])[] =
		many <= 10
			? RATIOS
			: [0.6, 1.5, 2].map((by) => [some.toLowerCase(), String(Math.round(many * by))]);
	if (many > 10 && isSpelled) return [];
	const others = rows
		.map(([a, b]) => ({
			text: `${written(a)} ${link.toLowerCase()} ${written(b)}`,
			value: part(a, b)
		}))
		.filter((r) => Math.abs(Math.log(r.value / value)) > 0.15)
		.sort((a, b) => Math.abs(Math.log(a.value / value)) - Math.abs(Math.log(b.value / value)))
		.slice(0, 3)
		.map(({ text }) => text);
	const filling = (text: string): Filling => ({ text, shown: text });
	return [
		{
			excerpt,
			at: ratio!.index,
			own: { text: own, shown: own.toLowerCase() },
			others: others.map(filling),
			claimable: 3,
			kind: 'figure',
			worth: 3.6
		}
	];
}

const MONTHS =
	'January|February|March|April|May|June|July|August|September|October|November|December';
const DAY = new RegExp(
	`\\b(?:(\\d{1,2}) (?=(?:${MONTHS})\\b)|(?<=\\b(?:${MONTHS}) )(\\d{1,2})(?!\\d|:|,? ?\\d))`,
	'g'
);

const TIED_DATE =
	/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:days?|weeks?|months?) (?:after|before|later|earlier|since|until)\b|\bdeadline\b/i;

/** The day of a month, where something ends, is due or begins on it. */
export function datePoints(_reading: Reading, excerpt: Excerpt): Point[] {
	const { before } = excerpt;
	const { text } = excerpt.sentence;
	const outside = blanked(text);
	const found = [...outside.matchAll(DAY)];
	const [day] = found;
	if (found.length !== 1) return [];
	const own = day![1] ?? day![2]!;
	const value = Number(own);
	const month = new RegExp(`${MONTHS}`, 'g');
	// A weekday, another date or so many days between them would show that it is another one.
	if (TIED_DATE.test(`${before}${outside.replace(day![0], '')}`.replace(month, ' '))) return [];
	if ([...before.matchAll(month)].length > 0) return [];
	const named = [...outside.matchAll(month)];
	if (named.length !== 1) return [];
	const [start, end] = day![1]
		? [day!.index, named[0]!.index + named[0]![0].length]
		: [named[0]!.index, day!.index + own.length];
	const due = /\b(?:by|until|before|from|since|after|no later than) $/i.test(
		outside.slice(0, start)
	);
	if (!due && !/\b(?:on|of) $|^$/i.test(outside.slice(0, start))) return [];
	const whole = text.slice(start, end);
	const random = seededRandom(`date ${text}`);
	const others = random
		.shuffle([value - 14, value - 9, value - 7, value + 7, value + 9, value + 14])
		.filter((d) => d >= 1 && d <= 28)
		.slice(0, 2)
		.map((d): Filling => {
			const other = day![1]
				? `${d}${whole.slice(own.length)}`
				: `${whole.slice(0, -own.length)}${d}`;
			return { text: other, shown: other };
		});
	if (others.length < 2) return [];
	return [
		{
			excerpt,
			at: start,
			own: { text: whole, shown: whole },
			others,
			claimable: 2,
			kind: 'date',
			worth: due ? 3.4 : 1.2
		}
	];
}
