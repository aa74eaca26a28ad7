/** Figures of rules that somebody could have wrong in their head: how much, how long, how far. */
import type { Material } from '../../quiz/generate/facts.ts';
import { isWellFormed, wordsOf, type Excerpt } from '../../quiz/generate/excerpt.ts';
import { escape } from '../../quiz/generate/gap.ts';
import { NUMBER_WORDS } from '../../quiz/number-words.ts';
import { numberValue } from '../../reading/numbers.ts';
import type { Reading } from '../../reading/reading.ts';
import { changesOf } from './amiss.ts';
import { isRole } from './authority.ts';
import type { Counter } from './counter.ts';
import { lower, pronounsFound } from './deed.ts';
import { canBeDecided } from './desk-claim.ts';
import { passagesAt } from './desk-passage.ts';
import type { Point } from './desk-point.ts';
import { pointsIn } from './desk-points.ts';
import { LEAST, MEASURE, weightOf } from './desk-weight.ts';
import {
	isLetOff,
	isOfList,
	isQualified,
	isTheRules,
	isUnderLabel,
	laysDown,
	namesSomebody
} from './line.ts';
import type { Parse } from './procedure.ts';
import { spreadOfWords } from './spread.ts';
import { caseIn } from './told-cases.ts';
import { onOneLine } from './wordings.ts';

/** Those that can be told and that matter, the weightiest first. */
export function rulePoints(material: Material, counter: Counter, parse: Parse): Point[] {
	const { reading } = material;
	return [
		...pointsIn(material, reading.title, parse).filter(
			(p) => isValue(p) && isAlone(p) && isOfRule(reading, p) && canBeDecided(p)
		),
		...changedPoints(material, counter)
	]
		.filter(
			(p) => p.worth >= LEAST && isWhole(p) && isSayable(reading, p) && holdsAlone(reading, p)
		)
		.sort((a, b) => b.worth - a.worth);
}

/** How much and how long: of names and of words for times, readers signed three in five. */
const isValue = ({ kind }: Point) => kind === 'figure';

/** What has happened, and what is so as a rule only. */
const IS_STORY = /\b(?:has|have) (?:\p{Ll}+ )?\p{Ll}+(?:ed|en|wn)\b|\bnormally\b/u;
/** What has to be so, or how long, how much and how far things are taken here; how many there are of something is no rule. */
const isOfRule = (reading: Reading, { excerpt: { index, sentence }, own }: Point) =>
	reading.norms.some((n) => n.sentence === index) ||
	(laysDown(sentence) && MEASURE.test(own.shown) && !IS_STORY.test(sentence.text));

/** How much and how long, as it is got wrong where a rule is asked about. */
function changedPoints(material: Material, counter: Counter): Point[] {
	const { reading } = material;
	const spread = spreadOfWords(reading.sentences);
	return reading.sentences.flatMap((sentence, index) => {
		const isRule = reading.norms.some((n) => n.sentence === index) || laysDown(sentence);
		if (!isRule || IS_STORY.test(sentence.text)) return [];
		const changes = changesOf({ says: sentence.text, when: '' }, counter);
		const put = changes
			.filter((c) => c.kind === 'measure' || c.kind === 'amount')
			.flatMap((c) => differenceOf(sentence.text, c.text) ?? []);
		const [first] = put;
		if (!first) return [];
		const others = put.filter((d) => d.at === first.at && d.own === first.own);
		if (others.length < FEWEST_OTHERS) return [];
		const excerpt =
			passagesAt(material, index)
				.filter((e) => e.before.length + sentence.text.length <= LONGEST)
				.sort((a, b) => a.before.length - b.before.length)[0] ?? paragraphTo(reading, index);
		if (!excerpt) return [];
		const point: Point = {
			excerpt,
			at: first.at,
			own: { text: first.own, shown: first.own },
			others: others.map(({ other }) => ({ text: other, shown: other })),
			claimable: others.length,
			kind: 'figure',
			worth: 0
		};
		return [{ ...point, worth: BASE + weightOf(material, point, spread) }];
	});
}

const LONGEST = 420;
const FEWEST_OTHERS = 2;
const BASE = 2;

/** With all of its paragraph that comes before it; null where that leans on another, or is too long to be read out. */
function paragraphTo({ sentences, text }: Reading, index: number): Excerpt | null {
	const sentence = sentences[index]!;
	const lead = sentences.flatMap((s, i) =>
		i < index && s.paragraph === sentence.paragraph ? [i] : []
	);
	const first = sentences[lead[0] ?? index]!;
	const before = text.slice(first.start, sentence.start);
	if (before.length + sentence.text.length > LONGEST || !isWellFormed(sentence)) return null;
	const whole = onOneLine(`${before}${sentence.text}`);
	return OPENS_LEANING.test(whole) || !pronounsFound(lower(whole))
		? null
		: { index, sentence, lead, before, words: wordsOf(sentence), named: [] };
}

const OPENS_LEANING =
	/^(?:it|they|he|she|this|that|these|those|so|but|then|however|otherwise|also|such|there|here|and|or|both|either|neither|one|another|others?|nor|yet|instead|for example|if (?:so|not|it|they|that|this)|after that)\b/i;

/** The words that one sentence has in the place of those of the other, with the article before them. */
function differenceOf(
	one: string,
	changed: string
): { at: number; own: string; other: string } | null {
	let from = 0;
	while (from < one.length && one[from] === changed[from]) from++;
	while (from > 0 && !/\s/.test(one[from - 1]!)) from--;
	const before = /(?:\b(?:the|your|their|an?) )$/i.exec(one.slice(0, from));
	if (before) from -= before[0].length;
	let end = 0;
	while (
		end < Math.min(one.length, changed.length) - from &&
		one[one.length - 1 - end] === changed[changed.length - 1 - end]
	)
		end++;
	while (
		end > 0 &&
		/[\p{L}\p{N}]/u.test(one[one.length - end]!) &&
		/[\p{L}\p{N}]/u.test(one[one.length - end - 1] ?? '')
	)
		end--;
	// A number is told with what it counts.
	const counted =
		/^(?:[£$€]?\d[\d,.]*|\p{L}+)$/u.test(one.slice(from, one.length - end)) &&
		numberValue(one.slice(from, one.length - end)) !== null
			? (/^ (?:(?:working|calendar|full|consecutive) )?[\p{L}%°]+/u.exec(
					one.slice(one.length - end)
				)?.[0].length ?? 0)
			: 0;
	const own = one.slice(from, one.length - end + counted);
	const other = changed.slice(from, changed.length - end + counted);
	return own.trim() === '' || other.trim() === ''
		? null
		: { at: from, own: own.trimEnd(), other: other.trimEnd() };
}

/** Of several values in one breath, a claim does not tell which is meant. */
const isAlone = ({ excerpt: { sentence, before }, own }: Point) => {
	const told = `${before}${sentence.text}`;
	const unit = own.shown.slice(own.text.length).trim().replace(/s$/, '');
	return (
		numbersIn(told).length <= MOST_NUMBERS &&
		(unit === '' || told.split(new RegExp(`\\b${escape(unit)}`, 'i')).length === 2)
	);
};
const MOST_NUMBERS = 2;
const NUMBER_WORD = [...NUMBER_WORDS.keys()].slice(2).join('|');
const numbersIn = (text: string): string[] =>
	text.match(new RegExp(`\\d[\\d,.:]*|\\b(?:${NUMBER_WORD}|half|quarter|third)\\b`, 'gi')) ?? [];

/** "Whenever grinding is done": a line of a list, and no rule by itself. */
const isWhole = ({ excerpt: { sentence } }: Point) =>
	!/^(?:If|When|Where|Whenever|Once|As soon as|After|Before) /.test(sentence.text) ||
	caseIn(sentence) !== null;

/** No exception follows it, it holds at more than one level, and it leans on no other part. */
const holdsAlone = (reading: Reading, { excerpt: { index, lead } }: Point): boolean =>
	!isQualified(reading, index) &&
	!isOfList(reading, index) &&
	!isLetOff(reading, index) &&
	isTheRules(reading, index) &&
	(!isUnderLabel(reading, index) || lead.some((at) => !isUnderLabel(reading, at))) &&
	!isOfDevice(reading, index);

/** "The logger takes a reading every five minutes": nobody has to keep to that. */
function isOfDevice({ sentences, norms }: Reading, at: number): boolean {
	const { tree } = sentences[at]!;
	const { words, root } = tree;
	const subject = tree.child(root, 'nsubj');
	return (
		!norms.some((n) => n.sentence === at) &&
		subject >= 0 &&
		words[root]!.xpos === 'VBZ' &&
		!isRole(words[subject]!.text) &&
		!/(?:er|or|ist|ant|ian|one|body|person|staff|member)$/i.test(words[subject]!.text)
	);
}

/** Nobody real is named in it, no clause is counted, it is no estimate, and what the figure counts is told with it. */
function isSayable(reading: Reading, { excerpt, at, own }: Point): boolean {
	const { sentence, before, lead, index } = excerpt;
	return (
		![...lead, index].some((i) => namesSomebody(reading, i)) &&
		!NOT_READ_OUT.test(`${before}${sentence.text}`) &&
		pronounsFound(lower(onOneLine(`${before}${sentence.text}`))) &&
		!/\b(?:about|around|some|roughly|nearly|they will|will usually) $/.test(
			sentence.text.slice(0, at)
		) &&
		!/^(?:In force|Version|Issue|Revision|Effective)\b/.test(before || sentence.text) &&
		// "One day’s supply" would be "two days’s".
		!/^[’']/.test(sentence.text.slice(at + own.shown.length)) &&
		COUNTS.test(own.shown) &&
		!NO_NOUN.test(own.shown)
	);
}

const NOT_READ_OUT =
	/(?:^|[.!?:] )\d{1,2}(?:\.\d{1,2})+ \p{Lu}|^\p{Lu}\p{Ll}+(?: \p{Ll}+){1,3}: |\bsuch\b/u;
/** "£50", "20%", "six weeks" */
const COUNTS = /^[£$€]|[%°]|\p{L}+ \p{L}|\d ?\p{L}/u;
const NO_NOUN = / (?:should|must|may|shall|will|can|and|or|is|are|to|of|in|at|on)$/;
