import type { Query } from './client.ts';

/**
 * A query that is built and prepared once for each store, for those that run with every answer: building one takes
 * several times as long as running it. On PostgreSQL each transaction is a store of its own, and nothing is saved.
 * Values that change are placeholders.
 */
export function prepared<T extends object>(prepare: (q: Query) => T): (q: Query) => T {
	const made = new WeakMap<Query, T>();
	return (q) => {
		const known = made.get(q);
		if (known) return known;
		const query = prepare(q);
		made.set(q, query);
		return query;
	};
}
