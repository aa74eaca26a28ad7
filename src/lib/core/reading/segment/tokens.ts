/**
 * Text → tokens, cut as the English treebanks cut them: "do" "n't", "they" "'re", "well" "-" "known", "$" "5", "5" "pm".
 * Rules only; each looks a bounded way ahead, so time grows linearly with the text.
 */
import type { Span } from '../reading.ts';
import { CONTRACTIONS, ELIDED, keepsStop, PREFIXES, SUFFIXES, UNITS } from './abbreviations.ts';

/** White space, control characters, and characters without width that only steer breaking or direction. */
const BLANKS =
	'\\u0000-\\u001f\\u007f-\\u009f\\s\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff';
/** Letters, so that the word before is among them. */
const LONGEST_BEFORE = 12;
const CHUNK = new RegExp(`[^${BLANKS}]+`, 'g');
const NEXT_WORD = new RegExp(`[${BLANKS}]*([\\p{L}\\p{N}'’]{0,24})`, 'uy');

const SIMPLE = /^[A-Za-z]+$/;
/** Longer words are left as they are. */
const LONGEST_WORD = 64;
/** Longer runs without a blank are not searched for addresses, since that search looks far ahead. */
const LONGEST_ADDRESS = 2_000;
const MAY_BE_ADDRESS = /:\/\/|www\.|@|doi:|\.\p{L}{2}/iu;
const ADDRESS =
	/(?:https?:\/\/|ftp:\/\/|www\.)[^<>"“”]+|doi:10\.[^<>"“”]+|(?:mailto:)?[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}|[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){0,8}\.(?:com|org|net|edu|gov|mil|info|biz|eu|uk|us|ca|au|nz|de|fr|nl|it|es|io|tv|docx?|pdf|xlsx?|html?|txt|jpe?g|png|gif|mp3|zip|(?:co|com|org|gov|ac|edu)\.\p{L}{2})(?:\/[^<>"“”]*)?(?![\p{L}\p{N}])/iuy;
const AFTER_ADDRESS = /[.,;:!?'"’”)\]}>]+$/;
const EMOTICON = /(?:[:;=][-o^']?[)(DPp\\/|]|\(:|<3|\^_\^|-_-|>:\()(?![\p{L}\p{N}])/uy;
const EMOJI =
	/(?:\p{RI}{2}|\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?){0,8})/uy;
const PHONE =
	/(?:(?:\+?\d{1,3}-)?\d{3}[-/]\d{3}-\d{4}|\d{3}-\d{4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{3}\.\d{3}\.\d{4})(?![\p{L}\p{N}-])/uy;
const DECADE = /(?:(?:1\d|20)?\d0)['’]s(?![\p{L}\p{N}])/uy;
const NUMBER = /(?:\d+|[.+]\d+)(?:[.:]\d+|,\d{3}(?!\d))*(?:\/\d{1,4}){0,2}/y;
const AFTER_NUMBER = /\p{L}+(?:\.\p{L})?(?![\p{L}\p{N}])/uy;
const ORDINAL = /^(?:st|nd|rd|th|s)$/i;
const SHORT_YEAR = /['’]\d\ds?(?![\p{L}\p{N}])/uy;
const CURRENCY = /(?:US|AU|CA|NZ|HK|[CAR])\$/y;
const SHORTHAND = /(?:w\/(?:o(?:ut)?)?|s\/he)(?![\p{L}\p{N}])/iuy;
const DEGREE = /(?:Ph\.D|[MB]\.Sc|[DM]\.Phil|Ed\.D)(?![\p{L}\p{N}])/uy;
const ACRONYM = /\p{L}(?:\.\p{L}){1,8}(?![\p{L}\p{M}\p{N}])/uy;
const WORD =
	/[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d]+(?:(?:['’`´*](?=\p{L})|&(?=\p{Lu}))[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d]+)*/uy;
const PART = /-[\p{L}\p{M}\p{N}_]+(?:['’]\p{L}+)*/uy;
const RUN = /[.!?…]+|([-=_*+#~<>])\1+|''|``|’’|‘’/y;
const MARK = /.[\p{M}\ufe0e\ufe0f\u200c\u200d]*/suy;
const CLITIC = /['’`´](?:s|re|ve|ll|d|m)$/i;
const LONE_CLITIC = /['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])/iuy;
const NEGATION = /n['’`´]t$/i;
const ELISION = /['’]\p{L}+(?![\p{L}'’])/uy;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** What follows a word is its own full stop, not three of them. */
const STOP = /^\.(?!…|\.[.…])/;
const WORD_START = /[\p{L}\p{M}_\u00ad\u200c\u200d]|[^\P{N}\d]/uy;
const DIGIT = /\d/y;
const SIGNED_NUMBER = /\.\d|\+\d+(?![.,]?\d)/y;
const LIST_NUMBER = /^\d{1,2}(?:\.\d{1,2}){0,3}\.$/;

/** A run of characters without blanks, being cut. */
interface Chunk {
	text: string;
	/** The word after it, '' when something else follows, null at the end of the text. */
	next: () => string | null;
	/** Whether a sentence may begin with it, going by the token before. */
	first: () => boolean;
	/** What stands shortly before it. */
	before: () => string;
	push: (from: number, to: number) => void;
}

/** Cuts text[start, end). Tokens are in order and do not overlap; between them stand only blanks. */
export function cutTokens(text: string, start: number, end: number): Span[] {
	const tokens: Span[] = [];
	const chunks = new RegExp(CHUNK);
	chunks.lastIndex = start;
	for (let match = chunks.exec(text); match && match.index < end; match = chunks.exec(text)) {
		const offset = match.index;
		const stop = Math.min(end, offset + match[0].length);
		cutChunk({
			text: stop - offset < match[0].length ? text.slice(offset, stop) : match[0],
			next: () => wordAfter(text, stop, end),
			first: () => isOpening(text, tokens.at(-1)),
			before: () => text.slice(Math.max(start, offset - LONGEST_BEFORE), offset),
			push: (from, to) => void tokens.push({ start: offset + from, end: offset + to })
		});
	}
	return tokens;
}

function isOpening(text: string, before: Span | undefined): boolean {
	return before === undefined || /[.!?:…]/.test(text[before.end - 1]!);
}

function wordAfter(text: string, at: number, end: number): string | null {
	NEXT_WORD.lastIndex = at;
	const word = NEXT_WORD.exec(text)![1]!;
	const start = NEXT_WORD.lastIndex - word.length;
	return start >= end ? null : word.slice(0, end - start);
}

function cutChunk(chunk: Chunk): void {
	const { text, push } = chunk;
	if (SIMPLE.test(text)) return pushWord(chunk, 0, text.length);
	const addressed = text.length <= LONGEST_ADDRESS && MAY_BE_ADDRESS.test(text);
	let at = 0;
	while (at < text.length) {
		const fresh = at === 0 || !LETTER_OR_DIGIT.test(text[at - 1]!);
		let to = fresh && addressed ? addressEnd(text, at) : at;
		if (to === at && fresh) to = reach(EMOTICON, text, at);
		if (to > at) push(at, to);
		else if (reach(DIGIT, text, at) > at || (fresh && reach(SIGNED_NUMBER, text, at) > at))
			to = cutNumber(chunk, at, fresh);
		else if (reach(WORD_START, text, at) > at) to = cutWords(chunk, at);
		else push(at, (to = markEnd(text, at)));
		at = to;
	}
}

/** Where the sticky `pattern` ends when it matches at `at`; else `at`. */
function reach(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}

function addressEnd(text: string, at: number): number {
	const end = reach(ADDRESS, text, at);
	if (end === at) return at;
	const address = text.slice(at, end);
	let length = address.length - (AFTER_ADDRESS.exec(address)?.[0].length ?? 0);
	// A closing bracket belongs to the address that opened it.
	if (address[length] === ')' && address.slice(0, length).includes('(')) length++;
	return at + length;
}

function cutNumber(chunk: Chunk, at: number, fresh: boolean): number {
	const { text, push } = chunk;
	if (at === 0 && chunk.first() && LIST_NUMBER.test(text) && chunk.next() !== null) {
		push(0, text.length);
		return text.length;
	}
	let end = fresh ? Math.max(reach(PHONE, text, at), reach(DECADE, text, at)) : at;
	if (end === at) {
		end = reach(NUMBER, text, at);
		const letters = reach(AFTER_NUMBER, text, end);
		const suffix = text.slice(end, letters);
		if (ORDINAL.test(suffix)) end = letters;
		else if (suffix && !UNITS.has(suffix.toLowerCase())) end = Math.max(end, reach(WORD, text, at));
	}
	push(at, end);
	return end;
}

/** A word with what hangs on it: its full stop, parts joined by hyphens, clitics. */
function cutWords(chunk: Chunk, at: number): number {
	const { text, push } = chunk;
	const whole = Math.max(reach(CURRENCY, text, at), reach(SHORTHAND, text, at));
	if (whole > at) {
		push(at, whole);
		return whole;
	}
	let end = Math.max(reach(DEGREE, text, at), reach(ACRONYM, text, at));
	if (end === at) end = joined(text, at, reach(WORD, text, at));
	if (STOP.test(text.slice(end, end + 3))) {
		const next = end + 1 < text.length ? text.slice(end + 1, end + 24) : chunk.next();
		if (keepsStop(chunk.before() + text.slice(0, at), text.slice(at, end), next)) {
			push(at, end + 1);
			return end + 1;
		}
	}
	pushWord(chunk, at, end);
	return end;
}

/** Past the hyphens that do not part a word. */
function joined(text: string, at: number, end: number): number {
	let stop = end;
	let from = at;
	for (;;) {
		const next = reach(PART, text, stop);
		if (next === stop) return stop;
		const before = text.slice(from, stop).toLowerCase();
		if (before !== 'mid' && /\d/.test(text[stop + 1]!)) return stop;
		if (!PREFIXES.has(before) && !SUFFIXES.has(text.slice(stop + 1, next).toLowerCase()))
			return stop;
		from = stop + 1;
		stop = next;
	}
}

function pushWord(chunk: Chunk, at: number, end: number): void {
	const { push } = chunk;
	const word = chunk.text.slice(at, end);
	const cut = word.length <= 9 ? CONTRACTIONS.get(word.toLowerCase()) : undefined;
	if (cut !== undefined) {
		push(at, at + cut);
		push(at + cut, end);
		return;
	}
	const clitic =
		word.length <= LONGEST_WORD && /['’`´]/.test(word)
			? (NEGATION.exec(word) ?? CLITIC.exec(word))
			: null;
	if (clitic && clitic.index > 0) {
		pushWord(chunk, at, at + clitic.index);
		push(at + clitic.index, end);
	} else push(at, end);
}

function markEnd(text: string, at: number): number {
	if (/['’]/.test(text[at]!)) {
		if (at > 0) {
			const clitic = reach(LONE_CLITIC, text, at);
			if (clitic > at) return clitic;
		} else {
			const elided = reach(ELISION, text, at);
			if (ELIDED.has(text.slice(1, elided).toLowerCase())) return elided;
		}
		const year = reach(SHORT_YEAR, text, at);
		if (year > at) return year;
	}
	return Math.max(reach(RUN, text, at), reach(EMOJI, text, at), reach(MARK, text, at));
}
