/**
 * The place on this site that `next` names, or null: an address elsewhere, however it is dressed up, is nobody's
 * wish after signing in.
 */
export function safeNext(next: string, origin: string): string | null {
	if (!next.startsWith('/')) return null;
	let url: URL;
	try {
		url = new URL(next, origin);
	} catch {
		return null;
	}
	const path = url.pathname + url.search;
	return url.origin === origin && !path.startsWith('//') ? path : null;
}
