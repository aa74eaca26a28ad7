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
