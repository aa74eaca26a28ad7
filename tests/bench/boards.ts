import { sql } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recountClass } from '../../src/lib/server/app/recount-boards.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase, type Query } from '../../src/lib/server/db/client.ts';
import {
	countAhead,
	findNextAhead,
	findStanding,
	listLines,
	valueOf
} from '../../src/lib/server/db/standings.ts';
import { median, type Figure } from './figure.ts';
import { choiceItem } from '../support/items.ts';
import { makeClass, makeTrainer, publishQuiz, rowsOf, statement } from '../support/seed.ts';

const LEARNERS = 5000;
/** Attempts in all: each learner's at each assignment. */
const SIZES = {
	'ten thousand attempts': { assignments: 2, each: 1 },
	'a million attempts': { assignments: 20, each: 10 }
};
const LIMITS = { topFifty: 0.1, ownPlace: 1, growth: 2 };
const ROUNDS = 9;
const RUNS = 60;
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5, 9);

type Reading = 'topFifty' | 'ownPlace';
type Medians = Record<Reading, number>;

/**
 * How long it takes to read a board of a class of 5,000 (milliseconds), at ten thousand attempts and at a million, by the
 * functions the pages use, on SQLite files. The own place is that of the last learner, the dearest.
 * @param say told how the boards were made
 */
export async function measureBoards(say: (line: string) => void): Promise<Figure[]> {
	const folder = await mkdtemp(join(tmpdir(), 'threshold-boards-'));
	const boards: Awaited<ReturnType<typeof fill>>[] = [];
	try {
		for (const [size, work] of Object.entries(SIZES)) {
			const filled = await fill(`file:${join(folder, `${boards.length}.db`)}`, work);
			say(
				`${size}: ${filled.attempts.toLocaleString('en')}, boards made anew in ${filled.seconds.toFixed(0)} s`
			);
			boards.push(filled);
		}
		const [few, many] = boards as [(typeof boards)[0], (typeof boards)[0]];
		const rounds: { few: Medians; many: Medians }[] = [];
		// The sizes take turns: what else the machine does hits both alike. The first round warms up.
		for (let round = 0; round <= ROUNDS; round++) {
			rounds.push({ few: await few.read(), many: await many.read() });
		}
		return figuresOf(rounds.slice(1));
	} finally {
		for (const { close } of boards) await close();
		await rm(folder, { recursive: true, force: true });
	}
}

function figuresOf(rounds: readonly { few: Medians; many: Medians }[]): Figure[] {
	const figure = (name: string, what: Reading, of: string): Figure => {
		const value = median(rounds.map(({ many }) => many[what]));
		const limit = LIMITS[what];
		return {
			name,
			value,
			baseline: median(rounds.map(({ few }) => few[what])),
			ratio: median(rounds.map(({ few, many }) => many[what] / few[what])),
			reach: `≤ ${limit} ms`,
			met: value <= limit,
			of: `${of} at a million attempts; at ten thousand`
		};
	};
	const board = figure('board-ms', 'topFifty', 'ms for the top fifty of 5,000');
	const rank = figure('rank-ms', 'ownPlace', 'ms for one’s own place among 5,000');
	const growth = Math.max(board.ratio ?? 0, rank.ratio ?? 0);
	return [
		board,
		rank,
		{
			name: 'board-growth',
			value: growth,
			baseline: 1,
			ratio: growth,
			reach: `≤ ${LIMITS.growth}`,
			met: growth <= LIMITS.growth,
			of: 'times as long at a million attempts as at ten thousand, the worse of both'
		}
	];
}

/** A class of LEARNERS with so many attempts, one answer each, grades of the first ones, and its boards made of them. */
async function fill(url: string, work: { assignments: number; each: number }) {
	const db = await openDatabase(url);
	const ctx: Context = { db, now: () => START };
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const items = Array.from({ length: 12 }, (_, i) => choiceItem(`q${i}`));
	for (let i = 0; i < work.assignments; i++) await publishQuiz(ctx, trainer, classId, items);
	const started = performance.now();
	await db.write(async (tx) => {
		for (const text of statementsFor(classId, work.each)) await statement(tx, sql.raw(text));
	});
	await db.write((tx) => recountClass(tx, classId));
	const seconds = (performance.now() - started) / 1000;
	const [counted] = await rowsOf(db.read, sql.raw('select count(*) as n from attempts'));
	const board = { classId, scope: 'all', period: 'all', measure: 'accuracy' as const };
	const all = await listLines(db.read, { ...board, listed: true }, { limit: LEARNERS, offset: 0 });
	const last = all.at(-1)!.userId;
	return {
		attempts: Number(counted?.n),
		seconds,
		close: () => db.close(),
		read: async (): Promise<Medians> => ({
			topFifty: await medianOf(() =>
				listLines(db.read, { ...board, listed: true }, { limit: 50, offset: 0 })
			),
			ownPlace: await medianOf(() => ownPlace(db.read, board, last))
		})
	};
}

/** As own-place.ts does it: the line, how many stand higher, and who is next. */
async function ownPlace(q: Query, board: Parameters<typeof countAhead>[1], userId: string) {
	const row = await findStanding(q, board, userId);
	const value = valueOf(row!, board.measure)!;
	return [await countAhead(q, board, value), await findNextAhead(q, board, value)];
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let i = 0; i < RUNS; i++) {
		const started = performance.now();
		await work();
		times.push(performance.now() - started);
	}
	return median(times);
}

/** Learners, attempts, answers and grades, made by the engine itself from a fixed rule. */
function statementsFor(classId: string, each: number): string[] {
	const count = (name: string, to: number) =>
		`with recursive ${name}(n) as (select 0 union all select n + 1 from ${name} where n < ${to - 1})`;
	const learner = "printf('learner-%032d', l.n)";
	const attempt = `printf('%s-%05d-%02d', s.id, l.n, t.n)`;
	/** Between 0 and 12 points, spread over learners, assignments and attempts. */
	const points = '1000 * ((l.n * 7919 + s.rowid * 104729 + t.n * 31) % 13)';
	const at = `${START} + (s.rowid * 4 + t.n) * ${DAY}`;
	const all = `(select ${learner} as user_id, l.n as l from l)`;
	return [
		`insert into users (id, role, password_hash, created_at) ${count('l', LEARNERS)} select ${learner}, 'learner', 'none', 0 from l`,
		`insert into memberships (class_id, user_id, nickname, nickname_key, joined_at) ${count('l', LEARNERS)} select '${classId}', user_id, 'Learner ' || l, 'learner' || l, 0 from ${all}`,
		`insert into attempts (id, assignment_id, user_id, ordinal, seed, started_at, finished_at, points, possible)
			${count('l', LEARNERS)}, t(n) as (select 0 union all select n + 1 from t where n < ${each - 1})
			select ${attempt}, s.id, ${learner}, t.n + 1, 'seed', ${at}, ${at} + 600000, ${points}, 12000
			from l, assignments s, t where s.class_id = '${classId}'`,
		`insert into responses (attempt_id, step, ref, response, points, possible, answered_at)
			select id, 0, 'q0', '{}', 0, 1000, started_at from attempts`,
		`insert into grades (assignment_id, user_id, points, possible, attempts, finished_at, updated_at)
			select assignment_id, user_id, points, possible, ${each}, finished_at, finished_at from attempts where ordinal = 1`
	];
}
