import { readdirSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ThresholdDocument } from '../../src/lib/core/document.ts';
import { draftDocument } from '../../src/lib/core/draft.ts';
import { addArticle } from '../../src/lib/server/app/add-article.ts';
import { createSession } from '../../src/lib/server/auth/sessions.ts';
import { openDatabase, type Database } from '../../src/lib/server/db/client.ts';
import { findQuiz, listDraftItems } from '../../src/lib/server/db/quizzes.ts';
import { quizzes, scenarios } from '../../src/lib/server/db/schema.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import { post } from '../support/live-http.ts';
import {
	findPostgres,
	NO_POSTGRES,
	startPostgres,
	type RealPostgres
} from '../support/real-postgres.ts';
import { makeTrainer } from '../support/seed.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Drafting while nodes come and go. The tables here are built for PostgreSQL, so this runs in that project only. */
const bin = findPostgres();
const name = (what: string) => (bin ? what : `${what} (${NO_POSTGRES})`);

const FOLDER = 'tests/quality/articles';
/** Some 2,000 words, so that a draft takes a few seconds. */
const LONG = readdirSync(FOLDER)
	.filter((file) => file.endsWith('.txt') && !file.startsWith('held'))
	.map((file) => readFileSync(`${FOLDER}/${file}`, 'utf8'))
	.join('\n\n')
	.slice(0, 12_000);

const TITLE = 'What happened';

let postgres: RealPostgres | undefined;
let url: string;
let db: Database;
beforeAll(async () => {
	if (!bin) return;
	postgres = await startPostgres(bin);
	url = await postgres.makeDatabase('drafting');
	db = await openDatabase(url);
});
afterAll(async () => {
	await db?.close();
	await postgres?.stop();
});

let whole: ThresholdDocument | undefined;

const node = () => startServer({ env: { DATABASE_URL: url } });
const draftOf = async (quizId: string) => (await findQuiz(db.read, quizId))!.drafting;

interface Begun {
	quizId: string;
	/** The trainer's whose it is. */
	cookie: string;
}

/** A trainer begins a draft on a node; its first item is there, and its last is not. */
async function beginOn({ url: at }: TestServer): Promise<Begun> {
	const ctx = { db, now: Date.now };
	const trainer = await makeTrainer(ctx);
	const browser = { device: 'a test', replaces: null };
	const cookie = `threshold=${await createSession(ctx, trainer.userId, browser)}`;
	const { id } = await addArticle(ctx, trainer, { title: TITLE, text: LONG });
	const begun = await post(at, `/articles/${id}/draft`, cookie, {});
	const { quizId } = JSON.parse(begun.text) as { quizId: string };
	await vi.waitUntil(async () => (await listDraftItems(db.read, quizId)).length > 0, {
		timeout: 60_000,
		interval: 20
	});
	return { quizId, cookie };
}

/** Where the trainer looks at the quiz on a node, its draft comes to be there: one draft, and a whole one. */
async function isDoneOn({ url: at }: TestServer, { quizId, cookie }: Begun): Promise<void> {
	const page = await fetch(`${at}/quizzes/${quizId}/items`, { headers: { cookie } });
	expect(page.status).toBe(200);
	expect(await page.json()).toMatchObject({ drafting: { state: 'running' } });
	whole ??= draftDocument(LONG, readerModels(), { title: TITLE });
	await vi.waitUntil(async () => (await draftOf(quizId))?.state !== 'running', {
		timeout: 60_000,
		interval: 100
	});
	const { articleId, drafting } = (await findQuiz(db.read, quizId))!;
	const beside = await db.read
		.select({ id: scenarios.id })
		.from(scenarios)
		.where(eq(scenarios.articleId, articleId));
	expect(beside).toHaveLength(whole.scenarios.length);
	const ids = beside.map((row) => row.id);
	expect(drafting).toEqual({ state: 'done', declined: whole.declined, scenarios: ids });
	const stored = await listDraftItems(db.read, quizId);
	expect(new Set(stored.map((item) => item.itemId)).size).toBe(stored.length);
	const pending = stored.filter(({ state }) => state === 'pending').map(({ itemId }) => itemId);
	expect(pending).toEqual(whole.quiz.items.map((item) => item.id));
	const made = await db.read.select().from(quizzes).where(eq(quizzes.articleId, articleId));
	expect(made).toHaveLength(1);
}

describe('a draft whose node goes in its middle', () => {
	it.runIf(bin)(
		name('was left half made where the node was killed or stopped; another goes on with it (bug)'),
		{ timeout: 240_000 },
		async () => {
			const [one, two] = await Promise.all([node(), node()]);
			const nodes = [one, two];
			try {
				const first = await beginOn(one);
				await one.kill();
				const left = await draftOf(first.quizId);
				if (left?.state !== 'running') throw new Error('It was done too soon.');
				// As if the minute and a half had passed in which it might still give a sign of life.
				const silent = { ...left, at: left.at - 100_000 };
				await db.write((tx) =>
					tx.update(quizzes).set({ drafting: silent }).where(eq(quizzes.id, first.quizId))
				);
				await isDoneOn(two, first);

				const second = await beginOn(two);
				expect(await two.terminate()).toBe(0);
				// Let go of, so that nobody has to wait.
				expect(await draftOf(second.quizId)).toMatchObject({ state: 'running', at: 0, lost: 0 });
				const three = await node();
				nodes.push(three);
				await isDoneOn(three, second);
			} catch (error) {
				console.log(...nodes.map((each) => each.output()));
				throw error;
			} finally {
				for (const each of nodes) await each.stop();
			}
		}
	);
});
