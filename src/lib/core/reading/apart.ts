/** Two stretches of a sentence that were read apart, put together into one tree. */
import type { SentenceSyntax } from './syntax/analyse.ts';

type Arcs = { heads: readonly number[]; labels: readonly string[] };

/** Where the words stand in the two; −1 for a mark that is in neither. */
export interface Places {
	outer: readonly number[];
	inner: readonly number[];
}

/** How the inner stretch hangs on the outer one. */
export interface Tie {
	/** Position in the whole of the word that the inner stretch and the marks around it hang on. */
	top: number;
	/** Position in the outer stretch of the word it hangs on. */
	head: (outer: Arcs) => number;
	label: string;
}

/** The whole sentence, with the opinions that both were decided from where both have them. */
export function putTogether(
	{ outer, inner }: Places,
	read: { outer: SentenceSyntax; inner: SentenceSyntax },
	tie: Tie
): SentenceSyntax {
	const back = (places: readonly number[]) => {
		const found = new Map<number, number>();
		places.forEach((place, i) => {
			if (place >= 0) found.set(place, i);
		});
		return found;
	};
	const [ofOuter, ofInner] = [back(outer), back(inner)];
	const pick = <T>(part: (syntax: SentenceSyntax) => readonly T[], mark: T): T[] =>
		outer.map((place, i) =>
			place >= 0 ? part(read.outer)[place]! : inner[i]! >= 0 ? part(read.inner)[inner[i]!]! : mark
		);
	const arcs = (around: Arcs, within: Arcs) => ({
		heads: outer.map((place, i) => {
			if (i === tie.top) return ofOuter.get(tie.head(around))! + 1;
			if (place >= 0) {
				const head = around.heads[place]!;
				return head === 0 ? 0 : ofOuter.get(head - 1)! + 1;
			}
			const above = inner[i]! >= 0 ? ofInner.get(within.heads[inner[i]!]! - 1) : undefined;
			return (above ?? tie.top) + 1;
		}),
		labels: outer.map((place, i) => {
			if (i === tie.top) return tie.label;
			if (place >= 0) return around.labels[place]!;
			const label = inner[i]! >= 0 ? within.labels[inner[i]!]! : 'punct';
			return label === 'root' ? 'dep' : label;
		})
	});
	const syntax: SentenceSyntax = {
		upos: pick(({ upos }) => upos, 'PUNCT'),
		xpos: pick(({ xpos }) => xpos, ','),
		lemmas: pick(({ lemmas }) => lemmas, ','),
		sure: pick(({ sure }) => sure, 0),
		...arcs(read.outer, read.inner)
	};
	const [around, within] = [read.outer.opinions, read.inner.opinions];
	if (!around || !within || around.length !== within.length) return syntax;
	return {
		...syntax,
		opinions: around.map((one, k) => arcs(one, within[k]!))
	};
}
