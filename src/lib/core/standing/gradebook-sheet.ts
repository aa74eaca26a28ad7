import type { GradebookCell } from './gradebook-cells.ts';

/** A cell of a sheet: words, a number, or nothing. */
export type SheetValue = string | number | null;

export interface SheetRow {
	nickname: string;
	realName: string | null;
	group: string | null;
	/** In hundredths of a percent. */
	total: number | null;
	cells: readonly GradebookCell[];
}

/**
 * The gradebook as a table with its head: points as numbers where an attempt counts, a word where none does, nothing
 * where nothing is due.
 * @param withRealNames false leaves that column out
 */
export function gradebookSheet(
	assignments: readonly { title: string; possible: number }[],
	rows: readonly SheetRow[],
	withRealNames: boolean
): SheetValue[][] {
	const head = [
		'Nickname',
		...(withRealNames ? ['Real name'] : []),
		'Group',
		'Total (%)',
		...assignments.map(({ title, possible }) =>
			possible === 0 ? title : `${title} (of ${possible / 1000})`
		)
	];
	return [
		head,
		...rows.map(({ nickname, realName, group, total, cells }) => [
			nickname,
			...(withRealNames ? [realName] : []),
			group,
			total === null ? null : total / 100,
			...cells.map(valueOf)
		])
	];
}

function valueOf({ state, points }: GradebookCell): SheetValue {
	switch (state) {
		case 'counts':
			return points / 1000;
		case 'missing':
		case 'excused':
		case 'begun':
			return state;
		case 'open':
		case 'not-given':
			return null;
	}
}
