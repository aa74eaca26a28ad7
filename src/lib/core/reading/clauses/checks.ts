/** How likely a clause is read right, from what speaks for and against it. */
import { WEIGHTS } from './lexicon/weights.ts';

/** Between 0 and 1: the logistic function of the weighed evidence. */
export function confidenceOf(evidence: Readonly<Record<string, number>>): number {
	let sum = 0;
	for (const [name, value] of Object.entries(evidence)) sum += (WEIGHTS[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}
