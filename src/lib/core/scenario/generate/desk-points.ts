/** Every claim that could be brought to a desk about an article: where it can go wrong, and how well that is worth asking. */
import { contestedSentences } from '../../quiz/generate/contested.ts';
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import { escape } from '../../quiz/generate/gap.ts';
import { isByline } from '../../quiz/generate/narrator.ts';
import { isImperative } from '../../quiz/generate/worth.ts';
import { numberValue } from '../../reading/numbers.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import {
	datePoints,
	figurePoints,
	SUPPOSED,
	oftenPoints,
	ratioPoints,
	yearPoints
} from './desk-figures.ts';
import { namePoints } from './desk-names.ts';
import { passagesAt } from './desk-passage.ts';
import type { Point } from './desk-point.ts';
import { onlyReadable } from './desk-readable.ts';
import { forcePoints, limitPoints } from './desk-rules.ts';
import { onePoints, rangePoints, spanPoints } from './desk-spans.ts';
import type { Parse } from './procedure.ts';
import { calendarPoints, clockPoints } from './desk-times.ts';
import { LEAST, weightOf } from './desk-weight.ts';
import { spreadOfWords } from './spread.ts';
import { wordPoints } from './desk-words.ts';

const LONGEST = 540;
/** One other value would be the only mistake to make. */
const FEWEST_OTHERS = 2;
/** So much of a text is told in the past where a year is part of its story. */
const PAST_FROM = 0.4;
/** From so many rules and such a share of its sentences on, a text is one of rules. */
const MANY_RULES = 10;
const OF_RULES_FROM = 0.25;
/** "5.3 Case notes are kept …": a number that stands for no quantity. */
const CLAUSE_NUMBER = /(?:^|[.!?:] )\d{1,2}(?:\.\d{1,2})+ \p{Lu}/u;
/** From so many rules on, an order to nobody by name is one for whoever reads the article. */
const FEW_RULES = 3;

export function pointsIn(material: Material, title: string, parse: Parse): Point[] {
	const { reading } = material;
	const contested = contestedSentences(reading);
	const spread = spreadOfWords(material.reading.sentences);
	const rules = new Set(reading.norms.map((n) => n.sentence));
	const tellsThePast =
		reading.sentences.filter(isPast).length >= reading.sentences.length * PAST_FROM;
	const isOfRules =
		rules.size >= MANY_RULES && rules.size >= reading.sentences.length * OF_RULES_FROM;
	return reading.sentences.flatMap((sentence, index) => {
		if (
			SUPPOSED.test(sentence.text) ||
			contested.has(index) ||
			isPrivate(sentence) ||
			/\bmine\b/i.test(sentence.text)
		)
			return [];
		// What a writer claims is quoted as the writer's; who the writer is, is beside the point.
		if (material.narrator(index) !== '' && isByline(reading, index)) return [];
		if (isImperative(sentence, sentence.text) && reading.norms.length < FEW_RULES) return [];
		return passagesAt(material, index)
			.filter((e) => e.before.length + sentence.text.length <= LONGEST && !SUPPOSED.test(e.before))
			.filter((e) => !CLAUSE_NUMBER.test(`${e.before}${sentence.text}`))
			.flatMap((excerpt) =>
				pointsOf(material, excerpt)
					.filter((p) => p.others.length >= FEWEST_OTHERS)
					.filter((p) => p.kind !== 'year' || tellsThePast)
					.filter((p) => !isOfRules || isOfTheRules(reading, p))
					.filter((p) => !isToldBy(title, p) && !isToldBefore(p) && !countsBoth(p))
					.flatMap((p) => onlyReadable(parse, p) ?? [])
					.map((p) => ({ ...p, worth: p.worth + weightOf(material, p, spread) }))
					.filter((p) => p.worth >= LEAST)
			);
	});
}

/** In a text of rules, what happened once is background, and what usually is so is no rule; a limit turned round is none. */
function isOfTheRules({ norms }: Reading, { excerpt, kind, own }: Point): boolean {
	const { sentence, index } = excerpt;
	if (isPast(sentence)) return false;
	if (/^at (?:least|most)$|^no (?:more|less) than$/.test(own.text)) return false;
	if (kind === 'often' || kind === 'degree')
		return norms.some((n) => n.sentence === index) && !EMERGENCY.test(sentence.text);
	return true;
}

/** Nobody puts off what is done then. */
const EMERGENCY = /\b(?:999|911|112|ambulance|fire|alarms?|stroke|unconscious|emergency)\b/i;

const isPast = ({ tree }: Sentence): boolean => tree.words[tree.root]?.xpos === 'VBD';

const OF_FACTS = /^(?:may|might|(?:is|are) expected to|.+ than)$/;
/** How somebody happened to do a thing once is nothing to look up. */
const OF_RULES =
	/^(?:in writing|by e-?mail|by phone|by telephone|in person|immediately|at once|straight away)$/i;

/** Somebody's illness or habit, with their name. */
const isPrivate = ({ text, mentions }: Sentence) =>
	/\b(?:dialysis|cancer|dementia|diagnos\p{L}+|pregnan\p{L}+|miscarr\p{L}+|methamphetamine|heroin|cocaine|alcoholi\p{L}+|depress(?:ion|ed)|panic attack)\b/iu.test(
		text
	) && mentions.some((m) => m.named && m.type === 'person');

function pointsOf(material: Material, excerpt: Excerpt): Point[] {
	const { reading } = material;
	const norms = reading.norms.filter((n) => n.sentence === excerpt.index);
	// What somebody may do is allowed, and what they are expected to do is a duty; what may happen is not certain. Of a
	// rule's limit, the number is what could be mistaken.
	const words = wordPoints(excerpt).filter(
		(p) => !(norms.length === 0 ? OF_RULES : OF_FACTS).test(p.own.text)
	);
	return [
		...figurePoints(reading, excerpt),
		...yearPoints(reading, excerpt),
		...datePoints(reading, excerpt),
		...clockPoints(norms.length > 0, excerpt),
		...calendarPoints(norms.length > 0, excerpt),
		...ratioPoints(excerpt),
		...spanPoints(reading, excerpt),
		...onePoints(reading, excerpt),
		...rangePoints(reading, excerpt),
		...oftenPoints(reading, excerpt),
		...forcePoints(norms, reading, excerpt),
		...limitPoints(norms, reading, excerpt),
		...namePoints(material, excerpt),
		...words
	];
}

/** The title stands above the desk: what it says, be it in round numbers, is no claim to be looked up. */
function isToldBy(title: string, { own, kind }: Point): boolean {
	if (new RegExp(`(?<![\\p{L}\\p{N}])${escape(own.text)}(?![\\p{L}\\p{N}])`, 'iu').test(title))
		return true;
	// "Two charged": that they were charged with it.
	const words = own.text.match(/\p{L}{6,}/gu) ?? [];
	if (kind === 'degree' && words.some((w) => title.toLowerCase().includes(w.toLowerCase())))
		return true;
	const value = numberValue(own.text);
	return (
		value !== null &&
		(title.match(/\d[\d,.]*\d|\d/g) ?? []).some((told) => {
			const about = numberValue(told);
			return about !== null && about >= ROUGHLY && Math.abs(about - value) <= value * NEAR;
		})
	);
}

/** From so much on, a title gives a number in the round; so far off it may be. */
const ROUGHLY = 20;
const NEAR = 0.15;

/** "Three people must be present, and both must sign": the sentence itself says how many there are. */
const countsBoth = ({ kind, excerpt }: Point) =>
	kind === 'figure' &&
	/\b(?:both|neither|either|the pair|the two|all three|all four)\b/i.test(excerpt.sentence.text);

/** What leads up to it has the same figure or name: another one would not go with it. */
const isToldBefore = ({ kind, own, excerpt }: Point) =>
	/^(?:figure|year|date|time|often|speaker|actor|who|place)$/.test(kind) &&
	new RegExp(`(?<![\\p{L}\\p{N}])${escape(own.text)}(?![\\p{L}\\p{N}])`, 'iu').test(excerpt.before);
