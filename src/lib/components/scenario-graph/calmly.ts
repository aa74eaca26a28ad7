/** How long the graph takes to go somewhere; at once for those who asked for less motion. */
export function calmly(): { duration: number } {
	return { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250 };
}
