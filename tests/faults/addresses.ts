import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findRoutes } from '../support/routes.ts';
import { sampleScenario } from '../support/scenarios.ts';
import { nameOf, openSchool, type School, type Who } from '../support/school.ts';
import { type Tally, requireNoFault, requireThat } from './tally.ts';

/**
 * The places where the server's code asks for something: of itself, by a path that is written there, and of the public
 * internet, which web/reach.ts bounds (see ssrf.ts).
 */
const OWN_ASKING = new Set([
	"src/hooks.server.ts: event.fetch('/refused')",
	'src/lib/server/web/fetch-page.ts: https.request(options)',
	'src/lib/server/web/fetch-page.ts: http.request(options)'
]);
const ASKING =
	/\b(?:[\w.]*fetch|new WebSocket|new EventSource|https?\.(?:get|request)|(?:net|tls)\.connect)\(.*?[),]/g;

const PAGES: Record<string, (to: string) => string> = {
	image: (to) => `<img src="${to}/a.png" srcset="${to}/b.png 2x">`,
	script: (to) => `<script src="${to}/a.js"></script>`,
	style: (to) =>
		`<link rel="stylesheet" href="${to}/a.css"><style>@import url(${to}/b.css);</style>`,
	frame: (to) =>
		`<iframe src="${to}/a"></iframe><object data="${to}/b"></object><embed src="${to}/c">`,
	refresh: (to) => `<meta http-equiv="refresh" content="0; url=${to}/a">`,
	base: (to) => `<base href="${to}/"><img src="a.png">`,
	'svg of another file': (to) =>
		`<svg><use href="${to}/a.svg#x"/><image href="${to}/b.png"/></svg>`,
	'outer entity': (to) => `<!DOCTYPE html [<!ENTITY x SYSTEM "${to}/a">]><p>&x;</p>`,
	'preload of fonts': (to) =>
		`<link rel="preload prefetch dns-prefetch preconnect" href="${to}/a">`,
	video: (to) => `<video src="${to}/a" poster="${to}/b"><track src="${to}/c"></video>`
};
const WORDS =
	'<p>An agent tried to enter the consulate but was kept out by staffers. The law prohibits agents from entering consulates without permission. The ministry sent a letter of protest.</p>';

/**
 * Addresses offered wherever something could be tempted to fetch one: in articles of every kind, in every field of
 * every form, in headers. What listens there hears of nobody: this machine's own addresses are never fetched.
 */
export async function offerAddresses(_atLeast: number, tally: Tally): Promise<void> {
	let visits = 0;
	const canary = createServer((_request, response) => response.end('here'));
	canary.on('connection', () => visits++);
	await new Promise<void>((ready) => canary.listen(0, '127.0.0.1', ready));
	const { port } = canary.address() as AddressInfo;
	// Were it deaf, hearing of nobody would prove nothing.
	await (await fetch(`http://127.0.0.1:${port}/`)).text();
	if (visits !== 1) tally.note('wrong', `${visits} visits were heard of one`);
	visits = 0;
	canary.closeAllConnections();
	const addresses = [
		`http://127.0.0.1:${port}`,
		`http://localhost:${port}`,
		`//127.1:${port}`,
		`http://2130706433:${port}`,
		`http://user:pass@127.0.0.1:${port}`
	];
	let asked = 0;
	const next = () => addresses[asked++ % addresses.length]!;
	const school = await openSchool();
	const heardOfNobody = async (
		name: string,
		work: () => Promise<{ status: number; text: string }>
	) =>
		await tally.case(name, async () => {
			requireNoFault(await work());
			requireThat(visits === 0, 'leaked', 'what was offered was fetched');
		});
	try {
		await tally.case('what the server’s code asks for', () => {
			const found = serverFiles().flatMap((file) =>
				[...readFileSync(file, 'utf8').matchAll(ASKING)].map(([call]) => `${file}: ${call}`)
			);
			const other = found.filter((call) => !OWN_ASKING.has(call));
			requireThat(other.length === 0, 'wrong', `${other.join('; ')}: say who bounds its address`);
			return Promise.resolve();
		});
		for (const [name, page] of Object.entries(PAGES)) {
			const text = `<html><body>${page(next())}${WORDS}</body></html>`;
			await heardOfNobody(`a page with ${name}`, () => bring(school, 'page.html', text));
		}
		for (const mark of ['![a](TO/a.png)', '[a](TO/a)', '<TO/a>', '[a]: TO/a "x"']) {
			const text = `${mark.replace('TO', next())}\n\n${WORDS.replaceAll(/<\/?p>/g, '')} ${asked}`;
			await heardOfNobody(`Markdown with ${mark}`, () => bring(school, 'text.md', text));
		}
		const scenario = sampleScenario();
		Object.assign(scenario, { $ref: next(), briefing: next(), source: { url: next() } });
		await heardOfNobody('a scenario', () =>
			upload(school, '/articles/[id]', 'import', 'scenario.json', JSON.stringify(scenario))
		);
		for (const route of findRoutes()) {
			for (const door of route.doors) {
				if (
					door.kind !== 'action' ||
					/remove|erase|archive|sign-out|reset/i.test(nameOf(route, door))
				) {
					continue;
				}
				await heardOfNobody(`every field of ${nameOf(route, door)}`, async () => {
					const body = new URLSearchParams();
					for (const field of Object.keys(school.fieldsFor(route, door))) body.set(field, next());
					for (const field of ['url', 'next', 'file', 'text', 'href']) body.set(field, next());
					const who: Who = route.id.startsWith('/attempts') ? 'learner' : 'trainer';
					const path = school.addressOf(route, door);
					return await told(school.browsers[who].ask(path, { method: 'POST', body }));
				});
			}
		}
		const { hostname, port: own } = new URL(school.server.url);
		for (const header of [
			'Host',
			'X-Forwarded-Host',
			'X-Original-URL',
			'Referer',
			'Forwarded: host'
		]) {
			await heardOfNobody(`${header} of a request`, async () => {
				const line = header.includes(':') ? `${header}=` : `${header}: `;
				const to = next().replace(/^.*\//, '');
				return await raw(hostname, Number(own), `GET /articles HTTP/1.1\r\n${line}${to}\r\n\r\n`);
			});
		}
		await heardOfNobody('a whole address asked for', () =>
			raw(hostname, Number(own), `GET ${addresses[0]}/ HTTP/1.1\r\nHost: x\r\n\r\n`)
		);
		// What was put off until later would come by now.
		await new Promise((resolve) => setTimeout(resolve, 500));
		if (visits > 0) tally.note('leaked', `${visits} visits to what was offered`);
		await tally.look(school.server);
		tally.notes.push(`${visits} fetched`);
	} finally {
		await school.close();
		canary.close();
	}
}

/** The code that runs on the server: what the build makes the app of, but for pages' own scripts. */
function serverFiles(): string[] {
	const files = (folder: string) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
	return [
		'src/hooks.server.ts',
		...files('src/lib/server'),
		...files('src/lib/core'),
		...files('src/routes').filter((name) =>
			/\+(server|page\.server|layout\.server)\.ts$/.test(name)
		)
	].filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
}

async function told(asked: Promise<Response>): Promise<{ status: number; text: string }> {
	const response = await asked;
	return { status: response.status, text: await response.text() };
}

/** Brings an article and, where it is taken, has it drafted. */
async function bring(school: School, name: string, content: string) {
	const taken = await upload(school, '/articles/new', 'default', name, content);
	const kept = await school.keepBrought(taken.text);
	const id = /\/articles\/([\w-]+)/.exec(kept?.text ?? '')?.[1];
	if (!id) return kept ?? taken;
	const draft = school.browsers.trainer.ask(`/articles/${id}/draft`, { method: 'POST' });
	return await told(draft);
}

async function upload(
	school: School,
	route: string,
	action: string,
	name: string,
	content: string
): Promise<{ status: number; text: string }> {
	const door = { kind: 'action', method: 'POST', action } as const;
	const path = school.addressOf({ id: route, doors: [door] }, door);
	const body = new FormData();
	body.set('title', '');
	body.set('text', '');
	body.set('file', new File([content], name));
	return await told(
		school.browsers.trainer.ask(path, {
			method: 'POST',
			body,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
		})
	);
}

/** A request exactly as written. */
function raw(
	hostname: string,
	port: number,
	text: string
): Promise<{ status: number; text: string }> {
	return new Promise((resolve) => {
		const socket = connect(port, hostname, () => socket.write(text));
		let received = '';
		const done = () => {
			socket.destroy();
			resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1] ?? 0), text: received });
		};
		socket.setTimeout(1_000, done);
		socket.on('data', (chunk: Buffer) => {
			received += chunk.toString();
			if (received.includes('\r\n\r\n')) done();
		});
		socket.on('error', done);
	});
}
