/** Quotations with their speakers. */
import type { Clause } from '../clauses/clause.ts';
import type { Quote, Sentence, Span, Speaker } from '../reading.ts';
import { findQuotations, type Quotation } from '../segment/quotations.ts';
import { goOn, standsAlone } from './follow.ts';
import { saidAround } from './around.ts';
import { saidAfter, saidBefore } from './beside.ts';
import { underName } from './by-words.ts';
import { isMark, isTitle, wordsBefore, type Saying, type Setting } from './setting.ts';

/** A quotation in its surroundings, with what was found of its speaker so far. */
export interface Placed {
	quotation: Quotation;
	/** The words between the marks. */
	inner: Span;
	/** The sentences it begins and ends in. */
	first: Setting;
	last: Setting;
	saying: Saying | null;
}

/**
 * The quotations of an article in order, outermost ones only, each with its speaker where the article tells who that
 * is. One that goes on over paragraphs is one quotation in each. Pure; linear.
 */
export function readQuotes(
	text: string,
	sentences: readonly Sentence[],
	clauses: readonly Clause[]
): Quote[] {
	const bySentence = Map.groupBy(clauses, ({ sentence }) => sentence);
	const placed = place(text, sentences, bySentence);
	for (const one of placed) one.saying = ownSaying(text, one);
	goOn(text, sentences, bySentence, placed);
	return placed.map((one, i) => quoteOf(text, one, placed[i - 1]));
}

/** The paragraphs that sentences stand in, from the first sentence to the last. */
function paragraphsOf(
	sentences: readonly Sentence[]
): { span: Span; from: number; until: number }[] {
	const found: { span: Span; from: number; until: number }[] = [];
	sentences.forEach(({ start, end, paragraph }, i) => {
		const last = found.at(-1);
		if (last && sentences[last.from]!.paragraph === paragraph) {
			last.span.end = end;
			last.until = i + 1;
		} else found.push({ span: { start, end }, from: i, until: i + 1 });
	});
	return found;
}

function place(
	text: string,
	sentences: readonly Sentence[],
	bySentence: ReadonlyMap<number, readonly Clause[]>
): Placed[] {
	const placed: Placed[] = [];
	let open: Placed | null = null;
	for (const { span, from, until } of paragraphsOf(sentences)) {
		const quotations = findQuotations(text, span.start, span.end);
		// A quotation that is left open goes on only if the next paragraph opens one again.
		const goesOn = quotations[0]?.start === span.start && sameMark(text, open, quotations[0]);
		if (open && !goesOn) placed.pop();
		open = null;
		if (quotations.length === 0) continue;
		const spans = sentences.slice(from, until);
		const settings = spans.map((sentence, i) =>
			settingOf(from + i, sentence, bySentence.get(from + i) ?? [], quotations)
		);
		for (const quotation of quotations) {
			const one = placeOne(text, quotation, spans, settings);
			if (!one) continue;
			placed.push(one);
			if (!quotation.closed) open = one;
		}
	}
	if (open) placed.pop();
	return placed;
}

const sameMark = (text: string, open: Placed | null, next: Span) =>
	open !== null && text[open.quotation.start] === text[next.start];

/** The first in order that ends after `at`; the list's length when none does. */
function firstAfter(spans: readonly Span[], at: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (spans[middle]!.end > at) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** @param settings of the sentences of its paragraph, of which the spans are given */
function placeOne(
	text: string,
	quotation: Quotation,
	spans: readonly Span[],
	settings: readonly Setting[]
): Placed | null {
	let start = quotation.start + 1;
	let end = quotation.closed ? quotation.end - 1 : quotation.end;
	while (start < end && /\s/.test(text[start]!)) start++;
	while (end > start && /\s/.test(text[end - 1]!)) end--;
	const at = firstAfter(spans, quotation.start);
	const first = settings[at];
	if (start >= end || !first || spans[at]!.start > start) return null;
	let until = at;
	while (until + 1 < spans.length && spans[until + 1]!.start < quotation.end) until++;
	const last = settings[until]!;
	return { quotation, inner: { start, end }, first, last, saying: null };
}

function settingOf(
	index: number,
	sentence: Sentence,
	clauses: readonly Clause[],
	quotations: readonly Quotation[]
): Setting {
	const clauseAt = new Map<number, Clause>();
	for (const clause of clauses) for (const word of clause.verb.words) clauseAt.set(word, clause);
	for (const clause of clauses) clauseAt.set(clause.predicate, clause);
	let next = firstAfter(quotations, sentence.start);
	const quoted = sentence.tree.words.map(({ start, end }) => {
		// Words of a list's opener stand before its entry and are out of order.
		if (start < sentence.start) return false;
		while (next < quotations.length && quotations[next]!.end <= start) next++;
		return next < quotations.length && quotations[next]!.start < end;
	});
	return { index, sentence, clauses, clauseAt, quoted };
}

/** What the quotation's own sentence says of its speaker. */
function ownSaying(text: string, one: Placed): Saying | null {
	const { quotation, inner, first, last } = one;
	const words = text.slice(inner.start, inner.end);
	if (standsAlone(one)) return null;
	const after = () => underName(last, saidAfter(last, quotation, words));
	const around = () => underName(first, saidAround(first, quotation));
	const opens = !wordsBefore(first, quotation).some((i) => !isMark(first, i));
	if (opens) return after() ?? around();
	return underName(first, saidBefore(first, quotation)) ?? around() ?? after();
}

/** Whether it is what somebody said and not only words or a name: a clause of its own, or set off as speech. */
function isUtterance(text: string, one: Placed, before: Placed | undefined): boolean {
	const { inner, first, last, saying } = one;
	const words = text.slice(inner.start, inner.end);
	if (isTitle(words) && !saying?.direct) return false;
	const inside = (at: number) => at >= inner.start && at < inner.end;
	const clauses = first === last ? first.clauses : [...first.clauses, ...last.clauses];
	const clausal = clauses.some(
		({ subject, verb }) =>
			inside(verb.start) && verb.tense !== 'none' && inside(subject?.start ?? -1)
	);
	if (clausal) return true;
	const goesOn =
		before?.first === first && before.saying !== null && before.saying.who === saying?.who;
	return saying?.direct === true && (goesOn || /^[^\p{L}]*\p{Lu}/u.test(words));
}

function quoteOf(text: string, one: Placed, before: Placed | undefined): Quote {
	const { inner, first, saying } = one;
	return {
		...inner,
		text: text.slice(inner.start, inner.end),
		sentence: first.index,
		utterance: isUtterance(text, one, before),
		speaker: saying && speakerOf(text, saying),
		verb: saying?.verb ?? ''
	};
}

function speakerOf(text: string, { who }: Saying): Speaker {
	const { start, end, sentence, head } = who;
	return { start, end, text: text.slice(start, end), sentence, head };
}
