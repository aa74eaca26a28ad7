/** Means, spreads and correlations. Two passes each, so that large equal amounts cancel before they can do harm. */

/** Null for no values. */
export function mean(values: readonly number[]): number | null {
	if (values.length === 0) return null;
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, or the mean of the middle two; null for no values. */
export function median(values: readonly number[]): number | null {
	if (values.length === 0) return null;
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The variance of a sample (divided by n − 1); null below two values. */
export function variance(values: readonly number[]): number | null {
	if (values.length < 2) return null;
	return products(values, values) / (values.length - 1);
}

/**
 * The product-moment correlation; null where either side has no spread, which includes fewer than two pairs.
 * @param ys as many as `xs`
 */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
	if (!hasSpread(xs) || !hasSpread(ys)) return null;
	const r = products(xs, ys) / Math.sqrt(products(xs, xs) * products(ys, ys));
	return Math.min(1, Math.max(-1, r));
}

export function hasSpread(values: readonly number[]): boolean {
	return values.some((value) => value !== values[0]);
}

/** Sum of the products of the distances from the means. */
function products(xs: readonly number[], ys: readonly number[]): number {
	const [mx, my] = [mean(xs) ?? 0, mean(ys) ?? 0];
	return xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0);
}
