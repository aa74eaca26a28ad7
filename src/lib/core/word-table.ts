/**
 * A table looked up by words of an article. It inherits nothing, so that "constructor" or "valueOf" in a text finds only
 * what the table itself holds.
 */
export function wordTable<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
	return Object.assign(Object.create(null) as Record<string, T>, entries);
}
