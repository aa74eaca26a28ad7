/** The roles the navigation differs by; null is a visitor who is not signed in. */
export type NavRole = 'administrator' | 'trainer' | 'learner' | null;

export interface NavLink {
	href: string;
	label: string;
	/** Where else one still is in this room. */
	also?: string[];
}

const ARTICLES = {
	href: '/articles',
	label: 'Articles',
	also: ['/imports', '/library', '/bank', '/quizzes', '/scenarios']
};
const CLASSES = { href: '/classes', label: 'Classes', also: ['/assignments', '/attempts'] };
const LIVE = { href: '/live', label: 'Live' };
const PLAY = { href: '/play', label: 'Play live' };
const ACCOUNT = { href: '/account', label: 'Account' };
const JOIN = { href: '/join', label: 'Join a class' };

const LINKS: Record<'administrator' | 'trainer' | 'learner' | 'visitor', NavLink[]> = {
	administrator: [ARTICLES, CLASSES, LIVE, { href: '/admin', label: 'Administration' }, ACCOUNT],
	trainer: [ARTICLES, CLASSES, LIVE, ACCOUNT],
	learner: [
		{ href: '/home', label: 'Home', also: ['/assignments', '/attempts', '/classes'] },
		JOIN,
		PLAY,
		ACCOUNT
	],
	visitor: [JOIN, PLAY, { href: '/sign-in', label: 'Sign in' }]
};

/** What the header offers to somebody of that role, in order. */
export function navFor(role: NavRole): NavLink[] {
	return LINKS[role ?? 'visitor'];
}

/** Where somebody's work starts. */
export function homeOf(role: NavRole): string {
	return role === null ? '/' : navFor(role)[0]!.href;
}

/** True on the page itself and on what lies in the same room, so that a quiz player still sees where they are. */
export function isCurrent(link: NavLink, pathname: string): boolean {
	return [link.href, ...(link.also ?? [])].some(
		(place) => pathname === place || pathname.startsWith(place + '/')
	);
}
