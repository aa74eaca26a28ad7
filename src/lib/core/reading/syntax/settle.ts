/** Makes a tree of what the judge thinks of each word's possible arcs. */
import type { Alternative } from './parser.ts';

/** A possible arc: a head and the best label for it. */
export interface Option extends Alternative {
	label: number;
	/** The best label of those that a head can have several dependents with. */
	spare: number;
	spareScore: number;
	/** How far the label leads over the next best one. */
	labelLead: number;
}

/** The option with the highest score of those that pass; the earlier one of equals. */
export function highest(
	options: readonly Option[],
	passes: (o: Option) => boolean
): Option | undefined {
	let winner: Option | undefined;
	for (const o of options) if (passes(o) && (!winner || o.score > winner.score)) winner = o;
	return winner;
}

/**
 * One option for each word, so that they make a tree with one root: from the tree as it is (each word's first option),
 * the root is moved if that gains, then arcs are exchanged, the greatest gain first, wherever no cycle comes of it.
 */
export function settle(options: readonly (readonly Option[])[]): Option[] {
	const chosen = options.map((list) => list[0]!);
	moveRoot(options, chosen);
	const changes: { word: number; to: Option; gain: number }[] = [];
	options.forEach((list, word) => {
		const now = chosen[word]!;
		if (now.head === 0) return;
		for (const to of list) {
			if (to.head !== 0 && to.score > now.score)
				changes.push({ word, to, gain: to.score - now.score });
		}
	});
	changes.sort((a, b) => b.gain - a.gain || a.word - b.word || a.to.head - b.to.head);
	const changed = new Set<number>();
	for (const { word, to } of changes) {
		if (changed.has(word)) continue;
		const before = chosen[word]!;
		chosen[word] = to;
		if (isInCycle(chosen, word)) chosen[word] = before;
		else changed.add(word);
	}
	return chosen;
}

function moveRoot(options: readonly (readonly Option[])[], chosen: Option[]): void {
	const root = chosen.findIndex((o) => o.head === 0);
	if (root < 0) return;
	const demoted = highest(options[root]!, (o) => o.head !== 0);
	if (!demoted) return;
	let most = 0;
	let winner: { word: number; option: Option } | undefined;
	options.forEach((list, word) => {
		const option = list.find((o) => o.head === 0);
		if (!option || word === root) return;
		const kept = highest(list, (o) => o.head !== 0)!;
		const gain = option.score - kept.score + demoted.score - chosen[root]!.score;
		if (gain > most) {
			most = gain;
			winner = { word, option };
		}
	});
	if (!winner) return;
	chosen[winner.word] = winner.option;
	chosen[root] = demoted;
	if (isInCycle(chosen, root)) chosen[root] = { ...demoted, head: winner.word + 1 };
}

/**
 * Where a head has two dependents with labels of which it can have one, the one that loses less by it gives way: to
 * another head or to a label that a head can have several dependents with.
 */
export function keepOne(
	chosen: Option[],
	options: readonly (readonly Option[])[],
	labels: readonly number[]
): void {
	const holder = new Map<number, number>();
	for (let word = 0; word < chosen.length; word++) {
		const { head, label } = chosen[word]!;
		if (!labels.includes(label)) continue;
		const other = holder.get(head);
		if (other === undefined) {
			holder.set(head, word);
			continue;
		}
		const [mine, theirs] = [word, other].map((w) => givingWay(chosen, options[w]!, w, labels));
		const lossOf = (w: number, way: Option) => chosen[w]!.score - way.score;
		const yields = lossOf(word, mine!) <= lossOf(other, theirs!);
		chosen[yields ? word : other] = yields ? mine! : theirs!;
		if (!yields) holder.set(head, word);
	}
}

/** The best of a word's options that take nothing from another word. */
function givingWay(
	chosen: Option[],
	list: readonly Option[],
	word: number,
	labels: readonly number[]
): Option {
	const now = chosen[word]!;
	const ways = list.map((option) => {
		const isSingle = option.spare !== option.label;
		const isFree =
			!isSingle ||
			(labels.includes(option.label) &&
				chosen.every((o) => o.head !== option.head || !labels.includes(o.label)));
		if (isFree) return option;
		return { ...option, label: option.spare, score: option.spareScore, labelLead: 0 };
	});
	const winner = highest(ways, (way) => {
		chosen[word] = way;
		return way.head !== 0 && !isInCycle(chosen, word);
	});
	chosen[word] = now;
	return winner ?? { ...now, label: now.spare, score: now.spareScore, labelLead: 0 };
}

function isInCycle(chosen: readonly Option[], word: number): boolean {
	let at = chosen[word]!.head;
	for (let steps = 0; at !== 0; steps++) {
		if (at === word + 1 || steps > chosen.length) return true;
		at = chosen[at - 1]!.head;
	}
	return false;
}
