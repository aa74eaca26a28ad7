import type { Evidence } from '$lib/core/evidence.ts';

/** A run of text with one look. */
export interface LitPart {
	text: string;
	lit: boolean;
	used: boolean;
}

/** Cuts a text into its paragraphs, and each into runs that are lit, used by another item, or plain. */
export function lightParagraphs(text: string, lit: Evidence[], used: Evidence[]): LitPart[][] {
	const edges = new Set<number>();
	for (const { start, end } of [...lit, ...used]) edges.add(start).add(end);
	const cuts = [...edges].sort((a, b) => a - b);
	const covers = (list: Evidence[], at: number) => list.some((e) => e.start <= at && at < e.end);
	const paragraphs: LitPart[][] = [];
	for (const match of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
		if (!match[0].trim()) continue;
		const start = match.index;
		const end = start + match[0].length;
		const inside = cuts.filter((cut) => cut > start && cut < end);
		const bounds = [start, ...inside, end];
		paragraphs.push(
			bounds.slice(0, -1).map((from, i) => ({
				text: text.slice(from, bounds[i + 1]),
				lit: covers(lit, from),
				used: covers(used, from)
			}))
		);
	}
	return paragraphs;
}
