import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ItemResponse } from '../../src/lib/core/quiz/item.ts';
import { TICK_MS } from '../../src/lib/core/live/state.ts';
import { readLines, type LiveEvents } from '../../src/lib/core/live/wire.ts';
import { keepHouse } from '../../src/lib/server/app/keep-house.ts';
import { watchLive, watchPhone } from '../../src/lib/server/app/watch-live.ts';
import { findLiveSession, listAllVotes, listLivePlayers } from '../../src/lib/server/db/live.ts';
import { LIVE_KEPT_MS } from '../../src/lib/server/live/kept.ts';
import { closeRooms, roomsOf } from '../../src/lib/server/live/rooms.ts';
import { openLines } from '../../src/lib/server/live/stream.ts';
import { makeMember, testContext } from '../support/database.ts';
import { choiceItem, clozeItem, SECRET } from '../support/items.ts';
import { openRoom, type LiveTest, type Phone } from '../support/live.ts';

const ctx = testContext();
afterEach(() => closeRooms(ctx.db));

const option = (id: string): ItemResponse => ({ kind: 'options', ids: [id] });

/** Reads a stream as a browser does, and keeps what it was told. */
function follow<K extends keyof LiveEvents>(body: ReadableStream<Uint8Array>) {
	const events: { event: string; id: string; data: string }[] = [];
	const ended = (async () => {
		let text = '';
		const decoder = new TextDecoder();
		for await (const chunk of body) {
			text += decoder.decode(chunk, { stream: true });
			const parts = text.split('\n\n');
			text = parts.pop()!;
			for (const part of parts) {
				const lines = part.split('\n');
				const of = (name: string) =>
					lines
						.filter((line) => line.startsWith(`${name}: `))
						.map((line) => line.slice(name.length + 2));
				if (of('event').length > 0) {
					events.push({
						event: of('event')[0]!,
						id: of('id')[0] ?? '',
						data: of('data').join('\n')
					});
				}
			}
		}
	})();
	const messages = () =>
		events.filter(({ event }) => event !== 'over').map(({ data }) => readLines<K>(data));
	return { events, ended, messages, newest: () => messages().at(-1)! };
}
const phone = async (room: LiveTest, { token, userId }: Phone) =>
	follow<'phone'>(await watchPhone(ctx, { token, userId }, { sessionId: room.id }));
const until = (done: () => boolean) => vi.waitFor(() => expect(done()).toBe(true), 10_000);
/** Longer than a tick, so that whatever changed has been told. */
const aTick = () => new Promise((resolve) => setTimeout(resolve, 2.5 * TICK_MS));

describe('the events of a phone', () => {
	it('begin with the whole state, follow the trainer, and tell each their own', async () => {
		const room = await openRoom(ctx, [choiceItem('q0')], { readingSeconds: 0 });
		const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
		const [a, b] = [await phone(room, ann), await phone(room, ben)];
		await aTick();
		expect(a.newest()).toMatchObject([{ phase: 'lobby' }, { name: 'Ann' }]);
		await room.ask();
		await aTick();
		expect(a.newest()[0]).toMatchObject({ phase: 'open', question: { words: true } });
		await room.answer(ann, option('a'));
		await room.answer(ben, option('b'));
		for (const command of ['close', 'next', 'next', 'next'] as const) {
			await room.command({ do: command });
			await aTick();
			if (!['quote', 'result'].includes(a.newest()[0].phase)) {
				expect(JSON.stringify(a.messages())).not.toContain(SECRET);
			}
		}
		expect(a.newest()).toMatchObject([{ phase: 'result' }, { result: { correct: true } }]);
		expect(b.newest()).toMatchObject([{ phase: 'result' }, { result: { correct: false } }]);
		// Whoever comes back is told everything anew, answers included.
		const again = await phone(room, ann);
		await aTick();
		expect(again.messages()).toEqual([a.newest()]);
		// Whose line broke off says what they heard last: where that is the newest, it is not told again.
		const heard = { sessionId: room.id, lastEventId: a.events.at(-1)!.id };
		const resumed = follow<'phone'>(await watchPhone(ctx, ann, heard));
		await aTick();
		expect(resumed.events).toEqual([]);
		await room.command({ do: 'finish' });
		await aTick();
		expect(resumed.newest()).toMatchObject([{ phase: 'podium' }, { standing: { place: 1 } }]);
		closeRooms(ctx.db);
		const later = follow<'phone'>(await watchPhone(ctx, ann, heard));
		await aTick();
		expect(later.newest()).toEqual(resumed.newest());
	});

	it('are few, however many answer at once: nobody is told of each answer of the others', async () => {
		const room = await openRoom(ctx, [choiceItem('q0')], { readingSeconds: 0 });
		const phones: Phone[] = [];
		for (let i = 0; i < 60; i++) phones.push(await room.join(`P ${i}`));
		const lines = await Promise.all(phones.map((one) => phone(room, one)));
		const host = follow<'host'>(await watchLive(ctx, room.trainer, { id: room.id, as: 'host' }));
		await aTick();
		const before = lines.map(({ events }) => events.length);
		const hostBefore = host.events.length;
		const began = performance.now();
		await room.ask();
		await Promise.all(phones.map((one, i) => room.answer(one, option('abcd'[i % 4]!))));
		await aTick();
		const ticks = Math.ceil((performance.now() - began) / TICK_MS);
		for (const [i, { events }] of lines.entries()) {
			expect(events.length - before[i]!).toBeLessThanOrEqual(ticks + 2);
		}
		expect(host.events.length - hostBefore).toBeLessThanOrEqual(ticks + 2);
		expect(host.newest()[0].stage).toMatchObject({ players: 60, answered: 60 });
		expect(await listAllVotes(ctx.db.read, room.id)).toHaveLength(60);
	});

	it('tell whoever is taken out so and nothing more, until they are let in again (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0 });
		const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
		const [line, bens] = [await phone(room, ann), await phone(room, ben)];
		await room.command({ do: 'remove', playerId: ann.playerId, block: true });
		await until(() => line.newest()[1]?.isIn === false);
		const told = line.events.length;
		await expect(phone(room, ann)).rejects.toMatchObject({ code: 'forbidden' });
		await room.ask();
		await until(() => bens.newest()[0].phase === 'open');
		expect(line.events).toHaveLength(told);
		await room.command({ do: 'let-in', playerId: ann.playerId });
		await until(() => line.newest()[1]?.isIn === true);
		expect(line.newest()[0].phase).toBe('open');
	});

	it('were opened without end by one phone (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()]);
		const ann = await room.join('Ann');
		const before = openLines();
		const lines = [];
		for (let i = 0; i < 9; i++) lines.push(await phone(room, ann));
		expect(openLines() - before).toBe(4);
		await lines[0]!.ended;
	});

	it('could not bring a message longer than a line may hold up (bug)', async () => {
		const long = { ...choiceItem('q0'), stem: 'x'.repeat(300_000) };
		const room = await openRoom(ctx, [long], { readingSeconds: 0 });
		const ann = await room.join('Ann');
		await room.ask();
		const line = await phone(room, ann);
		await until(() => line.messages().length > 0);
		expect(line.newest()[0].question!.item.stem).toHaveLength(300_000);
	});

	it('drop who reads too slowly, hold up nobody else, and are whole again when taken up', async () => {
		const long = { ...choiceItem('q0'), stem: 'x'.repeat(20_000) };
		const room = await openRoom(ctx, [long], { readingSeconds: 0, answerSeconds: null });
		const [slow, quick] = [await room.join('Slow'), await room.join('Quick')];
		const open = openLines();
		const unread = await watchPhone(ctx, slow, { sessionId: room.id });
		const read = await phone(room, quick);
		await room.ask();
		for (let i = 0; i < 12 && openLines() === open + 2; i++) {
			await room.command({ do: 'lock', locked: i % 2 === 0 });
			await aTick();
		}
		expect(openLines()).toBe(open + 1);
		await expect(unread.getReader().read()).rejects.toThrow('too slowly');
		expect(read.newest()[0]).toMatchObject({ phase: 'open' });
		const back = await phone(room, slow);
		await aTick();
		expect(back.newest()).toMatchObject([{ phase: 'open' }, { name: 'Slow' }]);
	});
});

describe('another node', () => {
	it('tells its phones what the trainer and the players do elsewhere', async () => {
		const room = await openRoom(ctx, [choiceItem('q0')], { readingSeconds: 0 });
		const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
		// A store of its own to whoever asks, over the same rows.
		const other = { ...ctx, db: { ...ctx.db } };
		const there = async (one: Phone) =>
			follow<'phone'>(await watchPhone(other, one, { sessionId: room.id }));
		const hears = async () => {
			roomsOf(other).heard(room.id);
			await aTick();
		};
		const [a, b] = [await there(ann), await there(ben)];
		try {
			await room.command({ do: 'extra-time', playerId: ann.playerId, percent: 200 });
			await room.ask();
			await hears();
			expect(a.newest()[0].phase).toBe('open');
			expect(a.newest()[1]!.closesAt! - b.newest()[1]!.closesAt!).toBe(30_000);
			await room.answer(ann, option('a'));
			await hears();
			expect(a.newest()[1]!.answer).toEqual(option('a'));
			await room.command({ do: 'remove', playerId: ben.playerId, block: true });
			await hears();
			expect(b.newest()[1]).toMatchObject({ isIn: false });
			await room.command({ do: 'quote' });
			await room.command({ do: 'next' });
			await hears();
			expect(a.newest()).toMatchObject([
				{ phase: 'result' },
				{ result: { points: 1000 }, standing: { place: 1, of: 1 } }
			]);
		} finally {
			closeRooms(other.db);
		}
	});
});

describe('what is kept', () => {
	it('are the results of those who were signed in; guests go after thirty days, and nobody is left waiting', async () => {
		const room = await openRoom(ctx, [clozeItem()], { readingSeconds: 0 });
		const mia = await room.join('', await makeMember(ctx, room.classId, 'Mia'));
		const guest = await room.join('Owl');
		await room.ask();
		for (const one of [mia, guest]) await room.answer(one, { kind: 'text', text: 'the moon' });
		ctx.clock.at += 13 * 3_600_000;
		await keepHouse(ctx);
		// Nobody ended it, and its PIN is over.
		expect(await findLiveSession(ctx.db.read, room.id)).toMatchObject({
			pin: null,
			endedAt: ctx.now()
		});
		expect(await listLivePlayers(ctx.db.read, room.id)).toHaveLength(2);
		ctx.clock.at += LIVE_KEPT_MS - 1;
		await keepHouse(ctx);
		expect(await listAllVotes(ctx.db.read, room.id)).toHaveLength(2);
		ctx.clock.at += 1;
		await keepHouse(ctx);
		expect(await listLivePlayers(ctx.db.read, room.id)).toMatchObject([{ name: 'Mia' }]);
		expect(await listAllVotes(ctx.db.read, room.id)).toHaveLength(1);
	});
});
