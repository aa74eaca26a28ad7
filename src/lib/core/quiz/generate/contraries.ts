/** Words that have a contrary, put in its place where both fit. */
import { MONTH_NAMES } from '../../reading/gazetteer.ts';
import { escape } from './gap.ts';
import type { Falsehood } from './falsehoods.ts';
import { EVERYWHERE, ROWS, SAID_OF_SUBJECT, TURNS, VERBS, type Follows } from './opposites.ts';
import type { Statement } from './statements.ts';
import { outsideQuotes } from './wording.ts';

/** What stands in the statement, and what would stand there instead. */
type Exchange = readonly [string, string];

const both = (pairs: readonly Exchange[]): Exchange[] =>
	pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
const WORDS: readonly Exchange[] = [
	...ROWS.flatMap((row) => row.slice(0, -1).map((from, i): Exchange => [from, row[i + 1]!])),
	...both(TURNS),
	...both(EVERYWHERE)
];
const PREDICATIVE = both(SAID_OF_SUBJECT);
const FORM = new Map([
	['VB', 0],
	['VBP', 0],
	['VBZ', 1],
	['VBD', 2],
	['VBN', 3],
	['VBG', 4]
]);

/** Every exchange that the statement's words, by their place in its sentence, may offer; the plainest first. */
function exchangesOf(statement: Statement): Exchange[] {
	return [...verbOf(statement), ...WORDS, ...adjectiveOf(statement), ...monthIn(statement)];
}

/** The verb of the clause turned round, in its own form. */
function verbOf({ fact, sentence: { tree } }: Statement): Exchange[] {
	if (!fact) return [];
	const at = fact.clause.predicate;
	const word = tree.words[at]!;
	const form = FORM.get(word.xpos);
	if (word.upos !== 'VERB' || form === undefined) return [];
	const passive = tree.child(at, 'aux:pass') >= 0;
	const object = passive || tree.child(at, 'obj') >= 0;
	const fits: Record<Follows, boolean> = {
		object,
		'no object': !object && tree.child(at, 'xcomp', 'ccomp', 'compound:prt') < 0,
		to: tree.words[at + 1]?.text === 'to' && tree.child(at, 'xcomp') > at,
		either: tree.child(at, 'xcomp', 'ccomp', 'compound:prt') < 0
	};
	const text = word.text.toLowerCase();
	return VERBS.flatMap(([one, other, follows]): Exchange[] => {
		if (!fits[follows]) return [];
		if (one[form] === text) return [[text, other[form]!]];
		return other[form] === text ? [[text, one[form]!]] : [];
	}).slice(0, 1);
}

/** "The water is cold": what is said of the subject. */
function adjectiveOf({ fact, sentence: { tree } }: Statement): Exchange[] {
	const word = fact?.clause.predicative ? tree.words[fact.clause.predicative.head] : undefined;
	if (!word || word.upos !== 'ADJ') return [];
	return PREDICATIVE.filter(([from]) => from === word.text.toLowerCase()).slice(0, 1);
}

/** "In March": another month half a year away; only where it is the one month that is named. */
function monthIn({ text }: Statement): Exchange[] {
	const named = MONTH_NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
	const [month] = named;
	if (month === undefined || named.length > 1) return [];
	const before = /\b(?:in|until|since|by|every|from) $/.test(text.slice(0, text.indexOf(month)));
	return before ? [[month, MONTH_NAMES[(MONTH_NAMES.indexOf(month) + 5) % 12]!]] : [];
}

/** The statement with the one word of it that has a contrary turned round. */
export function contrary(statement: Statement): Falsehood[] {
	const outside = outsideQuotes(statement.text);
	if (
		/n[’']t\b|\b(?:not|cannot|never|no|nobody|none|only|neither|nor|without|some|could|might|whether)\b/i.test(
			outside
		)
	)
		return [];
	for (const [from, to] of exchangesOf(statement)) {
		if (!outside.includes(from)) continue;
		const found = [
			...outside.matchAll(new RegExp(`(?<![\\p{L}-])${escape(from)}(?![\\p{L}-])`, 'gu'))
		];
		const whole = new RegExp(`\\b${escape(to)}\\b`);
		if (found.length !== 1 || whole.test(outside) || whole.test(statement.sentence.text)) continue;
		if (/\bone or more\b/i.test(outside)) continue;
		// "A increase": an article goes with the word after it.
		if (/\ban? $/i.test(outside.slice(0, found[0]!.index)) && startsOpen(from) !== startsOpen(to))
			continue;
		// "from 9 to 10" shows which way it went; "as always" is a turn of phrase.
		if (/\bfrom [\d.,]+ \S* ?to [\d.,]+|\bas (?:always|never)\b/i.test(outside)) continue;
		const at = found[0]!.index;
		// "Slower and better" gives itself away.
		if (
			/\b(?:and|or) $/.test(outside.slice(0, at)) ||
			/^ (?:and|or)\b/.test(outside.slice(at + from.length))
		)
			continue;
		// Turned round inside an aside, the main statement would stay right: a trick, not a question.
		if (outside.slice(0, at).includes(',') && outside.slice(at).includes(',')) continue;
		if (!fits(from, outside.slice(0, at), outside.slice(at + from.length))) continue;
		return [
			{
				text: statement.text.slice(0, at) + to + statement.text.slice(at + from.length),
				because: `The article says “${from}”, not “${to}”.`,
				by: 'contrary',
				score: 6
			}
		];
	}
	return [];
}

const startsOpen = (word: string) => /^[aeio]|^u(?!n[ai]|r)/i.test(word);

/** Some words have a contrary only in one of their uses. */
function fits(word: string, before: string, after: string): boolean {
	// Of what is measured; of what is counted it would be "fewer".
	if (/^(?:more than|less than)$/.test(word))
		return /^ (?:about )?(?:[$€£]?\d[\d,.]*|half|one|two|three|four|five|six|ten|a)(?:%| (?:per ?cent|percent|second|minute|hour|day|week|month|year|century|metre|meter|kilomet|mile|litre|liter|gram|kilo|ton|degree|dollar|euro|pound|million|third|quarter|half)\p{L}*)/u.test(
			after
		);
	if (/^(?:north|south|east|west|northern|southern|eastern|western)$/.test(word))
		return (
			!/\b(?:and|or|to) $/.test(before) &&
			!/^(?: and| or|[-–]| (?:end|side|part|wall|door|edge)\b)/.test(after)
		);
	if (/^(?:higher|lower|larger|smaller|heavier|lighter|stronger|weaker)$/.test(word))
		return /^ (?:than|in|risk|rates?|levels?|prices?)\b/.test(after);
	if (/^(?:longer|shorter|faster|slower|wider|narrower|deeper|shallower)$/.test(word))
		return !/\b(?:no|any) $/.test(before) && /^ than/.test(after);
	if (/(?:est|most expensive)$/.test(word)) return /\bthe (?:\p{Ll}+[- ])?$/u.test(before);
	if (/^(?:above|below)$/.test(word))
		return /^ (?:the|a|an|\d)/.test(after) && !/\b(?:from|the) $/.test(before);
	if (/^(?:lower|inner|outer)$/.test(word)) return /\b(?:the|an?) $/.test(before);
	// "Half of an acre" would be "half an acre".
	if (/^(?:half|a third|a quarter) of$/.test(word) && /^ an? /.test(after)) return false;
	if (/^(?:half|a third|a quarter) of$/.test(word))
		return !/\b(?:and|one|up to|second|first|upper|lower|other|last) (?:a )?$/.test(before);
	// "Rises under the glaciers": of a river. What rose by so much, or since then, is an amount.
	if (/^(?:rise|rises|rose|risen|fall|falls|fell|fallen)$/.test(word))
		return /^ (?:by|to|from|sharply|slightly|steeply|in|since|again) /.test(after);
	if (/^in (?:the )?morning$/.test(word)) return !/\b(?:at|o'clock|\d) (?:\p{L}+ )?$/u.test(before);
	if (/^(?:maximum|minimum)$/.test(word)) return /\b(?:a|an|the|at|of) $/.test(before);
	if (/^(?:weekly|monthly|annually)$/.test(word)) return /^(?:[.,]|$)/.test(after);
	return true;
}
