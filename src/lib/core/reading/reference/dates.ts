/** When the words of an article say it was, reckoned from its dateline. */
import type { Clause } from '../clauses/clause.ts';
import type { DateMention, Quote, Sentence } from '../reading.ts';
import { dateOfDay, isoOf } from './calendar.ts';
import { findDateExpressions, type DateExpression, type Direction } from './date-expressions.ts';

/** Before a number of four digits, make it a year. */
const BEFORE_YEAR =
	/(?:^|\b(?:in|since|until|till|by|during|of|from|to|through|before|after|around|about|between|circa|early|late|mid|spring|summer|autumn|fall|winter|year|the|and|or|for|c\.)[ -]|[(,–-] ?)$/i;
const BARE_YEAR = /^\d{4}$/;

/** A day as ISO or as people write it ("24 November 2026"); null for anything else. */
export function readDay(written: string): number | null {
	for (const { absolute, days } of findDateExpressions(written)) {
		const found = absolute ? days(null, null) : null;
		if (found && found.from === found.to) return found.from;
	}
	return null;
}

/**
 * The dates and times of an article in order, with the days they mean; those that cannot be told are left out.
 * @param published date of the article as its dateline gives it; '' when there is none: then nothing relative is told
 */
export function readDates(
	sentences: readonly Sentence[],
	clauses: readonly Clause[],
	quotes: readonly Quote[],
	published: string
): DateMention[] {
	const today = readDay(published);
	const bySentence = Map.groupBy(clauses, ({ sentence }) => sentence);
	const found: DateMention[] = [];
	let quote = 0;
	let paragraph = -1;
	// "In 1920 he left. On 3 March …" is not the last third of March.
	let elsewhen = false;
	sentences.forEach((sentence, index) => {
		if (sentence.paragraph !== paragraph) elsewhen = false;
		paragraph = sentence.paragraph;
		for (const expression of findDateExpressions(sentence.text)) {
			const start = sentence.start + expression.start;
			const end = sentence.start + expression.end;
			const text = sentence.text.slice(expression.start, expression.end);
			while (quote < quotes.length && quotes[quote]!.end <= start) quote++;
			if (BARE_YEAR.test(text) && !isYear(sentence, expression)) continue;
			// Who is quoted need not have spoken when the article was written.
			const quoted = (quotes[quote]?.start ?? Infinity) < end;
			if (!expression.absolute && (quoted || (elsewhen && !expression.deictic))) continue;
			const direction = directionAt(sentence, bySentence.get(index) ?? [], start);
			const days = expression.days(today, direction);
			if (!days) continue;
			const { absolute, exact } = expression;
			found.push({ start, end, text, sentence: index, days, iso: isoOf(days), exact, absolute });
			if (absolute) elsewhen = today !== null && !nearYear(days, today);
		}
	});
	return found;
}

const nearYear = ({ to }: { to: number }, today: number) =>
	Math.abs(dateOfDay(to).year - dateOfDay(today).year) <= 1;

/** Whether four digits are a year and not a number of something. */
function isYear(sentence: Sentence, { start, end }: DateExpression): boolean {
	const before = sentence.text.slice(Math.max(0, start - 12), start);
	if (!BEFORE_YEAR.test(before)) return false;
	const { words } = sentence.tree;
	const at = words.findIndex((word) => word.start >= sentence.start + end);
	const next = at < 0 ? undefined : words[at];
	const counts = words[at - 1]?.label === 'nummod' && words[at - 1]!.head >= at;
	return !(counts && next !== undefined && /^(?:NNS|JJ|CD|\$)$/.test(next.xpos));
}

/** Where the verb of the clause that the word at `offset` stands in puts it. */
function directionAt(sentence: Sentence, clauses: readonly Clause[], offset: number): Direction {
	const { words } = sentence.tree;
	const predicates = new Map<number, Clause>();
	for (const clause of clauses) for (const at of clause.verb.words) predicates.set(at, clause);
	for (const clause of clauses) predicates.set(clause.predicate, clause);
	let at = words.findIndex(({ start, end }) => start <= offset && end > offset);
	for (let steps = words.length; at >= 0 && steps > 0; steps--) {
		const clause = predicates.get(at);
		if (clause) return directionOf(clause, clauses);
		at = words[at]!.head;
	}
	return null;
}

function directionOf(clause: Clause, clauses: readonly Clause[]): Direction {
	const { verb, kind } = clause;
	if (verb.modal === 'will' || verb.modal === 'shall' || verb.tense === 'future') return 'future';
	if (verb.modal !== '') return null;
	if (verb.tense === 'past' || (verb.tense === 'present' && verb.perfect)) return 'past';
	// "two men arrested on Tuesday"
	const done = verb.tense === 'none' && verb.voice === 'passive' && kind === 'participial';
	const above = clauses.find(({ id }) => id === clause.parent);
	return done && above?.verb.tense === 'past' && above.verb.modal === '' ? 'past' : null;
}
