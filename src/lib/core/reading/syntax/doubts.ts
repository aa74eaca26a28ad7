/**
 * What speaks for and against a clause once the tree is decided: by how much its arcs lead over what would change it, and
 * whether the parsers find it again when a part of what they look at is hidden.
 */
import { CORE_LABELS } from './labels.ts';
import { MOST_LEAD } from './parser.ts';
import type { GateInput } from './gate.ts';

/** Core dependents that can be mistaken for each other. */
const GROUPS = [
	['nsubj', 'nsubj:pass'],
	['obj', 'iobj', 'obl:agent'],
	['xcomp', 'ccomp'],
	['cop', 'aux:pass']
];
const GROUP: ReadonlyMap<string, number> = new Map(
	GROUPS.flatMap((labels, g) => labels.map((label): [string, number] => [label, g]))
);

/** How firmly a clause stands. Leads are the judge's, at most `MOST_LEAD`. */
interface Stand {
	/** By group: the least lead of a core dependent over being anything else. */
	kept: number[];
	/** The least lead of a word that is no core dependent over being one. */
	intrusion: number;
	/** Where that word stands, from the predicate, and whether it hangs on it. */
	intruder: number;
	below: number;
}

/** How each word of a sentence stands as the predicate of a clause, from one look at each arc that was weighed. */
function standings({ heads, labels, opinions }: GateInput): Stand[] {
	const stands = heads.map((): Stand => ({
		kept: GROUPS.map(() => MOST_LEAD),
		intrusion: MOST_LEAD,
		intruder: 0,
		below: 0
	}));
	const judged = opinions.at(-1);
	judged?.options?.forEach((options, word) => {
		const head = heads[word]!;
		const isCore = head > 0 && CORE_LABELS.has(labels[word]!);
		const own = options.find((option) => option.head === head);
		if (isCore) {
			const stand = stands[head - 1]!;
			const group = GROUP.get(labels[word]!)!;
			const others = options.map((o) => (o.head === head ? o.plain : o.score));
			const lead = own ? own.core - Math.max(...others) : -1;
			stand.kept[group] = Math.min(stand.kept[group]!, lead, judged.labelMargins[word]!);
		}
		for (const option of options) {
			if (option.head === 0 || (isCore && option.head === head)) continue;
			const stand = stands[option.head - 1]!;
			const current = option.head === head ? option.plain : (own?.score ?? option.plain);
			const lead = Math.max(option.plain, current) - option.core;
			if (lead >= stand.intrusion) continue;
			stand.intrusion = lead;
			stand.intruder = word - (option.head - 1);
			stand.below = option.head === head ? 1 : 0;
		}
	});
	return stands;
}

/** @returns for each predicate what is known of it, as whole numbers, equally many for each */
export function doubtsOf(input: GateInput): (predicate: number) => number[] {
	const { heads, labels, dim } = input;
	const stands = standings(input);
	// The clauses that one of the parsers reads otherwise when it looks dimly.
	const otherwise = dim.map((reading) => {
		const found = new Set<number>();
		reading.heads.forEach((head, i) => {
			if (head === heads[i] && reading.labels[i] === labels[i]) return;
			if (head > 0 && CORE_LABELS.has(reading.labels[i]!)) found.add(head - 1);
			if (heads[i]! > 0 && CORE_LABELS.has(labels[i]!)) found.add(heads[i]! - 1);
		});
		return found;
	});
	return (predicate) => {
		const { kept, intrusion, intruder, below } = stands[predicate]!;
		const again = otherwise.map((found) => (found.has(predicate) ? 0 : 1));
		const least = Math.min(...kept);
		return [
			least,
			intrusion,
			Math.min(least, intrusion),
			...kept,
			below,
			intruder,
			...again,
			again.filter((one) => one === 1).length
		].map((value) => Math.max(-MOST_LEAD, Math.min(MOST_LEAD, value)));
	};
}
