/** How far a learner is with an assignment. */
export type CellState =
	/** It was given to others only. */
	| 'not-given'
	| 'excused'
	/** Due, and no attempt counts: nothing of what it could have brought. */
	| 'missing'
	/** Not due, and not begun. */
	| 'open'
	/** Begun; nothing counts before it is finished. */
	| 'begun'
	/** An attempt counts. */
	| 'counts';

/** One learner's grade in one assignment as the gradebook shows it; points in thousandths. */
export interface GradebookCell {
	state: CellState;
	points: number;
	/** 0 while no attempt counts. */
	possible: number;
	late: boolean;
	/** The attempt that counts still runs. */
	running: boolean;
	/** How many answers wait for a trainer's verdict. */
	waiting: number;
	/** A word of the trainer stands with it. */
	commented: boolean;
}

const LETTERS: Record<Exclude<CellState, 'counts'>, string> = {
	'not-given': 'n',
	excused: 'e',
	missing: 'm',
	open: '',
	begun: 'b'
};
const STATES = Object.fromEntries(
	Object.entries(LETTERS).map(([state, letter]) => [letter, state])
) as Record<string, CellState>;

const CELL = /^([nemb]?)(?:(-?\d+)\/(\d*))?(l?)(r?)(c?)(?:w(\d+))?$/;

/**
 * A row of cells as one short string, for sending fifty thousand at once: "7500/l,m,,e" for 7.5 points handed in late,
 * missing, open, excused. What a cell is out of is left out where it is the column's usual, given by `usual`.
 */
export function packCells(cells: readonly GradebookCell[], usual: readonly number[]): string {
	return cells
		.map((cell, column) => {
			const letter = cell.state === 'counts' ? '' : LETTERS[cell.state];
			const out = cell.possible === usual[column] ? '' : cell.possible;
			const points = cell.possible > 0 ? `${cell.points}/${out}` : '';
			const flags = `${cell.late ? 'l' : ''}${cell.running ? 'r' : ''}${cell.commented ? 'c' : ''}`;
			return letter + points + flags + (cell.waiting > 0 ? `w${cell.waiting}` : '');
		})
		.join(',');
}

/** The cells that packCells packed. */
export function unpackCells(packed: string, usual: readonly number[]): GradebookCell[] {
	if (usual.length === 0) return [];
	return packed.split(',').map((text, column) => {
		const match = CELL.exec(text);
		if (!match) throw new Error(`No gradebook cell: ${text}`);
		const [, letter = '', points, out, late, running, commented, waiting] = match;
		return {
			state: letter === '' && points !== undefined ? 'counts' : STATES[letter]!,
			points: Number(points ?? 0),
			possible: points === undefined ? 0 : out === '' ? usual[column]! : Number(out),
			late: late !== '',
			running: running !== '',
			commented: commented !== '',
			waiting: Number(waiting ?? 0)
		};
	});
}

/** For each column, what most of its cells that count are out of; 0 where none counts. */
export function usualPossible(
	rows: readonly (readonly GradebookCell[])[],
	columns: number
): number[] {
	return Array.from({ length: columns }, (_, column) => {
		const counts = new Map<number, number>();
		for (const row of rows) {
			const { possible } = row[column]!;
			if (possible > 0) counts.set(possible, (counts.get(possible) ?? 0) + 1);
		}
		let usual = 0;
		for (const [possible, count] of counts) {
			const most = counts.get(usual) ?? 0;
			if (count > most || (count === most && possible > usual)) usual = possible;
		}
		return usual;
	});
}
