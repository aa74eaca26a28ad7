import { isGrounded, type Evidence } from '../evidence.ts';
import type { Item } from '../quiz/item.ts';

/**
 * The item with its quotes where they stand in another text: at the same offsets, or at the one place where they do.
 * @returns null when a quote stands nowhere in it, or at several places
 */
export function anchoredIn(text: string, item: Item): Item | null {
	const evidence: Evidence[] = [];
	for (const one of item.evidence) {
		if (isGrounded(text, one)) {
			evidence.push(one);
			continue;
		}
		const start = one.quote === '' ? -1 : text.indexOf(one.quote);
		if (start < 0 || text.includes(one.quote, start + 1)) return null;
		evidence.push({ ...one, start, end: start + one.quote.length });
	}
	return { ...item, evidence };
}
