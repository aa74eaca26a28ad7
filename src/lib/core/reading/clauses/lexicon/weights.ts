/**
 * Weights of the evidence in `evidence.ts`: a logistic regression over 5039 clauses of the treebanks' dev parts, right
 * being what the annotated tree gives. Written by `tests/quality/reading/fit-confidence.ts`.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
	always: 0.36,
	odds: 0.7,
	unknownComplement: 0.78,
	unknownConjunct: 0.35,
	unknownOnNoun: 0.92,
	unknownOther: 0.28,
	shares: 0.29,
	controlled: 0.43,
	hung: 0.34,
	apart: -0.75,
	lender: -0.23,
	above: -0.09,
	teller: -0.17,
	heard: -0.24,
	unreal: -0.05,
	conditional: -0.12,
	conjunct: -0.21,
	adverbial: -0.18,
	aside: -0.51,
	onNoun: -0.51,
	main: 0.18,
	coordinated: -0.5,
	commas: -0.86,
	far: 0.26,
	length: -0.13,
	impossible: -0.45
};
