import { isPostgresUrl } from './url.ts';

const onPostgres = isPostgresUrl(process.env.DATABASE_URL);

/**
 * A query whose rows stay as they are until its transaction ends: many may hold them at once, and whoever would change
 * them waits. SQLite has one writer at a time anyway.
 */
export function held<T>(query: T): T {
	return onPostgres ? (query as unknown as { for(strength: 'share'): T }).for('share') : query;
}
