/** A new id for something that may be sent twice and counts once. `randomUUID` is not there over plain http. */
export function newPostId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
