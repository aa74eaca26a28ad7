import type { Span } from './reading.ts';

const ABBREVIATIONS = new Set(
	(
		'mr mrs ms dr prof sr jr st rev hon gen col capt lt sgt maj cmdr adm gov sen rep pres dept depts univ inst assn ' +
		'jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no nos vol vols fig figs ed eds ' +
		'approx ca cf vs etc e.g i.e al inc ltd co corp bros mt ft ave blvd rd est min max dist pp p ph.d m.d b.a m.a ' +
		'a.m p.m op cit ibid art sec para'
	).split(' ')
);
const STARTERS =
	/^(The|A|An|It|He|She|They|We|I|In|On|At|But|And|This|That|These|Those|There|However|If|When|While|After|Before|For|As|His|Her|Its|Their)\b/;
const SPEECH =
	/^["”’']?\s*(?:(?:\p{Lu}[\p{L}.'’-]*|the|a|one|his|her|its)\s+){0,4}(?:said|says|asked|added|wrote|told|replied|answered|explained|shouted|argued|noted)\b/u;
const OPENERS = '“«„';
const CLOSERS = '”»';

/**
 * Sentences of text[start, end): a quotation or a bracket that closes is never cut open; unpaired ones are ignored.
 */
export function splitSentences(text: string, start: number, end: number): Span[] {
	const inside = enclosed(text, start, end);
	const spans: Span[] = [];
	let from = start;
	const close = (stop: number) => {
		let s = from;
		let e = stop;
		while (s < e && /\s/.test(text[s]!)) s++;
		while (e > s && /\s/.test(text[e - 1]!)) e--;
		if (e > s) spans.push({ start: s, end: e });
		from = stop;
	};
	for (let i = start; i < end; i++) {
		const c = text[i]!;
		if (c !== '.' && c !== '!' && c !== '?' && c !== '…') continue;
		let j = i + 1;
		while (j < end && /[.!?…]/.test(text[j]!)) j++;
		while (j < end && /["”’'»)\]]/.test(text[j]!)) j++;
		if (j >= end) break;
		if (!/\s/.test(text[j]!) || inside[j - start]) {
			continue;
		}
		const rest = text.slice(j, Math.min(end, j + 120)).trimStart();
		if (!/^["“‘'«([\p{Lu}\p{N}]/u.test(rest)) continue;
		if (c === '.' && j === i + 1 && isAbbreviation(text, start, i, rest)) continue;
		if (j > i + 1 && /["”]/.test(text.slice(i, j)) && SPEECH.test(rest)) continue;
		close(j);
		i = j;
	}
	close(end);
	return spans;
}

function isAbbreviation(text: string, start: number, dot: number, rest: string): boolean {
	let s = dot;
	while (s > start && /[\p{L}\p{N}.]/u.test(text[s - 1]!)) s--;
	const word = text.slice(s, dot);
	if (/^\p{Lu}$/u.test(word)) return !/^I$/.test(word);
	if (/^(\p{L}\.)+\p{L}$/u.test(word)) return !STARTERS.test(rest);
	return ABBREVIATIONS.has(word.toLowerCase());
}

/** For each offset from `start`: 1 when it stands inside a paired quotation or bracket of this stretch. */
function enclosed(text: string, start: number, end: number): Uint8Array {
	const marks = new Uint8Array(end - start + 1);
	const fill = (a: number, b: number) => marks.fill(1, a - start, b - start);
	let quote = -1;
	let straight = -1;
	let bracket = -1;
	for (let i = start; i < end; i++) {
		const c = text[i]!;
		if (OPENERS.includes(c)) quote = i;
		else if (CLOSERS.includes(c)) {
			if (quote >= 0) fill(quote, i);
			quote = -1;
		} else if (c === '"') {
			if (straight >= 0) {
				fill(straight, i);
				straight = -1;
			} else straight = i;
		} else if (c === '(') bracket = i;
		else if (c === ')') {
			if (bracket >= 0) fill(bracket, i);
			bracket = -1;
		}
	}
	return marks;
}
