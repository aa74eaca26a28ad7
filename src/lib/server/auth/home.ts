import type { Role } from '../db/schema.ts';

const HOME = { administrator: '/admin', trainer: '/articles', learner: '/home' } as const;

/** Where somebody's work starts after signing in. */
export function homeOf(role: Role): (typeof HOME)[Role] {
	return HOME[role];
}
