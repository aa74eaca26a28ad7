import { isGrounded, type Evidence } from '../evidence.ts';

/**
 * Where a quote of an older text stands in a newer one. `stale`: it cannot be said for sure; `near` is then what stands
 * between the words that stood around it, where those are found.
 */
export type Anchored =
	{ kind: 'found'; evidence: Evidence } | { kind: 'stale'; near: Evidence | null };

/** Words on each side of a quote that tell two places apart. */
const AROUND = 40;
/** A quote of so many words is told by itself; a shorter one needs some of its surroundings as well. */
const TELLING = 6;
/** So many neighbouring words at least must be the same where a quote does not tell itself. */
const ENOUGH = 2;
/** Words on each side by which the place of a quote that is gone is found. */
const NEAR = 4;

/** A text with typography taken out of it, and where each of its signs came from. */
interface Folded {
	text: string;
	/** Of each sign of `text`, where it begins in the original; one more for the end. */
	at: number[];
	original: string;
}

/** Where a text's words stand, for looking around a place. */
interface Prepared {
	folded: Folded;
	words: { start: number; end: number; word: string }[];
}

/** Finds quotes of one text in another: both are prepared once. */
export function anchoring(older: string, newer: string): (evidence: Evidence) => Anchored {
	const from = prepare(older);
	const to = prepare(newer);
	return (evidence) => anchor(from, to, evidence);
}

function anchor(from: Prepared, to: Prepared, evidence: Evidence): Anchored {
	const { quote } = evidence;
	const sought = fold(quote).text.trim();
	const own = placeOf(from, evidence);
	if (sought === '' || own === null) return { kind: 'stale', near: null };
	const place = { start: own, end: own + sought.length };
	const here = placesOf(to.folded.text, sought);
	const others = placesOf(from.folded.text, sought).filter((at) => at !== own);
	const score = (at: number) => alike(from, place, to, { start: at, end: at + sought.length });
	const scored = here.map((at) => ({ at, score: score(at) })).sort((a, b) => b.score - a.score);
	const [best, second] = scored;
	if (best && isSure(best, second)) {
		return { kind: 'found', evidence: cut(to.folded, best.at, best.at + sought.length) };
	}
	return { kind: 'stale', near: nearby(from, place, to, sought.length) };

	function isSure(
		one: { at: number; score: number },
		next: { score: number } | undefined
	): boolean {
		if (next && next.score >= one.score) return false;
		// What stands there may as well be the same words of another place of the older text.
		const there = { start: one.at, end: one.at + sought.length };
		const rival = others.some(
			(at) => alike(from, { start: at, end: at + sought.length }, to, there) >= one.score
		);
		if (rival) return false;
		const telling = sought.split(' ').length >= TELLING && others.length === 0;
		const { before, after } = sides(from, place);
		return telling || one.score >= Math.min(ENOUGH, before.length + after.length);
	}
}

/** How many words next to the one place stand next to the other as well, on both sides, without a gap. */
function alike(from: Prepared, a: Place, to: Prepared, b: Place): number {
	const [one, other] = [sides(from, a), sides(to, b)];
	return common(one.before, other.before) + common(one.after, other.after);
}

interface Place {
	start: number;
	end: number;
}

/** The words next to a place, the nearest first. */
function sides({ words }: Prepared, { start, end }: Place): { before: string[]; after: string[] } {
	const first = lowest(words, (word) => word.end > start);
	const behind = lowest(words, (word) => word.start >= end);
	return {
		before: words
			.slice(Math.max(0, first - AROUND), first)
			.map(({ word }) => word)
			.reverse(),
		after: words.slice(behind, behind + AROUND).map(({ word }) => word)
	};
}

function common(a: readonly string[], b: readonly string[]): number {
	let n = 0;
	while (n < a.length && n < b.length && a[n] === b[n]) n++;
	// Both texts begin or end there: that is the same place, too.
	return n === a.length && n === b.length && n < AROUND ? n + 1 : n;
}

/** What the newer text has between the words that stood around the quote; null where those are not found once each. */
function nearby(from: Prepared, place: Place, to: Prepared, length: number): Evidence | null {
	const { before, after } = sides(from, place);
	const left = before.slice(0, NEAR).reverse();
	const right = after.slice(0, NEAR);
	const begins = left.length === NEAR ? runs(to, left) : [];
	const ends = right.length === NEAR ? runs(to, right) : [];
	if (begins.length !== 1 || ends.length !== 1) return null;
	const start = to.words[begins[0]! + NEAR]?.start ?? 0;
	const end = to.words[ends[0]! - 1]?.end ?? 0;
	if (end <= start || end - start > 3 * length + 200) return null;
	// What closes the sentence belongs to it.
	const close = /^[.!?"'\])]+/.exec(to.folded.text.slice(end))?.[0].length ?? 0;
	return cut(to.folded, start, end + close);
}

/** Numbers of the words at which this run of words begins. */
function runs({ words }: Prepared, run: readonly string[]): number[] {
	const found: number[] = [];
	for (let i = 0; i + run.length <= words.length; i++) {
		if (run.every((word, n) => words[i + n]!.word === word)) found.push(i);
	}
	return found;
}

function prepare(text: string): Prepared {
	const folded = fold(text);
	const words = [...folded.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
		start: match.index,
		end: match.index + match[0].length,
		word: match[0]
	}));
	return { folded, words };
}

/** Where the folded quote begins in the folded text, if it stands where it says. */
function placeOf({ folded }: Prepared, evidence: Evidence): number | null {
	if (!isGrounded(folded.original, evidence)) return null;
	const { start, quote } = evidence;
	const sought = fold(quote).text.trim();
	const first = lowest(folded.at, (at) => at >= start);
	const at = folded.text.indexOf(sought, Math.max(0, first - 1));
	return at >= 0 && at <= first + 1 ? at : null;
}

/** Where it stands as whole words: "art" is not found in "part". */
function placesOf(text: string, sought: string): number[] {
	const found: number[] = [];
	if (sought === '') return found;
	const letter = /[\p{L}\p{M}\p{N}]/u;
	const joins = (at: number) =>
		at > 0 && at < text.length && letter.test(text[at - 1]!) && letter.test(text[at]!);
	for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
		if (!joins(at) && !joins(at + sought.length)) found.push(at);
	}
	return found;
}

const SIGNS: Record<string, string> = {
	'‘': "'",
	'’': "'",
	'‚': "'",
	'“': '"',
	'”': '"',
	'„': '"',
	'«': '"',
	'»': '"',
	'‐': '-',
	'‑': '-',
	'–': '-',
	'—': '-'
};

/** Runs of white space become one space, signs of one kind one sign; letters and numbers stay. */
function fold(original: string): Folded {
	let text = '';
	const at: number[] = [];
	for (let i = 0; i < original.length; i++) {
		const sign = original[i]!;
		if (sign === '\u00ad') continue;
		const space = /\s/.test(sign);
		if (space && text.endsWith(' ')) continue;
		text += space ? ' ' : (SIGNS[sign] ?? sign);
		at.push(i);
	}
	at.push(original.length);
	return { text, at, original };
}

function cut({ at, original }: Folded, from: number, to: number): Evidence {
	const start = at[from]!;
	// The last sign itself, and not the white space that was folded behind it.
	const end = at[to - 1]! + 1;
	return { start, end, quote: original.slice(start, end) };
}

/** The first index at which the test holds, where it holds from there on; the length where it never does. */
function lowest<T>(list: readonly T[], test: (one: T) => boolean): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (test(list[middle]!)) high = middle;
		else low = middle + 1;
	}
	return low;
}
