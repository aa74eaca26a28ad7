/** Attacks by the web that need a whole server, and what it notes of them. */
import BetterSqlite from 'better-sqlite3';
import { request as plainRequest } from 'node:http';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Browser, browsersOfAllRoles } from '../support/browser.ts';
import { expectOnlyNoncedScripts } from '../support/policy.ts';
import { startServer, type TestServer } from '../support/server.ts';

const PASSPHRASE = 'lantern river copper maple';

let server: TestServer;
let browsers: Awaited<ReturnType<typeof browsersOfAllRoles>>;
beforeAll(async () => {
	server = await startServer();
	browsers = await browsersOfAllRoles(server);
});
afterAll(() => server?.stop());

function rows<T>(query: string): T[] {
	const db = new BetterSqlite(server.databaseUrl.slice('file:'.length), { readonly: true });
	try {
		return db.prepare(query).all() as T[];
	} finally {
		db.close();
	}
}

describe('text that others wrote', () => {
	const TRICKS = [
		'<script>alert(1)</script>',
		'"><img src=x onerror=alert(1)>',
		"' onmouseover='alert(1)",
		'</textarea></title><svg onload=alert(1)>',
		'</script><script>alert(1)</script>',
		'{@html "<b>x</b>"} {{7*7}} ${7*7} <%= 7 %>'
	];
	/** As it stands between tags and in attributes. */
	const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

	it('is shown as text wherever it is read: articles, classes, groups, notes, reports', async () => {
		const { trainer, administrator, classPath } = browsers;
		const sentences = 'The council closed the pool on Monday because the roof leaked. '.repeat(8);
		const pages: [Browser, string, string][] = [];
		for (const [i, trick] of TRICKS.entries()) {
			const title = `${i} ${trick}`;
			const text = `${trick}\n\n${sentences} ${trick} ${i}`;
			const added = await trainer.send('/articles/new', { title, text });
			expect(added.status).toBe(303);
			pages.push([trainer, new URL(added.headers.get('location')!, server.url).pathname, trick]);
			const made = await trainer.send('/classes?/create', { name: trick });
			pages.push([trainer, new URL(made.headers.get('location')!, server.url).pathname, trick]);
			await trainer.send(`${classPath}/learners/groups?/make`, { name: trick });
			await administrator.send('/admin?/invite', { note: trick });
			pages.push([trainer, '/articles', trick], [trainer, '/classes', trick]);
			pages.push([administrator, '/admin', trick]);
		}
		for (const [browser, path, trick] of pages) {
			const response = await browser.ask(path);
			const html = await response.text();
			expect(response.status).toBe(200);
			expectOnlyNoncedScripts(response, html);
			expect(html, path).toContain(escaped(trick));
		}
		// What is said back of a refused form, too.
		for (const trick of TRICKS) {
			const response = await new Browser(server.url).send('/sign-in?/learner', {
				code: trick,
				nickname: trick,
				passphrase: 'x'
			});
			expectOnlyNoncedScripts(response, await response.text());
		}
	});

	it('of an uploaded page is its words alone, whatever the file is called', async () => {
		const { trainer } = browsers;
		const body = new FormData();
		const words = 'The ferry sailed at dawn with forty passengers on board. '.repeat(8);
		const html = `<html><head><title>Ferry</title><script>alert(1)</script><style>p{}</style></head><body onload="alert(1)"><h1>Ferry</h1><p onclick="alert(1)">${words}<a href="javascript:alert(1)">Tickets</a></p><iframe src="https://evil.example"></iframe></body></html>`;
		body.set('title', '');
		body.set('text', '');
		body.set('file', new File([html], '../../../etc/<img src=x>.html', { type: 'text/html' }));
		const added = await trainer.ask('/articles/new', { method: 'POST', body });
		expect(added.status).toBe(303);
		const path = new URL(added.headers.get('location')!, server.url).pathname;
		const response = await trainer.ask(path);
		const page = await response.text();
		expectOnlyNoncedScripts(response, page);
		for (const gone of ['alert(1)', 'evil.example', 'etc/']) expect(page).not.toContain(gone);
		expect(page).toContain('The ferry sailed at dawn');
	});

	it.each([
		['a picture called a page', 'a.html', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
		['an archive called a text', 'a.txt', Buffer.from('504b0304140000000800ffffff00', 'hex')],
		['something compressed', 'a.md', Buffer.from('1f8b0800000000000003cbffffff', 'hex')],
		['a program', 'a.exe', Buffer.from('MZ plain enough')],
		['a page without an ending', 'html', Buffer.from('')],
		['a vector picture', 'a.svg', Buffer.from('<svg onload="alert(1)"/>')]
	])('is not taken from %s', async (_, name, bytes) => {
		const body = new FormData();
		body.set('title', '');
		body.set('text', '');
		body.set('file', new File([bytes], name));
		const response = await browsers.trainer.ask('/articles/new', { method: 'POST', body });
		expect(response.status).toBe(400);
	});

	it('of a class’s name breaks out of no file’s name', async () => {
		const { trainer } = browsers;
		const name = '"; filename=evil.html\u2028 ../x';
		const made = await trainer.send('/classes?/create', { name });
		const path = new URL(made.headers.get('location')!, server.url).pathname;
		for (const file of ['gradebook/export?format=csv', 'learners/export']) {
			const response = await trainer.ask(`${path}/${file}`);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-disposition')).toMatch(
				/^attachment; filename="[a-z.]+"(; filename\*=UTF-8''[\w%.!~*-]+)?$/
			);
		}
	});
});

describe('requests from elsewhere', () => {
	const cookie = () => [...browsers.trainer.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
	const post = (path: string, headers: Record<string, string>, body: string) =>
		fetch(server.url + path, {
			method: 'POST',
			headers: { cookie: cookie(), ...headers },
			body,
			redirect: 'manual'
		});

	it.each([
		['a sandboxed frame', { origin: 'null' }],
		['another port', { origin: 'http://localhost:1' }],
		['https of the same name', { origin: 'https://localhost' }],
		['a page that hides where it is', {}]
	])('by a form of %s are not carried out', async (_, headers) => {
		const before = rows('select * from classes').length;
		for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
			const sent = { ...headers, 'content-type': type };
			expect((await post('/classes?/create', sent, 'name=x')).status).toBe(403);
			const asJson = await post('/quizzes/x/items', sent, '{"revision":0,"changes":[]}');
			expect(asJson.status).toBe(403);
		}
		expect(rows('select * from classes')).toHaveLength(before);
	});

	it('change nothing by an address alone', async () => {
		const { trainer } = browsers;
		const before = rows('select * from classes').length;
		for (const path of [
			'/classes?/create&name=x',
			'/sign-out',
			'/admin?/invite',
			'/account?/revokeOthers'
		]) {
			await (await trainer.ask(path)).text();
		}
		expect(rows('select * from classes')).toHaveLength(before);
		expect((await trainer.ask('/articles')).status).toBe(200);
	});

	it('may not read answers, nor trace requests', async () => {
		const response = await browsers.trainer.ask('/classes', {
			headers: { origin: 'https://evil.example' }
		});
		expect(
			[...response.headers.keys()].filter((name) => name.startsWith('access-control'))
		).toEqual([]);
		const traced = await new Promise<number>((resolve, reject) => {
			const { port } = new URL(server.url);
			plainRequest({ host: '127.0.0.1', port, path: '/', method: 'TRACE' }, (answer) => {
				answer.resume();
				resolve(answer.statusCode ?? 0);
			})
				.on('error', reject)
				.end();
		});
		expect(traced).toBeGreaterThanOrEqual(400);
	});
});

describe('fields that a form does not have', () => {
	it('make nobody an administrator, and nothing somebody else’s', async () => {
		const { code, trainer } = browsers;
		const id = '0197f3a0-0000-7000-8000-00000000beef';
		const more = {
			...{ id, role: 'administrator', userId: id, ownerId: id, homeClassId: id, isDemo: 'true' },
			...{ is_demo: '1', createdAt: '1', passwordHash: 'x', deactivatedAt: '1' },
			...{ '__proto__.role': 'administrator', 'constructor.prototype.role': 'administrator' }
		};
		const joined = await new Browser(server.url).send(`/join/${code}?/new`, {
			...more,
			nickname: 'Quokka',
			passphrase: PASSPHRASE
		});
		expect(joined.status).toBe(303);
		await trainer.send('/classes?/create', { ...more, name: 'Assigned', code: 'AAAAAA' });
		await trainer.send('/articles/new', {
			...more,
			title: 'Assigned',
			text: 'The council closed the pool on Monday because the roof leaked. '.repeat(8)
		});
		const made = [
			...rows<Record<string, unknown>>(
				"select u.* from users u join memberships m on m.user_id = u.id where m.nickname = 'Quokka'"
			),
			...rows<Record<string, unknown>>("select * from classes where name = 'Assigned'"),
			...rows<Record<string, unknown>>("select * from articles where title = 'Assigned'")
		];
		expect(made).toHaveLength(3);
		expect(made[0]).toMatchObject({ role: 'learner', deactivated_at: null });
		for (const row of made) {
			expect(row).toMatchObject({ is_demo: 0 });
			expect(row.id).not.toBe(id);
			expect(row.owner_id).not.toBe(id);
			expect(row.created_at).toBeGreaterThan(1e12);
		}
		expect(made[1]?.code).not.toBe('AAAAAA');
	});
});

describe('a second factor over the web', () => {
	it('is asked for before there is a session, and its secret leaves the server once', async () => {
		const url = server.url;
		const ada = browsers.administrator;
		await ada.send('/account/second-factor?/beginApp', { passphrase: PASSPHRASE });
		const setUp = await (await ada.ask('/account/second-factor')).text();
		const shown = /<code[^>]*>((?:[A-Z2-7]{4} ?){8})<\/code>/.exec(setUp)![1]!;
		const secret = shown.replaceAll(' ', '');
		const code = (steps: number) =>
			new TOTP({ secret: Secret.fromBase32(secret) }).generate({
				timestamp: Date.now() + steps * 30_000
			});
		const before = ada.cookies.get('threshold');
		const on = await ada.send('/account/second-factor?/confirmApp', { passcode: code(-1) });
		expect(await on.text()).toContain('Your recovery codes');
		expect(ada.cookies.get('threshold')).not.toBe(before);
		const after = await (await ada.ask('/account/second-factor')).text();
		expect(after).not.toContain(shown);
		expect(after).not.toContain(secret);

		const browser = new Browser(url);
		const stepped = await browser.send('/sign-in?/trainer', {
			name: 'Ada Admin',
			passphrase: PASSPHRASE,
			next: '/classes'
		});
		const to = new URL(stepped.headers.get('location')!, stepped.url);
		expect(to.pathname + to.search).toBe('/sign-in/second-step?next=%2Fclasses');
		expect(browser.isSignedIn).toBe(false);
		expect(stepped.headers.getSetCookie().join()).toMatch(
			/^threshold-step=[\w-]{30,}; Path=\/; HttpOnly; SameSite=Lax$/
		);
		expect((await browser.ask('/admin')).status).toBe(303);
		const page = await browser.ask('/sign-in/second-step');
		expect(page.headers.get('cache-control')).toContain('no-store');
		const wrong = await browser.send('/sign-in/second-step?/app', { passcode: '000000', next: '' });
		expect(wrong.status).toBe(400);
		expect(browser.isSignedIn).toBe(false);
		const next = '//evil.example';
		const passed = await browser.send('/sign-in/second-step?/app', { passcode: code(0), next });
		expect(passed.status).toBe(303);
		expect(passed.headers.get('location')).toBe('/admin');
		expect(browser.isSignedIn).toBe(true);
		expect((await browser.ask('/admin')).status).toBe(200);
		expect((await new Browser(url).ask('/sign-in/second-step')).status).toBe(303);
	});
});

describe('the log', () => {
	interface Line {
		audit?: string;
		time?: number;
		userId?: string;
		route?: string;
		status?: number;
		factor?: string;
	}
	const lines = () =>
		server
			.output()
			.split('\n')
			.filter((line) => line.startsWith('{'))
			.map((line) => JSON.parse(line) as Line);

	it('says who signed in or failed to, what was refused to whom, and no name', async () => {
		const forged = 'Mallory"}\n{"level":50,"audit":"signed-in","userId":"forged"}';
		const stranger = new Browser(server.url);
		await stranger.send('/sign-in?/trainer', { name: forged, passphrase: forged });
		await stranger.send('/sign-in?/trainer', { name: 'Tess Trainer', passphrase: 'wrong words' });
		await browsers.learner.ask('/admin');
		await browsers.learner.ask('/articles/0197f3a0-0000-7000-8000-000000000000/draft', {
			method: 'POST'
		});
		await browsers.trainer.ask(`/assignments/${'0197f3a0-0000-7000-8000-000000000000'}/settings`);
		const [tess] = rows<{ id: string }>("select id from users where name = 'Tess Trainer'");
		const [maya] = rows<{ id: string }>(
			"select user_id as id from memberships where nickname = 'Maya'"
		);
		// A line may come a moment after its answer.
		const isLast = ({ route }: Line) => route === '/assignments/[id]/settings';
		await vi.waitFor(() => expect(lines().some(isLast)).toBe(true));
		const noted = lines();
		expect(noted).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ audit: 'sign-in-refused', userId: tess!.id }),
				expect.objectContaining({ audit: 'signed-in', userId: tess!.id }),
				expect.objectContaining({ audit: 'signed-in', factor: 'app' }),
				expect.objectContaining({ audit: 'second-step-refused', factor: 'app' }),
				expect.objectContaining({ audit: 'second-factor-added', factor: 'app' }),
				expect.objectContaining({
					audit: 'request-refused',
					route: '/admin',
					status: 403,
					userId: maya!.id
				}),
				expect.objectContaining({
					audit: 'request-refused',
					route: '/assignments/[id]/settings',
					status: 404,
					userId: tess!.id
				})
			])
		);
		expect(noted.filter(({ userId }) => userId === 'forged')).toEqual([]);
		for (const { time } of noted) expect(time).toBeGreaterThan(1e12);
		const log = server.output();
		for (const name of ['Mallory', 'Tess', 'Ada Admin', 'Maya', 'lantern', 'wrong words']) {
			expect(log).not.toContain(name);
		}
		// Nothing but whole lines, so that none can be taken for two.
		const afterStart = log.slice(log.indexOf('Stop with Ctrl+C')).split('\n').slice(1);
		expect(afterStart.filter((line) => line !== '' && !line.startsWith('{'))).toEqual([]);
	});
});
