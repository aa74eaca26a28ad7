import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../src/lib/server/app/change-account.ts';
import { listPeople } from '../../src/lib/server/app/list-people.ts';
import { removeAccount } from '../../src/lib/server/app/remove-account.ts';
import { removeMade } from '../../src/lib/server/app/remove-made.ts';
import { showArticle } from '../../src/lib/server/app/show-article.ts';
import { showHealth } from '../../src/lib/server/app/show-health.ts';
import { showPerson } from '../../src/lib/server/app/show-person.ts';
import { signInTrainer } from '../../src/lib/server/app/sign-in-trainer.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { validateSession } from '../../src/lib/server/auth/sessions.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { hasAdministrator } from '../../src/lib/server/db/users.ts';
import { newVisitor, PASSPHRASE, setUpAdministrator, setUpTrainer } from '../support/accounts.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	recountStandings,
	storedStandings,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';
import { makeAdministrator } from '../support/seed.ts';

const ctx = testContext();

/** A class in which a learner has answered a trainer's quiz. */
async function school() {
	const administrator = await setUpAdministrator(ctx);
	const trainer = await setUpTrainer(ctx, administrator, 'Rosa_Sure');
	const classId = await makeClass(ctx, trainer);
	const assignmentId = await publishQuiz(ctx, trainer, classId, [choiceItem('q0')]);
	const learner = await makeMember(ctx, classId, 'Maya');
	const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
	await submitAnswer(ctx, learner, {
		attemptId,
		step: 0,
		itemId: 'q0',
		response: { kind: 'options', ids: ['a'] }
	});
	return { administrator, trainer, classId, learner };
}

describe('two administrators who delete each other at once', () => {
	it('were both deleted, and nobody was left', async () => {
		const first = await makeAdministrator(ctx);
		const second = await makeAdministrator(ctx);
		const ended = await Promise.allSettled([
			removeAccount(ctx, first, { userId: second.userId, name: '' }),
			removeAccount(ctx, second, { userId: first.userId, name: '' })
		]);
		expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await hasAdministrator(ctx.db.read)).toBe(true);
	});
});

describe('the people of an installation', () => {
	it('are found by any part of a name or nickname, and by role', async () => {
		const { administrator, trainer, learner } = await school();
		const find = async (words: string, role: 'trainer' | 'learner' | null = null) =>
			(await listPeople(ctx, administrator, { words, role, page: 1 })).rows.map((row) => row.id);
		expect(await find('')).toHaveLength(3);
		expect(await find('osa')).toEqual([trainer.userId]);
		expect(await find('MAY')).toEqual([learner.userId]);
		expect(await find('', 'trainer')).toEqual([trainer.userId]);
		expect(await find('maya', 'trainer')).toEqual([]);
		// Written otherwise it is the same name; what stands for anything in a pattern does not here.
		expect(await find('rosa-S')).toEqual([trainer.userId]);
		expect(await find('r%ure')).toEqual([]);
		const [row] = (await listPeople(ctx, administrator, { words: 'maya', role: null, page: 1 }))
			.rows;
		expect(row).toMatchObject({ name: 'Maya', role: 'learner', lastSeenAt: null });
		expect(row!.classes).toHaveLength(1);
		expect(JSON.stringify(row)).not.toMatch(/hash/i);
	});

	it('are an administrator’s to see and change, who leaves their own account alone', async () => {
		const { administrator, trainer, learner } = await school();
		const own = { userId: administrator.userId };
		expect(await showHealth(ctx, administrator)).toMatchObject({ trouble: null, waiting: 0 });
		for (const actor of [trainer, learner]) {
			const forbidden = { code: 'forbidden' };
			const input = { words: '', role: null, page: 1 };
			await expect(listPeople(ctx, actor, input)).rejects.toMatchObject(forbidden);
			await expect(showHealth(ctx, actor)).rejects.toMatchObject(forbidden);
			await expect(showPerson(ctx, actor, own)).rejects.toMatchObject(forbidden);
			const change = { ...own, change: 'deactivate' } as const;
			await expect(changeAccount(ctx, actor, change)).rejects.toMatchObject(forbidden);
			await expect(removeAccount(ctx, actor, { ...own, name: '' })).rejects.toMatchObject(
				forbidden
			);
		}
		const conflict = { code: 'conflict' };
		const change = { ...own, change: 'make-trainer' } as const;
		await expect(changeAccount(ctx, administrator, change)).rejects.toMatchObject(conflict);
		await expect(
			removeAccount(ctx, administrator, { ...own, name: 'Ada Admin' })
		).rejects.toMatchObject(conflict);
	});

	it('sign in no more while their account is closed, and find everything when it is opened again', async () => {
		const { administrator, trainer } = await school();
		const signIn = () =>
			signInTrainer(ctx, newVisitor(), { name: 'Rosa_Sure', passphrase: PASSPHRASE });
		const { sessionId } = await signIn();
		const { userId } = trainer;
		await changeAccount(ctx, administrator, { userId, change: 'deactivate' });
		expect(await validateSession(ctx, sessionId!)).toBeNull();
		await expect(signIn()).rejects.toMatchObject({ code: 'forbidden' });
		// Who does not know the passphrase is not told that there is such an account.
		const wrong = { name: 'Rosa_Sure', passphrase: 'something else entirely' };
		await expect(signInTrainer(ctx, newVisitor(), wrong)).rejects.toMatchObject({
			code: 'invalid'
		});
		await changeAccount(ctx, administrator, { userId, change: 'reactivate' });
		expect(await signIn()).toMatchObject({ role: 'trainer' });
	});
});

describe('deleting an account', () => {
	it('of a trainer hands over what they made, and no learner loses anything', async () => {
		const { administrator, trainer, classId } = await school();
		const { userId } = trainer;
		const shown = await showPerson(ctx, administrator, { userId });
		expect(shown.belongings).toMatchObject({ articles: 1, quizzes: 1, classesAlone: [classId] });
		const before = await storedStandings(ctx);
		await removeAccount(ctx, administrator, { userId, name: '' });
		expect(await storedStandings(ctx)).toEqual(before);
		expect(await ctx.db.read.select().from(schema.responses)).toHaveLength(1);
		const [article] = await ctx.db.read.select().from(schema.articles);
		expect(article!.ownerId).toBe(administrator.userId);
		const trainers = await ctx.db.read.select().from(schema.classTrainers);
		expect(trainers).toMatchObject([{ classId, userId: administrator.userId }]);
		await expect(showPerson(ctx, administrator, { userId })).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	it('of a learner asks for their name, and leaves nothing', async () => {
		const { administrator, learner } = await school();
		const { userId } = learner;
		const shown = await showPerson(ctx, administrator, { userId });
		expect(shown.work).toMatchObject({ attempts: 1, responses: 1, memberships: 1 });
		const wrong = removeAccount(ctx, administrator, { userId, name: 'Noor' });
		await expect(wrong).rejects.toMatchObject({ code: 'invalid', field: 'name' });
		await removeAccount(ctx, administrator, { userId, name: ' maya ' });
		expect(await ctx.db.read.select().from(schema.responses)).toEqual([]);
		expect(await storedStandings(ctx)).toEqual([]);
	});
});

describe('deleting a quiz', () => {
	it('names what hangs on it, asks for its title where learners lose attempts, and puts boards right', async () => {
		const { trainer, classId } = await school();
		await publishQuiz(ctx, trainer, classId, [choiceItem('q0')], { title: 'Unused' });
		const [article] = await ctx.db.read.select().from(schema.articles);
		const { quizzes } = await showArticle(ctx, trainer, { id: article!.id });
		const [quiz] = quizzes;
		expect(quiz!.hanging).toEqual({
			assignments: 1,
			classes: 1,
			attempts: 1,
			learners: 1,
			reports: 0,
			liveSessions: 0
		});
		const made = { kind: 'quiz', id: quiz!.id } as const;
		const other = await makeTrainer(ctx);
		const title = quiz!.title;
		await expect(removeMade(ctx, other, { ...made, title })).rejects.toMatchObject({
			code: 'not-found'
		});
		await expect(removeMade(ctx, trainer, { ...made, title: '' })).rejects.toMatchObject({
			code: 'invalid',
			field: 'title'
		});
		await removeMade(ctx, trainer, { ...made, title });
		expect(await storedStandings(ctx)).toEqual(await recountStandings(ctx));
		expect(await ctx.db.read.select().from(schema.attempts)).toEqual([]);
		const unused = (await ctx.db.read.select().from(schema.quizzes))[0]!;
		await removeMade(ctx, trainer, { kind: 'quiz', id: unused.id, title: '' });
		expect(await ctx.db.read.select().from(schema.quizzes)).toEqual([]);
	});
});
