import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { LiveCommand } from '../../src/lib/core/live/commands.ts';
import { TICK_MS } from '../../src/lib/core/live/state.ts';
import type { Phase } from '../../src/lib/core/live/state.ts';
import type { CommandReply } from '../../src/lib/core/live/wire.ts';
import { openLive } from '../../src/lib/server/app/open-live.ts';
import { createSession } from '../../src/lib/server/auth/sessions.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { choiceItem } from '../support/items.ts';
import { givePlayable } from '../support/live.ts';
import { makeClass, makeTrainer } from '../support/seed.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { Line, Listener } from '../support/sockets.ts';
import { median, percentile, type Figure } from './figure.ts';

const PLAYERS = 500;
const STREAMS = 1_000;
const GUESTS = 2_000;
const BURSTS = 12;
const BROADCASTS = 40;
/** An hour is some sixty questions; each is answered by everybody. */
const QUESTIONS = 60;
/** Whoever joins in a browser has a handful of connections; here so many are used over and over. */
const DOOR_LINES = 50;

/**
 * A live room over real sockets on loopback, its phones in this process and the server in another: how long a burst of
 * answers takes to be acknowledged, how many messages a question costs a phone, how late a broadcast comes, how quickly
 * a hall joins, and whether an hour leaves memory behind.
 */
export async function measureLive(
	say: (line: string) => void = () => undefined
): Promise<Figure[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'threshold-live-'));
	const heapFile = join(dataDir, 'heap.txt');
	let server: TestServer | undefined;
	try {
		const rooms = await prepare(`file:${join(dataDir, 'threshold.db')}`);
		const options = `--expose-gc --import ${resolve('tests/support/told-heap.mjs')}`;
		server = await startServer({
			on: { dataDir },
			env: { NODE_OPTIONS: options, HEAP_FILE: heapFile }
		});
		const { url } = server;
		const hall = await measureJoining(url, rooms.hall!);
		say(`joined: ${(hall.value ?? 0).toFixed(1)} s`);
		const streams = await measureStreams(url, rooms.streams!);
		const played = await measurePlay(url, rooms.played!, async () => {
			const before = heapsIn(heapFile).length;
			process.kill(server!.pid, 'SIGUSR2');
			for (let i = 0; heapsIn(heapFile).length === before; i++) {
				if (i > 200) throw new Error('The server did not tell its heap.');
				await pause(50);
			}
			return heapsIn(heapFile).at(-1)!;
		});
		return [...played, streams, hall];
	} finally {
		await server?.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

function heapsIn(file: string): number[] {
	try {
		return readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map(Number);
	} catch {
		return [];
	}
}

/** A session with its trainer's cookie. */
interface Prepared {
	id: string;
	pin: string;
	cookie: string;
}

async function prepare(databaseUrl: string): Promise<Record<string, Prepared>> {
	const db = await openDatabase(databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const items = Array.from({ length: QUESTIONS + BURSTS + 1 }, (_, i) => choiceItem(`q${i}`));
		const { what } = await givePlayable(ctx, trainer, classId, items);
		const session = { device: 'a bench', replaces: null };
		const cookie = `threshold=${await createSession(ctx, trainer.userId, session)}`;
		const rooms: Record<string, Prepared> = {};
		for (const name of ['hall', 'streams', 'played']) {
			const { id } = await openLive(ctx, trainer, { what, classId: '' });
			const [row] = await db.read
				.select({ pin: schema.liveSessions.pin })
				.from(schema.liveSessions)
				.where(eq(schema.liveSessions.id, id));
			rooms[name] = { id, pin: row!.pin!, cookie };
		}
		return rooms;
	} finally {
		await db.close();
	}
}

/** The trainer at a session. */
async function host(url: string, { id, cookie }: Prepared) {
	const line = await Line.open(url);
	let [round, phase]: [number, Phase] = [0, 'lobby'];
	const give = async (command: LiveCommand) => {
		const post = { id: newId(), round, phase, command };
		const reply = await line.post(`/live/${id}/commands`, cookie, post);
		if (reply.status !== 200) throw new Error(`${command.do}: ${reply.status} ${reply.body}`);
		const { stage } = (JSON.parse(reply.body) as CommandReply).view;
		[round, phase] = [stage.round, stage.phase];
		return stage;
	};
	return {
		give,
		/** What the clock has brought about since. */
		sees: (now: Phase) => {
			phase = now;
		},
		round: () => round,
		close: () => line.close()
	};
}

/** Lets so many guests in, and opens the events of each. */
async function joinAll(
	url: string,
	{ id, pin }: Prepared,
	count: number
): Promise<{ cookie: string; listener: Listener }[]> {
	const names = Array.from({ length: count }, (_, i) => `Guest ${i}`);
	const phones: { cookie: string; listener: Listener }[] = [];
	await Promise.all(
		Array.from({ length: DOOR_LINES }, async () => {
			const line = await Line.open(url);
			for (let name = names.pop(); name; name = names.pop()) {
				const reply = await line.post(`/play/${id}/players`, '', { id: newId(), pin, name });
				if (reply.status !== 200) throw new Error(`joining: ${reply.status} ${reply.body}`);
				const cookie = /set-cookie: ([^;]+)/i.exec(reply.headers)![1]!;
				const listener = await Listener.open(url, `/play/${id}/events`, cookie);
				phones.push({ cookie, listener });
			}
			line.close();
		})
	);
	return phones;
}

async function measureJoining(url: string, room: Prepared): Promise<Figure> {
	const projector = await Listener.open(url, `/live/${room.id}/events?as=projector`, room.cookie);
	const began = performance.now();
	const phones = await joinAll(url, room, GUESTS);
	const seconds = (performance.now() - began) / 1000;
	for (const { listener } of phones) listener.close();
	projector.close();
	return {
		name: 'live-join-s',
		value: seconds,
		baseline: null,
		ratio: null,
		reach: '≤ 10',
		met: seconds <= 10,
		of: `${GUESTS} guests in, each with open events`
	};
}

/** From the moment the server made a message (it says so in it) to its arrival, over all streams and broadcasts. */
async function measureStreams(url: string, room: Prepared): Promise<Figure> {
	const bare = await measureBareStreams();
	const phones = await joinAll(url, room, STREAMS);
	const listeners = phones.map(({ listener }) => listener);
	const trainer = await host(url, room);
	try {
		await trainer.give({ do: 'settings', settings: { readingSeconds: 120 } });
		await trainer.give({ do: 'next' });
		await pause(1_000);
		const late = await hearAll(listeners, (i) =>
			trainer.give(i % 2 === 0 ? { do: 'pause' } : { do: 'resume' })
		);
		const p99 = percentile(late, 0.99);
		return {
			name: 'stream-p99-ms',
			value: p99,
			baseline: bare,
			ratio: p99 / bare,
			reach: '≤ 25',
			met: p99 <= 25,
			of: `${STREAMS} streams, ${BROADCASTS} broadcasts, each with every phone’s own part; median ${median(late)} ms, latest ${Math.max(...late)} ms; a bare server with one ready message`
		};
	} finally {
		for (const listener of listeners) listener.close();
		trainer.close();
	}
}

/** Lets something be broadcast so often. @returns how late it came to each stream, in milliseconds */
async function hearAll(
	listeners: readonly Listener[],
	broadcast: (i: number) => Promise<unknown>
): Promise<number[]> {
	const late: number[] = [];
	for (let i = 0; i < BROADCASTS; i++) {
		let waiting = listeners.length;
		const all = new Promise<void>((done) => {
			for (const listener of listeners) {
				listener.heard = (chunk, messages) => {
					if (messages === 0) return;
					const at = Date.now();
					const made = /"now":(\d+)/.exec(chunk.toString('latin1'))?.[1];
					if (made) late.push(at - Number(made));
					if (--waiting === 0) done();
				};
			}
		});
		await broadcast(i);
		await Promise.race([all, pause(5_000)]);
		if (waiting > 0) throw new Error(`${waiting} streams heard nothing.`);
		await pause(2 * TICK_MS);
	}
	return late;
}

async function measureBareStreams(): Promise<number> {
	const child = spawn(process.execPath, ['tests/bench/bare-streams.ts'], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	try {
		const [said] = (await once(child.stdout, 'data')) as [Buffer];
		const url = said.toString().trim();
		const listeners = await Promise.all(
			Array.from({ length: STREAMS }, () => Listener.open(url, '/', ''))
		);
		const line = await Line.open(url);
		const late = await hearAll(listeners, () => line.post('/', '', {}));
		for (const listener of listeners) listener.close();
		line.close();
		return percentile(late, 0.99);
	} finally {
		child.kill();
	}
}

/** A session of many questions, each answered by everybody at once. @param heap what is left of the server's heap */
async function measurePlay(
	url: string,
	room: Prepared,
	heap: () => Promise<number>
): Promise<Figure[]> {
	const phones = await joinAll(url, room, PLAYERS);
	const lines = await Promise.all(phones.map(() => Line.open(url)));
	const trainer = await host(url, room);
	const bursts: number[] = [];
	const messages: { most: number; ticks: number }[] = [];
	const heaps: number[] = [];
	try {
		await trainer.give({ do: 'settings', settings: { readingSeconds: 0 } });
		for (let question = 0; question < BURSTS + QUESTIONS; question++) {
			const before = phones.map(({ listener }) => listener.messages);
			const began = performance.now();
			await trainer.give({ do: 'next' });
			// The clock starts with the next tick.
			await pause(3 * TICK_MS);
			trainer.sees('open');
			const round = trainer.round();
			const sent = performance.now();
			const replies = await Promise.all(
				lines.map((line, i) =>
					line.post(`/play/${room.id}/answers`, phones[i]!.cookie, {
						round,
						vote: 1,
						response: { kind: 'options', ids: ['abcd'[i % 4]!] }
					})
				)
			);
			bursts.push(performance.now() - sent);
			const refused = replies.find(({ status }) => status !== 200);
			if (refused) throw new Error(`an answer: ${refused.status} ${refused.body}`);
			// Everybody has answered: it closes by itself.
			await pause(2 * TICK_MS);
			trainer.sees('closed');
			await trainer.give({ do: 'quote' });
			await trainer.give({ do: 'next' });
			await pause(2 * TICK_MS);
			const most = Math.max(...phones.map(({ listener }, i) => listener.messages - before[i]!));
			messages.push({ most, ticks: Math.floor((performance.now() - began) / TICK_MS) });
			// The first questions fill caches that stay as large as they are.
			if (question >= BURSTS && question % 12 === 11) heaps.push(await heap());
		}
	} finally {
		for (const { listener } of phones) listener.close();
		for (const line of lines) line.close();
		trainer.close();
	}
	// The first bursts warm the server up.
	const warm = bursts.slice(2);
	const burst = median(warm);
	const most = Math.max(...messages.map((one) => one.most));
	const fewest = Math.min(...messages.map((one) => one.ticks));
	const [first, last] = [heaps[0]! / 1e6, heaps.at(-1)! / 1e6];
	return [
		{
			name: 'live-burst-ms',
			value: burst,
			baseline: null,
			ratio: null,
			reach: '≤ 200',
			met: burst <= 200,
			of: `until the last of ${PLAYERS} answers sent at once is acknowledged; p90 ${percentile(warm, 0.9).toFixed(0)}, worst ${Math.max(...warm).toFixed(0)} of ${warm.length}`
		},
		{
			name: 'live-messages',
			value: most,
			baseline: fewest + 2,
			ratio: most / (fewest + 2),
			reach: '≤ ticks + 2',
			met: most <= fewest + 2,
			of: 'messages to one player for a whole question, to its result'
		},
		{
			name: 'live-heap-mb',
			value: last,
			baseline: first,
			ratio: last / first,
			reach: '≤ 1.1',
			met: last / first <= 1.1,
			of: `heap after collection, after ${BURSTS + QUESTIONS} questions to ${PLAYERS} against after ${BURSTS + 12}; in between ${heaps.map((one) => (one / 1e6).toFixed(1)).join(', ')}`
		}
	];
}
