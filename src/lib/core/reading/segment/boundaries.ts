/** Where sentences end among tokens: by full stops, question and exclamation marks and what stands around them. */
import type { Span } from '../reading.ts';
import { goesOn, SAYING, STARTERS } from './abbreviations.ts';

const STOPS = /^[.!?…]+$/;
const OWN_STOP = /[\p{L}\p{N}]\.$/u;
const LIST_NUMBER = /^\d/;
const DASH = /^(?:[-–—]+|[,;:])$/;
const FIGURE = /^(?:Figure|Table|Box|Fig\.) \d+(?:\.\d+)?\.?$/i;
const DATE =
	/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:\p{Lu}\p{L}+ \d{1,2}|\d{1,2} \p{Lu}\p{L}+),? \d{4}$/u;
/** "At 8 a.m. Eye drops are …": what goes on after it begins small, or says on which day or where. */
const HOUR = /^[ap]\.m\.$/i;
const OF_HOUR =
	/^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|[A-Z]{2,4}|Eastern|Central|Pacific|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)$/;
const LONGEST_HEADER = 6;
const EMOTICON = /^(?:[:;=][-o^']?[)(DPp\\/|]|\p{Emoji_Presentation}.*)$/u;
const CLOSER = /^(?:["”’'»)\]}]|''|’’)$/;
const QUOTE = /^(?:["”’'»]|''|’’)$/;
const OPENER = /^(?:["“‘'«([{¿¡„]|``|‘’)$/;
const LOWER = /^\p{Ll}/u;
const UPPER = /^\p{Lu}/u;
const WORD = /^[\p{L}\p{N}]/u;
const BLANK_LINE = /\n[^\S\n]*\r?\n/;
/** The longest remark in brackets that goes with the sentence before it ("[12]", "[better source needed]"). */
const LONGEST_NOTE = 6;
const MOST_CLOSERS = 40;

/** Positions of the tokens that sentences after the first begin with. Linear in the tokens. */
export function sentenceStarts(text: string, tokens: readonly Span[]): number[] {
	return new Boundaries(text, tokens).starts();
}

/** A paragraph's tokens, as the rules look at them. */
class Boundaries {
	private readonly text: string;
	private readonly tokens: readonly Span[];

	constructor(text: string, tokens: readonly Span[]) {
		this.text = text;
		this.tokens = tokens;
	}

	/** Positions of the tokens that sentences after the first begin with. */
	starts(): number[] {
		const starts: number[] = [];
		const { tokens } = this;
		let first = 0;
		for (let at = 0; at + 1 < tokens.length; at++) {
			const next = this.nextAfter(first, at);
			if (next <= at || next >= tokens.length) continue;
			starts.push(next);
			first = next;
			at = next - 1;
		}
		return starts;
	}

	/** Where the next sentence begins if the one from `first` ends with token `at` and what clings to it; else `at`. */
	private nextAfter(first: number, at: number): number {
		if (this.parted(at + 1)) return at + 1;
		const token = this.form(at);
		const stop = STOPS.test(token);
		const own = !stop && OWN_STOP.test(token);
		if (!stop && !own && !EMOTICON.test(token)) return this.isHeader(first, at) ? at + 1 : at;
		if (own && (goesOn(token) || LIST_NUMBER.test(token))) return at;
		if (token === '.' && FIGURE.test(this.joined(first, at))) return at;
		const next = this.pastClosers(at + 1);
		if (next >= this.tokens.length || this.touches(next)) return at;
		const word = this.form(this.opening(next));
		const bracketed = this.form(next) === '(';
		if (bracketed ? token !== '.' : DASH.test(word) || STOPS.test(word)) return at;
		if (!bracketed && LOWER.test(word) && !this.closesWord(at)) return at;
		if (
			own &&
			next === at + 1 &&
			!STARTERS.has(word.toLowerCase()) &&
			!this.isCredit(next) &&
			!(HOUR.test(token) && UPPER.test(word) && !OF_HOUR.test(word))
		)
			return at;
		if (token !== '.' && QUOTE.test(this.form(next - 1)) && this.isSaying(next)) return at;
		return next;
	}

	private form(at: number): string {
		const token = this.tokens[at];
		return token ? this.text.slice(token.start, token.end) : '';
	}

	/** Whether nothing stands between the token and the one before. */
	private touches(at: number): boolean {
		return this.tokens[at]!.start === this.tokens[at - 1]!.end;
	}

	/** Whether a blank line stands before the token. */
	private parted(at: number): boolean {
		const between = this.text.slice(this.tokens[at - 1]!.end, this.tokens[at]!.start);
		return between.length > 1 && BLANK_LINE.test(between);
	}

	/** Past closing marks, emoticons and notes that belong to what stands before `at`. */
	private pastClosers(at: number): number {
		let next = at;
		while (next < at + MOST_CLOSERS) {
			const form = this.form(next);
			if (form === '') return next;
			if (this.touches(next) ? CLOSER.test(form) || /^\d{1,3}$/.test(form) : EMOTICON.test(form))
				next++;
			else if (this.isNoteNumber(next)) next++;
			else {
				const note = this.noteEnd(next);
				if (note === next) return next;
				next = note;
			}
		}
		return next;
	}

	/** The number of a footnote: a small one, before a word that no number stands before. */
	private isNoteNumber(at: number): boolean {
		const after = this.form(at + 1);
		return (
			/^\d{1,2}$/.test(this.form(at)) && UPPER.test(after) && STARTERS.has(after.toLowerCase())
		);
	}

	/** Past a short note in square brackets. */
	private noteEnd(at: number): number {
		if (this.form(at) !== '[') return at;
		for (let end = at + 1; end <= at + LONGEST_NOTE; end++)
			if (this.form(end) === ']') return end + 1;
		return at;
	}

	/** Whether a full stop at `at` can only end a sentence, even before a small letter: an ordinary word stands before it. */
	private closesWord(at: number): boolean {
		return this.form(at) === '.' && /^\p{Ll}{3,}$/u.test(this.form(at - 1)) && this.touches(at);
	}

	/** The first token from `at` on that is no opening mark. */
	private opening(at: number): number {
		let word = at;
		while (OPENER.test(this.form(word)) && word < at + 3) word++;
		return word;
	}

	/** "Smith said", "the old man asked": a subject of up to four words and a verb of saying, or the other way round. */
	private isSaying(at: number): boolean {
		for (let i = at; i < at + 5; i++) {
			const word = this.form(i);
			if (SAYING.has(word.toLowerCase())) return true;
			// "Vasquez-Lund said"
			if (i > at && word === '-') continue;
			if (!WORD.test(word)) return false;
			if (i > at && LOWER.test(word) && !UPPER.test(this.form(at))) return false;
		}
		return false;
	}

	/** A label or date on its own at the beginning, with a sentence behind it: "Figure 1.2", "Thursday, May 7, 2015". */
	private isHeader(first: number, at: number): boolean {
		const next = this.form(at + 1);
		if (this.isCredit(at + 1)) return UPPER.test(this.form(at));
		if (!/\d$/.test(this.form(at)) || at - first > LONGEST_HEADER || !/^[\p{Lu}(]/u.test(next))
			return false;
		const header = this.joined(first, at);
		return FIGURE.test(header) || DATE.test(header);
	}

	/** "Image: …", "Photo: …" */
	private isCredit(at: number): boolean {
		return /^(?:Image|Photo|Video|Audio)$/.test(this.form(at)) && this.form(at + 1) === ':';
	}

	private joined(first: number, at: number): string {
		if (at - first > LONGEST_HEADER) return '';
		return this.text.slice(this.tokens[first]!.start, this.tokens[at]!.end);
	}
}
