/** Says that the store cannot be opened, copied or replaced, in a sentence for the person who runs it. */
export class StoreError extends Error {
	override readonly name = 'StoreError';
}

/** What an error says of itself, for the end of such a sentence. */
export function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
