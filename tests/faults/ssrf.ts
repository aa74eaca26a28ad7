import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../src/lib/core/random.ts';
import { openSchool, type School } from '../support/school.ts';
import { requireRefusal, requireThat, type Tally } from './tally.ts';

const WORDS =
	'An agent tried to enter the consulate but was kept out by staffers. The law prohibits agents from entering consulates without permission. The ministry sent a letter of protest.';
const SECRET = 'what only this machine may read';

async function listen(listener: RequestListener): Promise<Server> {
	const server = createServer(listener);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

/**
 * Addresses by which the server could be led into its own network, typed by a trainer or told by a page on a site that
 * may be fetched: written in every way, by name, by redirect. Each is refused with a sentence that tells nothing of what
 * is there, and what listens there hears of nobody.
 */
export async function tryToReachInside(count: number, tally: Tally): Promise<void> {
	let visits = 0;
	const inside = await listen((_request, response) => response.end(SECRET));
	inside.on('connection', () => visits++);
	const site = await listen((request, response) => {
		const { pathname, searchParams } = new URL(request.url!, 'http://x');
		const html = { 'content-type': 'text/html' };
		if (pathname === '/to') {
			response.writeHead(302, { location: searchParams.get('where')! }).end();
		} else if (pathname === '/refresh') {
			const to = `<meta http-equiv="refresh" content="0; url=http://127.0.0.1:${portOf(inside)}/">`;
			response
				.writeHead(200, html)
				.end(`<html><head>${to}</head><body><p>${WORDS}</p></body></html>`);
		} else if (pathname === '/round') response.writeHead(302, { location: '/round' }).end();
		else if (pathname === '/bomb') {
			const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 1 });
			response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb);
		} else if (pathname === '/heads') {
			response.writeHead(200, { ...html, 'x-much': 'a'.repeat(100_000) }).end(WORDS);
		} else if (pathname === '/picture') {
			response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>');
		} else response.writeHead(200, html).end(`<html><body><p>${WORDS}</p></body></html>`);
	});
	const open = `127.0.0.1:${portOf(site)}`;
	const closed = `127.0.0.1:${portOf(inside)}`;
	const to = (where: string) => `http://${open}/to?where=${encodeURIComponent(where)}`;
	const hosts = [
		...['127.0.0.1', '127.1', '2130706433', '0x7f.0.0.1', '0177.0.0.1', '0.0.0.0', '127。0。0。1'],
		...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[fe80::1]'],
		...['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fd00:ec2::254]', '[fc00::1]', '[ff02::1]'],
		...['10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1'],
		...['198.18.0.1', '255.255.255.255', '192.0.0.192', '168.63.129.16'],
		...['localhost', 'localhost.', hostname()]
	];
	/** What stands alone is not to be had; what is led to, neither. */
	const inward = [
		...hosts.map((host) => `http://${host}/`),
		`http://127.0.0.2:${portOf(site)}/`,
		...['http://127.0.0.1/', 'http://[::1]/', 'http://localhost/', '//10.0.0.1/'].map(to),
		to('http://169.254.169.254/latest/meta-data/'),
		to(to(to('http://127.0.0.1/')))
	];
	const others = [
		`http://${closed}/`,
		to(`http://${closed}/`),
		to('file:///etc/passwd'),
		`http://user:pass@${open}/`,
		'http://127.0.0.1:22/',
		'file:///etc/passwd',
		'ftp://127.0.0.1/',
		'gopher://127.0.0.1:70/_x',
		'data:text/html,x',
		'javascript:alert(1)',
		'//127.0.0.1/',
		...['round', 'bomb', 'heads', 'picture'].map((path) => `http://${open}/${path}`)
	];
	const cases = [...inward, ...others];
	const school = await openSchool({ THRESHOLD_FETCH_ALLOW: open });
	try {
		await tally.case('a page that may be fetched', async () => {
			// Were nothing fetched at all, refusing the rest would prove nothing.
			const { text } = await ask(school, `http://${open}/`);
			requireThat(/\/imports\//.test(text), 'wrong', `was answered ${text.slice(0, 200)}`);
		});
		await tally.case('a page that leads on by itself', async () => {
			const { text } = await ask(school, `http://${open}/refresh`);
			requireThat(/\/imports\//.test(text), 'wrong', `was answered ${text.slice(0, 200)}`);
			requireThat(visits === 0, 'leaked', 'what it leads to was fetched');
		});
		for (const address of seededRandom('ssrf').shuffle(cases).slice(0, count)) {
			await tally.case(address, async () => {
				const answered = await ask(school, address);
				requireRefusal(answered);
				requireThat(visits === 0, 'leaked', 'it was fetched');
				requireThat(!answered.text.includes(SECRET), 'leaked', 'what is there was told');
				requireThat(!/in a short time/.test(answered.text), 'wrong', 'was refused for the number');
				// One sentence for all that is inside, whether something is there or not.
				const same = !inward.includes(address) || /There is no page to be had/.test(answered.text);
				requireThat(same, 'leaked', `said ${answered.text.slice(0, 300)}`);
			});
		}
		if (visits > 0) tally.note('leaked', `${visits} visits to what is inside`);
		await tally.look(school.server);
		tally.notes.push(`${visits} reached`);
	} finally {
		await school.close();
		for (const server of [site, inside]) {
			server.closeAllConnections();
			server.close();
		}
	}
}

async function ask(school: School, address: string): Promise<{ status: number; text: string }> {
	const response = await school.browsers.trainer.ask('/articles/new', {
		method: 'POST',
		body: new URLSearchParams({ address, title: '', text: '' }),
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
	const text = await response.text();
	const told = JSON.parse(text) as { type?: string; status?: number; data?: string };
	// What was typed comes back with the refusal; what is looked at is what is said of it.
	const failed = told.type === 'failure' || told.type === 'error';
	return { status: (failed && told.status) || response.status, text: text.replaceAll(address, '') };
}
