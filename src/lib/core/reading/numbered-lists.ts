import type { Reading } from './reading.ts';

const NUMBER = /(?:^|\n)[ \t]*\(?(?:Step )?(\d{1,2})(?:[.):]| ?[–—-])[ \t]+$/i;

/**
 * Lists that count 1, 2, 3 …, each as its entries, each entry as indices of its sentences. What stands in paragraphs of its
 * own between two entries belongs to neither.
 */
export function numberedLists({
	text,
	sentences
}: Pick<Reading, 'text' | 'sentences'>): number[][][] {
	const lists: number[][][] = [];
	let open: number[][] = [];
	sentences.forEach(({ start, paragraph }, at) => {
		const number = Number(NUMBER.exec(text.slice(Math.max(0, start - 14), start))?.[1] ?? 0);
		if (number === 1) lists.push((open = [[at]]));
		else if (number > 0 && number === open.length + 1) open.push([at]);
		else if (number === 0 && open.length > 0) {
			const entry = open.at(-1)!;
			if (sentences[entry[0]!]!.paragraph === paragraph) entry.push(at);
		}
	});
	return lists;
}
