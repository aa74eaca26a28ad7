/**
 * Tells the server that an item is on the screen, so that it can reckon the time its answer takes. Nothing waits for
 * it, and nothing is lost where it does not arrive but that time.
 */
export function noteShown(clockUrl: string, step: number): void {
	void fetch(clockUrl, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ step, item: true })
	}).catch(() => undefined);
}
