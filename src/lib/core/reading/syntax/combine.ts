/** One tree from two parsers': where they differ, the arc that was attached with the greater lead wins, if a tree stays. */
import type { ParsedTree } from './parser.ts';

/** A word's place under the other tree's head, or the two places that change when the root does. */
interface Change {
	words: number[];
	gain: number;
}

/** @returns a tree with one root, each arc and label from one of the two */
export function combine(first: ParsedTree, second: ParsedTree): ParsedTree {
	const n = first.heads.length;
	const result: ParsedTree = {
		heads: [...first.heads],
		labels: [...first.labels],
		margins: [...first.margins],
		labelMargins: [...first.labelMargins],
		rivals: [...first.rivals]
	};
	const changes: Change[] = [];
	const gain = (i: number) => second.margins[i]! - first.margins[i]!;
	const roots = [first.heads.indexOf(0), second.heads.indexOf(0)];
	for (let i = 0; i < n; i++) {
		if (roots.includes(i) && roots[0] !== roots[1]) continue;
		const same = first.heads[i] === second.heads[i];
		if (same && first.labels[i] === second.labels[i]) continue;
		changes.push({ words: [i], gain: gain(i) });
	}
	if (roots[0] !== roots[1]) {
		changes.push({ words: roots, gain: roots.reduce((sum, i) => sum + gain(i), 0) });
	}
	changes.sort((a, b) => b.gain - a.gain || a.words[0]! - b.words[0]!);
	for (const { words, gain } of changes) {
		if (gain <= 0) break;
		const before = words.map((i) => result.heads[i]!);
		for (const i of words) result.heads[i] = second.heads[i]!;
		if (words.some((i) => inCycle(result.heads, i))) {
			words.forEach((i, k) => (result.heads[i] = before[k]!));
			continue;
		}
		for (const i of words) {
			result.labels[i] = second.labels[i]!;
			result.margins[i] = second.margins[i]!;
			result.labelMargins[i] = second.labelMargins[i]!;
			result.rivals[i] = second.rivals[i]!;
		}
	}
	return result;
}

function inCycle(heads: readonly number[], word: number): boolean {
	let at = heads[word]!;
	for (let steps = 0; at !== 0; steps++) {
		if (at === word + 1 || steps > heads.length) return true;
		at = heads[at - 1]!;
	}
	return false;
}
