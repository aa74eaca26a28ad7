/**
 * Weights of the evidence in `evidence.ts`: a logistic regression over 5038 clauses of the treebanks' dev parts, right
 * being what the annotated tree gives. Written by `tests/quality/reading/fit-confidence.ts`.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
	always: 0.03,
	odds: 0.58,
	unknownComplement: 0.56,
	unknownConjunct: 0.14,
	unknownOnNoun: 0.8,
	unknownOther: 0.18,
	shares: 0.31,
	controlled: 0.37,
	hung: 0.33,
	apart: -0.47,
	lender: -0.19,
	above: -0.08,
	teller: -0.12,
	heard: -0.15,
	unreal: -0.06,
	conditional: -0.05,
	conjunct: -0.05,
	adverbial: -0.17,
	aside: -0.33,
	onNoun: -0.43,
	main: 0.21,
	coordinated: -0.32,
	commas: -0.74,
	far: 0.46,
	length: 0.0,
	impossible: -0.58,
	agreed: 0.69,
	disputed: -0.51,
	missed: -0.15
};
