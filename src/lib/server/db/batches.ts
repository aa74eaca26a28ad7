/** Both engines bind a limited number of values in one statement; so many rows stay well below. */
const MOST = 500;

/** The list in parts that fit into one statement each; none for an empty list. */
export function inBatches<T>(list: readonly T[]): T[][] {
	const parts: T[][] = [];
	for (let from = 0; from < list.length; from += MOST) parts.push(list.slice(from, from + MOST));
	return parts;
}
