const NO_ANSWER = 'The server cannot be reached. Please try again.';

/** Sends JSON and resolves with the answer, or with what is wrong in a sentence. */
export async function postJson<T extends object>(
	address: string,
	body: unknown
): Promise<T | { problem: string }> {
	return await askJson<T>(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}

/** Asks for JSON. */
export async function askJson<T extends object>(
	address: string,
	init: RequestInit = {}
): Promise<T | { problem: string }> {
	try {
		const response = await fetch(address, init);
		const answer = await response.json();
		return response.ok ? answer : { problem: answer.message ?? NO_ANSWER };
	} catch {
		return { problem: NO_ANSWER };
	}
}
