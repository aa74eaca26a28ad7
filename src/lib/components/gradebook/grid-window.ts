/** Which of many equal lines are drawn: from `first` up to, not including, `end`. */
export interface LinesDrawn {
	first: number;
	end: number;
}

/**
 * The lines that show in a window of `extent` px at `offset`, with `spare` more on either side, so that a little
 * scrolling needs no drawing.
 * @param size of one line in px
 */
export function linesDrawn(
	{ offset, extent, size }: { offset: number; extent: number; size: number },
	count: number,
	spare: number
): LinesDrawn {
	const shown = Math.ceil(extent / size) + 1;
	// In steps of `spare`, so that the set of lines changes now and then and not at every pixel.
	const from = Math.floor(Math.max(0, offset) / size / spare) * spare - spare;
	const first = Math.max(0, Math.min(from, count - shown - 2 * spare));
	return { first, end: Math.min(count, first + shown + 3 * spare) };
}

/** How far to scroll so that a line shows whole, and as little as may be. All in px. */
export function offsetToShow(
	line: number,
	{ offset, extent, size }: { offset: number; extent: number; size: number }
): number {
	if ((line + 1) * size > offset + extent) offset = (line + 1) * size - extent;
	return Math.max(0, Math.min(offset, line * size));
}
