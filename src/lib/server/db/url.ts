/** Where data lives when nothing is said. */
export const DEFAULT_DATABASE_URL = 'file:./data/threshold.db';

/** True for a PostgreSQL server's address, or for the in-process PostgreSQL the tests run on (`pglite:`). */
export function isPostgresUrl(url: string | undefined): boolean {
	return /^(postgres(ql)?|pglite):/.test(url ?? DEFAULT_DATABASE_URL);
}
