import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { eq } from 'drizzle-orm';
import { createSession } from '../../src/lib/server/auth/sessions.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { choiceItem } from '../support/items.ts';
import { makeClass, makeMember, makeTrainer, publishQuiz } from '../support/seed.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { faultsNoted, requireThat, type Tally } from './tally.ts';

const QUESTIONS = 60;
const ITEMS = Array.from({ length: QUESTIONS }, (_, i) => choiceItem(`q${i}`));
/** Changes are told within a quarter of a second; this is for a crowded machine. */
const PATIENCE = 15_000;

/** A class whose board moves, and those who watch it. */
interface Room {
	server: TestServer;
	/** Lines to the board's events, all of one watcher. */
	watch(): Promise<Line>;
	/** Somebody answers, which moves the board. */
	move(): Promise<void>;
	/** Starts the server again on its store. */
	restart(): Promise<void>;
	post(body: string | Buffer, length: number): ClientRequest;
	/** How many answers are stored. */
	stored(): Promise<number>;
	nextAnswer(): string;
}

interface Line {
	request: ClientRequest;
	reply: IncomingMessage;
	/** How many changes it has heard of. */
	heard(): number;
	/** Resolves once it has heard of so many. */
	hears(changes: number): Promise<void>;
	/** Resolves once the line is down. */
	down: Promise<void>;
}

type Drop = [name: string, work: (room: Room) => Promise<void>];

const DROPS: Drop[] = [
	[
		'cut in the middle, twenty times, then watched again',
		async ({ watch, move }) => {
			const lines = await Promise.all(Array.from({ length: 20 }, watch));
			await move();
			for (const line of lines) line.request.destroy();
			await move();
			const again = await watch();
			await move();
			await again.hears(1);
			again.request.destroy();
		}
	],
	[
		'a reader that does not read',
		async ({ watch, move }) => {
			const [slow, quick] = [await watch(), await watch()];
			slow.reply.pause();
			for (let i = 0; i < 5; i++) {
				await move();
				await pause(300);
			}
			await quick.hears(2);
			slow.reply.resume();
			await slow.hears(1);
			for (const line of [slow, quick]) line.request.destroy();
		}
	],
	[
		'two hundred at once',
		async ({ watch, move }) => {
			const lines = await Promise.all(Array.from({ length: 200 }, watch));
			await move();
			await Promise.all(lines.map((line) => line.hears(1)));
			for (const line of lines) line.request.destroy();
		}
	],
	[
		'asked for and left before the answer',
		async ({ server, move, watch }) => {
			const { hostname, port } = new URL(server.url);
			for (let i = 0; i < 20; i++) {
				const socket = connect(Number(port), hostname);
				socket.on('error', () => undefined);
				socket.write(`GET /classes/x/board/events HTTP/1.1\r\nHost: ${hostname}\r\n`);
				if (i % 2 === 0) socket.write('\r\n');
				socket.destroy();
			}
			const line = await watch();
			await move();
			await line.hears(1);
			line.request.destroy();
		}
	],
	[
		'the server stopped while it is watched',
		async ({ server, watch, move, restart }) => {
			const lines = await Promise.all(Array.from({ length: 30 }, watch));
			await move();
			const code = await server.terminate();
			requireThat(code === 0, 'crash', `it ended with ${code}`);
			await Promise.all(lines.map((line) => line.down));
			await restart();
		}
	],
	[
		'the server killed while it is watched',
		async ({ server, watch, move, restart }) => {
			const lines = await Promise.all(Array.from({ length: 10 }, watch));
			await move();
			await server.kill();
			await Promise.all(lines.map((line) => line.down));
			await restart();
		}
	],
	[
		'an answer cut off in its middle',
		async ({ post, stored, nextAnswer, move }) => {
			const before = await stored();
			const body = nextAnswer();
			for (let i = 0; i < 5; i++) {
				const sent = post(body.slice(0, -5), body.length);
				await pause(50);
				sent.destroy();
			}
			await pause(200);
			requireThat((await stored()) === before, 'wrong', 'half an answer was stored');
			await move();
			requireThat((await stored()) === before + 1, 'lost', 'the whole answer after it');
		}
	],
	[
		'an answer whose reply nobody hears, sent again',
		async ({ post, stored, nextAnswer, move }) => {
			const before = await stored();
			const body = nextAnswer();
			const sent = post(body, body.length);
			await pause(30);
			sent.destroy();
			await move();
			const after = await stored();
			requireThat(after === before + 1, after > before ? 'doubled' : 'lost', `${after - before}`);
		}
	]
];

/** Lines that drop: events of a board, and answers. */
export async function dropStreams(count: number, tally: Tally): Promise<void> {
	let server = await startServer();
	const db = await openDatabase(server.databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const assignmentId = await publishQuiz(ctx, trainer, classId, ITEMS);
		const watcher = await cookieOf(ctx, await makeMember(ctx, classId));
		for (let i = 0; i < count; i++) {
			const [name, work] = DROPS[i % DROPS.length]!;
			await tally.case(name, async () => {
				const learner = await makeMember(ctx, classId);
				const cookie = await cookieOf(ctx, learner);
				const attemptId = await startOver(server.url, cookie, assignmentId);
				let step = 0;
				const nextAnswer = () =>
					JSON.stringify({
						step,
						itemId: `q${step}`,
						response: { kind: 'options', ids: ['a'] }
					});
				const post = (body: string | Buffer, length: number) => {
					const headers = { 'content-type': 'application/json', 'content-length': length };
					const sent = ask(server.url, cookie, `/attempts/${attemptId}/answers`, 'POST', headers);
					sent.on('error', () => undefined);
					sent.write(body);
					return sent;
				};
				await work({
					server,
					nextAnswer,
					post,
					watch: () => openLine(server.url, watcher, classId),
					move: async () => {
						const answered = await fetch(`${server.url}/attempts/${attemptId}/answers`, {
							method: 'POST',
							headers: { cookie, origin: server.url, 'content-type': 'application/json' },
							body: nextAnswer()
						});
						const text = await answered.text();
						requireThat(answered.status === 200, 'lost', `${answered.status} ${text}`);
						step++;
					},
					// What is gone by now is looked at first.
					restart: async () => {
						for (const line of faultsNoted(server)) tally.note('unexplained 500', line);
						server = await startServer({ on: { dataDir: server.dataDir } });
						const line = await openLine(server.url, watcher, classId);
						line.request.destroy();
					},
					stored: async () =>
						(
							await db.read
								.select()
								.from(schema.responses)
								.where(eq(schema.responses.attemptId, attemptId))
						).length
				});
			});
		}
		await tally.look(server);
	} finally {
		await db.close();
		await server.stop();
	}
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function cookieOf(ctx: Context, { userId }: Actor): Promise<string> {
	const session = { device: 'a test', replaces: null };
	return `threshold=${await createSession(ctx, userId, session)}`;
}

async function startOver(url: string, cookie: string, assignmentId: string): Promise<string> {
	const started = await fetch(`${url}/assignments/${assignmentId}?/start`, {
		method: 'POST',
		headers: { cookie, origin: url, accept: 'text/html' },
		body: new URLSearchParams(),
		redirect: 'manual'
	});
	return started.headers.get('location')?.split('/').at(-1) ?? '';
}

function ask(
	url: string,
	cookie: string,
	path: string,
	method: string,
	headers: Record<string, string | number>
): ClientRequest {
	return request(url + path, {
		method,
		agent: false,
		headers: { cookie, origin: url, ...headers }
	});
}

async function openLine(url: string, cookie: string, classId: string): Promise<Line> {
	const sent = ask(url, cookie, `/classes/${classId}/board/events`, 'GET', {});
	sent.end();
	let heard = 0;
	let notice = () => {};
	const reply = await new Promise<IncomingMessage>((resolve, reject) => {
		sent.once('response', resolve);
		sent.once('error', reject);
	});
	requireThat(reply.statusCode === 200, 'wrong', `the line was answered ${reply.statusCode}`);
	const down = new Promise<void>((resolve) => reply.once('close', resolve));
	sent.on('error', () => undefined);
	reply.on('error', () => undefined);
	reply.on('data', (chunk: Buffer) => {
		heard += chunk.toString().split('event: changed').length - 1;
		notice();
	});
	return {
		request: sent,
		reply,
		down,
		heard: () => heard,
		hears: (changes) =>
			new Promise((resolve, reject) => {
				const late = setTimeout(
					() => reject(new Error(`lost: heard of ${heard} changes, not ${changes}`)),
					PATIENCE
				);
				notice = () => {
					if (heard < changes) return;
					clearTimeout(late);
					resolve();
				};
				notice();
			})
	};
}
