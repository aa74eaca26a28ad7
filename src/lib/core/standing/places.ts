/** Something that stands on a board: a learner or a team, with what its place is taken by. */
export interface Standing {
	name: string;
	value: number;
}

/** From 1; equal values share a place, and the places after them are skipped (1, 2, 2, 4). */
export type Placed<T> = T & { place: number };

/** More first; equal ones by name, so that the order says nothing and never flickers. */
export function compareStandings(a: Standing, b: Standing): number {
	return b.value - a.value || a.name.localeCompare(b.name, 'en');
}

/**
 * Gives places to one window of a board.
 * @param from where the window begins: how many lines come before it, and how many stand higher than its first line
 */
export function placeStandings<T extends Standing>(
	window: readonly T[],
	from: { offset: number; ahead: number } = { offset: 0, ahead: 0 }
): Placed<T>[] {
	const sorted = [...window].sort(compareStandings);
	let place = from.ahead + 1;
	return sorted.map((standing, index) => {
		if (index > 0 && sorted[index - 1]!.value !== standing.value) place = from.offset + index + 1;
		return { ...standing, place };
	});
}

/** The public part shows the first five places; so many lines where places are shared, at most. */
const PUBLIC_PLACES = 5;
const MOST_LINES = 10;
/** How much of a board's top `publicPart` wants to see: with so many, the size of the rest does not matter. */
export const PUBLIC_WINDOW = 2 * MOST_LINES + 2;

/**
 * What everyone may see of a board: its first five places, and never a last one. No more than half of those who stand
 * are shown, and two at least are not, so that nobody who is missing can be told to be the last; a place is shown with
 * all who share it or not at all. Three who stand show one, four two, ten five; two show nobody.
 * @param fromTop the first PUBLIC_WINDOW standings of the board, or all where it has fewer
 * @param worthShowing what is not (an improvement below zero, say) ends the list
 */
export function publicPart<T extends Standing>(
	fromTop: readonly T[],
	worthShowing: (value: number) => boolean = () => true
): Placed<T>[] {
	const placed = placeStandings(fromTop);
	const limit = Math.min(MOST_LINES, Math.floor(placed.length / 2), placed.length - 2);
	let shown = 0;
	while (shown < Math.min(PUBLIC_PLACES, limit) && worthShowing(placed[shown]!.value)) {
		const { place } = placed[shown]!;
		const end = placed.filter((standing) => standing.place <= place).length;
		if (end > limit) break;
		shown = end;
	}
	return placed.slice(0, shown);
}
