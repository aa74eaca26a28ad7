import BetterSqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { Browser } from '../support/browser.ts';
import { shortItem } from '../support/items.ts';
import { makeTrainer, publishQuiz } from '../support/seed.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** In everything that people write here; may stand in no log and in no figure. */
const MARK = 'zyxmark';
const PASSPHRASE = `${MARK} river copper maple`;

let folder: string;
let server: TestServer;
let metricsUrl: string;
const figures = async () => await (await fetch(metricsUrl)).text();

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'threshold-watching-'));
	server = await startServer({
		on: { dataDir: folder },
		env: { LOG_LEVEL: 'trace', METRICS_PORT: '0' }
	});
	metricsUrl = /Prometheus are at (\S+)/.exec(server.output())![1]!;
});
afterAll(async () => {
	await server?.stop();
	rmSync(folder, { recursive: true, force: true });
});

describe('who watches over a server', () => {
	it('finds figures on their own port, of this machine only, and nowhere on the public address', async () => {
		expect(new URL(metricsUrl).hostname).toBe('127.0.0.1');
		expect(new URL(metricsUrl).port).not.toBe(new URL(server.url).port);
		expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
		expect((await fetch(new URL('/', metricsUrl))).status).toBe(404);
		const text = await figures();
		for (const name of [
			'threshold_http_requests_total',
			'threshold_http_request_seconds_bucket',
			'threshold_answers_total',
			'threshold_store_up 1',
			'threshold_store_writes_waiting 0',
			'threshold_store_commit_writes_bucket',
			'threshold_drafts 0',
			'nodejs_eventloop_lag_p99_seconds',
			'process_resident_memory_bytes'
		]) {
			expect(text).toContain(name);
		}
	});

	it('sees what is done, and nothing of what people are called, wrote, answered or keep secret', async () => {
		const administrator = new Browser(server.url);
		await administrator.send(server.setupPath, { name: `Ada ${MARK}`, passphrase: PASSPHRASE });
		const invited = await administrator.send('/admin?/invite', { note: `for ${MARK}` });
		const invite = /\/invite\/[\w-]+/.exec(await invited.text())![0];
		const trainer = new Browser(server.url);
		await trainer.send(invite, { name: `Tess ${MARK}`, passphrase: PASSPHRASE });
		const made = await trainer.send('/classes?/create', { name: `Class ${MARK}` });
		const classId = made.headers.get('location')!.split('/').at(-1)!;
		const page = await (await trainer.ask(`/classes/${classId}`)).text();
		const code = /(?<![\w-])[2-9A-Z]{3}-[2-9A-Z]{3}(?![\w-])/.exec(page)![0];
		const learner = new Browser(server.url);
		const joining = { nickname: `Maya ${MARK}`, passphrase: PASSPHRASE };
		expect((await learner.send(`/join/${code}?/new`, joining)).status).toBe(303);
		await new Browser(server.url).send('/sign-in?/learner', {
			code,
			nickname: `Maya ${MARK}`,
			passphrase: `wrong ${PASSPHRASE}`
		});

		const db = await openDatabase(server.databaseUrl);
		const ctx: Context = { db, now: Date.now };
		const { userId } = new BetterSqlite(join(folder, 'threshold.db'), { readonly: true })
			.prepare('select user_id as userId from memberships')
			.get() as { userId: string };
		const items = [shortItem('item-1'), shortItem('item-2')];
		const assignmentId = await publishQuiz(ctx, await makeTrainer(ctx), classId, items);
		const { attemptId } = await startAttempt(ctx, { userId, role: 'learner' }, { assignmentId });
		await db.close();
		const answer = (body: string) =>
			learner.ask(`/attempts/${attemptId}/answers`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body
			});
		const response = { kind: 'text', text: `an answer by ${MARK}` };
		const taken = await answer(JSON.stringify({ step: 0, itemId: 'item-1', response }));
		expect(taken.status).toBe(200);
		// What cannot be read is quoted by the parser's error.
		expect((await answer(`{"${MARK}": ${MARK}}`)).status).toBe(400);

		// A fault of ours, whose error lists what was to be stored.
		const broken = new BetterSqlite(server.databaseUrl.slice('file:'.length));
		broken.exec('alter table articles rename to elsewhere');
		const title = `An article about ${MARK}`;
		const failed = await trainer.send('/articles/new', { title, text: `${title}. `.repeat(80) });
		broken.exec('alter table elsewhere rename to articles');
		broken.close();
		expect(failed.status).toBe(500);
		const shown = await failed.text();
		// Its log comes through a pipe, and may come after its answer.
		await expect.poll(() => server.output(), { timeout: 5_000 }).toContain('"errorId"');
		const [, errorId] = /"errorId":"([\w-]+)"/.exec(server.output())!;
		expect(shown).toContain(errorId);

		const log = server.output();
		expect(log).toContain('no such table: articles');
		expect(log).toContain('"route":"/attempts/[id]/answers"');
		expect(log).not.toMatch(new RegExp(MARK, 'i'));
		const text = await figures();
		expect(text).not.toMatch(new RegExp(MARK, 'i'));
		// Nor anybody's id.
		expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
		expect(text).toContain('threshold_answers_total{kind="quiz"} 1');
		expect(text).toContain(
			'threshold_http_requests_total{route="/attempts/[id]/answers",method="POST",status="200"} 1'
		);
		expect(text).toContain(
			'threshold_http_requests_total{route="/attempts/[id]/answers",method="POST",status="400"} 1'
		);
		expect(text).toMatch(/threshold_store_commit_writes_count [1-9]/);
	});
});
