/** How well mentions match a treebank's annotation. */
import { classOf, type EntityClass, type FineType } from './entity-types.ts';
import type { TypedSentence } from './typed-sentence.ts';
import type { EntityMention } from './typer.ts';

export interface Counts {
	gold: number;
	found: number;
	right: number;
}

export interface TypingScore {
	/** Heads found with the right class, of all classes together and of each. */
	all: Counts;
	classes: ReadonlyMap<EntityClass, Counts>;
	/** For each lower bound of confidence, from the highest down: mentions at least so sure but not as sure as the bound above. */
	reliability: readonly { from: number; found: number; right: number }[];
}

const CLASSES: readonly EntityClass[] = ['person', 'place', 'organization', 'time', 'other'];
const BOUNDS = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0];
const COUNTED = new Set(['NOUN', 'PROPN']);

/**
 * Compares the heads of mentions and their classes.
 * @param gold what counts are mentions headed by a noun or name; found mentions whose head is the head of one headed by
 * something else (a pronoun, a number, a gerund) count neither for nor against
 * @param found the mentions of each sentence
 */
export function scoreTyping(
	gold: readonly TypedSentence[],
	found: readonly (readonly EntityMention[])[]
): TypingScore {
	const none = (): Counts => ({ gold: 0, found: 0, right: 0 });
	const all = none();
	const classes = new Map(CLASSES.map((class_) => [class_, none()]));
	const reliability = BOUNDS.map((from) => ({ from, found: 0, right: 0 }));
	gold.forEach(({ types, upos }, s) => {
		const expected = new Map(
			[...types]
				.filter(([at]) => COUNTED.has(upos[at]!))
				.map(([at, type]) => [at, classOf(type as FineType)])
		);
		for (const class_ of expected.values()) {
			all.gold++;
			classes.get(class_)!.gold++;
		}
		for (const { head, type, confidence } of found[s]!) {
			if (types.has(head) && !expected.has(head)) continue;
			const level = reliability.find(({ from }) => confidence >= from)!;
			for (const counts of [all, classes.get(type)!, level]) {
				counts.found++;
				if (expected.get(head) === type) counts.right++;
			}
		}
	});
	return { all, classes, reliability };
}

/** Precision, recall and their harmonic mean, 0 to 1; 0 where nothing is right. */
export function shares({ gold, found, right }: Counts): {
	precision: number;
	recall: number;
	f1: number;
} {
	if (right === 0) return { precision: 0, recall: 0, f1: 0 };
	return { precision: right / found, recall: right / gold, f1: (2 * right) / (gold + found) };
}
