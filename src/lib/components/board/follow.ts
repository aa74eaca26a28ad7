/** A board on another node, or one whose line was cut unnoticed, is asked for again so often (milliseconds). */
const ASK_ANYWAY = 60_000;

/**
 * Calls `refresh` whenever the class's boards may have moved: at every event of the stream at `address`, when the line
 * is up again after it was down, and once a minute whatever happens. `live` hears whether the line is up.
 * @returns what ends it
 */
export function followBoard(
	address: string,
	refresh: () => void,
	live: (up: boolean) => void
): () => void {
	const events = new EventSource(address);
	events.addEventListener('changed', refresh);
	events.addEventListener('open', () => {
		live(true);
		// Whatever moved while the line was down.
		refresh();
	});
	events.addEventListener('error', () => live(false));
	const anyway = setInterval(refresh, ASK_ANYWAY);
	return () => {
		events.close();
		clearInterval(anyway);
	};
}
