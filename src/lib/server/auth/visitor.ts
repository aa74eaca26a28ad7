import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { describeDevice } from './device.ts';
import { ABSOLUTE_LIMIT } from './sessions.ts';

/** The browser that asks: where it is, what it is, and the session (its hash) it has already. */
export interface Visitor {
	/** The network address, for limits only; it is never stored. */
	address: string;
	device: string;
	sessionId: string | null;
}

export function visitorOf(event: RequestEvent): Visitor {
	return {
		address: addressOf(event),
		device: describeDevice(event.request.headers.get('user-agent') ?? ''),
		sessionId: event.locals.sessionId
	};
}

/** Behind a proxy that does not tell the address, everyone shares one. */
function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

/** `__Host-` binds the cookie to this very host and to https; browsers refuse it over plain http. */
function cookieName(url: URL): string {
	return url.protocol === 'https:' ? '__Host-threshold' : 'threshold';
}

/** The secret session id the browser sent, if any. */
export function sessionCookie(event: { cookies: Cookies; url: URL }): string | undefined {
	return event.cookies.get(cookieName(event.url));
}

/** Keeps the session in the browser up to its absolute limit; when it ends earlier is the server's to say. */
export function setSessionCookie(event: { cookies: Cookies; url: URL }, id: string): void {
	event.cookies.set(cookieName(event.url), id, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: ABSOLUTE_LIMIT / 1000
	});
}

export function clearSessionCookie(event: { cookies: Cookies; url: URL }): void {
	event.cookies.delete(cookieName(event.url), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:'
	});
}
