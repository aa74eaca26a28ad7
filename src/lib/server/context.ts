import type { Database } from './db/client.ts';
import type { Role } from './db/schema.ts';

/** What every use case is given: the store and the clock. */
export interface Context {
	db: Database;
	/** UTC milliseconds. */
	now: () => number;
}

/** Who is asking. Use cases check the role themselves, whatever the route did. */
export interface Actor {
	userId: string;
	role: Role;
}
