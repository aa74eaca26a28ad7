import type { Debrief, DebriefRow } from '$lib/core/scenario/debrief.ts';

/** Where the two lines of the map run, in its own units: the learner's, the ideal one, and both together. */
export const LANES = { own: 20, ideal: 52, both: 36 } as const;

export interface MapRow {
	row: DebriefRow;
	/** Both ways pass this situation. */
	shared: boolean;
	/** SVG paths of the two lines through a row of 72 by 100, its stop half-way down; '' where a line does not run. */
	own: string;
	ideal: string;
}

/** Lays the two ways out as lines that run together wherever both do the same between two situations. */
export function layOutMap({ rows }: Pick<Debrief, 'rows'>): MapRow[] {
	const together = rows.map(
		(row, i) => isShared(row) && goAlike(row) && leadsTogether(rows[i + 1])
	);
	const firstOwn = rows.findIndex((row) => row.own);
	const firstIdeal = rows.findIndex((row) => row.ideal);
	return rows.map((row, i) => {
		const above = i > 0 && together[i - 1]!;
		const below = together[i]!;
		const shared = isShared(row);
		const line = (lane: 'own' | 'ideal', first: number) => {
			if (first < 0 || i < first) return '';
			const stop = row[lane] && shared ? LANES.both : LANES[lane];
			const from = above ? LANES.both : LANES[lane];
			const to = below ? LANES.both : LANES[lane];
			const upper = i === first ? `M${stop} 50` : `M${from} 0C${from} 25 ${stop} 25 ${stop} 50`;
			return `${upper}C${stop} 75 ${to} 75 ${to} 100`;
		};
		return { row, shared, own: line('own', firstOwn), ideal: line('ideal', firstIdeal) };
	});
}

function isShared(row: DebriefRow): boolean {
	return row.own !== null && row.ideal !== null;
}

function goAlike(row: DebriefRow): boolean {
	return row.own?.done.id === row.ideal?.done.id;
}

/** After the last situation both come to an ending, and alike ways come to the same. */
function leadsTogether(next: DebriefRow | undefined): boolean {
	return next === undefined || isShared(next);
}
