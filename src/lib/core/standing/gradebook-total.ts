/** One assignment as a learner's total reads it. Points in thousandths. */
export interface TotalPart {
	/** False: it was given to others only. */
	given: boolean;
	excused: boolean;
	/** The due time has passed, for this learner. */
	due: boolean;
	/** In percent of an ordinary assignment. */
	weight: number;
	points: number;
	/** 0: no attempt counts yet. */
	possible: number;
}

/** Of what `total` returns: 100 %. */
export const FULL = 10_000;

/**
 * The weighted mean of what each assignment brought of what it could have brought, in hundredths of a percent, rounded
 * to the nearest; null while nothing counts. An excused assignment is left out; one that is due and has no attempt
 * counts as nothing; one that is not due yet counts once an attempt does.
 *
 * Assignments weigh the same whatever their number of points, but for their `weight`: a long quiz is not worth more
 * than a short one unless the trainer says so. Reckoned in whole numbers, so the order of the parts makes no difference.
 */
export function totalOf(parts: readonly TotalPart[]): number | null {
	let weights = 0;
	/** Weighted points by what they are out of: Σ weight · points / possible is added up one denominator at a time. */
	const sums = new Map<number, number>();
	for (const part of parts) {
		if (!countsInTotal(part)) continue;
		weights += part.weight;
		if (part.possible === 0) continue;
		sums.set(part.possible, (sums.get(part.possible) ?? 0) + part.weight * part.points);
	}
	if (weights === 0) return null;
	let numerator = 0n;
	let denominator = 1n;
	for (const [possible, sum] of sums) {
		numerator = numerator * BigInt(possible) + BigInt(sum) * denominator;
		denominator *= BigInt(possible);
	}
	return Number(nearest(numerator * BigInt(FULL), denominator * BigInt(weights)));
}

/** True when the assignment stands in this learner's total, with whatever it brought. */
export function countsInTotal(part: TotalPart): boolean {
	return part.given && !part.excused && part.weight > 0 && (part.possible > 0 || part.due);
}

/** `numerator / denominator` to the nearest whole number, halves upwards; the denominator is positive. */
function nearest(numerator: bigint, denominator: bigint): bigint {
	const doubled = 2n * numerator + denominator;
	const by = 2n * denominator;
	const quotient = doubled / by;
	// BigInt division cuts towards zero, which is one too high below it.
	return doubled % by < 0n ? quotient - 1n : quotient;
}
