import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName, isTable } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeLearner } from '../../src/lib/server/app/change-learner.ts';
import { eraseLearner } from '../../src/lib/server/app/erase-learner.ts';
import { eraseOwnAccount } from '../../src/lib/server/app/erase-own-account.ts';
import { exportOwnData } from '../../src/lib/server/app/export-own-data.ts';
import { joinClass } from '../../src/lib/server/app/join-class.ts';
import { openLive } from '../../src/lib/server/app/open-live.ts';
import { makeGroup } from '../../src/lib/server/app/make-group.ts';
import { reopenItem } from '../../src/lib/server/app/reopen-item.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { findClass } from '../../src/lib/server/db/classes.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { listDraftItems } from '../../src/lib/server/db/quizzes.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { newVisitor, PASSPHRASE } from '../support/accounts.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	onPostgres,
	publishQuiz,
	putIntoDraft,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { givePlayable } from '../support/live.ts';
import { choiceItem, clozeItem } from '../support/items.ts';

const ctx = testContext();
const SECRET = 'Zanzibarquux';

/** A class in which Maya has something in every table that can hold a learner, and Noor too. */
async function lived(on: Context) {
	const trainer = await makeTrainer(on);
	const classId = await makeClass(on, trainer);
	const { code } = (await findClass(on.db.read, classId))!;
	const { id: groupId } = await makeGroup(on, trainer, { classId, name: 'Blue' });
	const { userId } = await joinClass(on, newVisitor(), {
		code,
		nickname: `${SECRET} M`,
		passphrase: PASSPHRASE
	});
	const maya: Actor = { userId, role: 'learner' };
	const noor = await makeMember(on, classId, 'Noor');
	for (const one of [maya, noor]) {
		const nickname = one === maya ? `${SECRET} M` : 'Noor';
		const named = { classId, userId: one.userId, nickname, realName: `${nickname} real`, groupId };
		await changeLearner(on, trainer, named);
	}
	const assignmentId = await publishQuiz(on, trainer, classId, [choiceItem('q0'), clozeItem()]);
	const { what } = await givePlayable(on, trainer, classId, [choiceItem('q0')]);
	const { id: liveId } = await openLive(on, trainer, { what, classId });
	for (const [learner, said] of [
		[maya, SECRET],
		[noor, 'sunset']
	] as const) {
		const { attemptId } = await startAttempt(on, learner, { assignmentId });
		const first = { kind: 'options' as const, ids: ['a'] };
		await submitAnswer(on, learner, { attemptId, step: 0, itemId: 'q0', response: first });
		const typed = { kind: 'text' as const, text: said };
		const itemId = clozeItem().id;
		await submitAnswer(on, learner, { attemptId, step: 1, itemId, response: typed });
		await on.db.write(async (tx) => {
			const key = { assignmentId, userId: learner.userId };
			await tx.insert(schema.assignmentLearners).values(key);
			await tx.insert(schema.assignmentOverrides).values({ ...key, timePercent: 150 });
			await tx.insert(schema.itemReports).values({
				...key,
				id: newId(),
				ref: 'q0',
				note: `${said} is unclear`,
				createdAt: on.now()
			});
			await tx.insert(schema.tries).values({
				attemptId,
				step: 1,
				ordinal: 1,
				response: { kind: 'text', text: said },
				triedAt: on.now()
			});
			await tx
				.insert(schema.clocks)
				.values({ attemptId, step: 0, startedAt: on.now() })
				.onConflictDoNothing();
			const playerId = newId();
			await tx.insert(schema.livePlayers).values({
				...{ id: playerId, sessionId: liveId, userId: learner.userId, postId: playerId },
				...{ tokenHash: playerId, name: `${said} live`, nameKey: said, joinedRound: 1 },
				joinedAt: on.now()
			});
			await tx.insert(schema.liveAnswers).values({
				...{ playerId, sessionId: liveId, round: 1, vote: 1, points: 0, streak: 0 },
				...{ response: { kind: 'text', text: said }, correct: false, undecided: false },
				answeredAt: on.now()
			});
			for (const kind of ['comment', 'regrade'] as const) {
				await tx.insert(schema.gradeChanges).values({
					...key,
					id: newId(),
					classId,
					changedBy: trainer.userId,
					kind,
					before: kind === 'comment' ? { comment: said } : { points: 0 },
					after: kind === 'comment' ? { comment: `Well, ${said}` } : { reason: `for ${said}` },
					at: on.now()
				});
			}
		});
	}
	return { trainer, classId, assignmentId, maya, noor };
}

/** Every row of every table, as text, by the table's name. */
async function everything(on: Context): Promise<Record<string, string>> {
	const tables = Object.values(schema).filter((one) => isTable(one)) as (typeof schema.users)[];
	const texts: Record<string, string> = {};
	for (const table of tables) {
		texts[getTableName(table)] = JSON.stringify(await on.db.read.select().from(table));
	}
	return texts;
}
const holding = (texts: Record<string, string>, what: string) =>
	Object.keys(texts).filter((table) => texts[table]!.toLowerCase().includes(what.toLowerCase()));

describe('an erasure', () => {
	it('leaves nothing of the learner in any table, and everybody else as they were', async () => {
		const { trainer, classId, maya, noor } = await lived(ctx);
		const before = await everything(ctx);
		// Whatever a learner can leave behind is left behind here, so that nothing is found missing by luck.
		const concerned = holding(before, maya.userId);
		expect(concerned.sort()).toEqual(holding(before, noor.userId).concat('sessions').sort());
		await eraseOwnAccount(ctx, maya, { words: ' Erase  my data ' });
		const after = await everything(ctx);
		expect(holding(after, maya.userId)).toEqual([]);
		expect(holding(after, SECRET)).toEqual([]);
		expect(holding(after, noor.userId).sort()).toEqual(holding(before, noor.userId).sort());
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
		const records = await ctx.db.read.select().from(schema.erasures);
		expect(records).toMatchObject([{ reason: 'own-wish', at: ctx.now() }]);
		for (const [table, n] of Object.entries(records[0]!.counts)) {
			const gone = JSON.parse(before[table]!).length - JSON.parse(after[table]!).length;
			expect([table, n]).toEqual([table, gone]);
		}
		expect(JSON.parse(after.grade_changes!)).toHaveLength(4);
		await expect(
			eraseLearner(ctx, trainer, { classId, userId: noor.userId, nickname: 'Noor' })
		).rejects.toMatchObject({ code: 'forbidden' });
	});

	it('by a trainer is for accounts their class made, after the nickname was typed', async () => {
		const { trainer, classId, maya } = await lived(ctx);
		const asked = { classId, userId: maya.userId };
		const other = await makeTrainer(ctx);
		for (const [actor, nickname, code] of [
			[trainer, 'Noor', 'invalid'],
			[other, `${SECRET} M`, 'not-found'],
			[maya, `${SECRET} M`, 'forbidden']
		] as const) {
			await expect(eraseLearner(ctx, actor, { ...asked, nickname })).rejects.toMatchObject({
				code
			});
		}
		await eraseLearner(ctx, trainer, { ...asked, nickname: `${SECRET.toLowerCase()}-m` });
		expect(holding(await everything(ctx), SECRET)).toEqual([]);
	});

	it('leaves nothing of a report in the draft of the item that was reopened for it', async () => {
		const { trainer, maya, assignmentId } = await lived(ctx);
		const quizId = await putIntoDraft(ctx, assignmentId);
		const [report] = (await ctx.db.read.select().from(schema.itemReports)).filter(
			({ userId }) => userId === maya.userId
		);
		await reopenItem(ctx, trainer, { assignmentId, itemId: 'q0', reportId: report!.id });
		const why = async () => (await listDraftItems(ctx.db.read, quizId))[0]!.cameBack;
		expect(await why()).toContain(SECRET);
		await eraseOwnAccount(ctx, maya, { words: 'erase my data' });
		expect(await why()).toBe('A learner reported it.');
		expect(holding(await everything(ctx), SECRET)).toEqual([]);
	});

	it('needs its words', async () => {
		const { maya } = await lived(ctx);
		await expect(eraseOwnAccount(ctx, maya, { words: 'yes' })).rejects.toMatchObject({
			code: 'invalid',
			field: 'words'
		});
	});

	// On PostgreSQL the files are the server's.
	const onFiles = onPostgres ? undefined : it;
	onFiles?.('leaves nothing in the store’s files, either', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'threshold-'));
		const db = await openDatabase(`file:${join(folder, 'threshold.db')}`);
		try {
			const on = { db, now: () => Date.UTC(2026, 0, 28, 9) };
			const inFiles = () =>
				readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(SECRET));
			const { maya } = await lived(on);
			expect(inFiles()).not.toEqual([]);
			await eraseOwnAccount(on, maya, { words: 'erase my data' });
			expect(inFiles()).toEqual([]);
		} finally {
			await db.close();
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

describe('a learner’s own data', () => {
	it('hold what is theirs from every table, no secret, and nobody else', async () => {
		const { maya, noor } = await lived(ctx);
		const data = await exportOwnData(ctx, maya);
		const text = JSON.stringify(data);
		expect(data).toMatchObject({
			format: 'threshold-own-data',
			sessions: [{ device: 'Firefox on Linux' }],
			classes: [{ nickname: `${SECRET} M`, realName: `${SECRET} M real`, group: 'Blue' }],
			attempts: [
				{
					answers: [
						{ step: 0, points: 1000, possible: 1000 },
						{ step: 1, answer: { kind: 'text', text: SECRET } }
					],
					tries: [{ step: 1, try: 1, answer: { kind: 'text', text: SECRET } }]
				}
			],
			grades: [{ points: expect.any(Number) as number, comment: '' }],
			reports: [{ note: `${SECRET} is unclear` }],
			ownTimes: [{ timePercent: 150 }],
			daysPractised: [{ day: '2026-01-28' }]
		});
		expect(data.gradeChanges).toHaveLength(2);
		expect(data.boards.length).toBeGreaterThan(0);
		expect(text).not.toMatch(/argon2|idHash|passwordHash|"seed"/);
		expect(text).not.toContain(noor.userId);
		expect(text).not.toContain('Noor');
	});
});
