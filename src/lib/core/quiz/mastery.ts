/** How an item of a mastery attempt stands after the answers so far. */
export interface Practised {
	step: number;
	/** How often it was answered. */
	tries: number;
	/** True once its last answer was right. */
	right: boolean;
}

/**
 * The step that comes next: what was not asked yet, in the order shown; then what is still wrong, in rounds, the one
 * answered least often first. Null where nothing is left.
 */
export function nextToPractise(
	order: readonly number[],
	practised: readonly Practised[]
): number | null {
	const known = new Map(practised.map((p) => [p.step, p]));
	const fresh = order.find((step) => !known.has(step));
	if (fresh !== undefined) return fresh;
	const open = order.filter((step) => !known.get(step)!.right);
	if (open.length === 0) return null;
	return open.reduce((next, step) =>
		known.get(step)!.tries < known.get(next)!.tries ? step : next
	);
}

/** True once everything was asked and enough of it is right. @param percent the share that is asked for */
export function isMastered(
	{ points, possible, asked, of }: { points: number; possible: number; asked: number; of: number },
	percent: number
): boolean {
	return asked === of && points * 100 >= possible * percent;
}
