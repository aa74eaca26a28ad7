/**
 * What the best-known open program of this kind could not do, each as a test: take five hundred answers at once, tell a
 * player of a question in a handful of messages, outlive its restart, and stand an event without anything in it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemResponse } from '../../src/lib/core/quiz/item.ts';
import { TICK_MS } from '../../src/lib/core/live/state.ts';
import { choiceItem } from '../support/items.ts';
import {
	answerIn,
	hostOf,
	joinRoom,
	openRoomIn,
	post,
	watchRoom,
	type HttpPhone,
	type OpenedRoom
} from '../support/live-http.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { Line, Listener } from '../support/sockets.ts';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const option = (id: string): ItemResponse => ({ kind: 'options', ids: [id] });
const ITEMS = [choiceItem('q0'), choiceItem('q1'), choiceItem('q2')];

async function joinMany(room: OpenedRoom, count: number): Promise<HttpPhone[]> {
	const phones: HttpPhone[] = [];
	for (let i = 0; i < count; i += 50) {
		const some = Array.from({ length: Math.min(50, count - i) }, (_, k) => `Player ${i + k}`);
		phones.push(...(await Promise.all(some.map((name) => joinRoom(server.url, room, name)))));
	}
	return phones;
}

describe('five hundred players', () => {
	it('answer at once, twice each: every answer is stored once, and nobody is told of everybody else’s', async () => {
		const { url } = server;
		const room = await openRoomIn(server.databaseUrl, ITEMS);
		const host = hostOf(room, url);
		await host.give({ do: 'settings', settings: { readingSeconds: 0, answerSeconds: null } });
		const phones = await joinMany(room, 500);
		const events = `/play/${room.id}/events`;
		const listeners = await Promise.all(
			phones.map(({ cookie }) => Listener.open(url, events, cookie))
		);
		const lines = await Promise.all(phones.map(() => Line.open(url)));
		const before = listeners.map(({ messages }) => messages);
		const began = performance.now();
		await host.give({ do: 'next' });
		await host.reaches('open');
		const send = () =>
			Promise.all(
				lines.map((line, i) =>
					line.post(`/play/${room.id}/answers`, phones[i]!.cookie, {
						round: 1,
						vote: 1,
						response: option('abcd'[i % 4]!)
					})
				)
			);
		expect((await send()).filter(({ status }) => status !== 200)).toEqual([]);
		const stage = await host.reaches('closed');
		expect((await send()).filter(({ status }) => status !== 200)).toEqual([]);
		expect(stage).toMatchObject({ players: 500, answered: 500 });
		await host.give({ do: 'next' });
		const { distribution } = await host.give({ do: 'quote' });
		expect(distribution!.bars.map(({ count }) => count)).toEqual([125, 125, 125, 125]);
		await host.give({ do: 'next' });
		const watcher = await watchRoom(url, room, phones[0]!);
		await watcher.until(([view]) => view.phase === 'result');
		watcher.close();
		const ticks = Math.ceil((performance.now() - began) / TICK_MS);
		const most = Math.max(...listeners.map(({ messages }, i) => messages - before[i]!));
		expect(most).toBeLessThanOrEqual(ticks + 2);
		// Seven states and what the trainer does; far from one for each player, however slow the machine.
		expect(most).toBeLessThan(phones.length / 5);
		for (const one of [...listeners, ...lines]) one.close();
	});
});

describe('a server that is killed in the middle of a question', () => {
	it('goes on with it: the answers that were acknowledged, each one’s place, and the time that was left', async () => {
		const room = await openRoomIn(server.databaseUrl, ITEMS);
		let host = hostOf(room, server.url);
		await host.give({ do: 'settings', settings: { readingSeconds: 0, answerSeconds: 120 } });
		const [ann, ben, cleo] = (await joinMany(room, 3)) as [HttpPhone, HttpPhone, HttpPhone];
		const answer = (phone: HttpPhone, round: number, id: string) =>
			answerIn(server.url, room, phone, round, option(id));
		await host.give({ do: 'next' });
		await host.reaches('open');
		await Promise.all([answer(ann, 1, 'a'), answer(ben, 1, 'b'), answer(cleo, 1, 'a')]);
		await host.reaches('closed');
		await host.give({ do: 'quote' });
		await host.give({ do: 'next' });
		await host.give({ do: 'next' });
		await host.reaches('open');
		await answer(ann, 2, 'a');
		await server.kill();

		server = await startServer({ on: { dataDir: server.dataDir } });
		host = hostOf(room, server.url);
		const phone = await watchRoom(server.url, room, ann);
		const [view, own] = await phone.until(() => true);
		expect(view).toMatchObject({ phase: 'open', round: 2 });
		expect(own.answer).toEqual(option('a'));
		expect(own.closesAt! - view.clock!.now).toBeGreaterThan(60_000);
		// What was acknowledged is not taken twice, and who had not answered still can.
		expect(await answer(ann, 2, 'b')).toEqual(option('a'));
		await Promise.all([answer(ben, 2, 'a'), answer(cleo, 2, 'a')]);
		await host.reaches('closed');
		await host.give({ do: 'quote' });
		await host.give({ do: 'next' });
		const [, told] = await phone.until(([now]) => now.phase === 'result');
		expect(told.standing).toMatchObject({ place: 1, shared: 2, points: 2000 });
		const second = await watchRoom(server.url, room, ben);
		const [, bens] = await second.until(() => true);
		expect(bens.standing).toMatchObject({ place: 3, points: 1000 });
		for (const line of [phone, second]) line.close();
	});
});

describe('an event without anything in it', () => {
	it('and every other that is malformed is refused, and the game goes on for everybody', async () => {
		const { url } = server;
		const room = await openRoomIn(server.databaseUrl, ITEMS);
		const host = hostOf(room, url);
		const [ann, ben] = (await joinMany(room, 2)) as [HttpPhone, HttpPhone];
		await host.give({ do: 'settings', settings: { readingSeconds: 0, answerSeconds: null } });
		await host.give({ do: 'next' });
		await host.reaches('open');
		const doors = [
			[`/live/${room.id}/commands`, room.cookie],
			[`/play/${room.id}/answers`, ann.cookie],
			[`/play/${room.id}/players`, '']
		] as const;
		const bodies = ['', 'null', '{}', '[]', '"x"', '{"round":null}', '{"command":null}', '{"a":'];
		for (const [path, cookie] of doors) {
			for (const body of bodies) {
				const headers = { cookie, origin: url, 'content-type': 'application/json' };
				const reply = await fetch(url + path, { method: 'POST', headers, body });
				expect([path, body, reply.status]).toEqual([path, body, 400]);
				expect(await reply.json()).toMatchObject({ message: expect.stringMatching(/\w+\.$/) });
			}
		}
		const huge = { round: 1, vote: 1, response: { kind: 'text', text: 'x'.repeat(100_000) } };
		expect((await post(url, doors[1][0], ann.cookie, huge)).status).toBe(413);
		await answerIn(url, room, ann, 1, option('a'));
		await answerIn(url, room, ben, 1, option('b'));
		expect(await host.reaches('closed')).toMatchObject({ answered: 2 });
	});
});
