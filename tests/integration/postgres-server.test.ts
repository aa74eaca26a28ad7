import BetterSqlite from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { Agent } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fingerprint, type Change } from '../../src/lib/core/quiz/desk/desk.ts';
import { seededRandom } from '../../src/lib/core/random.ts';
import { changeDraft } from '../../src/lib/server/app/change-draft.ts';
import { correctDraft } from '../../src/lib/server/app/correct-draft.ts';
import { showPhone } from '../../src/lib/server/app/show-phone.ts';
import { TRIES_PER_ACCOUNT } from '../../src/lib/server/auth/limits.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase, type Query } from '../../src/lib/server/db/client.ts';
import { findLiveSession } from '../../src/lib/server/db/live.ts';
import { listDraftItems } from '../../src/lib/server/db/quizzes.ts';
import { closeRooms } from '../../src/lib/server/live/rooms.ts';
import {
	beginBurst,
	compareStored,
	prepareAnswerers,
	toApp,
	type Answerers
} from '../support/burst.ts';
import {
	findPostgres,
	NO_POSTGRES,
	startPostgres,
	type RealPostgres
} from '../support/real-postgres.ts';
import { choiceItem } from '../support/items.ts';
import {
	answerIn,
	hostOf,
	joinRoom,
	openRoomIn,
	watchRoom,
	type HttpPhone
} from '../support/live-http.ts';
import { openRoom } from '../support/live.ts';
import { makeClass, makeTrainer, publishQuiz, putIntoDraft, rowsOf } from '../support/seed.ts';
import { startServer } from '../support/server.ts';

/**
 * What needs a PostgreSQL server of its own, with several processes on it. The tables here are built for PostgreSQL, so
 * this file runs in that project only.
 */
const bin = findPostgres();
const name = (what: string) => (bin ? what : `${what} (${NO_POSTGRES})`);

let postgres: RealPostgres;
let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'threshold-on-postgres-'));
	if (bin) postgres = await startPostgres(bin);
});
afterAll(async () => {
	await postgres?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** Runs a script of Node's on another store. */
function run(args: string[], databaseUrl: string) {
	return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
		execFile(
			process.execPath,
			args,
			{ env: { ...process.env, DATABASE_URL: databaseUrl }, maxBuffer: 1e8 },
			(error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
		);
	});
}
const move = (from: string, to: string) =>
	run(['src/cli/entry.js', 'move', '--from', from, '--to', to], from);

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<T>(text)).rows;
	} finally {
		await client.end();
	}
}

describe('two who change a draft at the same moment', () => {
	it.runIf(bin)(
		name('a key was not corrected, and all of it undone, where a review step came first (bug)'),
		async () => {
			const db = await openDatabase(await postgres.makeDatabase('drafts'));
			const ctx: Context = { db, now: () => 1 };
			const trainer = await makeTrainer(ctx);
			const classId = await makeClass(ctx, trainer);
			const item = choiceItem();
			const quizId = await putIntoDraft(ctx, await publishQuiz(ctx, trainer, classId, [item]));
			let goOn = () => {};
			const gate = new Promise<void>((open) => (goOn = open));
			const step = (tx: Query) => {
				const to = { ...item, stem: 'Who was it, then?' };
				const change: Change = { kind: 'words', itemId: item.id, was: fingerprint(item), to };
				return changeDraft(tx, quizId, { label: 'Change', by: null, at: 1, changes: [change] });
			};
			let held = () => {};
			const isHeld = new Promise<void>((now) => (held = now));
			const reviewed = db.write(async (tx) => {
				await step(tx);
				held();
				await gate;
			});
			await isHeld;
			const corrected = db.write((tx) =>
				correctDraft(tx, trainer, quizId, { from: item, to: { ...item, key: ['b'] }, at: 2 })
			);
			const waits = sql.raw("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
			await vi.waitUntil(async () => (await rowsOf(db.read, waits)).length > 0, {
				timeout: 20_000
			});
			goOn();
			await Promise.all([reviewed, corrected]);
			const [after] = await listDraftItems(db.read, quizId);
			expect(after!.body).toMatchObject({ stem: 'Who was it, then?', key: ['b'] });
			await db.close();
		}
	);
});

describe('npm run move', () => {
	let file: string;
	let school: Answerers;
	beforeAll(async () => {
		if (!bin) return;
		file = join(folder, 'school.db');
		const made = await run(['tests/support/make-school.ts'], `file:${file}`);
		expect(made.stderr).toBe('');
		const told = JSON.parse(made.stdout) as Omit<Answerers, 'acknowledged'> & {
			acknowledged: [string, { points: number; response: string }][];
		};
		school = { ...told, acknowledged: new Map(told.acknowledged) };
		const store = new BetterSqlite(file);
		const put = store.prepare('insert into images values (?, ?, 1, 1, ?, 0, ?)');
		for (const [id, data] of pictures) put.run(id, 'image/png', data.length, data);
		store.close();
	});
	/** More than travel at once, with every byte there is. */
	const pictures = Array.from(
		{ length: 9 },
		(_, n) => [`p${n}`, Buffer.from(Array.from({ length: 4_000 * n }, (_, i) => i & 255))] as const
	);

	it.runIf(bin)(name('carries a school over whole, and proves it'), async () => {
		const to = await postgres.makeDatabase('moved');
		const ended = await move(`file:${file}`, to);
		expect(ended.stderr).toBe('');
		expect(ended.stdout).toMatch(/responses +\d{3,}/);
		expect(ended.stdout).toContain('counts and checksums are equal');
		await compareStored(to, school, school.acknowledged);
		expect(school.faults).toEqual([]);
		const [{ stored }] = (await query<{ stored: number }>(
			to,
			'select count(*)::int as stored from responses'
		)) as [{ stored: number }];
		expect(stored).toBeGreaterThanOrEqual(school.acknowledged.size);
		// The order of keys in what was published arrives too.
		const source = new BetterSqlite(file, { readonly: true });
		const [row] = await query<{ id: string; items: string }>(
			to,
			'select id, items::text as items from quiz_versions limit 1'
		);
		expect(row!.items).toBe(
			source.prepare('select items from quiz_versions where id = ?').pluck().get(row!.id)
		);
		const arrived = await query<{ id: string; data: Buffer }>(
			to,
			'select id, data from images order by id'
		);
		expect(arrived.map(({ id, data }) => [id, data])).toEqual(pictures);
		// The file is as it was.
		expect(source.prepare('select count(*) from responses').pluck().get()).toBe(stored);
		source.close();

		const again = await move(`file:${file}`, to);
		expect(again.code).toBe(1);
		expect(again.stderr).toMatch(/is not empty/);
		expect(again.stderr.trim().split('\n')).toHaveLength(1);
		expect(school.faults).toEqual([]);
	});

	it.runIf(bin)(name('leaves nothing behind where it fails in its middle'), async () => {
		const to = await postgres.makeDatabase('failed');
		await (await openDatabase(to)).close();
		// As a damaged byte on the way would: the last tables to be filled get something else than was sent.
		await query(
			to,
			`create function other() returns trigger language plpgsql as $$ begin new.points = new.points + 1; return new; end $$;
			create trigger other before insert on responses for each row execute function other()`
		);
		const ended = await move(`file:${file}`, to);
		expect(ended.code).toBe(1);
		expect(ended.stderr).toMatch(/Nothing was moved: table responses has/);
		const [left] = await query<{ n: string }>(to, 'select count(*) as n from users');
		expect(left!.n).toBe('0');
	});

	it.runIf(bin)(
		name('refuses while somebody has the store open, and what it cannot move'),
		async () => {
			const to = await postgres.makeDatabase('refused');
			const open = new BetterSqlite(file);
			open.pragma('journal_mode = WAL');
			open.prepare('select count(*) from users').get();
			const busy = await move(`file:${file}`, to);
			open.close();
			expect([busy.code, busy.stderr]).toEqual([
				1,
				expect.stringContaining('has the database open')
			]);
			expect((await move(to, `file:${file}`)).code).toBe(1);
			expect((await move(`file:${join(folder, 'none.db')}`, to)).stderr).toContain('no database');
		}
	);
});

describe('two nodes on one server', () => {
	it.runIf(bin)(
		name(
			'start at the same moment, hear of each other, lose nothing when one is killed in a burst, and outlive an outage'
		),
		{ timeout: 150_000 },
		async () => {
			const url = await postgres.makeDatabase('nodes');
			const node = () => startServer({ env: { DATABASE_URL: url } });
			// Both find an empty database: one makes the tables.
			const [one, two] = await Promise.all([node(), node()]);
			try {
				const answerers = await prepareAnswerers(url);
				expect(await hearsOfTheOther(one.url, two.url, answerers)).toBe(true);
				expect(await guesses(one.url, TRIES_PER_ACCOUNT)).toBe(400);
				expect(await guesses(two.url, 1)).toBe(429);
				const agent = new Agent({ keepAlive: true });
				const toOne = toApp(one.url, agent);
				const toTwo = toApp(two.url, agent);
				let isGone = false;
				const half = new Set(answerers.players.slice(0, 6).map((player) => player.userId));
				const send: typeof toOne = async (player, answer) => {
					if (isGone || !half.has(player.userId)) return await toTwo(player, answer);
					try {
						return await toOne(player, answer);
					} catch (error) {
						// As a browser does, which a proxy leads to the node that is left.
						if (!isGone) throw error;
						return await toTwo(player, answer);
					}
				};
				const burst = beginBurst(answerers, seededRandom('nodes'), send);
				await burst.reached(150);
				isGone = true;
				await one.kill();
				await burst.reached(300);
				await burst.stop();
				agent.destroy();
				const stored = await compareStored(url, answerers, answerers.acknowledged);
				expect(answerers.faults).toEqual([]);
				expect(stored).toBeGreaterThanOrEqual(300);
				await goesOnAfter(two.url, answerers);
				await compareStored(url, answerers, answerers.acknowledged);
				expect(answerers.faults).toEqual([]);
			} catch (error) {
				console.log(one.output(), two.output());
				throw error;
			} finally {
				await one.stop();
				await two.stop();
			}
		}
	);
});

describe('a live room on two nodes', () => {
	it.runIf(bin)(
		name('has players on both, tells each of the other’s, and goes on on the node that is left'),
		{ timeout: 120_000 },
		async () => {
			const url = await postgres.makeDatabase('live');
			const node = () => startServer({ env: { DATABASE_URL: url } });
			const [one, two] = await Promise.all([node(), node()]);
			try {
				const room = await openRoomIn(url, [choiceItem('q0'), choiceItem('q1')]);
				const host = hostOf(room, one.url);
				await host.give({ do: 'settings', settings: { readingSeconds: 0, answerSeconds: 120 } });
				// Both nodes hold the room before anybody joins, and names are one room's.
				await Promise.all([host.reaches('lobby', one.url), host.reaches('lobby', two.url)]);
				const here = [await joinRoom(one.url, room, 'Ann'), await joinRoom(one.url, room, 'Ben')];
				const there = [await joinRoom(two.url, room, 'Cleo'), await joinRoom(two.url, room, 'Dan')];
				await expect(joinRoom(two.url, room, 'Ann')).rejects.toThrow('409');
				const lines = [
					await watchRoom(one.url, room, here[0]!),
					await watchRoom(two.url, room, there[0]!)
				];
				await host.give({ do: 'next' });
				for (const line of lines) await line.until(([view]) => view.phase === 'open');
				const say = (at: string, phone: HttpPhone, round: number, id: string) =>
					answerIn(at, room, phone, round, { kind: 'options', ids: [id] });
				await Promise.all([
					say(one.url, here[0]!, 1, 'a'),
					say(one.url, here[1]!, 1, 'b'),
					say(two.url, there[0]!, 1, 'a'),
					say(two.url, there[1]!, 1, 'a')
				]);
				// Whoever of them notices it: all four have answered, two on each node.
				expect(await host.reaches('closed', two.url)).toMatchObject({ players: 4, answered: 4 });
				await host.give({ do: 'quote' }, two.url);
				await host.give({ do: 'next' }, two.url);
				for (const line of lines) {
					const [, own] = await line.until(([view]) => view.phase === 'result');
					expect(own).toMatchObject({ result: { correct: true }, standing: { place: 1, of: 4 } });
				}
				await host.give({ do: 'next' }, one.url);
				await host.reaches('open', two.url);
				await say(one.url, here[0]!, 2, 'a');
				await one.kill();
				// Ann's phone is led to the other node, and is who she was.
				expect(await say(two.url, here[0]!, 2, 'b')).toEqual({ kind: 'options', ids: ['a'] });
				await say(two.url, there[0]!, 2, 'b');
				await host.give({ do: 'close' }, two.url);
				await host.give({ do: 'quote' }, two.url);
				await host.give({ do: 'next' }, two.url);
				const ann = await watchRoom(two.url, room, here[0]!);
				const [, own] = await ann.until(([view]) => view.phase === 'result');
				expect(own.standing).toMatchObject({ place: 1, shared: 1, points: 2000 });
				for (const line of [...lines, ann]) line.close();
			} catch (error) {
				console.log(one.output(), two.output());
				throw error;
			} finally {
				await one.stop();
				await two.stop();
			}
		}
	);
});

describe('a running question', () => {
	it.runIf(bin)(
		name('lost the time in which no node ran, where that was short (bug)'),
		{ timeout: 60_000 },
		async () => {
			const url = await postgres.makeDatabase('restarted');
			const clock = { at: Date.UTC(2026, 0, 28, 9) };
			const start = async () => ({ clock, now: () => clock.at, db: await openDatabase(url) });
			const [one, two] = [await start(), await start()];
			const room = await openRoom(one, [choiceItem()], { readingSeconds: 0, answerSeconds: 60 });
			const ann = await room.join('Ann');
			await room.ask();
			const closesAt = async (at: Context) =>
				(await showPhone(at, ann, { sessionId: room.id })).joined!.own.closesAt!;
			const before = await closesAt(one);

			const inHand = (is: boolean) =>
				vi.waitUntil(
					async () => (await two.db.write((tx) => two.db.inHand.isTaken(tx, room.id))) === is,
					{ timeout: 10_000 }
				);
			await inHand(true);
			// A node whose line breaks still has it in hand, and says so again.
			await query(
				url,
				"select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
			);
			await inHand(false);
			await inHand(true);
			clock.at += 1_500;
			expect(await closesAt(two)).toBe(before);

			// Both are killed: neither says that it lets go.
			await one.db.close();
			await two.db.close();
			const three = await start();
			const { aliveAt } = (await findLiveSession(three.db.read, room.id))!;
			clock.at += 1_500;
			expect(await closesAt(three)).toBe(before + clock.at - aliveAt);
			for (const { db } of [one, two, three]) closeRooms(db);
			await three.db.close();
		}
	);
});

/** Whether a board that is open on one node is told of an answer that another takes, well before it asks by itself. */
async function hearsOfTheOther(
	taking: string,
	watching: string,
	{ players, acknowledged }: Answerers
): Promise<boolean> {
	const [player] = players;
	const cookie = `threshold=${player!.sessionId}`;
	const home = await (await fetch(`${watching}/home`, { headers: { cookie } })).text();
	const classId = /\/classes\/([\w-]+)\/board/.exec(home)![1]!;
	const leaving = new AbortController();
	const events = await fetch(`${watching}/classes/${classId}/board/events`, {
		headers: { cookie },
		signal: leaving.signal
	});
	const lines = events.body!.pipeThrough(new TextDecoderStream()).getReader();
	const told = (async () => {
		for (;;) {
			const { value, done } = await lines.read();
			if (done) return false;
			if (value.includes('event: changed')) return true;
		}
	})().catch(() => false);
	const agent = new Agent();
	const one = { players: [player!], acknowledged, faults: [] };
	const burst = beginBurst(one, seededRandom('board'), toApp(taking, agent));
	await burst.reached(1);
	await burst.stop();
	agent.destroy();
	const late = setTimeout(() => leaving.abort(), 15_000);
	const heard = await told;
	clearTimeout(late);
	leaving.abort();
	return heard;
}

/** Tries to sign in so often. @returns the last status */
async function guesses(url: string, times: number): Promise<number> {
	let status = 0;
	for (let i = 0; i < times; i++) {
		const response = await fetch(`${url}/sign-in?/trainer`, {
			method: 'POST',
			headers: { origin: url, accept: 'text/html' },
			body: new URLSearchParams({ name: 'Nobody Here', passphrase: 'a guess at something' })
		});
		await response.text();
		status = response.status;
	}
	return status;
}

/** Stops the database server under a node that takes answers, starts it again, and sees that the node goes on. */
async function goesOnAfter(url: string, answerers: Answerers): Promise<void> {
	const ready = async () => (await fetch(`${url}/readyz`)).status;
	const refusals: string[] = [];
	const agent = new Agent({ keepAlive: true });
	const burst = beginBurst(answerers, seededRandom('outage'), toApp(url, agent), (error) => {
		refusals.push(error.message);
		return error.message.startsWith('503 ');
	});
	await burst.reached(20);
	await postgres.pause();
	for (const until = Date.now() + 20_000; refusals.length < 12;) {
		expect(Date.now(), `so far: ${refusals.join()}`).toBeLessThan(until);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	expect(await ready()).toBe(503);
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	await postgres.resume();
	const before = answerers.acknowledged.size;
	const isBack = async () => answerers.acknowledged.size >= before + 20 && (await ready()) === 200;
	for (const until = Date.now() + 20_000; !(await isBack());) {
		expect(Date.now()).toBeLessThan(until);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	await burst.stop();
	agent.destroy();
	for (const refusal of refusals) expect(refusal).toMatch(/cannot be reached just now/);
}
