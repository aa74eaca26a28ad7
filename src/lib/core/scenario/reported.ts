import { excerptOf } from '../excerpt.ts';
import type { Scenario } from './model.ts';

/** A paragraph of the article with everything in it that is quoted, in order and without overlaps. */
export interface MarkedParagraph {
	text: string;
	/** UTF-16 offsets into `text`. */
	marks: { start: number; end: number }[];
}

/** What the article itself says happened: the evidence of situations it reports and of endings, paragraph by paragraph. */
export function reportedBy(scenario: Scenario, article: string): MarkedParagraph[] {
	const evidence = scenario.nodes
		.filter((node) => node.kind === 'ending' || !node.hypothetical)
		.flatMap((node) => node.evidence)
		.sort((a, b) => a.start - b.start || a.end - b.end);
	const paragraphs: (MarkedParagraph & { at: number })[] = [];
	for (const one of evidence) {
		const { text, start, end } = excerptOf(article, one);
		const at = one.start - start;
		const known = paragraphs.at(-1);
		if (known?.at !== at) {
			paragraphs.push({ text, at, marks: [{ start, end }] });
			continue;
		}
		if (text.length > known.text.length) known.text = text;
		const last = known.marks.at(-1)!;
		if (start <= last.end) last.end = Math.max(last.end, end);
		else known.marks.push({ start, end });
	}
	return paragraphs.map(({ text, marks }) => ({ text, marks }));
}
