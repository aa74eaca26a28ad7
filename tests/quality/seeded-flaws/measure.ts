/** How many seeded flaws each gate catches, and how many sound items it refuses. */
import { GATES } from '../../../src/lib/core/quiz/gates/gates.ts';
import type { Gate } from '../../../src/lib/core/quiz/gates/gate.ts';
import type { Item } from '../../../src/lib/core/quiz/item.ts';
import { seededRandom } from '../../../src/lib/core/random.ts';
import type { Sentence } from '../../../src/lib/core/reading/reading.ts';
import type { Base } from './base.ts';
import { verbatim, type Flaw, type Spoilt } from './flaw.ts';
import { FORCE_FLAWS } from './force-flaws.ts';
import { KEY_FLAWS } from './key-flaws.ts';
import { OPTION_FLAWS } from './option-flaws.ts';
import { QUIZ_FLAWS } from './quiz-flaws.ts';
import { TRUTH_FLAWS } from './truth-flaws.ts';
import { WORDING_FLAWS } from './wording-flaws.ts';

export const FLAWS: readonly Flaw[] = [
	...TRUTH_FLAWS,
	...FORCE_FLAWS,
	...KEY_FLAWS,
	...WORDING_FLAWS,
	...OPTION_FLAWS,
	...QUIZ_FLAWS
];

export interface Caught {
	gate: string;
	kind: string;
	seeded: number;
	caught: number;
	/** Stems and answers of what slipped through. */
	missed: Spoilt[];
}

export interface Spared {
	gate: string;
	sound: number;
	refused: { item: Item; message: string }[];
}

/** Gates that are shown what the article says word for word, too: it is sound to them whatever it says. */
const OF_STATEMENTS = new Set(['gate-2', 'gate-3']);

/** A sentence that stands as a statement: whole, outside quotations, no order and no list entry. */
function isStatement({ text, listed, tree }: Sentence): boolean {
	const words = text.split(/\s+/).length;
	return (
		!listed &&
		words >= 6 &&
		words <= 34 &&
		/^\p{Lu}[^"“”?:;]*\.$/u.test(text) &&
		tree.root >= 0 &&
		tree.child(tree.root, 'nsubj') >= 0
	);
}

function* itemsFor(gate: string, bases: readonly Base[]): Generator<[Item, Base]> {
	for (const base of bases) for (const item of base.items) yield [item, base];
	if (!OF_STATEMENTS.has(gate)) return;
	for (const base of bases)
		for (const sentence of base.reading.sentences)
			if (isStatement(sentence)) yield [verbatim(sentence), base];
}

const gateOf = (id: string): Gate => GATES.find((g) => g.id === id)!;

function checked(gate: Gate, { item, quiz = [] }: Spoilt, base: Base): string | null {
	return gate.check(item, { text: base.text, reading: base.reading, parse: base.parse, quiz });
}

/** Seeds up to `most` flaws of every kind, drawn over all articles by one fixed seed. */
export function catchFlaws(bases: readonly Base[], most: number): Caught[] {
	return FLAWS.map(({ gate: id, kind, of }) => {
		const random = seededRandom(`${id} ${kind}`);
		const gate = gateOf(id);
		const result: Caught = { gate: id, kind, seeded: 0, caught: 0, missed: [] };
		for (const [item, base] of random.shuffle([...itemsFor(id, bases)])) {
			for (const spoilt of of(item, base, random)) {
				if (result.seeded >= most) return result;
				result.seeded++;
				if (checked(gate, spoilt, spoilt.base ?? base) === null) result.missed.push(spoilt);
				else result.caught++;
			}
		}
		return result;
	});
}

/** Lets every gate look at every sound item, beside the other items of its article. */
export function spareSound(bases: readonly Base[]): Spared[] {
	return GATES.map((gate) => {
		const result: Spared = { gate: gate.id, sound: 0, refused: [] };
		for (const [item, base] of itemsFor(gate.id, bases)) {
			const message = checked(gate, { item, quiz: base.items }, base);
			result.sound++;
			if (message !== null) result.refused.push({ item, message });
		}
		return result;
	});
}

/** Of as many flawed as sound items, the share of refusals that are right. */
export function precision(caught: number, seeded: number, spared: Spared): number {
	const wrong = (spared.refused.length / Math.max(1, spared.sound)) * seeded;
	return caught + wrong === 0 ? 1 : caught / (caught + wrong);
}
