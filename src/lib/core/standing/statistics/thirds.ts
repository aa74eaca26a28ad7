/** Which third of the scores an attempt is in. */
export type Third = 'bottom' | 'middle' | 'top';

/**
 * Sorts attempts by their totals into thirds. Equal totals are never parted: all of them go where the middle of their
 * ranks lies (on a boundary: to the middle third), so thirds may differ in size, and one may be empty.
 */
export function thirdsOf(totals: readonly number[]): Third[] {
	const sorted = [...totals].sort((a, b) => a - b);
	const n = sorted.length;
	const bounds = new Map<number, { from: number; to: number }>();
	sorted.forEach((total, i) => {
		bounds.set(total, { from: bounds.get(total)?.from ?? i, to: i + 1 });
	});
	return totals.map((total) => {
		const { from, to } = bounds.get(total)!;
		// The middle rank is (from + to) / 2, the boundaries n / 3 and 2n / 3; compared in whole numbers.
		if (3 * (from + to) < 2 * n) return 'bottom';
		return 3 * (from + to) > 4 * n ? 'top' : 'middle';
	});
}
