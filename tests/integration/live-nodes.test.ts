/** Two nodes on one store that hear nothing of each other unless a test says so: the worst that may happen between them. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ItemResponse } from '../../src/lib/core/quiz/item.ts';
import { answerLive } from '../../src/lib/server/app/answer-live.ts';
import { commandLive } from '../../src/lib/server/app/command-live.ts';
import { eraseForGood } from '../../src/lib/server/app/forget-learner.ts';
import { joinLive } from '../../src/lib/server/app/join-live.ts';
import { showStage } from '../../src/lib/server/app/show-live.ts';
import { showPhone } from '../../src/lib/server/app/show-phone.ts';
import { watchPhone } from '../../src/lib/server/app/watch-live.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { findLiveSession, listAllVotes } from '../../src/lib/server/db/live.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { closeRooms, roomsOf } from '../../src/lib/server/live/rooms.ts';
import { newVisitor } from '../support/accounts.ts';
import { makeMember, testContext } from '../support/database.ts';
import { choiceItem } from '../support/items.ts';
import { follow, saidAgain, until } from '../support/live-lines.ts';
import { openRoom, type LiveTest, type Phone } from '../support/live.ts';

const ctx = testContext();
let other: Context | undefined;
/** Another node: what it holds is its own. */
const node = (): Context => (other ??= { ...ctx, db: Object.create(ctx.db) as Context['db'] });
afterEach(() => {
	closeRooms(ctx.db);
	if (other) closeRooms(other.db);
	other = undefined;
});

const option = (id: string): ItemResponse => ({ kind: 'options', ids: [id] });
const caught = (work: Promise<unknown>) => work.catch((error: unknown) => error);
const stage = async (at: Context, { id, trainer }: LiveTest) =>
	(await showStage(at, trainer, { id })).view;
const own = async (at: Context, { id }: LiveTest, phone: Phone) =>
	(await showPhone(at, phone, { sessionId: id })).joined!.own;
const isInHand = ({ id }: LiveTest) => ctx.db.write((tx) => ctx.db.inHand.isTaken(tx, id));
const say = (at: Context, { id }: LiveTest, phone: Phone, answer: string, round = 1) =>
	answerLive(at, phone, { sessionId: id, round, vote: 1, response: option(answer) });

describe('a node that has not heard of it', () => {
	it('refused whoever had joined at the other a moment ago (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0 });
		await stage(node(), room);
		const ann = await room.join('Ann');
		const line = follow<'phone'>(await watchPhone(node(), ann, { sessionId: room.id }));
		await until(() => line.messages().length > 0);
		expect(line.newest()).toMatchObject([{ phase: 'lobby' }, { name: 'Ann' }]);
	});

	it('refused an answer to the next question, and one that counts already (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0 });
		const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
		expect((await stage(node(), room)).phase).toBe('lobby');
		await room.ask();
		expect(await say(node(), room, ann, 'a')).toEqual({ answer: option('a') });
		await say(ctx, room, ben, 'b');
		await room.command({ do: 'close' });
		// The reply was lost, and the phone is led to the other node.
		expect(await say(node(), room, ben, 'c')).toEqual({ answer: option('b') });
		expect(await listAllVotes(ctx.db.read, room.id)).toHaveLength(2);
	});

	it('closed a question for everybody whose players it did not know (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0, answerSeconds: null });
		const ann = await room.join('Ann');
		const post = { sessionId: room.id, id: newId(), pin: room.pin, name: 'Ben' };
		await joinLive(node(), newVisitor(), { token: undefined, userId: null }, post);
		await room.ask();
		await room.answer(ann, option('a'));
		await room.wait(0);
		expect((await findLiveSession(ctx.db.read, room.id))!.state.phase).toBe('open');
		// And knows of Ben from then on.
		expect((await stage(ctx, room)).players).toBe(2);
	});

	it('stored nothing of somebody erased, and called that a fault of its own (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0 });
		const mia = await makeMember(ctx, room.classId, 'Mia');
		const phone = await room.join('', mia);
		await room.ask();
		await stage(node(), room);
		await eraseForGood(ctx, mia.userId, 'own-wish');
		expect(await caught(say(node(), room, phone, 'a'))).toMatchObject({ code: 'gone' });
		// This one was told.
		await roomsOf(ctx).refresh(room.id);
		expect(await stage(ctx, room)).toMatchObject({ players: 0, answered: 0 });
		expect(await caught(say(ctx, room, phone, 'a'))).toMatchObject({ code: 'unauthenticated' });
	});
});

describe('a node that hears of it', () => {
	it('told players nothing of what the trainer did to them at the other (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0 });
		const ann = await room.join('Ann');
		const line = follow<'phone'>(await watchPhone(node(), ann, { sessionId: room.id }));
		await room.command({ do: 'extra-time', playerId: ann.playerId, percent: 200 });
		await room.command({ do: 'settings', settings: { teams: ['Owls', 'Hares'] } });
		await roomsOf(node()).refresh(room.id);
		await until(() => line.newest()?.[1]?.team === 'Owls');
		await room.command({ do: 'remove', playerId: ann.playerId, block: false });
		await roomsOf(node()).refresh(room.id);
		await until(() => line.newest()[1]?.isIn === false);
	});

	it('told every phone of each answer at the other (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0 });
		const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
		const line = follow<'phone'>(await watchPhone(node(), ann, { sessionId: room.id }));
		await room.ask();
		await roomsOf(node()).refresh(room.id);
		await until(() => line.newest()?.[0].phase === 'open');
		const told = line.events.length;
		await room.answer(ben, option('a'));
		await roomsOf(node()).refresh(room.id);
		expect((await stage(node(), room)).answered).toBe(1);
		// What comes next is all that comes.
		await room.command({ do: 'close' });
		await roomsOf(node()).refresh(room.id);
		await until(() => line.newest()[0].phase === 'closed');
		expect(line.events.length).toBe(told + 1);
		expect(saidAgain(line.messages())).toEqual([]);
	});
});

describe('the time in which no server ran', () => {
	it.each([3_000, 3_600_000])(
		'was given back twice where two started at once, or not at all where it was short (bug): %i ms',
		async (gone) => {
			const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0, answerSeconds: 60 });
			const ann = await room.join('Ann');
			await room.ask();
			const before = (await own(ctx, room, ann)).closesAt!;
			closeRooms(ctx.db);
			await vi.waitUntil(async () => !(await isInHand(room)));
			ctx.clock.at += gone;
			await Promise.all([stage(ctx, room), stage(node(), room)]);
			expect((await own(ctx, room, ann)).closesAt! - before).toBe(gone);
			expect((await own(node(), room, ann)).closesAt! - before).toBe(gone);
		}
	);
});

describe('a node whose machine is five seconds ahead', () => {
	it('found an outage in a room that is well, and gave fewer points for speed (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], {
			readingSeconds: 0,
			answerSeconds: 20,
			scoring: 'speed'
		});
		const ann = await room.join('Ann');
		await room.ask();
		const ahead: Context = {
			now: () => ctx.now() + 5_000,
			db: Object.create(ctx.db, { clockAhead: { value: () => -5_000 } }) as Context['db']
		};
		try {
			const { closesAt } = await own(ctx, room, ann);
			expect((await own(ahead, room, ann)).closesAt).toBe(closesAt);
			await say(ahead, room, ann, 'a');
			expect(await listAllVotes(ctx.db.read, room.id)).toMatchObject([{ points: 1000 }]);
		} finally {
			closeRooms(ahead.db);
		}
	});
});

describe('what somebody answered who was then taken out', () => {
	it('stayed on the wall, and decided (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()], { readingSeconds: 0, answerSeconds: null });
		const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
		await room.ask();
		await room.answer(ann, option('a'));
		await room.command({ do: 'remove', playerId: ann.playerId, block: true });
		expect((await stage(ctx, room)).answered).toBe(0);
		// Nobody who is here has answered: nothing closes by itself.
		await room.wait(0);
		await room.answer(ben, option('b'));
		await room.wait(0);
		const told = (await room.command({ do: 'next' })).stage.distribution!;
		expect(told.answered).toBe(1);
		expect(told.bars.find(({ id }) => id === 'a')!.count).toBe(0);
		await room.command({ do: 'let-in', playerId: ann.playerId });
		expect((await stage(ctx, room)).distribution!.answered).toBe(2);
	});
});

describe('a command that was sent twice', () => {
	it('undid what had been done to the player since (bug)', async () => {
		const room = await openRoom(ctx, [choiceItem()]);
		const ann = await room.join('Ann');
		const post = {
			sessionId: room.id,
			id: newId(),
			round: 0,
			phase: 'lobby' as const,
			command: { do: 'remove' as const, playerId: ann.playerId, block: true }
		};
		await commandLive(ctx, room.trainer, post);
		await room.command({ do: 'let-in', playerId: ann.playerId });
		await commandLive(ctx, room.trainer, post);
		expect((await own(ctx, room, ann)).isIn).toBe(true);
	});
});
