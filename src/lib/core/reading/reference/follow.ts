/** Quotations whose own sentence names no speaker, but what stands before them does. */
import type { Clause } from '../clauses/clause.ts';
import type { Sentence } from '../reading.ts';
import type { Placed } from './quotes.ts';
import { subjectBefore, underName } from './by-words.ts';
import { gives, isMark, speakerOf, wordsAfter, type Saying, type Setting } from './setting.ts';

/** Short ones in a paragraph of their own may be somebody's answer. Words. */
const SHORTEST_ALONE = 6;
const REPLY = /^(?:yes|no|yeah|yep|nope|well|oh|ah|sure|ok|okay|why|what|who|how|and you)\b/i;
const CONVERSING =
	/^(?:asks?|asked|asking|inquired|enquired|wondered|repl(?:y|ies|ied)|answers?|answered|retort(?:s|ed)|respond(?:s|ed)|interrupted)$/i;

/** Gives each quotation without a speaker that of what it goes on from, where nothing comes between. Changes `placed`. */
export function goOn(
	text: string,
	sentences: readonly Sentence[],
	bySentence: ReadonlyMap<number, readonly Clause[]>,
	placed: readonly Placed[]
): void {
	acrossParagraphs(placed);
	placed.forEach((one, i) => {
		const before = placed[i - 1];
		if (!one.saying && before && isSecondPart(text, before, one)) one.saying = before.saying;
		if (one.saying || !standsAlone(one)) return;
		const index = one.first.index - 1;
		const sentence = sentences[index];
		// Another quotation of the same sentence, without a word between them.
		if (before?.last.index === one.first.index) one.saying = before.saying;
		if (one.saying || !sentence) return;
		const clauses = bySentence.get(index) ?? [];
		const next = one.first.sentence.paragraph === sentence.paragraph;
		if (/[:,]$/.test(sentence.text)) one.saying = announced(sentence, clauses, index);
		else if (next || !mayAnswer(text, before, one)) {
			one.saying = goingOn(placed, i) ?? (next ? told(sentence, clauses, index) : null);
		}
	});
	acrossParagraphs(placed);
}

/** Parts of one quotation, each in its paragraph: all but the last are left open. */
function acrossParagraphs(placed: readonly Placed[]): void {
	placed.forEach((one, i) => {
		const before = placed[i - 1];
		if (before && !before.quotation.closed) one.saying ??= before.saying;
	});
	for (let i = placed.length - 2; i >= 0; i--) {
		const one = placed[i]!;
		if (!one.quotation.closed) one.saying ??= placed[i + 1]!.saying;
	}
}

/** "We are here," reads the notice, "to stay." */
function isSecondPart(text: string, before: Placed, { quotation, inner, first }: Placed): boolean {
	const between = text.slice(before.quotation.end, quotation.start);
	const who = before.saying?.who;
	return (
		who !== undefined &&
		before.saying?.direct === true &&
		before.last.index === first.index &&
		who.start >= before.quotation.end &&
		who.end <= quotation.start &&
		/,\s*$/.test(between) &&
		/^\p{Ll}/u.test(text.slice(inner.start, inner.end))
	);
}

/** Whether the sentences it stands in say nothing outside quotation marks. */
export const standsAlone = ({ first, last }: Placed) =>
	[first, last].every(({ quoted, sentence }) =>
		sentence.tree.words.every((word, i) => quoted[i] || word.upos === 'PUNCT')
	);

/** Whether a quotation at the beginning of a paragraph may be what somebody else answers. */
function mayAnswer(text: string, before: Placed | undefined, one: Placed): boolean {
	if (!before) return true;
	const { last, quotation } = before;
	// Who goes on speaking leaves the mark open, unless "said Lopez" ends the paragraph.
	if (!wordsAfter(last, quotation).some((i) => !isMark(last, i))) return true;
	const words = text.slice(one.inner.start, one.inner.end);
	return (
		text.slice(before.inner.start, before.inner.end).includes('?') ||
		CONVERSING.test(before.saying?.verb ?? '') ||
		REPLY.test(words) ||
		(words.match(/\S+/g)?.length ?? 0) < SHORTEST_ALONE
	);
}

/** The speaker of the quotations of the sentence before, if they have but one. */
function goingOn(placed: readonly Placed[], at: number): Saying | null {
	const index = placed[at]!.first.index - 1;
	let found: Saying | null = null;
	for (let i = at - 1; i >= 0 && placed[i]!.last.index === index; i--) {
		const { saying } = placed[i]!;
		if (!saying) continue;
		if (found && found.who.text !== saying.who.text) return null;
		found ??= saying;
	}
	return found;
}

/** A sentence that ends in a colon or comma: the last who says something in it. */
function announced(sentence: Sentence, clauses: readonly Clause[], index: number): Saying | null {
	const setting = plain(sentence, clauses, index);
	const clause = clauses.findLast((one) => gives(one, setting) && !one.quoted);
	return clause ? sayingOf(clause, setting) : null;
}

/** "Lopez said she was shocked." What follows in quotation marks is hers too. */
function told(sentence: Sentence, clauses: readonly Clause[], index: number): Saying | null {
	const setting = plain(sentence, clauses, index);
	const main = clauses.filter(({ parent, coordinatedWith }) => !parent && !coordinatedWith);
	const [clause] = main;
	if (main.length !== 1 || !clause || !gives(clause, setting)) return null;
	return sayingOf(clause, setting);
}

function sayingOf(clause: Clause, setting: Setting): Saying | null {
	const who =
		speakerOf(clause, setting) ?? (clause.agent ? null : subjectBefore(setting, clause.predicate));
	const verb = setting.sentence.tree.words[clause.predicate]!.text;
	return underName(setting, who && { who, verb, direct: true });
}

const plain = (sentence: Sentence, clauses: readonly Clause[], index: number): Setting => ({
	index,
	sentence,
	clauses,
	clauseAt: new Map(),
	quoted: []
});
