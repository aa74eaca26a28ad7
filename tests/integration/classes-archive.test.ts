import { describe, expect, it } from 'vitest';
import { archiveClass, reopenClass } from '../../src/lib/server/app/archive-class.ts';
import { changeClass } from '../../src/lib/server/app/change-class.ts';
import { commentGrade } from '../../src/lib/server/app/comment-grade.ts';
import { createClass } from '../../src/lib/server/app/create-class.ts';
import { joinAnotherClass } from '../../src/lib/server/app/join-another-class.ts';
import { joinClass } from '../../src/lib/server/app/join-class.ts';
import { keepHouse } from '../../src/lib/server/app/keep-house.ts';
import { removeClass } from '../../src/lib/server/app/remove-class.ts';
import { removeLearner } from '../../src/lib/server/app/remove-learner.ts';
import { rerollPseudonym } from '../../src/lib/server/app/reroll-pseudonym.ts';
import { showClass } from '../../src/lib/server/app/show-class.ts';
import { showClassSettings } from '../../src/lib/server/app/show-class-settings.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { foldName } from '../../src/lib/server/app/names.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { findClass } from '../../src/lib/server/db/classes.ts';
import { findMembership, listMembers } from '../../src/lib/server/db/memberships.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { findUser } from '../../src/lib/server/db/users.ts';
import { newVisitor, PASSPHRASE } from '../support/accounts.ts';
import { makeTrainer, publishQuiz, testContext } from '../support/database.ts';
import { choiceItem } from '../support/items.ts';

const ctx = testContext();
const DAY = 24 * 60 * 60_000;

async function room(trainer?: Actor) {
	const by = trainer ?? (await makeTrainer(ctx));
	const { id: classId, code } = await createClass(ctx, by, { name: 'Front desk' });
	return { trainer: by, classId, code };
}
const join = async (code: string, nickname: string): Promise<Actor> => {
	const { userId } = await joinClass(ctx, newVisitor(), { code, nickname, passphrase: PASSPHRASE });
	return { userId, role: 'learner' };
};
const SETTINGS = {
	name: 'Front desk',
	timeZone: 'Europe/Warsaw',
	termFrom: null,
	termTo: null,
	keepDays: 365,
	pseudonyms: false
};
const erasures = async () => await ctx.db.read.select().from(schema.erasures);

describe('an archived class', () => {
	it('can be read, takes nobody in, changes nothing, and can be reopened', async () => {
		const { trainer, classId, code } = await room();
		await join(code, 'Maya');
		await archiveClass(ctx, trainer, { id: classId });
		expect((await showClass(ctx, trainer, { id: classId })).learners).toBe(1);
		await expect(join(code, 'Noor')).rejects.toThrow(/has ended/);
		await expect(changeClass(ctx, trainer, { id: classId, ...SETTINGS })).rejects.toMatchObject({
			code: 'conflict'
		});
		await reopenClass(ctx, trainer, { id: classId });
		await join(code, 'Noor');
	});

	it('goes there by itself when the last day of its term is over in its own zone', async () => {
		const { trainer, classId } = await room();
		await changeClass(ctx, trainer, { id: classId, ...SETTINGS, termTo: '2026-03-28' });
		// The night in which Warsaw's clocks go forward begins at 23:00 UTC.
		const end = Date.UTC(2026, 2, 28, 23);
		expect((await showClassSettings(ctx, trainer, { id: classId })).settings.termTo).toBe(
			'2026-03-28'
		);
		ctx.clock.at = end - 1;
		await keepHouse(ctx);
		expect((await findClass(ctx.db.read, classId))?.archivedAt).toBeNull();
		ctx.clock.at = end + 3 * DAY;
		await Promise.all([keepHouse(ctx), keepHouse(ctx)]);
		expect((await findClass(ctx.db.read, classId))?.archivedAt).toBe(end);
		await reopenClass(ctx, trainer, { id: classId });
		await keepHouse(ctx);
		expect((await findClass(ctx.db.read, classId))?.archivedAt).toBeNull();
	});

	it('forgets its learners when their time is over, once, whoever does it, and leaves other classes theirs', async () => {
		const { trainer, classId, code } = await room();
		const other = await room(trainer);
		const [maya, noor] = [await join(code, 'Maya'), await join(code, 'Noor')];
		await joinAnotherClass(ctx, noor, newVisitor(), { code: other.code, nickname: 'Noor' });
		await changeClass(ctx, trainer, { id: classId, ...SETTINGS, keepDays: 30 });
		await archiveClass(ctx, trainer, { id: classId });
		ctx.clock.at += 30 * DAY - 1;
		await keepHouse(ctx);
		expect(await listMembers(ctx.db.read, classId, null)).toHaveLength(2);
		expect(await erasures()).toEqual([]);
		ctx.clock.at += 1;
		await Promise.all([keepHouse(ctx), keepHouse(ctx), keepHouse(ctx)]);
		expect(await listMembers(ctx.db.read, classId, null)).toEqual([]);
		expect(await findUser(ctx.db.read, maya.userId)).toBeUndefined();
		// Noor learns elsewhere: the account stays, and belongs to that class now.
		expect((await findUser(ctx.db.read, noor.userId))?.homeClassId).toBe(other.classId);
		expect(await findMembership(ctx.db.read, other.classId, noor.userId)).toBeDefined();
		expect(await erasures()).toMatchObject([
			{ reason: 'retention', at: ctx.clock.at, counts: { users: 1, memberships: 2 } }
		]);
		await expect(reopenClass(ctx, trainer, { id: classId })).rejects.toMatchObject({
			code: 'gone'
		});
		await keepHouse(ctx);
		expect(await erasures()).toHaveLength(1);
	});
});

describe('forgetting', () => {
	/** Puts the class into the archive and lets its time there pass. */
	const letPass = async (trainer: Actor, classId: string) => {
		await archiveClass(ctx, trainer, { id: classId });
		ctx.clock.at += 365 * DAY;
	};

	it('leaves an account alone that another class still has a claim to, as its maker or by what was done there', async () => {
		const { trainer, classId, code } = await room();
		const other = await room(trainer);
		// Maya was made by the other class and has left it; Noor was made here, and has left work there.
		const [maya, noor] = [await join(other.code, 'Maya'), await join(code, 'Noor')];
		await joinAnotherClass(ctx, maya, newVisitor(), { code, nickname: 'Maya' });
		await joinAnotherClass(ctx, noor, newVisitor(), { code: other.code, nickname: 'Noor' });
		const assignmentId = await publishQuiz(ctx, trainer, other.classId, [choiceItem('q0')]);
		await startAttempt(ctx, noor, { assignmentId });
		for (const { userId } of [maya, noor]) {
			await removeLearner(ctx, trainer, { classId: other.classId, userId });
		}
		await letPass(trainer, classId);
		await keepHouse(ctx);
		expect(await listMembers(ctx.db.read, classId, null)).toEqual([]);
		for (const { userId } of [maya, noor]) {
			expect((await findUser(ctx.db.read, userId))?.homeClassId).toBe(other.classId);
		}
		expect(await ctx.db.read.select().from(schema.attempts)).toHaveLength(1);
		await letPass(trainer, other.classId);
		await keepHouse(ctx);
		for (const { userId } of [maya, noor]) {
			expect(await findUser(ctx.db.read, userId)).toBeUndefined();
		}
	});

	it('reaches comments and excuses that stand without an attempt, of those who have left, too', async () => {
		const { trainer, classId, code } = await room();
		const other = await room(trainer);
		const { userId } = await join(other.code, 'Maya');
		await joinAnotherClass(ctx, { userId, role: 'learner' }, newVisitor(), {
			code,
			nickname: 'Maya'
		});
		const assignmentId = await publishQuiz(ctx, trainer, classId, [choiceItem('q0')]);
		await commentGrade(ctx, trainer, {
			classId,
			assignmentId,
			userId,
			comment: 'Maya was ill.'
		});
		await removeLearner(ctx, trainer, { classId, userId });
		await letPass(trainer, classId);
		await keepHouse(ctx);
		expect(await ctx.db.read.select().from(schema.grades)).toEqual([]);
		const notes = JSON.stringify(await ctx.db.read.select().from(schema.gradeChanges));
		expect(notes).not.toContain('ill');
		expect(notes).not.toContain(userId);
		expect(await findUser(ctx.db.read, userId)).toBeDefined();
	});

	it('goes on with other classes and the rest of the house when one class cannot be done', async () => {
		const { trainer, classId } = await room();
		const other = await room(trainer);
		const end = { termTo: '2026-03-28' };
		await changeClass(ctx, trainer, { id: classId, ...SETTINGS, ...end });
		await changeClass(ctx, trainer, { id: other.classId, ...SETTINGS, ...end });
		const gone = { idHash: 'x', userId: trainer.userId, device: '', lastSeenAt: 0, createdAt: 0 };
		await ctx.db.write((tx) => tx.insert(schema.sessions).values({ ...gone, expiresAt: 1 }));
		ctx.clock.at = Date.UTC(2026, 3, 1);
		let writes = 0;
		const broken: typeof ctx.db = {
			...ctx.db,
			write: (work) =>
				writes++ === 0 ? Promise.reject(new Error('The disk is full.')) : ctx.db.write(work)
		};
		await expect(keepHouse({ ...ctx, db: broken })).rejects.toMatchObject({
			errors: [{ message: 'The disk is full.' }]
		});
		const archived = [classId, other.classId].map(
			async (id) => (await findClass(ctx.db.read, id))!
		);
		expect((await Promise.all(archived)).filter((cls) => cls.archivedAt !== null)).toHaveLength(1);
		expect(await ctx.db.read.select().from(schema.sessions)).toEqual([]);
	});
});

describe('deleting a class', () => {
	it('strands no account that belonged only to it, and hands the others over', async () => {
		const { trainer, classId, code } = await room();
		const other = await room(trainer);
		const [maya, noor] = [await join(code, 'Maya'), await join(code, 'Noor')];
		await joinAnotherClass(ctx, noor, newVisitor(), { code: other.code, nickname: 'Noor' });
		await removeClass(ctx, trainer, { id: classId });
		expect(await findUser(ctx.db.read, maya.userId)).toBeUndefined();
		expect((await findUser(ctx.db.read, noor.userId))?.homeClassId).toBe(other.classId);
		expect(await erasures()).toMatchObject([
			{ reason: 'trainer', counts: { users: 1, memberships: 2 } }
		]);
	});
});

describe('a term', () => {
	it('ends after it begins, and not in the past', async () => {
		const { trainer, classId } = await room();
		const set = (termFrom: string | null, termTo: string | null) =>
			changeClass(ctx, trainer, { id: classId, ...SETTINGS, termFrom, termTo });
		await expect(set('2026-05-02', '2026-05-01')).rejects.toMatchObject({ field: 'termTo' });
		await expect(set(null, '2026-01-27')).rejects.toMatchObject({ field: 'termTo' });
		await expect(set('2026-02-30', null)).rejects.toMatchObject({ field: 'termFrom' });
		await set('2026-01-05', '2026-01-28');
	});
});

describe('pseudonyms', () => {
	it('are given to everybody, differ from every name there is, and can be changed for another', async () => {
		const { trainer, classId, code } = await room();
		const maya = await join(code, 'Maya');
		await changeClass(ctx, trainer, { id: classId, ...SETTINGS, pseudonyms: true });
		await join(code, 'Noor');
		const names = (await listMembers(ctx.db.read, classId, null)).map((m) => m.pseudonym);
		expect(names).toEqual([expect.any(String), expect.any(String)]);
		const keys = [...names, 'Maya', 'Noor'].map((name) => foldName(name!));
		expect(new Set(keys).size).toBe(4);
		const before = (await findMembership(ctx.db.read, classId, maya.userId))?.pseudonym;
		expect(await rerollPseudonym(ctx, maya, { classId })).not.toBe(before);
	});
});
