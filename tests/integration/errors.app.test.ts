import { request as plainRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/lib/server/security-headers.ts';
import { Browser, browsersOfAllRoles } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browsers: Awaited<ReturnType<typeof browsersOfAllRoles>>;

beforeAll(async () => {
	server = await startServer();
	browsers = await browsersOfAllRoles(server);
});
afterAll(() => server?.stop());

/** A request exactly as written: fetch would tidy the path and the headers. */
function raw(
	path: string,
	options: { method?: string; headers?: Record<string, string>; body?: string; port?: number } = {}
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
	return new Promise((resolve, reject) => {
		const port = options.port ?? new URL(server.url).port;
		const request = plainRequest(
			{
				host: '127.0.0.1',
				port,
				path,
				method: options.method ?? 'GET',
				headers: options.headers ?? {}
			},
			(response) => {
				let text = '';
				response.on('data', (chunk: Buffer) => (text += chunk.toString()));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
				);
			}
		);
		request.on('error', reject);
		request.end(options.body);
	});
}

/** Each with a beginning of it that fits a line of the report. */
function titled(texts: string[]): [string, string][] {
	return texts.map((text) => [text.slice(0, 40), text]);
}

describe('absurd addresses', () => {
	it.each(
		titled([
			'/%E0%A4%A',
			'/%',
			'/%00',
			'/..%2f..%2f..%2fetc%2fpasswd',
			'/../../../../etc/passwd',
			'//',
			'//evil.example/x',
			'/\\evil.example',
			'/articles/%2e%2e',
			'/classes/%00',
			'/classes/' + 'a'.repeat(10_000),
			'/join/' + '%F0%9F%A6%8A'.repeat(50),
			'/join/%E0%A4%A',
			'/setup/' + '%2F'.repeat(100),
			'/?'.repeat(500),
			'/sign-in?next=%E0%A4%A&next=x&as[]=1',
			'/__data.json',
			'/_app/immutable/nothing.js',
			'/_app/../../package.json',
			'/.env',
			'/data/threshold.db'
		])
	)('%s gets a plain answer', async (_, path) => {
		const answer = await raw(path);
		expect(answer.status).toBeLessThan(500);
		expect(answer.text).not.toMatch(/\n\s+at /);
		expect(answer.text).not.toContain('root:');
		expect(answer.text).not.toContain('"devDependencies"');
		expect(answer.headers['x-content-type-options']).toBe('nosniff');
	});

	it('with a NUL in them asked the store for what PostgreSQL refuses with a fault', async () => {
		for (const path of ['/classes/a%00b', '/classes?page=%00', '/join/%00']) {
			const answer = await browsers.trainer.ask(path);
			expect(answer.status).toBe(404);
			expect(await answer.text()).toContain('There is no page at this address.');
		}
	});

	it('that lead nowhere get a page that says so', async () => {
		const answer = await raw('/no-such-page', { headers: { accept: 'text/html' } });
		expect(answer.status).toBe(404);
		expect(answer.text).toContain('There is no page at this address.');
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
			if (name !== 'content-security-policy') expect(answer.headers[name], name).toBe(value);
		}
	});
});

describe('absurd requests', () => {
	it.each(
		titled([
			'GET / HTTP/9.9\r\n\r\n',
			'GET /\r\n\r\n',
			'NONSENSE\r\n\r\n',
			`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
			'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: x\r\n\r\n',
			'\u0000\u0001\u0002\r\n\r\n'
		])
	)('%j are refused and leave the server standing', async (_, text) => {
		const { hostname, port } = new URL(server.url);
		const answer = await new Promise<string>((resolve) => {
			const socket = connect(Number(port), hostname, () => socket.end(text));
			let received = '';
			socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
			socket.on('close', () => resolve(received));
			socket.on('error', () => resolve(received));
		});
		expect(answer).not.toMatch(/^HTTP\/1\.1 (2|5)/);
		expect((await raw('/healthz')).status).toBe(200);
	});

	it.each([
		['a host that is none', { host: '::::' }],
		['an empty host', { host: '' }],
		['a host with a path', { host: 'x/../y' }]
	])('with %s are no fault of ours', async (_, headers) => {
		expect((await raw('/sign-in', { headers })).status).toBeLessThan(500);
	});

	it('with a body that is too large are told so, and the server stands', async () => {
		const trainer = browsers.trainer;
		const response = await trainer
			.ask('/articles/new', {
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: 'text=' + 'a'.repeat(26 * 1024 * 1024)
			})
			// The server may hang up on what it will not take.
			.then(
				(r) => r.status,
				() => 413
			);
		expect(response).toBeGreaterThanOrEqual(400);
		expect(response).toBeLessThan(500);
		expect((await raw('/healthz')).status).toBe(200);
	});
});

describe('cookies', () => {
	it.each(
		titled([
			'threshold=%E0%A4%A',
			'threshold=',
			'threshold=' + 'a'.repeat(4000),
			'threshold=a; threshold=b; theme=x; theme=%',
			'=;;=;\u0001',
			'threshold="; Path=/',
			'__proto__=1; constructor=2; threshold=toString',
			'__Host-threshold=abc'
		])
	)('%j sign nobody in', async (_, cookie) => {
		const headers = { cookie: cookie.replace('\u0001', ''), accept: 'text/html' };
		const answer = await raw('/account', { headers });
		expect(answer.status).toBe(303);
		expect(answer.headers.location).toBe('/sign-in?next=%2Faccount');
	});

	it('of a session cannot be read by scripts, stay on this site, and are fresh at every sign-in', async () => {
		const seen = new Set<string>();
		for (let i = 0; i < 2; i++) {
			const answer = await browsers.trainer.send('/sign-out');
			expect(answer.headers.getSetCookie().join()).toMatch(/threshold=;/);
			await browsers.trainer.stayIn();
			seen.add(browsers.trainer.cookies.get('threshold') ?? '');
		}
		expect(seen.size).toBe(2);
		const lines = await signInCookies();
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/^threshold=[a-z0-9]{30,};/);
		for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=7776000']) {
			expect(lines[0]?.toLowerCase()).toContain(part.toLowerCase());
		}
		// Over plain http in a classroom a Secure cookie would be thrown away.
		expect(lines[0]).not.toMatch(/secure/i);
	});
});

async function signInCookies(browser = new Browser(server.url)): Promise<string[]> {
	const fields = { name: 'Tess Trainer', passphrase: 'lantern river copper maple' };
	const response = await browser.send('/sign-in?/trainer', fields);
	expect(response.status).toBe(303);
	return response.headers.getSetCookie();
}

describe('over https', () => {
	it('the cookie is bound to this host, and the browser is told to stay with https', async () => {
		const origin = 'https://threshold.example.org';
		const port = await freePort();
		const secure = await startServer({ env: { ORIGIN: origin, PORT: String(port) } });
		try {
			// As the reverse proxy in front of it would pass the request on.
			const answer = await raw(secure.setupPath, {
				method: 'POST',
				port,
				headers: {
					origin,
					accept: 'text/html',
					'content-type': 'application/x-www-form-urlencoded'
				},
				body: 'name=Ada+Admin&passphrase=lantern+river+copper+maple'
			});
			expect(answer.status).toBe(303);
			expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
			const [cookie] = answer.headers['set-cookie'] ?? [];
			expect(cookie).toMatch(/^__Host-threshold=[a-z0-9]{30,};/);
			expect(cookie).toContain('Path=/;');
			expect(cookie).toContain('Secure');
			expect(cookie).not.toContain('Domain');
			const inside = await raw('/admin', {
				port,
				headers: { cookie: cookie?.split(';')[0] ?? '' }
			});
			expect(inside.status).toBe(200);
		} finally {
			await secure.stop();
		}
	});
});

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer();
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

describe('signing in', () => {
	it('leads on to the page that was asked for, and to no other site', async () => {
		const fields = { name: 'Tess Trainer', passphrase: 'lantern river copper maple' };
		const goes = async (next: string) => {
			const response = await new Browser(server.url).send('/sign-in?/trainer', { ...fields, next });
			return response.headers.get('location');
		};
		expect(await goes('/classes?page=2')).toBe('/classes?page=2');
		for (const next of [
			'https://evil.example',
			'//evil.example',
			'/\\evil.example',
			'/.//evil.example'
		]) {
			expect(await goes(next)).toBe('/articles');
		}
	});

	it('leads everyone to where their work starts', async () => {
		for (const [browser, home] of [
			[browsers.learner, '/home'],
			[browsers.trainer, '/articles'],
			[browsers.administrator, '/admin']
		] as const) {
			const response = await browser.ask('/sign-in');
			expect(response.status).toBe(303);
			expect(response.headers.get('location')).toBe(home);
		}
	});

	it('gives back what was typed, but never the passphrase', async () => {
		const response = await new Browser(server.url).send('/sign-in?/learner', {
			code: 'QQQ-QQQ',
			nickname: 'Maya & Noor',
			passphrase: 'a wrong but long passphrase'
		});
		const text = await response.text();
		expect(response.status).toBe(400);
		expect(text).toContain('do not go together');
		expect(text).toContain('value="QQQ-QQQ"');
		expect(text).toContain('value="Maya &amp; Noor"');
		expect(text).not.toContain('a wrong but long passphrase');
	});
});

describe('somebody in the wrong room', () => {
	it('gets a page that says so, in the house’s own look', async () => {
		const response = await browsers.learner.ask('/articles');
		const text = await response.text();
		expect(response.status).toBe(403);
		expect(text).toContain('not for your kind of account');
		expect(text).toContain('aria-label="Main"');
		expect(response.headers.get('content-security-policy')).toContain("script-src 'self' 'nonce-");
	});
});

describe('other sites', () => {
	it.each([
		['a form', 'application/x-www-form-urlencoded', 'name=x'],
		['JSON', 'application/json', '{}'],
		['nothing', undefined, '']
	])('cannot have %s carried out', async (_, type, body) => {
		const headers = { origin: 'https://evil.example', ...(type ? { 'content-type': type } : {}) };
		const before = browsers.trainer.cookies.get('threshold');
		for (const path of ['/classes?/create', '/quizzes/x/items', '/sign-out']) {
			const response = await browsers.trainer.ask(path, { method: 'POST', headers, body });
			expect(response.status).toBe(403);
		}
		expect(browsers.trainer.cookies.get('threshold')).toBe(before);
		expect((await browsers.trainer.ask('/articles')).status).toBe(200);
	});
});

describe('the theme', () => {
	it('is in the page’s first line, and only what it may be', async () => {
		const themed = async (cookie: string) =>
			/<html[^>]*>/.exec((await raw('/sign-in', { headers: { cookie } })).text)?.[0];
		expect(await themed('theme=dark')).toContain('data-theme="dark"');
		expect(await themed('theme=light')).toContain('data-theme="light"');
		expect(await themed('theme="><script>')).toContain('data-theme="system"');
	});

	it('is kept when it is chosen', async () => {
		const response = await browsers.learner.send('/account?/theme', { theme: 'dark' });
		expect(response.status).toBe(303);
		expect(await (await browsers.learner.ask('/account')).text()).toContain('data-theme="dark"');
	});
});

describe('static files', () => {
	it('carry the headers too', async () => {
		const answer = await raw('/favicon.svg');
		expect(answer.status).toBe(200);
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
			expect(answer.headers[name], name).toBe(value);
		}
	});
});

describe('/healthz', () => {
	it('says ok while the process answers, and /readyz while the store takes writes', async () => {
		const [alive, ready] = [await raw('/healthz'), await raw('/readyz')];
		expect([alive.status, ready.status]).toEqual([200, 200]);
		expect(JSON.parse(alive.text)).toEqual({ ok: true });
		expect(JSON.parse(ready.text)).toEqual({ ready: true });
		expect(ready.headers['cache-control']).toBe('no-store');
	});
});
