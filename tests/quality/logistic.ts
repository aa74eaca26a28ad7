/** Ridge-penalised logistic regression by Newton's method (iteratively reweighted least squares), for the fitting scripts here. */
export interface Case {
	/** What is not named is nought. */
	features: Readonly<Record<string, number>>;
	right: boolean;
	/** What it is from: cases of one group are never split between fitting and testing. */
	group: string;
}

export type Weights = ReadonlyMap<string, number>;

const ROUNDS = 25;

export function likelihood(weights: Weights, features: Case['features']): number {
	let sum = 0;
	for (const [name, value] of Object.entries(features)) sum += value * (weights.get(name) ?? 0);
	return 1 / (1 + Math.exp(-sum));
}

/** @param ridge pulls each weight towards nought; the weight named 'always' is left free */
export function fitLogistic(cases: readonly Case[], ridge: number): Weights {
	const names = [...new Set(cases.flatMap(({ features }) => Object.keys(features)))].sort();
	const place = new Map(names.map((name, i) => [name, i]));
	const rows = cases.map(({ features }) =>
		Object.entries(features).map(([name, value]) => [place.get(name)!, value] as const)
	);
	const pull = names.map((name) => (name === 'always' ? 0.001 : ridge));
	let weights = names.map(() => 0);
	for (let round = 0; round < ROUNDS; round++) {
		const matrix = names.map((_, i) => [
			...names.map((_name, j) => (i === j ? pull[i]! : 0)),
			-pull[i]! * weights[i]!
		]);
		rows.forEach((row, at) => {
			const sum = row.reduce((total, [j, value]) => total + value * weights[j]!, 0);
			const likely = 1 / (1 + Math.exp(-sum));
			const spread = likely * (1 - likely);
			for (const [i, value] of row) {
				for (const [j, other] of row) matrix[i]![j]! += spread * value * other;
				matrix[i]![names.length]! += value * (Number(cases[at]!.right) - likely);
			}
		});
		weights = solve(matrix).map((step, i) => weights[i]! + step);
	}
	return new Map(names.map((name, i) => [name, weights[i]!]));
}

/** Each case's likelihood by weights fitted without its group. */
export function likelyUnseen(cases: readonly Case[], ridge: number, folds: number): number[] {
	const groups = [...new Set(cases.map(({ group }) => group))].sort();
	const fold = cases.map(({ group }) => groups.indexOf(group) % folds);
	const found = new Array<number>(cases.length).fill(0);
	for (let k = 0; k < folds; k++) {
		const weights = fitLogistic(
			cases.filter((_, i) => fold[i] !== k),
			ridge
		);
		cases.forEach((one, i) => {
			if (fold[i] === k) found[i] = likelihood(weights, one.features);
		});
	}
	return found;
}

/** Solves the symmetric system in place by Gaussian elimination; `matrix` has the right side as its last column. */
export function solve(matrix: number[][]): number[] {
	const n = matrix.length;
	for (let i = 0; i < n; i++) {
		for (let k = i + 1; k < n; k++) {
			const factor = matrix[k]![i]! / matrix[i]![i]!;
			for (let j = i; j <= n; j++) matrix[k]![j]! -= factor * matrix[i]![j]!;
		}
	}
	const result = new Array<number>(n).fill(0);
	for (let i = n - 1; i >= 0; i--) {
		let sum = matrix[i]![n]!;
		for (let j = i + 1; j < n; j++) sum -= matrix[i]![j]! * result[j]!;
		result[i] = sum / matrix[i]![i]!;
	}
	return result;
}
