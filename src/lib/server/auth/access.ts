import type { Role } from '../db/schema.ts';

const TRAINERS: readonly Role[] = ['trainer', 'administrator'];
const LEARNERS: readonly Role[] = ['learner'];
const EVERYONE: readonly Role[] = ['learner', 'trainer', 'administrator'];

/**
 * Who may ask for which route, by its id. A route that is not here is refused to everyone, so a new one begins closed.
 * Use cases check role and ownership again: this is the outer door, not the only one.
 */
export const ACCESS: Readonly<Record<string, 'public' | readonly Role[]>> = {
	'/': 'public',
	'/healthz': 'public',
	'/readyz': 'public',
	'/refused': 'public',

	// Accounts
	'/setup/[token]': 'public',
	'/invite/[token]': 'public',
	'/sign-in': 'public',
	'/sign-in/second-step': 'public',
	'/sign-out': 'public',
	'/join': 'public',
	'/join/[code]': 'public',
	'/join/link/[token]': 'public',
	'/account': EVERYONE,
	'/account/second-factor': TRAINERS,
	'/account/export': LEARNERS,
	'/admin': ['administrator'],
	'/admin/health': ['administrator'],
	'/admin/people': ['administrator'],
	'/admin/people/[person]': ['administrator'],

	// Studio
	'/articles': TRAINERS,
	'/articles/new': TRAINERS,
	'/articles/[id]': TRAINERS,
	'/articles/[id]/compare': TRAINERS,
	'/articles/[id]/draft': TRAINERS,
	'/bank': TRAINERS,
	'/bank/alike': TRAINERS,
	'/bank/tags': TRAINERS,
	'/library': TRAINERS,
	'/library/import': TRAINERS,
	'/imports/[id]': TRAINERS,
	'/imports/[id]/choices': TRAINERS,
	'/quizzes/[id]': TRAINERS,
	'/quizzes/[id]/comments': TRAINERS,
	'/quizzes/[id]/export': TRAINERS,
	'/quizzes/[id]/manage': TRAINERS,
	'/quizzes/[id]/read': TRAINERS,
	'/quizzes/[id]/images': TRAINERS,
	'/quizzes/[id]/items': TRAINERS,
	'/quizzes/[id]/check': TRAINERS,
	'/quizzes/[id]/passage': TRAINERS,
	'/quizzes/[id]/drafting': TRAINERS,
	'/quizzes/[id]/history': TRAINERS,
	'/quizzes/[id]/items/[item]': TRAINERS,
	'/quizzes/[id]/spares': TRAINERS,
	'/quizzes/[id]/preview': TRAINERS,
	'/quizzes/[id]/preview/answers': TRAINERS,
	'/quizzes/[id]/print': TRAINERS,
	'/scenarios/[id]': TRAINERS,
	'/scenarios/[id]/comments': TRAINERS,
	'/scenarios/[id]/export': TRAINERS,
	'/scenarios/[id]/images': TRAINERS,
	'/scenarios/[id]/manage': TRAINERS,
	'/scenarios/[id]/read': TRAINERS,
	'/scenarios/[id]/preview': TRAINERS,
	'/scenarios/[id]/preview/answers': TRAINERS,
	'/scenarios/[id]/changes': TRAINERS,
	'/scenarios/[id]/check': TRAINERS,
	'/scenarios/[id]/questions': TRAINERS,
	'/classes': TRAINERS,
	'/classes/[id]': TRAINERS,
	'/classes/[id]/answers': TRAINERS,
	'/classes/[id]/live': TRAINERS,
	'/classes/[id]/misunderstood': TRAINERS,
	'/assignments/[id]/statistics': TRAINERS,
	'/assignments/[id]/paths': TRAINERS,
	'/classes/[id]/gradebook': TRAINERS,
	'/classes/[id]/gradebook/changes': TRAINERS,
	'/classes/[id]/gradebook/export': TRAINERS,
	'/classes/[id]/gradebook/[assignment]/[learner]': TRAINERS,
	'/classes/[id]/gradebook/[assignment]/items/[number]': TRAINERS,
	'/classes/[id]/work': TRAINERS,
	'/classes/[id]/learners': TRAINERS,
	'/classes/[id]/learners/[learner]': TRAINERS,
	'/classes/[id]/learners/export': TRAINERS,
	'/classes/[id]/learners/groups': TRAINERS,
	'/classes/[id]/learners/import': TRAINERS,
	'/classes/[id]/poster': TRAINERS,
	'/classes/[id]/settings': TRAINERS,

	// Live
	'/live': TRAINERS,
	'/live/[id]': TRAINERS,
	'/live/[id]/commands': TRAINERS,
	'/live/[id]/events': TRAINERS,
	'/live/[id]/players': TRAINERS,
	'/live/[id]/projector': TRAINERS,
	'/live/[id]/record': TRAINERS,
	'/play': 'public',
	'/play/[session]': 'public',
	'/play/[session]/answers': 'public',
	'/play/[session]/claim': EVERYONE,
	'/play/[session]/events': 'public',
	'/play/[session]/images/[image]': 'public',
	'/play/[session]/leave': 'public',
	'/play/[session]/players': 'public',

	'/images/[of]/[id]/[image]': EVERYONE,

	// Learning
	'/home': LEARNERS,
	'/assignments/[id]': EVERYONE,
	'/assignments/[id]/settings': TRAINERS,
	'/attempts/[id]': EVERYONE,
	'/attempts/[id]/answers': LEARNERS,
	'/attempts/[id]/clock': LEARNERS,
	'/attempts/[id]/results': EVERYONE,
	'/classes/[id]/board': EVERYONE,
	'/classes/[id]/board/events': EVERYONE,
	'/classes/[id]/board/projector': TRAINERS
};

/** True when somebody of that role (null: not signed in) may ask for the route. */
export function mayAsk(routeId: string, role: Role | null): boolean {
	const allowed = Object.hasOwn(ACCESS, routeId) ? ACCESS[routeId] : undefined;
	if (allowed === undefined) return false;
	return allowed === 'public' || (role !== null && allowed.includes(role));
}
