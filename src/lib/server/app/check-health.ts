import { pingDatabase } from '../db/client.ts';

/** Resolves when the store answers; DomainError 'unavailable' when it does not. */
export async function checkHealth(): Promise<void> {
	await pingDatabase();
}
