import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, mayAsk } from '../../src/lib/server/auth/access.ts';
import { SECURITY_HEADERS } from '../../src/lib/server/security-headers.ts';
import { browsersOfAllRoles, type Browser } from '../support/browser.ts';
import { expectOnlyNoncedScripts } from '../support/policy.ts';
import { findRoutes, pathOf, type Door, type Route } from '../support/routes.ts';
import { startServer, type TestServer } from '../support/server.ts';

const ROUTES = findRoutes();
const ROLES = ['out', 'learner', 'trainer', 'administrator'] as const;
type RoleOrOut = (typeof ROLES)[number];

let server: TestServer;
let browsers: Awaited<ReturnType<typeof browsersOfAllRoles>>;
let parameters: Record<string, string>;

beforeAll(async () => {
	server = await startServer();
	browsers = await browsersOfAllRoles(server);
	parameters = {
		id: '0197f3a0-0000-7000-8000-000000000000',
		assignment: '0197f3a0-0000-7000-8000-000000000001',
		learner: '0197f3a0-0000-7000-8000-000000000002',
		person: '0197f3a0-0000-7000-8000-000000000003',
		session: '0197f3a0-0000-7000-8000-000000000004',
		number: '1',
		item: 'q0',
		of: 'attempt',
		image: 'a'.repeat(64),
		token: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
		code: browsers.code
	};
});
afterAll(() => server?.stop());

const HUGE = 'a'.repeat(200_000);
const DEEP = '['.repeat(20_000) + ']'.repeat(20_000);
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

/** Bodies that no honest client sends, and some that one might. */
const BODIES: { what: string; headers: Record<string, string>; body: string | undefined }[] = [
	{ what: 'nothing', headers: {}, body: undefined },
	{ what: 'an empty form', headers: FORM_TYPE, body: '' },
	{ what: 'a form of strange fields', headers: FORM_TYPE, body: '__proto__=x&%E0%A4%A=1&=&x=%00' },
	{
		what: 'a form of huge fields',
		headers: FORM_TYPE,
		body: ['name', 'nickname', 'code', 'passphrase', 'title', 'text', 'id', 'userId', 'next']
			.map((field) => `${field}=${HUGE.slice(0, 20_000)}`)
			.join('&')
	},
	{
		what: 'doubled fields',
		headers: FORM_TYPE,
		body: 'name=a&name=b&nickname=a&nickname=b&passphrase=a&passphrase=b&id=a&id=b'
	},
	{
		what: 'broken multipart',
		headers: { 'content-type': 'multipart/form-data; boundary=x' },
		body: '--x\r\nContent-Disposition: form-data; name="a'
	},
	{
		what: 'multipart without a boundary',
		headers: { 'content-type': 'multipart/form-data' },
		body: 'hello'
	},
	{
		what: 'a file where a word belongs',
		headers: { 'content-type': 'multipart/form-data; boundary=x' },
		body: ['name', 'nickname', 'code', 'passphrase', 'id', 'title', 'text', 'note', 'theme']
			.map(
				(field) =>
					`--x\r\nContent-Disposition: form-data; name="${field}"; filename="f"\r\nContent-Type: text/plain\r\n\r\n\u0000\r\n`
			)
			.join('')
			.concat('--x--\r\n')
	},
	{ what: 'bad JSON', headers: JSON_TYPE, body: '{"a":' },
	{ what: 'no JSON at all', headers: JSON_TYPE, body: '' },
	{ what: 'JSON null', headers: JSON_TYPE, body: 'null' },
	{ what: 'a JSON list', headers: JSON_TYPE, body: '[1,2,3]' },
	{ what: 'deep JSON', headers: JSON_TYPE, body: DEEP },
	{ what: 'huge JSON', headers: JSON_TYPE, body: JSON.stringify({ [HUGE]: HUGE }) },
	{
		what: 'JSON of wrong kinds',
		headers: JSON_TYPE,
		body: '{"id":{},"step":"x","response":[],"itemId":1e999,"revision":-1,"changes":{},"__proto__":1}'
	},
	{ what: 'plain text', headers: { 'content-type': 'text/plain' }, body: 'hello' },
	{ what: 'another kind', headers: { 'content-type': 'application/xml' }, body: '<a/>' },
	{ what: 'a nonsense kind', headers: { 'content-type': ';;;=' }, body: 'hello' }
];

/** What is sent where a door is closed to somebody: it has to be refused before any of it is read. */
const FEW = BODIES.filter(({ what }) =>
	['nothing', 'an empty form', 'broken multipart', 'JSON null', 'huge JSON'].includes(what)
);

/** Everything sent to a door: what it is for the report, and the request. */
function requestsFor(
	path: string,
	door: Door,
	isOpen: boolean
): { what: string; path: string; init: RequestInit }[] {
	if (door.kind === 'page') {
		return [
			{ what: 'page', path, init: {} },
			{ what: 'page, any kind', path, init: { headers: { accept: '*/*' } } },
			{ what: 'data', path: `${path === '/' ? '' : path}/__data.json`, init: {} },
			{ what: 'strange query', path: `${path}?page=-1e99&page=x&scope=%00&next=//x`, init: {} },
			{ what: 'no such action', path: `${path}?/no-such-action`, init: formInit('') }
		];
	}
	const { method } = door;
	if (method === 'GET' || method === 'HEAD') {
		return [
			{ what: method, path, init: { method } },
			{ what: 'strange query', path: `${path}?page=-1e99&scope=%00&x[]=1`, init: { method } }
		];
	}
	const target = door.action && door.action !== 'default' ? `${path}?/${door.action}` : path;
	return (isOpen ? BODIES : FEW).flatMap(({ what, headers, body }) => {
		const init = { method, headers, ...(body === undefined ? {} : { body }) };
		const asked = [{ what, path: target, init: init as RequestInit }];
		if (door.kind === 'action') {
			const scripted = { ...headers, accept: 'application/json', 'x-sveltekit-action': 'true' };
			asked.push({
				what: `${what}, by script`,
				path: target,
				init: { ...init, headers: scripted }
			});
		}
		return asked;
	});
}

function formInit(body: string): RequestInit {
	return { method: 'POST', headers: FORM_TYPE, body };
}

const SCRIPTED_REDIRECT = /"type":"redirect".*"location":"\/sign-in/;

/** The route is closed to this role: nobody signed out gets in, and nobody else without the right role. */
function expectRefusal(
	role: RoleOrOut,
	door: Door,
	status: number,
	location: string,
	text: string
) {
	if (role !== 'out') expect(status).toBe(403);
	else if (door.kind === 'endpoint') expect(status).toBe(401);
	else if (status === 303) expect(location).toMatch(/^\/sign-in/);
	else {
		expect(status).toBe(200);
		expect(text).toMatch(SCRIPTED_REDIRECT);
	}
}

function expectSecurityHeaders(response: Response) {
	const { headers } = response;
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
		if (name === 'content-security-policy') continue;
		expect(headers.get(name), name).toBe(value);
	}
	const policy = headers.get('content-security-policy') ?? '';
	expect(policy).toMatch(/default-src '(self|none)'/);
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).not.toMatch(/script-src[^;]*unsafe/);
	expect(policy).not.toContain('*');
	expect(headers.get('strict-transport-security')).toBeNull();
	expect(headers.get('x-powered-by')).toBeNull();
}

async function walk(route: Route, role: RoleOrOut): Promise<number> {
	const browser: Browser = browsers[role];
	const isOpen = mayAsk(route.id, role === 'out' ? null : role);
	let asked = 0;
	for (const door of route.doors) {
		for (const request of requestsFor(pathOf(route, parameters), door, isOpen)) {
			const response = await browser.ask(request.path, request.init);
			const isStream = /event-stream|ndjson/.test(response.headers.get('content-type') ?? '');
			const text = isStream ? '' : await response.text();
			if (isStream) await response.body?.cancel();
			asked++;
			const about = `${role}: ${door.method} ${request.path.slice(0, 100)} (${request.what})`;
			try {
				expect(response.status).toBeLessThan(500);
				expect(text).not.toMatch(/"status":5\d\d/);
				expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/);
				expectSecurityHeaders(response);
				if (door.kind === 'page' && response.headers.get('content-type')?.includes('html')) {
					expectOnlyNoncedScripts(response, text);
				}
				if (!isOpen) {
					const location = response.headers.get('location') ?? '';
					expectRefusal(role, door, response.status, location, text);
				}
				if (role !== 'out' && response.status === 200) {
					expect(response.headers.get('cache-control')).toContain('no-store');
				}
			} catch (error) {
				throw new Error(`${about} was answered ${response.status}: ${text.slice(0, 300)}`, {
					cause: error
				});
			}
			await browser.stayIn();
		}
	}
	return asked;
}

describe('the access map', () => {
	it('names every route there is, and none that is not', () => {
		expect(ROUTES.length).toBeGreaterThan(10);
		expect(Object.keys(ACCESS).sort()).toEqual(ROUTES.map((route) => route.id).sort());
	});

	it('opens nothing that it does not name', () => {
		for (const id of ['/no-such-route', 'constructor', '__proto__', '']) {
			expect(mayAsk(id, 'administrator')).toBe(false);
		}
	});
});

describe.each(ROUTES.map((route) => ({ id: route.id, route })))('$id', ({ route }) => {
	// Each role has a browser of its own, so none waits for the others.
	it.concurrent.each(ROLES)(
		'stands whatever somebody sends (%s), and opens only by the map',
		async (role) => {
			expect(await walk(route, role)).toBeGreaterThan(0);
		}
	);
});

describe('after all that', () => {
	it('nothing was noted as a fault', () => {
		expect(server.output()).not.toMatch(/"errorId"/);
	});
});
