/** All gates, and what they say of an item. Gate 23 is of a corpus: `npm run quality` measures it. */
import type { Item } from '../item.ts';
import type { Gate, GateContext } from './gate.ts';
import { KEY_GATES } from './key-gates.ts';
import { OPTION_GATES } from './option-gates.ts';
import { QUIZ_GATES } from './quiz-gates.ts';
import { TRUTH_GATES } from './truth-gates.ts';
import { WORDING_GATES } from './wording-gates.ts';

/** In the order of GENERATION.md §3. */
export const GATES: readonly Gate[] = [
	...TRUTH_GATES,
	...KEY_GATES,
	...WORDING_GATES,
	...OPTION_GATES,
	...QUIZ_GATES
].sort((a, b) => numberOf(a) - numberOf(b));

function numberOf({ id }: Gate): number {
	return Number(id.slice('gate-'.length));
}

/** @returns the ids of the hard gates that refuse the item, and of the soft ones that warn. */
export function gateItem(
	item: Item,
	context: GateContext
): { refused: string[]; warnings: string[] } {
	const failed = GATES.filter((gate) => gate.check(item, context) !== null);
	return {
		refused: failed.filter((g) => g.hard).map((g) => g.id),
		warnings: failed.filter((g) => !g.hard).map((g) => g.id)
	};
}
