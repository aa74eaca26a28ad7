import { describe, expect, it } from 'vitest';
import { createClass } from '../../src/lib/server/app/create-class.ts';
import { joinAnotherClass } from '../../src/lib/server/app/join-another-class.ts';
import { joinClass } from '../../src/lib/server/app/join-class.ts';
import { makeClassLink } from '../../src/lib/server/app/make-class-link.ts';
import { revokeClassLink } from '../../src/lib/server/app/revoke-class-link.ts';
import { setCodeOpen } from '../../src/lib/server/app/set-code-open.ts';
import { showClass } from '../../src/lib/server/app/show-class.ts';
import { showWayIn } from '../../src/lib/server/app/show-way-in.ts';
import { signInLearner } from '../../src/lib/server/app/sign-in-learner.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { listMembers } from '../../src/lib/server/db/memberships.ts';
import { newVisitor, PASSPHRASE, tokenOf } from '../support/accounts.ts';
import { makeTrainer, testContext } from '../support/database.ts';

const ctx = testContext();
const DAY = 24 * 60 * 60_000;

async function room() {
	const trainer = await makeTrainer(ctx);
	const { id: classId, code } = await createClass(ctx, trainer, { name: 'Front desk' });
	return { trainer, classId, code };
}
const join = (way: { code: string } | { token: string }, nickname: string) =>
	joinClass(ctx, newVisitor(), { ...way, nickname, passphrase: PASSPHRASE });

async function linkTo(trainer: Actor, classId: string, more: { maxUses?: number; days?: number }) {
	const { path } = await makeClassLink(ctx, trainer, {
		classId,
		note: '',
		days: more.days ?? 7,
		maxUses: more.maxUses ?? null,
		groupId: null
	});
	return { token: tokenOf(path) };
}
const members = async (classId: string) =>
	(await listMembers(ctx.db.read, classId, { limit: 50, offset: 0 })).length;

describe('a closed class code', () => {
	it('lets nobody new in, while those who are in sign in by it and links go on working', async () => {
		const { trainer, classId, code } = await room();
		await join({ code }, 'Maya');
		await setCodeOpen(ctx, trainer, { classId, open: false });
		await expect(join({ code }, 'Noor')).rejects.toThrow(/takes nobody in by its code/);
		await signInLearner(ctx, newVisitor(), { code, nickname: 'Maya', passphrase: PASSPHRASE });
		await join(await linkTo(trainer, classId, {}), 'Noor');
		await setCodeOpen(ctx, trainer, { classId, open: true });
		await join({ code }, 'Ola');
		expect(await members(classId)).toBe(3);
	});
});

describe('a link into a class', () => {
	it('ends when its time is over', async () => {
		const { trainer, classId } = await room();
		const way = await linkTo(trainer, classId, { days: 7 });
		ctx.clock.at += 7 * DAY - 1;
		await join(way, 'Maya');
		ctx.clock.at += 1;
		await expect(join(way, 'Noor')).rejects.toMatchObject({
			code: 'gone',
			message: expect.stringMatching(/for a while only/) as string
		});
	});

	it('lets in exactly as many as it was made for, however many come at once', async () => {
		const { trainer, classId } = await room();
		const way = await linkTo(trainer, classId, { maxUses: 2 });
		const names = ['Maya', 'Noor', 'Ola', 'Piet'];
		const outcomes = await Promise.allSettled(names.map((name) => join(way, name)));
		expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(2);
		for (const outcome of outcomes) {
			if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'gone' });
		}
		expect(await members(classId)).toBe(2);
		await expect(showWayIn(ctx, newVisitor(), way)).rejects.toThrow(/As many have joined/);
		expect((await showClass(ctx, trainer, { id: classId })).links).toMatchObject([
			{ uses: 2, maxUses: 2, state: 'used-up' }
		]);
	});

	it('is not used up by somebody whose nickname was taken', async () => {
		const { trainer, classId } = await room();
		const way = await linkTo(trainer, classId, { maxUses: 2 });
		await join(way, 'Maya');
		await expect(join(way, 'maya')).rejects.toMatchObject({ code: 'conflict' });
		await join(way, 'Noor');
	});

	it('takes in learners who have an account, too', async () => {
		const [one, other] = [await room(), await room()];
		const { userId } = await join({ code: one.code }, 'Maya');
		const way = await linkTo(other.trainer, other.classId, {});
		const learner: Actor = { userId, role: 'learner' };
		await joinAnotherClass(ctx, learner, newVisitor(), { ...way, nickname: 'Maya' });
		expect(await members(other.classId)).toBe(1);
	});

	it('works no more once it was taken back, which only this class’s trainers may', async () => {
		const [one, other] = [await room(), await room()];
		const way = await linkTo(one.trainer, one.classId, {});
		const [link] = (await showClass(ctx, one.trainer, { id: one.classId })).links;
		const byOther = { classId: other.classId, id: link!.id };
		await expect(revokeClassLink(ctx, other.trainer, byOther)).rejects.toMatchObject({
			code: 'not-found'
		});
		await revokeClassLink(ctx, one.trainer, { classId: one.classId, id: link!.id });
		await expect(join(way, 'Maya')).rejects.toThrow(/may have been taken back/);
	});
});

describe('nicknames', () => {
	it('are offered free, and refused when they could hurt', async () => {
		const { code, classId } = await room();
		const offered = (await showWayIn(ctx, newVisitor(), { code })).nicknames;
		expect(new Set(offered).size).toBe(3);
		for (const nickname of offered) await join({ code }, nickname);
		await expect(join({ code }, 'b1g d1ck')).rejects.toMatchObject({
			code: 'invalid',
			field: 'nickname'
		});
		expect(await members(classId)).toBe(3);
	});
});
