import { request } from 'node:http';
import { eq } from 'drizzle-orm';
import { PIN_MISSES } from '../../src/lib/server/auth/limits.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { choiceItem } from '../support/items.ts';
import {
	hostOf,
	joinRoom,
	openRoomIn,
	post,
	watchRoom,
	type HttpPhone,
	type OpenedRoom
} from '../support/live-http.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { Listener } from '../support/sockets.ts';
import { faultsNoted, requireThat, type Tally } from './tally.ts';

const PLAYERS = 40;
const ITEMS = Array.from({ length: 4 }, (_, i) => choiceItem(`q${i}`));
const ENVIRONMENT = { ADDRESS_HEADER: 'x-forwarded-for' };

/** A live session in the middle of a question, and its phones. */
interface Room {
	server(): TestServer;
	room: OpenedRoom;
	host: ReturnType<typeof hostOf>;
	phones: HttpPhone[];
	answer(phone: HttpPhone): Promise<{ status: number; text: string }>;
	/** How often each player's answer is stored. */
	stored(): Promise<Map<string, number>>;
	listen(phone: HttpPhone): Promise<Listener>;
	/** What is told now to somebody whose line is opened now. */
	told(phone: HttpPhone): Promise<{ phase: string; answered: boolean }>;
	restart(): Promise<void>;
}

type BadDay = [name: string, work: (room: Room) => Promise<void>];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const BAD_DAYS: BadDay[] = [
	[
		'a kill in a burst of answers',
		async ({ server, phones, answer, stored, restart, told }) => {
			const acknowledged: HttpPhone[] = [];
			const burst = phones.map(async (phone) => {
				const reply = await answer(phone).catch(() => undefined);
				if (reply?.status === 200) acknowledged.push(phone);
			});
			await Promise.race([...burst, pause(2_000)]);
			await server().kill();
			await Promise.all(burst);
			await restart();
			const rows = await stored();
			for (const { own } of acknowledged) {
				requireThat(rows.has(own.playerId), 'lost', `the answer of ${own.name}`);
			}
			for (const phone of phones) {
				const reply = await answer(phone);
				requireThat(reply.status === 200, 'lost', `${reply.status} ${reply.text}`);
				requireThat((await told(phone)).answered, 'lost', `${phone.own.name} is asked again`);
			}
			const doubled = [...(await stored()).values()].filter((n) => n > 1).length;
			requireThat(doubled === 0, 'doubled', `${doubled} answers`);
		}
	],
	[
		'the server stopped while a room plays',
		async ({ server, phones, answer, listen, restart, told }) => {
			const lines = await Promise.all(phones.map(listen));
			await Promise.all(phones.slice(0, 10).map(answer));
			const code = await server().terminate();
			requireThat(code === 0, 'crash', `it ended with ${code}`);
			await restart();
			const first = await told(phones[0]!);
			requireThat(first.phase === 'open' && first.answered, 'lost', JSON.stringify(first));
			requireThat(!(await told(phones[20]!)).answered, 'wrong', 'somebody else’s answer');
			for (const line of lines) line.close();
		}
	],
	[
		'lines cut in the middle, and taken up again',
		async ({ phones, listen, answer, host, told }) => {
			for (let i = 0; i < 3; i++) {
				const lines = await Promise.all(phones.map(listen));
				await answer(phones[i]!);
				for (const line of lines) line.close();
			}
			await host.give({ do: 'close' });
			const [answered, not] = [await told(phones[0]!), await told(phones[9]!)];
			requireThat(answered.phase === 'closed' && answered.answered, 'lost', 'what was answered');
			requireThat(!not.answered, 'wrong', 'an answer nobody gave');
		}
	],
	[
		'answers cut off in their middle, or whose reply nobody hears',
		async ({ server, room, phones, stored, answer }) => {
			const body = JSON.stringify({ round: 1, vote: 1, response: { kind: 'options', ids: ['a'] } });
			const half = async (phone: HttpPhone, text: string) => {
				const sent = request(`${server().url}/play/${room.id}/answers`, {
					method: 'POST',
					agent: false,
					headers: {
						cookie: phone.cookie,
						origin: server().url,
						'content-type': 'application/json',
						'content-length': body.length
					}
				});
				sent.on('error', () => undefined);
				sent.write(text);
				await pause(30);
				sent.destroy();
			};
			for (const phone of phones.slice(0, 5)) await half(phone, body.slice(0, -3));
			await pause(300);
			requireThat((await stored()).size === 0, 'wrong', 'half an answer was stored');
			for (const phone of phones.slice(0, 5)) {
				await half(phone, body);
				const reply = await answer(phone);
				requireThat(reply.status === 200, 'lost', `${reply.status} ${reply.text}`);
			}
			const rows = await stored();
			requireThat(rows.size === 5, 'lost', `${rows.size} of 5`);
			requireThat(
				[...rows.values()].every((n) => n === 1),
				'doubled',
				'an answer'
			);
		}
	],
	[
		'a phone that sends whatever it likes',
		async ({ server, room, phones, answer, stored }) => {
			const { url } = server();
			const [phone] = phones as [HttpPhone];
			const spoilt = [
				...[null, [], 'x', 1, {}, { round: -1 }, { round: 1e9, vote: 1, response: null }],
				{ round: 1, vote: 3, response: { kind: 'options', ids: ['a'] } },
				{ round: 1, vote: 1, response: { kind: 'options', ids: ['__proto__'] } },
				{ round: 1, vote: 1, response: { kind: 'options', ids: Array(501).fill('a') } },
				{ round: 1, vote: 1, response: { kind: 'pairs', pairs: [['a', 'a']] } }
			];
			for (const body of spoilt) {
				const reply = await post(url, `/play/${room.id}/answers`, phone.cookie, body);
				requireThat(reply.status === 400, 'wrong', `${JSON.stringify(body)}: ${reply.status}`);
			}
			for (const path of ['commands', 'events', 'players']) {
				const asked = await fetch(`${url}/live/${room.id}/${path}`, {
					headers: { cookie: phone.cookie }
				});
				await asked.body?.cancel();
				requireThat([401, 405].includes(asked.status), 'leaked', `${path}: ${asked.status}`);
			}
			requireThat((await stored()).size === 0, 'wrong', 'something was stored');
			requireThat((await answer(phones[1]!)).status === 200, 'crash', 'nobody else can answer');
		}
	],
	[
		'guesses at the PIN',
		async ({ server, room }) => {
			const { url } = server();
			const guess = async (address: string, pin: string) => {
				const reply = await fetch(`${url}/play`, {
					method: 'POST',
					headers: { origin: url, accept: 'text/html', 'x-forwarded-for': address },
					body: new URLSearchParams({ pin }),
					redirect: 'manual'
				});
				await reply.text();
				return reply.status;
			};
			const here = `10.9.${Math.floor(performance.now()) % 250}.7`;
			const wrong = (i: number) => String((Number(room.pin) + 1 + i) % 1e8).padStart(8, '0');
			let judged = 0;
			for (let i = 0; i < PIN_MISSES + 100; i += 50) {
				const statuses = await Promise.all(
					Array.from({ length: 50 }, (_, k) => guess(here, wrong(i + k)))
				);
				judged += statuses.filter((status) => status !== 429).length;
			}
			requireThat(judged <= PIN_MISSES, 'leaked', `${judged} were judged`);
			requireThat((await guess(here, room.pin)) === 429, 'leaked', 'guesses go on for ever');
			const elsewhere = await guess('10.8.8.8', room.pin);
			requireThat(elsewhere === 303, 'wrong', `somebody elsewhere was answered ${elsewhere}`);
		}
	]
];

/** Bad days of live rooms: kills and stops, cut lines, what phones send, guesses at the PIN. */
export async function troubleRooms(count: number, tally: Tally): Promise<void> {
	let server = await startServer({ env: ENVIRONMENT });
	try {
		for (let i = 0; i < count; i++) {
			const [name, work] = BAD_DAYS[i % BAD_DAYS.length]!;
			await tally.case(name, async () => {
				const room = await openRoomIn(server.databaseUrl, ITEMS);
				const host = hostOf(room, server.url);
				await host.give({ do: 'settings', settings: { readingSeconds: 0, answerSeconds: 600 } });
				const phones = await Promise.all(
					Array.from({ length: PLAYERS }, (_, k) => joinRoom(server.url, room, `Player ${k}`))
				);
				await host.give({ do: 'next' });
				await host.reaches('open');
				await work({
					server: () => server,
					room,
					host,
					phones,
					answer: (phone) =>
						post(server.url, `/play/${room.id}/answers`, phone.cookie, {
							round: 1,
							vote: 1,
							response: { kind: 'options', ids: ['a'] }
						}),
					stored: () => answersIn(server.databaseUrl, room.id),
					listen: ({ cookie }) => Listener.open(server.url, `/play/${room.id}/events`, cookie),
					told: async (phone) => {
						const line = await watchRoom(server.url, room, phone);
						const [view, own] = await line.until(() => true);
						line.close();
						return { phase: view.phase, answered: own.answer !== null };
					},
					restart: async () => {
						for (const line of faultsNoted(server)) tally.note('unexplained 500', line);
						const { dataDir } = server;
						server = await startServer({ on: { dataDir }, env: ENVIRONMENT });
					}
				});
			});
		}
		await tally.look(server);
	} finally {
		await server.stop();
	}
}

async function answersIn(databaseUrl: string, sessionId: string): Promise<Map<string, number>> {
	const db = await openDatabase(databaseUrl);
	try {
		const rows = await db.read
			.select({ playerId: schema.liveAnswers.playerId })
			.from(schema.liveAnswers)
			.where(eq(schema.liveAnswers.sessionId, sessionId));
		const counts = new Map<string, number>();
		for (const { playerId } of rows) counts.set(playerId, (counts.get(playerId) ?? 0) + 1);
		return counts;
	} finally {
		await db.close();
	}
}
