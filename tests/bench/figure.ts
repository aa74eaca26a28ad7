/** One line of the table that `npm run bench` prints. */
export interface Figure {
	name: string;
	/** What was measured, and what it is set against in the same run; null where that says nothing. */
	value: number;
	baseline: number | null;
	/** Value to baseline, the median over the rounds; null without a baseline. */
	ratio: number | null;
	/** What it must reach, in words. */
	reach: string;
	met: boolean;
	/** What value and baseline are. */
	of: string;
}

export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

/** @param share between 0 and 1 */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** A number in three digits or so. */
export function short(value: number | null): string {
	if (value === null) return '–';
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
	return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
	const rows = [
		['', 'figure', 'value', 'baseline', 'ratio', 'reach', ''],
		...figures.map(({ name, value, baseline, ratio, reach, met, of }) => [
			met ? 'met' : 'MISSED',
			name,
			short(value),
			short(baseline),
			short(ratio),
			reach,
			of
		])
	];
	const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
	return rows
		.map((row) =>
			row
				.map((cell, at) => cell.padEnd(at < row.length - 1 ? widths[at]! : 0))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}
