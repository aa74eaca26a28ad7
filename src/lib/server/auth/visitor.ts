import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { describeDevice } from './device.ts';
import { LIVE_KEPT_MS } from '../live/kept.ts';
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

/** `__Host-` binds a cookie to this very host and to https; browsers refuse it over plain http. */
function hosted(name: string, url: URL): string {
	return url.protocol === 'https:' ? `__Host-${name}` : name;
}

const SESSION = 'threshold';
const SECOND_STEP = 'threshold-step';

interface Jar {
	cookies: Cookies;
	url: URL;
}

function flags(url: URL) {
	const secure = url.protocol === 'https:';
	return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}

/** The secret session id the browser sent, if any. */
export function sessionCookie({ cookies, url }: Jar): string | undefined {
	return cookies.get(hosted(SESSION, url));
}

/** Keeps the session in the browser up to its absolute limit; when it ends earlier is the server's to say. */
export function setSessionCookie({ cookies, url }: Jar, id: string): void {
	cookies.set(hosted(SESSION, url), id, { ...flags(url), maxAge: ABSOLUTE_LIMIT / 1000 });
}

export function clearSessionCookie({ cookies, url }: Jar): void {
	cookies.delete(hosted(SESSION, url), flags(url));
}

/** The secret id of the sign-in that awaits its second factor, if any. */
export function secondStepCookie({ cookies, url }: Jar): string | undefined {
	return cookies.get(hosted(SECOND_STEP, url));
}

/** Until the browser is closed; its time is over on the server before that. */
export function setSecondStepCookie({ cookies, url }: Jar, id: string): void {
	cookies.set(hosted(SECOND_STEP, url), id, flags(url));
}

export function clearSecondStepCookie({ cookies, url }: Jar): void {
	cookies.delete(hosted(SECOND_STEP, url), flags(url));
}

const PLAYER = 'threshold-player';

/** A phone may be in several sessions: each has a cookie that is sent there alone. */
function atSession(url: URL, sessionId: string) {
	return { ...flags(url), path: `/play/${sessionId}` };
}

/** The secret by which a phone is known in a live session, if it has joined. */
export function playerCookie({ cookies }: Jar): string | undefined {
	return cookies.get(PLAYER);
}

/** Kept as long as the guest is, so that a result can be claimed until it is forgotten. */
export function setPlayerCookie({ cookies, url }: Jar, sessionId: string, token: string): void {
	cookies.set(PLAYER, token, { ...atSession(url, sessionId), maxAge: LIVE_KEPT_MS / 1000 });
}

/** The phone is somebody else's from now on. */
export function clearPlayerCookie({ cookies, url }: Jar, sessionId: string): void {
	cookies.delete(PLAYER, atSession(url, sessionId));
}
