import type { Evidence } from './evidence.ts';

/** A paragraph of the article, and where in it the quote stands (UTF-16 offsets into `text`). */
export interface Excerpt {
	text: string;
	start: number;
	end: number;
}

/** The paragraph (or paragraphs) that hold the quote, without the rest of the article. */
export function excerptOf(article: string, { start, end }: Evidence): Excerpt {
	const before = article.lastIndexOf('\n', start - 1);
	const from = start === 0 ? 0 : before + 1;
	const after = article.indexOf('\n', Math.max(start, end - 1));
	const to = after < 0 ? article.length : after;
	return { text: article.slice(from, to), start: start - from, end: Math.min(end, to) - from };
}

/**
 * The same with no more than so many characters on each side of the quote, cut between words, for a screen that has no
 * room for a whole page; `…` stands where something was left out.
 */
export function cutExcerpt({ text, start, end }: Excerpt, around: number): Excerpt {
	const from = start <= around ? 0 : afterSpace(text, start - around, start);
	const to = text.length - end <= around ? text.length : beforeSpace(text, end + around, end);
	const [before, after] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
	const moved = before.length - from;
	return {
		text: before + text.slice(from, to) + after,
		start: start + moved,
		end: end + moved
	};
}

/** Past the first space from `at` on, no further than `most`. */
function afterSpace(text: string, at: number, most: number): number {
	const space = text.indexOf(' ', at);
	return space < 0 || space >= most ? most : space + 1;
}

/** Up to the last space before `at`, no less than `least`. */
function beforeSpace(text: string, at: number, least: number): number {
	return Math.max(least, text.lastIndexOf(' ', at));
}

const CLOSING_QUOTE = /\s*The article says: “([\s\S]+)”\.?$/;
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/**
 * A drafted explanation without the sentence it closes on, where that only repeats a quote that stands beside it;
 * anything else comes back as it is. Said twice on one page, a quote is noise.
 */
export function withoutRepeatedQuote(text: string, evidence: readonly Evidence[]): string {
	const closing = CLOSING_QUOTE.exec(text);
	if (!closing) return text;
	const said = letters(closing[1]!);
	const repeats = evidence.some(({ quote }) => letters(quote).includes(said));
	return repeats ? text.slice(0, closing.index) : text;
}
