import {
	error,
	isHttpError,
	isRedirect,
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { prepareStart } from '$lib/server/app/prepare-start.ts';
import { mayAsk } from '$lib/server/auth/access.ts';
import { validateSession } from '$lib/server/auth/sessions.ts';
import { clearSessionCookie, sessionCookie } from '$lib/server/auth/visitor.ts';
import { auditRefusal } from '$lib/server/auth/audit.ts';
import { answering, refusalIn, refusalOf } from '$lib/server/http.ts';
import { newId } from '$lib/server/ids.ts';
import { startHousekeeping } from '$lib/server/housekeeping.ts';
import { logger } from '$lib/server/logger.ts';
import { countRequest } from '$lib/server/metrics.ts';
import { closeProcessContext, processContext } from '$lib/server/process-context.ts';
import {
	BARE_POLICY,
	FOR_GOOD,
	SECURITY_HEADERS,
	STRICT_TRANSPORT
} from '$lib/server/security-headers.ts';

/** Routes that are endpoints, by id: they answer programs, with statuses and JSON, where pages lead people on. */
const ENDPOINTS = new Set(
	Object.keys(import.meta.glob('./routes/**/+server.ts')).map(
		(file) => file.slice('./routes'.length, -'/+server.ts'.length) || '/'
	)
);

const NO_PAGE = 'There is no page at this address.';

/** Endpoints that answer without the store. */
const WATCHING = new Set(['/healthz', '/readyz']);

/** Requests whose work let a DomainError out uncaught: kit calls that a 500, the error knows better. */
const escaped = new WeakMap<Request, number>();

/** Checks, opens and migrates the store before the first request; a StoreError's sentence stops the start. */
export const init: ServerInit = async () => {
	const ctx = await processContext({ check: true });
	await prepareStart(ctx);
	const housekeeping = startHousekeeping(ctx);
	// Sent by the start command once the last request is answered, as by adapter-node's own server.
	process.once('sveltekit:shutdown' as 'disconnect', () => {
		void housekeeping
			.stop()
			.then(closeProcessContext)
			.finally(() => process.exit(0));
	});
};

export const handle: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	let status = 500;
	try {
		// What stands in the way before there is a page, such as a store that cannot be read, has a sentence as well.
		const response = await answering(() => answer(event, resolve));
		status = response.status;
		return response;
	} catch (thrown) {
		if (isRedirect(thrown) || isHttpError(thrown)) status = thrown.status;
		throw thrown;
	} finally {
		await drain(event.request);
		const ms = performance.now() - began;
		const { method } = event.request;
		countRequest(event.route.id, method, status, ms / 1000);
		auditRefusal({
			route: event.route.id,
			method,
			status,
			code: refusalOf(event.request),
			userId: event.locals.user?.id
		});
		logger.debug({ method, route: event.route.id, status, ms: Math.round(ms) }, 'request');
	}
};

async function answer(
	event: RequestEvent,
	resolve: Parameters<Handle>[0]['resolve']
): Promise<Response> {
	if (WATCHING.has(event.route.id ?? '')) return await answerWatcher(event, resolve);
	event.locals.context = await processContext();
	event.locals.theme = themeOf(event.cookies.get('theme'));
	await recognise(event);
	refuseForeignOrigin(event);
	const refused = await refuse(event);
	if (refused) return refused;
	// Nothing that is stored has a NUL in it, and a store may not even be asked for such a thing.
	if (event.url.href.includes('%00')) error(404, NO_PAGE);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%theme%', event.locals.theme)
	});
	const status = escaped.get(event.request);
	if (status === undefined) return dressed(event, response);
	return dressed(event, new Response(response.body, { status, headers: response.headers }));
}

/** Answers whatever watches over this server, also while there is no store to ask who that is. */
async function answerWatcher(
	event: RequestEvent,
	resolve: Parameters<Handle>[0]['resolve']
): Promise<Response> {
	Object.assign(event.locals, { user: null, sessionId: null, theme: 'system' });
	const response = dressed(event, await resolve(event));
	response.headers.set('cache-control', 'no-store');
	return response;
}

/** Reads what was sent but not looked at: an unread body would hold up the connection's next request. */
async function drain(request: Request): Promise<void> {
	if (!request.body || request.body.locked) return;
	try {
		for await (const _ of request.body);
	} catch {
		// Too large or broken off: the answer is decided without it.
	}
}

/** Finds out whose request this is. A cookie that opens nothing any more is taken away. */
async function recognise(event: RequestEvent): Promise<void> {
	event.locals.user = null;
	event.locals.sessionId = null;
	const id = sessionCookie(event);
	if (!id) return;
	const session = await validateSession(event.locals.context, id);
	if (session) Object.assign(event.locals, session);
	else clearSessionCookie(event);
}

function themeOf(cookie: string | undefined): App.Locals['theme'] {
	return cookie === 'light' || cookie === 'dark' ? cookie : 'system';
}

/** Kit checks this for forms; here for everything that may change something. */
function refuseForeignOrigin(event: RequestEvent): void {
	const origin = event.request.headers.get('origin');
	const safe = event.request.method === 'GET' || event.request.method === 'HEAD';
	if (safe || origin === null || origin === event.url.origin) return;
	error(403, 'This came from another site and was not carried out.');
}

/** The answer for somebody who may not ask for this route, or undefined when they may. */
async function refuse(event: RequestEvent): Promise<Response | undefined> {
	const route = event.route.id;
	// Nothing is there: kit says so itself.
	if (route === null || mayAsk(route, event.locals.user?.role ?? null)) return undefined;
	const isEndpoint = ENDPOINTS.has(route);
	if (!event.locals.user) {
		const message = 'Please sign in first.';
		if (isEndpoint) return dressed(event, json({ message }, { status: 401 }));
		const next = event.request.method === 'GET' ? event.url.pathname + event.url.search : '';
		redirect(303, next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in');
	}
	const message = 'This page is not for your kind of account.';
	if (isEndpoint) return dressed(event, json({ message }, { status: 403 }));
	const wantsPage =
		!event.isDataRequest && (event.request.headers.get('accept') ?? '').includes('text/html');
	if (!wantsPage) error(403, message);
	// Kit can draw its error page only from inside a page, so one that always refuses lends it.
	const page = await event.fetch('/refused');
	return dressed(event, new Response(page.body, { status: 403, headers: page.headers }));
}

/** Puts the headers on that every answer has. */
function dressed(event: RequestEvent, response: Response): Response {
	const { headers } = response;
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
		if (name !== 'content-security-policy') headers.set(name, value);
	}
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', BARE_POLICY);
	if (event.url.protocol === 'https:') headers.set('strict-transport-security', STRICT_TRANSPORT);
	if (headers.get('cache-control') === FOR_GOOD) return response;
	const own = event.locals.user || event.params.token || event.request.method !== 'GET';
	if (own || response.status >= 400) {
		headers.set('cache-control', 'private, no-store');
	}
	return response;
}

/**
 * A fault gets a sentence and an opaque id for the person, and everything else into the log. Kit's own refusals (no
 * such page, wrong content type) are the visitor's, and are not logged as faults.
 */
export const handleError: HandleServerError = ({ error: cause, event, status, message }) => {
	const refusal = refusalIn(cause);
	if (refusal) {
		escaped.set(event.request, refusal.status);
		return { message: refusal.message };
	}
	if (status < 500) {
		return { message: status === 404 ? NO_PAGE : message };
	}
	const errorId = newId();
	logger.error(
		{ err: cause, errorId, route: event.route.id, method: event.request.method },
		'fault'
	);
	return {
		message: 'Something went wrong on our side. It has been noted; please try again.',
		errorId
	};
};
