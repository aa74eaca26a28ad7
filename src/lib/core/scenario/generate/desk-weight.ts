/** How much of what the article is about a claim turns on: its causes, decisions, rules and main figures, and not what it tells beside. */
import { isCentral } from '../../quiz/generate/central.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Sentence } from '../../reading/reading.ts';
import { opensApart } from './desk-passage.ts';
import { OFTEN } from './spread.ts';
import { isAside, type Point, type PointKind } from './desk-point.ts';

/** What is worth less than this is not worth asking, however little else there is. */
export const LEAST = 2.6;
/** From here on it can be asked beside anything; of what is worth less, a desk has one at the most. */
export const ENOUGH = 3;
/** Why it came about, who decided what, what is found, owed, due or to be taken. */
const MATTERS =
	/\b(?:caus\p{L}+|because|led to|lead to|leads to|due to|as a result|resulted?|results in|failed|failures?|faults?|found that|has found|have found|concluded|findings?|recommend\p{L}*|order(?:ed|s) (?:that|the|all|\p{Lu})|ruled|ruling|sentenc\p{L}+|convict\p{L}+|acquit\p{L}+|fined|jailed|disqualified|guilty|voted?|votes|decided|decision|agreed|approved|rejected|banned|suspended|deadlines?|due|no later than|must|limit|penalty|compensation|refund\p{L}*|charged?|costs?|doses?|tablets?|mg|milligrams?|millilitres?|risks?|dangerous|warning|alarm|responsible|in charge|replaced?|require[sd]?|allowed|permitted|within)\b/iu;
/** How old, how large or how long in being something is; who works there and who comes. */
const BACKGROUND =
	/\b(?:was|were|is|been) (?:\p{Ll}+ly )?(?:built|founded|opened|born|renovated|established|erected|formed|set up|named|married|educated|visited)\b|\b(?:employs|employing|employees|visitors|on board|performances|who has been in|holds (?:some|about|over|more than)|inhabitants|population|residents|seats?|-seat|pupils|passengers a year|years of service|members of staff|had \p{L}+ (?:children|sons|daughters|brothers|sisters)|[Tt]here (?:is|are|was|were)|has worked|had worked|worked (?:there|as|for)|has lived|grew up|retired|census)\b/u;
/** What is long, owed or shared is told by its measure; of people and things, the article must speak. */
export const MEASURE =
	/[$€£%°]|\b(?:per cent|million|billion|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|mg|milligrams?|millilitres?|degrees)\b/;
const isBeside = (shown: string, isMatter: (word: string) => boolean): boolean =>
	!MEASURE.test(shown) && ![...contentWords(shown)].some(isMatter);

/** How sure, how far, who says it and who must do it: what is got wrong without being seen; a bare figure is only looked up. */
const SUBTLE: ReadonlySet<PointKind> = new Set(['degree', 'force', 'speaker', 'who', 'limit']);

/** A sentence before it makes it plain; from two on, it has to be looked for. */
const BY_LEAD = [0, 0.3, 0.15];

/** Said by the way. */
const BY_THE_WAY = /\b(?:including|such as|for example|for instance|like a|among them|say)\b/;

export function weightOf(
	material: Material,
	{ excerpt, at, own: filling, kind }: Point,
	spread: ReadonlyMap<string, number>
): number {
	const { sentence, index, words, lead } = excerpt;
	const own = [...contentWords(sentence.text)];
	const { sentences, norms } = material.reading;
	const { tree, text } = sentence;
	const position = tree.words.findIndex((w) => w.start >= sentence.start + at);
	const often = (word: string) => (spread.get(word) ?? 0) >= OFTEN;
	const isNorm = norms.some((n) => n.sentence === index);
	const title = contentWords(material.reading.title);
	/** What the figure counts, or what is turned round, is what the article speaks of. */
	const counted = [...contentWords(filling.shown.slice(filling.text.length))];
	return (
		(isCentral(material, sentence, index) ? 1.2 : 0) +
		(MATTERS.test(text) ? 0.8 : 0) +
		(counted.some((w) => often(w) || title.has(w)) ? 0.4 : 0) -
		(kind === 'figure' && !isNorm && isBeside(filling.shown, (w) => often(w) || title.has(w))
			? 0.6
			: 0) +
		(sentence.paragraph !== sentences[index - 1]?.paragraph ? 0.3 : 0) +
		(isNorm ? 1 : 0) +
		(own.filter(often).length / Math.max(4, own.length)) * 2 +
		(SUBTLE.has(kind) ? 0.6 : 0) +
		(BY_LEAD[lead.length] ?? 0) -
		(opensApart(material.reading, excerpt) ? 0.3 : 0) -
		(isAside(tree, position) && !isNorm ? 1 : 0) -
		(BACKGROUND.test(text) && !isNorm ? 2 : 0) -
		(BY_THE_WAY.test(text.slice(0, at).slice(-60)) ? 0.8 : 0) -
		(words > 40 ? 0.5 : 0) -
		(words > 60 ? 0.6 : 0) -
		(/[“"]/.test(text) ? 0.6 : 0) -
		// Told last, news and stories tell of something else: a joke, a view from the street.
		(isLast(sentences, sentence) && kind !== 'limit' && !isNorm ? 0.8 : 0)
	);
}

const isLast = (sentences: readonly Sentence[], { paragraph }: Sentence): boolean =>
	paragraph === sentences.at(-1)!.paragraph && paragraph !== sentences[0]!.paragraph;
