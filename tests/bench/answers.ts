import BetterSqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { createSession } from '../../src/lib/server/auth/sessions.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { choiceItem } from '../support/items.ts';
import { makeClass, makeMember, makeTrainer, publishQuiz, statement } from '../support/seed.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startAndAsk, type Started } from './bare-app.ts';
import { median, percentile, type Figure } from './figure.ts';
import { sendLoad, type Asked } from './load.ts';

const CONNECTIONS = 50;
/** As many as an article gives, on average or so. */
const QUESTIONS = 12;
const ITEMS = Array.from({ length: QUESTIONS }, (_, i) => choiceItem(`item-${i}`));
/** A class of them is one board. */
const LEARNERS_A_CLASS = 150;
const ROUNDS = 5;
const COMMITS = 1000;

export interface Player {
	sessionId: string;
	attemptId: string;
}

/** What a learner's browser sends for one question. */
export function answerOf({ sessionId, attemptId }: Player, step: number, origin: string): Asked {
	return {
		method: 'POST',
		path: `/attempts/${attemptId}/answers`,
		headers: {
			origin,
			'content-type': 'application/json',
			accept: 'application/json',
			cookie: `threshold=${sessionId}`
		},
		body: JSON.stringify({
			step,
			itemId: ITEMS[step]!.id,
			response: { kind: 'options', ids: ['abcd'[step % 4]!] }
		}),
		expected: 200
	};
}

/** Each line takes a learner, answers their whole quiz, and takes the next. */
export function allAnswersOf(players: readonly Player[], origin: string) {
	const waiting = [...players];
	const lines = new Map<number, { player: Player; step: number }>();
	return (line: number): Asked | null => {
		let at = lines.get(line);
		if (!at || at.step === QUESTIONS) {
			const player = waiting.shift();
			if (!player) return null;
			at = { player, step: 0 };
			lines.set(line, at);
		}
		return answerOf(at.player, at.step++, origin);
	};
}

/** A class of new learners who have begun a quiz of QUESTIONS questions. */
export async function makePlayers(ctx: Context, count: number): Promise<Player[]> {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, ITEMS);
	return await Promise.all(
		Array.from({ length: count }, async () => {
			const learner = await makeMember(ctx, classId);
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			const browser = { device: 'a bench', replaces: null };
			return { attemptId, sessionId: await createSession(ctx, learner.userId, browser) };
		})
	);
}

/** Lets these attempts count nowhere: the very same answers, but for grades, practice days and boards. */
async function makePractice(ctx: Context, players: readonly Player[]): Promise<void> {
	const ids = sql.join(
		players.map(({ attemptId }) => sql`${attemptId}`),
		sql`, `
	);
	await ctx.db.write(async (tx) => {
		await statement(tx, sql`update attempts set practice = 1 where id in (${ids})`);
		await statement(
			tx,
			sql`insert into practice_days (assignment_id, user_id, class_id, day)
				select a.assignment_id, a.user_id, s.class_id, cast(a.started_at / 86400000 as integer)
				from attempts a join assignments s on s.id = a.assignment_id where a.id in (${ids})`
		);
	});
}

/**
 * Durable answers a second through the whole stack over loopback HTTP (session, checks, grading, grades, standings),
 * against the smaller of raw single-row commits on the same disk and half of what an endpoint that does nothing takes.
 * @param bareApp the entry point of the app that has that endpoint
 */
export async function measureAnswers(bareApp: string): Promise<Figure[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'threshold-answers-'));
	const url = `file:${join(dataDir, 'threshold.db')}`;
	let server: TestServer | undefined;
	let bare: Started | undefined;
	try {
		const rounds = await prepare(url);
		bare = await startAndAsk([bareApp]);
		server = await startServer({ on: { dataDir } });
		const [app, nothing] = [server.url, bare.url];
		const measured = [];
		for (const { counted, practice } of rounds) {
			const commits = commitsPerSecond(join(dataDir, 'raw.db'));
			const idle = await sendLoad(nothing, doNothing(counted.length * QUESTIONS), {
				connections: CONNECTIONS
			});
			const lines = { connections: CONNECTIONS };
			const answers = await sendLoad(app, allAnswersOf(counted, app), lines);
			const without = await sendLoad(app, allAnswersOf(practice, app), lines);
			measured.push({
				commits,
				nothing: idle.perSecond,
				answers: answers.perSecond,
				without: without.perSecond,
				p99: percentile(answers.times, 0.99)
			});
		}
		// The first round warms everything up.
		return figuresOf(measured.slice(1));
	} finally {
		await server?.stop();
		await bare?.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

interface Round {
	commits: number;
	nothing: number;
	answers: number;
	without: number;
	p99: number;
}

function figuresOf(rounds: readonly Round[]): Figure[] {
	const of = (what: (round: Round) => number) => median(rounds.map(what));
	const limitOf = ({ commits, nothing }: Round) => Math.min(commits, nothing / 2);
	const [answers, commits, nothing] = [
		of((r) => r.answers),
		of((r) => r.commits),
		of((r) => r.nothing)
	];
	const ratio = of((r) => r.answers / limitOf(r));
	const p99 = of((r) => r.p99);
	const dearer = of((r) => r.without / r.answers);
	return [
		{
			name: 'answer-vs-limit',
			value: answers,
			baseline: of(limitOf),
			ratio,
			reach: '≥ 1',
			met: ratio >= 1,
			of: `answers a second, ${CONNECTIONS} connections; F = ${commits.toFixed(0)} commits, K = ${nothing.toFixed(0)} requests; ${(answers / commits).toFixed(2)} F, ${(answers / nothing).toFixed(2)} K`
		},
		{
			name: 'answer-p99-ms',
			value: p99,
			baseline: null,
			ratio: null,
			reach: '≤ 50',
			met: p99 <= 50,
			of: 'the same answers'
		},
		{
			name: 'standings-cost',
			value: 1000 / answers,
			baseline: 1000 / of((r) => r.without),
			ratio: dearer,
			reach: '≤ 1.2',
			met: dearer <= 1.2,
			of: 'ms an answer with grade and boards, without them (practice)'
		}
	];
}

async function prepare(url: string): Promise<{ counted: Player[]; practice: Player[] }[]> {
	const db = await openDatabase(url);
	try {
		const ctx: Context = { db, now: Date.now };
		const rounds = [];
		for (let i = 0; i <= ROUNDS; i++) {
			const counted = await makePlayers(ctx, LEARNERS_A_CLASS);
			const practice = await makePlayers(ctx, LEARNERS_A_CLASS);
			await makePractice(ctx, practice);
			rounds.push({ counted, practice });
		}
		return rounds;
	} finally {
		await db.close();
	}
}

function doNothing(count: number): () => Asked | null {
	let left = count;
	return () =>
		left-- > 0
			? {
					method: 'POST',
					path: '/nothing',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ step: 0 }),
					expected: 200
				}
			: null;
}

/** One row a commit, as fast as the disk takes them. */
function commitsPerSecond(file: string): number {
	const db = new BetterSqlite(file);
	try {
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		db.exec('create table if not exists rows (id integer primary key, text text)');
		const insert = db.prepare('insert into rows (text) values (?)');
		const started = performance.now();
		for (let i = 0; i < COMMITS; i++) insert.run('an answer');
		return (COMMITS * 1000) / (performance.now() - started);
	} finally {
		db.close();
	}
}
