/** Where one learner stands in one scope; points in thousandths. */
export interface Standing {
	userId: string;
	nickname: string;
	points: number;
	possible: number;
	/** False: opted out, and seen by nobody but themselves and their trainers. */
	listed: boolean;
}

/** One line of a board as its reader may see it: nobody's account is named. */
export interface BoardRow {
	/** From 1; equal points share a place, and the places after them are skipped (1, 2, 2, 4). */
	place: number;
	nickname: string;
	points: number;
	possible: number;
	/** True on the reader's own line. */
	own: boolean;
	/** False on the line of someone who opted out (their own, or read by a trainer). */
	listed: boolean;
}

export interface Board {
	rows: BoardRow[];
	/** The reader's own line, when it is not among the rows. */
	ownRow: BoardRow | null;
}

/** More points first; equal points by nickname, then account, so that the order never flickers. */
export function compareStandings(a: Standing, b: Standing): number {
	return (
		b.points - a.points ||
		a.nickname.localeCompare(b.nickname, 'en') ||
		(a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0)
	);
}

/** Gives places to a board read from its top. */
export function placeStandings(fromTop: readonly Standing[], readerId: string): BoardRow[] {
	const sorted = [...fromTop].sort(compareStandings);
	let place = 0;
	return sorted.map((standing, index) => {
		if (index === 0 || sorted[index - 1]!.points !== standing.points) place = index + 1;
		return rowOf(standing, place, readerId);
	});
}

/**
 * The board a learner sees.
 * @param top the first listed standings of the board, most points first
 * @param own where the reader stands, listed or not; undefined when nowhere yet
 * @param ahead how many listed learners have more points than the reader
 */
export function boardForLearner(
	top: readonly Standing[],
	own: Standing | undefined,
	ahead: number,
	readerId: string
): Board {
	const rows = placeStandings(
		top.filter((s) => s.listed),
		readerId
	);
	if (!own || rows.some((row) => row.own)) return { rows, ownRow: null };
	return { rows, ownRow: rowOf(own, ahead + 1, readerId) };
}

function rowOf(standing: Standing, place: number, readerId: string): BoardRow {
	const { userId, nickname, points, possible, listed } = standing;
	return { place, nickname, points, possible, own: userId === readerId, listed };
}
