/** How well mentions match a treebank's annotation. */
import { classOf, ENTITY_CLASSES, type EntityClass } from './entity-types.ts';
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

const BOUNDS = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0];
const COUNTED = new Set(['NOUN', 'PROPN']);

/** The classes of what counts: mentions headed by a noun or name. */
function expectedIn({ types, upos }: TypedSentence): Map<number, EntityClass> {
	return new Map(
		[...types].filter(([at]) => COUNTED.has(upos[at]!)).map(([at, type]) => [at, classOf(type)])
	);
}

/**
 * Which of a sentence's mentions have the right head and class. Those whose head is the head of one headed by something
 * else (a pronoun, a number, a gerund) are left out: they count neither for nor against.
 */
export function judge(
	gold: TypedSentence,
	found: readonly EntityMention[]
): { mention: EntityMention; right: boolean }[] {
	const expected = expectedIn(gold);
	return found
		.filter(({ head }) => expected.has(head) || !gold.types.has(head))
		.map((mention) => ({ mention, right: expected.get(mention.head) === mention.type }));
}

/** @param found the mentions of each sentence */
export function scoreTyping(
	gold: readonly TypedSentence[],
	found: readonly (readonly EntityMention[])[]
): TypingScore {
	const none = (): Counts => ({ gold: 0, found: 0, right: 0 });
	const all = none();
	const classes = new Map(ENTITY_CLASSES.map((class_) => [class_, none()]));
	const reliability = BOUNDS.map((from) => ({ from, found: 0, right: 0 }));
	gold.forEach((sentence, s) => {
		for (const class_ of expectedIn(sentence).values()) {
			all.gold++;
			classes.get(class_)!.gold++;
		}
		for (const { mention, right } of judge(sentence, found[s]!)) {
			const level = reliability.find(({ from }) => mention.confidence >= from)!;
			for (const counts of [all, classes.get(mention.type)!, level]) {
				counts.found++;
				if (right) counts.right++;
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
