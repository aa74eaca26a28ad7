import type { Evidence } from '$lib/core/evidence.ts';

/** Signs that a keyboard or a copy writes in another way than the article. */
const ALIKE: [signs: RegExp, pattern: string][] = [
	[/["“”„«»]/g, '["“”„«»]'],
	[/['’‘‚`]/g, "['’‘‚`]"],
	[/[-‐‑–—]/g, '[-‐‑–—]']
];

/**
 * Where the article says these words, as evidence in its own letters; white space, quotation marks and dashes may be
 * written in other ways. 'none': nowhere; 'several': at more than one place, so that more words are needed.
 */
export function findQuote(article: string, typed: string): Evidence | 'none' | 'several' {
	const words = typed.trim();
	if (words === '') return 'none';
	let pattern = words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
	for (const [signs, any] of ALIKE) pattern = pattern.replace(signs, any);
	const found = [...article.matchAll(new RegExp(pattern.replace(/\s+/g, '\\s+'), 'g'))];
	if (found.length === 0) return 'none';
	if (found.length > 1) return 'several';
	const quote = found[0]![0];
	const start = found[0]!.index;
	return { start, end: start + quote.length, quote };
}
