import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TLS } from '../../../../tests/support/tls.ts';
import { fetchPage, type FetchOptions, type Resolve } from './fetch-page.ts';
import { publicReach } from './reach.ts';

const PAGE = '<html><body><p>Words.</p></body></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };

/** A site that may be asked, and a neighbour on the same machine that may not. */
let site: Server;
let neighbour: Server;
let visits = 0;
let asked: { url: string; headers: NodeJS.Dict<string | string[]> }[] = [];
const listen = async (listener: RequestListener) => {
	const server = createServer(listener);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return server;
};
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const at = (path = '/', host = '127.0.0.1') => `http://${host}:${portOf(site)}${path}`;

beforeAll(async () => {
	neighbour = await listen((_request, response) => response.end('secret'));
	neighbour.on('connection', () => visits++);
	site = await listen((request, response) => {
		const { pathname, searchParams } = new URL(request.url!, 'http://x');
		asked.push({ url: request.url!, headers: request.headers });
		const send = (body: string | Buffer, headers: Record<string, string> = html) =>
			response.writeHead(200, headers).end(body);
		if (pathname === '/to') {
			response.writeHead(302, { location: searchParams.get('where')! }).end();
		} else if (pathname === '/again') response.writeHead(301, { location: '/again' }).end();
		else if (pathname === '/gzip') send(gzipSync(PAGE), { ...html, 'content-encoding': 'gzip' });
		else if (pathname === '/deflate') {
			send(deflateSync(PAGE), { ...html, 'content-encoding': 'deflate' });
		} else if (pathname === '/br') {
			send(brotliCompressSync(PAGE), { ...html, 'content-encoding': 'br' });
		} else if (pathname === '/bomb') {
			send(gzipSync(Buffer.alloc(3_000_000)), { ...html, 'content-encoding': 'gzip' });
		} else if (pathname === '/half') {
			send(gzipSync(PAGE).subarray(0, 20), { ...html, 'content-encoding': 'gzip' });
		} else if (pathname === '/zstd') send(PAGE, { ...html, 'content-encoding': 'zstd' });
		else if (pathname === '/long') {
			response.writeHead(200, html);
			const timer = setInterval(() => response.write('x'.repeat(200_000)), 1);
			response.on('close', () => clearInterval(timer));
		} else if (pathname === '/claims') {
			response.writeHead(200, { ...html, 'content-length': '99000000' }).write('x');
		} else if (pathname === '/drip') {
			response.writeHead(200, html);
			const timer = setInterval(() => response.write('x'), 20);
			response.on('close', () => clearInterval(timer));
		} else if (pathname === '/never') return;
		else if (pathname === '/switch') {
			request.socket.write(
				'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
			);
		} else if (pathname === '/png') send(Buffer.from('x'), { 'content-type': 'image/png' });
		else if (pathname === '/octets') {
			send(searchParams.get('body')!, { 'content-type': 'application/octet-stream' });
		} else if (pathname === '/status') {
			response.writeHead(Number(searchParams.get('code')), html).end('secret');
		} else send(PAGE);
	});
});
afterAll(() => {
	for (const server of [site, neighbour]) {
		server.closeAllConnections();
		server.close();
	}
});

const options = (more: Partial<FetchOptions> = {}): FetchOptions => ({
	reach: publicReach([{ address: '127.0.0.1', port: portOf(site) }]),
	most: 1_000_000,
	limit: 5_000,
	...more
});
const said = (address: string, more?: Partial<FetchOptions>) =>
	fetchPage(address, options(more)).then(
		({ bytes }) => Buffer.from(bytes).toString(),
		(error: Error) => error.message
	);
const NOWHERE = /^There is no page to be had at this address/;

describe('a page', () => {
	it('comes with its type and its last address, and nothing of ours is sent along', async () => {
		asked = [];
		const page = await fetchPage(at('/to?where=/page%23part'), options());
		expect(Buffer.from(page.bytes).toString()).toBe(PAGE);
		expect(page).toMatchObject({ type: html['content-type'], address: at('/page') });
		for (const { headers } of asked) {
			expect(Object.keys(headers).sort()).toEqual(
				['accept', 'accept-encoding', 'connection', 'host', 'user-agent'].sort()
			);
		}
	});

	it.each(['/gzip', '/deflate', '/br'])('comes packed as %s', async (path) => {
		expect(await said(at(path))).toBe(PAGE);
	});

	it.each([
		['/bomb', /larger than 1 MB/],
		['/long', /larger than 1 MB/],
		['/claims', /larger than 1 MB/],
		['/half', /damaged/],
		['/zstd', /packed in a way/],
		['/again', /without coming to an end/],
		['/png', /neither a web page nor/],
		['/octets?body=words', /of no kind that can be read/],
		['/status?code=404', /no such page/],
		['/status?code=403', /does not give this page to everybody/],
		['/status?code=500', /did not give this page out/]
	])('%s is refused with a sentence', async (path, sentence) => {
		expect(await said(at(path))).toMatch(sentence);
	});

	it.each(['/drip', '/never'])('%s takes no longer than it may', async (path) => {
		expect(await said(at(path), { limit: 300 })).toMatch(/took too long/);
	});

	it('that answers by changing the protocol was waited for without end (bug)', async () => {
		expect(await said(at('/switch'))).toMatch(/could not be reached/);
	});

	it('is asked for only once its asker may', async () => {
		asked = [];
		const beforeAsking = () => Promise.reject(new Error('tired'));
		await expect(fetchPage(at(), options({ beforeAsking }))).rejects.toThrow('tired');
		expect(asked).toEqual([]);
	});
});

describe('what is not of the public internet', () => {
	const elsewhere = () => `127.0.0.1:${portOf(neighbour)}`;
	const resolveTo =
		(...answers: string[]): Resolve =>
		() => {
			const address = answers.length > 1 ? answers.shift()! : answers[0]!;
			return Promise.resolve(
				address.split(' ').map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 }))
			);
		};

	it('is not asked by its address, in whatever way it is written', async () => {
		const port = portOf(site);
		visits = 0;
		for (const host of [
			'127.0.0.2',
			'127.1.1',
			'2130706434',
			'0x7f000002',
			'0177.0.0.2',
			'[::1]',
			'[::ffff:127.0.0.2]',
			'[::ffff:7f00:2]',
			'0.0.0.0',
			'10.0.0.1',
			'127。0。0。2'
		]) {
			expect(await said(`http://${host}:${port}/`), host).toMatch(NOWHERE);
		}
		expect(await said(`http://${elsewhere()}/`)).toMatch(/port that web pages are not read from/);
		expect(visits).toBe(0);
	});

	it('is not asked by a name that leads there, nor by one that leads there as well', async () => {
		for (const found of [
			'127.0.0.2',
			'10.1.2.3',
			'169.254.169.254',
			'::1',
			'fd00::1',
			'1.1.1.1 127.0.0.2'
		]) {
			const resolve = resolveTo(found);
			expect(await said(at('/', 'name.example'), { resolve }), found).toMatch(NOWHERE);
		}
	});

	it('says the same of a name that leads nowhere', async () => {
		const inside = await said(at('/', 'in.example'), { resolve: resolveTo('10.0.0.1') });
		const resolve: Resolve = () => Promise.reject(new Error('ENOTFOUND'));
		expect(await said(at('/', 'no.example'), { resolve })).toBe(inside);
	});

	it('is not asked when a name changes its mind between one look and the next', async () => {
		const resolve = resolveTo('127.0.0.1', '127.0.0.2');
		const address = at('/to?where=/page', 'rebound.example');
		asked = [];
		expect(await said(address, { resolve })).toMatch(NOWHERE);
		expect(asked.map(({ url }) => url)).toEqual(['/to?where=/page']);
		// The very address that was looked at is connected to: one look, one connection.
		expect(await said(at('/page', 'fixed.example'), { resolve: resolveTo('127.0.0.1') })).toBe(
			PAGE
		);
	});

	it('is not asked because a page leads there', async () => {
		visits = 0;
		for (const [where, sentence] of [
			[`http://${elsewhere()}/`, /port that web pages are not read from/],
			['http://169.254.169.254/latest/meta-data', NOWHERE],
			[`http://[::1]:${portOf(site)}/`, NOWHERE],
			['//10.0.0.1/', NOWHERE],
			['file:///etc/passwd', /no web address/],
			['data:text/html,x', /no web address/],
			['gopher://127.0.0.1/', /no web address/],
			['http://a:b@1.1.1.1/', /a name or a password/],
			['http://', /an address that is none|no web address/]
		] as const) {
			expect(await said(at(`/to?where=${encodeURIComponent(where)}`)), where).toMatch(sentence);
		}
		expect(visits).toBe(0);
	});

	it.each([
		['ftp://example.org/', /no web address/],
		['javascript:alert(1)', /no web address/],
		['http://user:secret@example.org/', /a name or a password/],
		['http://example.org:22/', /port/],
		['http://exa mple', /no web address/],
		['', /no web address/]
	])('%s is no address of a page', async (address, sentence) => {
		expect(await said(address)).toMatch(sentence);
	});
});

describe('a page over TLS', () => {
	let secure: ReturnType<typeof createSecureServer>;
	let hosts: (string | undefined)[] = [];
	beforeAll(async () => {
		secure = createSecureServer({ cert: TLS.cert, key: TLS.key }, (request, response) => {
			hosts.push(request.headers.host);
			response.writeHead(200, html).end(PAGE);
		});
		await new Promise<void>((ready) => secure.listen(0, '127.0.0.1', ready));
	});
	afterAll(() => {
		secure.closeAllConnections();
		secure.close();
	});
	const here: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
	const over = (host: string, believed: Partial<FetchOptions>) => {
		hosts = [];
		const { port } = secure.address() as AddressInfo;
		const reach = publicReach([{ address: '127.0.0.1', port }]);
		return said(`https://${host}:${port}/`, { reach, resolve: here, ...believed });
	};
	const authorities = TLS.authority;
	const UNPROVEN = /^The site could not prove that it is the one it says \(its certificate\)/;

	it('comes where its certificate is of the name that was asked, by an authority that is believed', async () => {
		expect(await over('article.test', { authorities })).toBe(PAGE);
	});

	it('is not asked of a site whose certificate is of another name', async () => {
		expect(await over('other.test', { authorities })).toMatch(UNPROVEN);
		expect(hosts).toEqual([]);
	});

	it('is not asked of a site that nobody who is believed vouches for', async () => {
		expect(await over('article.test', {})).toMatch(UNPROVEN);
		expect(hosts).toEqual([]);
	});
});
