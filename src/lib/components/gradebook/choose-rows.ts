import { unpackCells, type GradebookCell } from '../../core/standing/gradebook-cells.ts';

/** A learner's line before it is unpacked. */
export interface GradebookLine {
	id: string;
	nickname: string;
	realName: string | null;
	groupId: string | null;
	/** In hundredths of a percent. */
	total: number | null;
	cells: string;
}

/** Gives the cells of a line, unpacked when it is first looked at: most never are. */
export function unpacker(usual: readonly number[]): (line: GradebookLine) => GradebookCell[] {
	const known = new Map<string, GradebookCell[]>();
	return (line) => {
		const before = known.get(line.id);
		if (before) return before;
		const cells = unpackCells(line.cells, usual);
		known.set(line.id, cells);
		return cells;
	};
}

export type StateWanted = 'any' | 'missing' | 'late' | 'waiting' | 'excused' | 'begun';

/** Which lines to show. */
export interface Wanted {
	/** Part of a nickname or a real name. */
	name: string;
	/** A group's id, 'none' for those in no group, or '' for everybody. */
	group: string;
	state: StateWanted;
	/** An assignment's index to look for the state in; null for any. */
	column: number | null;
}

/** By what the lines stand in order: the name, the total, or an assignment's index. */
export interface SortedBy {
	column: 'name' | 'total' | number;
	descending: boolean;
}

export const EVERYBODY: Wanted = { name: '', group: '', state: 'any', column: null };

/**
 * The lines that are wanted, in order. Lines with nothing to compare come last whichever way the order goes; alike
 * ones stand by nickname.
 */
export function chooseRows(
	lines: readonly GradebookLine[],
	wanted: Wanted,
	sort: SortedBy,
	cellsOf: (line: GradebookLine) => readonly GradebookCell[]
): GradebookLine[] {
	const name = foldForSearch(wanted.name);
	const chosen = lines.filter(
		(line) =>
			(name === '' || foldForSearch(`${line.nickname}\n${line.realName ?? ''}`).includes(name)) &&
			(wanted.group === '' || (line.groupId ?? 'none') === wanted.group) &&
			(wanted.state === 'any' || hasState(cellsOf(line), wanted.state, wanted.column))
	);
	const { column, descending } = sort;
	const sign = descending ? -1 : 1;
	if (column === 'name') return chosen.sort((a, b) => sign * byName(a, b));
	const keyed = chosen.map((line) => ({
		line,
		key: column === 'total' ? line.total : shareOf(cellsOf(line)[column])
	}));
	keyed.sort((a, b) => {
		if (a.key === null || b.key === null) {
			return Number(a.key === null) - Number(b.key === null) || byName(a.line, b.line);
		}
		return sign * (a.key - b.key) || byName(a.line, b.line);
	});
	return keyed.map(({ line }) => line);
}

const collator = new Intl.Collator('en', { numeric: true });

function byName(a: GradebookLine, b: GradebookLine): number {
	return collator.compare(a.nickname, b.nickname) || (a.id < b.id ? -1 : 1);
}

/** What was reached of what could be; null where there is nothing to compare. */
function shareOf(cell: GradebookCell | undefined): number | null {
	if (!cell || cell.state === 'excused') return null;
	if (cell.possible > 0) return cell.points / cell.possible;
	return cell.state === 'missing' ? 0 : null;
}

function hasState(
	cells: readonly GradebookCell[],
	state: Exclude<StateWanted, 'any'>,
	column: number | null
): boolean {
	const looked = column === null ? cells : cells.slice(column, column + 1);
	switch (state) {
		case 'late':
			return looked.some((cell) => cell.late);
		case 'waiting':
			return looked.some((cell) => cell.waiting > 0);
		case 'begun':
			return looked.some((cell) => cell.state === 'begun' || cell.running);
		default:
			return looked.some((cell) => cell.state === state);
	}
}

/** Without case and accents, so that "rene" finds René. */
function foldForSearch(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').trim();
}
