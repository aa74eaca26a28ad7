/** Which of a learner's attempts a grade is taken from. */
export type Counting = 'first' | 'last' | 'best' | 'mean';

/** An attempt that counts; points in thousandths, 0 … possible. */
export interface CountableAttempt {
	/** From 1, in the order they were begun; no two alike. */
	ordinal: number;
	points: number;
	possible: number;
	/** Null: it is still running. */
	finishedAt: number | null;
	late: boolean;
}

/** What a grade says of the attempts it was taken from. */
export interface CountedGrade {
	points: number;
	/** 0 where nothing counts yet. */
	possible: number;
	/** When the attempt that counts was finished, of a mean the last of them; null: none has been. */
	finishedAt: number | null;
	/** True when it, or any of a mean, was late. */
	late: boolean;
}

const NOTHING: CountedGrade = { points: 0, possible: 0, finishedAt: null, late: false };

/**
 * The grade that these attempts make, in whole thousandths. `best` is the greatest share, and of equal ones the
 * earliest; `mean` is that of points and of possible points, each rounded half up.
 */
export function countAttempts(
	attempts: readonly CountableAttempt[],
	counting: Counting
): CountedGrade {
	const inOrder = [...attempts].sort((a, b) => a.ordinal - b.ordinal);
	if (inOrder.length === 0) return NOTHING;
	switch (counting) {
		case 'first':
			return gradeOf(inOrder[0]!);
		case 'last':
			return gradeOf(inOrder.at(-1)!);
		case 'best':
			return gradeOf(inOrder.reduce((best, next) => (isBetter(next, best) ? next : best)));
		case 'mean':
			return {
				points: mean(inOrder.map((a) => a.points)),
				possible: mean(inOrder.map((a) => a.possible)),
				finishedAt: inOrder.reduce<number | null>(
					(last, { finishedAt }) => (finishedAt === null ? last : Math.max(last ?? 0, finishedAt)),
					null
				),
				late: inOrder.some((a) => a.late)
			};
	}
}

function gradeOf({ points, possible, finishedAt, late }: CountableAttempt): CountedGrade {
	return { points, possible, finishedAt, late };
}

/** By share; compared as products, so that nothing is rounded. */
function isBetter(a: CountableAttempt, b: CountableAttempt): boolean {
	return a.points * b.possible > b.points * a.possible;
}

function mean(values: number[]): number {
	const sum = values.reduce((total, value) => total + value, 0);
	return Math.floor((2 * sum + values.length) / (2 * values.length));
}
