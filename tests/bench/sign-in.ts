import { verify } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassphrase } from '../../src/lib/server/auth/passwords.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { findClass } from '../../src/lib/server/db/classes.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { PASSPHRASE } from '../support/accounts.ts';
import { makeClass, makeMember, makeTrainer, statement } from '../support/seed.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { allAnswersOf, makePlayers, type Player } from './answers.ts';
import { median, percentile, type Figure } from './figure.ts';
import { sendLoad, type Asked } from './load.ts';

const ROUNDS = 4;
const SIGN_INS = 60;
const SIGNING_AT_ONCE = 8;
/** A storm: everybody in a large class at the same moment. */
const STORM_AT_ONCE = 50;
/** Answers while others sign in: people who think between two, 300 a round. */
const ANSWERING = { connections: 10, pauseMs: 50 };
const ANSWERERS = 25;

interface Learners {
	code: string;
	nicknames: string[];
	hash: string;
	/** Of each round: who answers while nobody signs in, and while many do. */
	rounds: { idle: Player[]; storm: Player[] }[];
}

/**
 * Sign-ins a second over loopback HTTP against as many raw verifications with the same parameters, and how much longer
 * an answer takes while a storm of sign-ins is on.
 */
export async function measureSignIn(): Promise<Figure[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'threshold-sign-in-'));
	let server: TestServer | undefined;
	try {
		const learners = await prepare(`file:${join(dataDir, 'threshold.db')}`);
		server = await startServer({ on: { dataDir } });
		const { url } = server;
		const measured = [];
		for (const { idle, storm } of learners.rounds) {
			const raw = await verificationsPerSecond(learners.hash);
			const signIns = await sendLoad(url, signingIn(learners, url, SIGN_INS), {
				connections: SIGNING_AT_ONCE
			});
			const calm = await sendLoad(url, allAnswersOf(idle, url), ANSWERING);
			let over = false;
			const endless = signingIn(learners, url, Infinity);
			const others = sendLoad(url, () => (over ? null : endless()), {
				connections: STORM_AT_ONCE
			});
			const answers = await sendLoad(url, allAnswersOf(storm, url), ANSWERING);
			over = true;
			await others;
			measured.push({
				raw,
				signIns: signIns.perSecond,
				calm: percentile(calm.times, 0.99),
				storm: percentile(answers.times, 0.99)
			});
		}
		// The first round warms everything up.
		return figuresOf(measured.slice(1));
	} finally {
		await server?.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

function figuresOf(
	rounds: readonly { raw: number; signIns: number; calm: number; storm: number }[]
): Figure[] {
	const share = median(rounds.map((round) => round.signIns / round.raw));
	const longer = median(rounds.map((round) => round.storm / round.calm));
	return [
		{
			name: 'sign-in-vs-argon2',
			value: median(rounds.map((round) => round.signIns)),
			baseline: median(rounds.map((round) => round.raw)),
			ratio: share,
			reach: '≥ 0.8',
			met: share >= 0.8,
			of: `sign-ins a second, ${SIGNING_AT_ONCE} at once; raw argon2id verifications`
		},
		{
			name: 'answers-during-storm',
			value: median(rounds.map((round) => round.storm)),
			baseline: median(rounds.map((round) => round.calm)),
			ratio: longer,
			reach: '≤ 2',
			met: longer <= 2,
			of: `p99 ms of an answer while ${STORM_AT_ONCE} sign in all the time; while nobody does`
		}
	];
}

async function prepare(url: string): Promise<Learners> {
	const db = await openDatabase(url);
	try {
		const ctx: Context = { db, now: Date.now };
		const classId = await makeClass(ctx, await makeTrainer(ctx));
		const nicknames = Array.from({ length: SIGN_INS }, (_, i) => `learner${i}`);
		const hash = await hashPassphrase(PASSPHRASE);
		for (const nickname of nicknames) await makeMember(ctx, classId, nickname);
		await db.write((tx) => statement(tx, sql`update users set password_hash = ${hash}`));
		const code = (await findClass(db.read, classId))!.code;
		const rounds = [];
		for (let i = 0; i <= ROUNDS; i++) {
			rounds.push({
				idle: await makePlayers(ctx, ANSWERERS),
				storm: await makePlayers(ctx, ANSWERERS)
			});
		}
		return { code, nicknames, hash, rounds };
	} finally {
		await db.close();
	}
}

/** One learner after the other signs in, `count` times in all. */
function signingIn(
	{ code, nicknames }: Learners,
	origin: string,
	count: number
): () => Asked | null {
	let done = 0;
	return () => {
		if (done >= count) return null;
		const nickname = nicknames[done++ % nicknames.length]!;
		return {
			method: 'POST',
			path: '/sign-in?/learner',
			headers: {
				origin,
				'content-type': 'application/x-www-form-urlencoded',
				accept: 'text/html'
			},
			body: new URLSearchParams({ code, nickname, passphrase: PASSPHRASE }).toString(),
			expected: 303
		};
	};
}

async function verificationsPerSecond(hash: string): Promise<number> {
	const started = performance.now();
	let left = SIGN_INS;
	await Promise.all(
		Array.from({ length: SIGNING_AT_ONCE }, async () => {
			while (left-- > 0) await verify(hash, PASSPHRASE);
		})
	);
	return (SIGN_INS * 1000) / (performance.now() - started);
}
