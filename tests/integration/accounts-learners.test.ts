import { describe, expect, it } from 'vitest';
import { createClass } from '../../src/lib/server/app/create-class.ts';
import { joinAnotherClass } from '../../src/lib/server/app/join-another-class.ts';
import { joinClass } from '../../src/lib/server/app/join-class.ts';
import { showClassCode } from '../../src/lib/server/app/names.ts';
import { resetLearnerPassphrase } from '../../src/lib/server/app/reset-learner-passphrase.ts';
import { signInLearner } from '../../src/lib/server/app/sign-in-learner.ts';
import { signInTrainer } from '../../src/lib/server/app/sign-in-trainer.ts';
import { TRIES_PER_ACCOUNT } from '../../src/lib/server/auth/limits.ts';
import { validateSession } from '../../src/lib/server/auth/sessions.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { findMembership, listMembers } from '../../src/lib/server/db/memberships.ts';
import { countUsers, findUser } from '../../src/lib/server/db/users.ts';
import { newVisitor, PASSPHRASE, setUpAdministrator } from '../support/accounts.ts';
import { makeAdministrator, makeTrainer, testContext } from '../support/database.ts';

const ctx = testContext();

const newClass = (trainer: Actor, name = 'Front desk') => createClass(ctx, trainer, { name });
const join = (code: string, nickname: string, passphrase = PASSPHRASE) =>
	joinClass(ctx, newVisitor(), { code, nickname, passphrase });
const signIn = (code: string, nickname: string, passphrase = PASSPHRASE, visitor = newVisitor()) =>
	signInLearner(ctx, visitor, { code, nickname, passphrase });

describe('joining a class', () => {
	it('makes an account with the class as its home, and signs it in', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		const { userId, sessionId } = await join(
			` ${showClassCode(cls.code).toLowerCase()} `,
			'  Maya   K. '
		);
		expect(await findUser(ctx.db.read, userId)).toMatchObject({
			role: 'learner',
			name: null,
			homeClassId: cls.id,
			passwordHash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) as string
		});
		expect(await findMembership(ctx.db.read, cls.id, userId)).toMatchObject({
			nickname: 'Maya K.'
		});
		expect((await validateSession(ctx, sessionId))?.user).toEqual({
			id: userId,
			role: 'learner',
			name: ''
		});
	});

	it('refuses a code no class has, with a hint where it cannot be one', async () => {
		await expect(join('ZZZ-ZZZ', 'Maya')).rejects.toMatchObject({
			code: 'not-found',
			field: 'code'
		});
		await expect(join('O0I-1L2', 'Maya')).rejects.toThrow(/no O, 0, I, 1 or L/);
		await expect(join(' - ', 'Maya')).rejects.toMatchObject({ code: 'invalid', field: 'code' });
	});

	it('refuses a nickname that people would take for another, and offers a free one', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		await join(cls.code, 'Anna Lena');
		for (const nickname of ['Anna Lena', 'anna-lena', 'ANNALENA', 'Ａｎｎａ Lena']) {
			await expect(join(cls.code, nickname)).rejects.toMatchObject({
				code: 'conflict',
				field: 'nickname'
			});
		}
		await expect(join(cls.code, 'anna-lena')).rejects.toThrow(/"anna-lena 2" is free/);
		await join(cls.code, 'anna-lena 2');
		await expect(join(cls.code, 'Anna Lena')).rejects.toThrow(/"Anna Lena 3" is free/);
		const other = await newClass(await makeTrainer(ctx), 'Other');
		expect(await join(other.code, 'Anna Lena')).toHaveProperty('userId');
	});

	it('gives a nickname to one of many who ask for it at once, and leaves nothing of the rest', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		const asked = ['Maya', 'maya', 'MAYA', 'm-a-y-a', 'Maya.'];
		const outcomes = await Promise.allSettled(asked.map((nickname) => join(cls.code, nickname)));
		expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
		for (const outcome of outcomes) {
			if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
		}
		expect(await listMembers(ctx.db.read, cls.id, { limit: 10, offset: 0 })).toHaveLength(1);
		// The trainer, and one learner.
		expect(await countUsers(ctx.db.read)).toBe(2);
	});

	it.each(['too short', 'passwordpassword', 'front desk 12345', 'maya-maya-123456'])(
		'refuses the passphrase %j',
		async (passphrase) => {
			const cls = await newClass(await makeTrainer(ctx));
			await expect(join(cls.code, 'Maya', passphrase)).rejects.toMatchObject({
				code: 'invalid',
				field: 'passphrase'
			});
		}
	);

	it('stops an address that tries codes', async () => {
		const visitor = newVisitor();
		const input = { code: 'ZZZZZZ', nickname: 'Maya', passphrase: PASSPHRASE };
		for (let i = 0; i < 100; i++) {
			await expect(joinClass(ctx, visitor, input)).rejects.toMatchObject({ code: 'not-found' });
		}
		await expect(joinClass(ctx, visitor, input)).rejects.toMatchObject({ code: 'too-many' });
	});
});

describe('a second class', () => {
	it('takes a learner who has an account by code and nickname', async () => {
		const trainer = await makeTrainer(ctx);
		const [home, second] = [await newClass(trainer), await newClass(trainer, 'Second')];
		const { userId } = await join(home.code, 'Maya');
		const actor: Actor = { userId, role: 'learner' };
		await joinAnotherClass(ctx, actor, newVisitor(), { code: second.code, nickname: 'Maya K' });
		expect(await signIn(second.code, 'maya k')).toHaveProperty('sessionId');
		expect((await findUser(ctx.db.read, userId))?.homeClassId).toBe(home.id);
		await expect(
			joinAnotherClass(ctx, actor, newVisitor(), { code: second.code, nickname: 'Again' })
		).rejects.toThrow(/already, as "Maya K"/);
	});

	it('is for learners, and its nicknames are unique too', async () => {
		const trainer = await makeTrainer(ctx);
		const [home, second] = [await newClass(trainer), await newClass(trainer, 'Second')];
		await join(second.code, 'Maya');
		const { userId } = await join(home.code, 'Maya');
		await expect(
			joinAnotherClass(ctx, { userId, role: 'learner' }, newVisitor(), {
				code: second.code,
				nickname: 'MAYA'
			})
		).rejects.toMatchObject({ code: 'conflict', field: 'nickname' });
		await expect(
			joinAnotherClass(ctx, trainer, newVisitor(), { code: second.code, nickname: 'Tess' })
		).rejects.toMatchObject({ code: 'forbidden' });
	});
});

describe('signing in', () => {
	it('takes class code, nickname and passphrase, forgiving about spelling of the first two', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		const { userId } = await join(cls.code, 'Anna Lena');
		const { sessionId } = await signIn(
			showClassCode(cls.code).toLowerCase(),
			'anna lena',
			`  ${PASSPHRASE.replaceAll(' ', '  ')} `
		);
		expect((await validateSession(ctx, sessionId))?.user.id).toBe(userId);
	});

	it('says the same whatever of the three is wrong', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		await join(cls.code, 'Maya');
		const messages = await Promise.all(
			[
				signIn(cls.code, 'Maya', 'wrong wrong wrong'),
				signIn(cls.code, 'Nobody'),
				signIn('ZZZZZZ', 'Maya'),
				signIn(cls.code, 'Maya', PASSPHRASE.toUpperCase())
			].map((tried) => tried.then(String, (error: Error) => error.message))
		);
		expect(new Set(messages).size).toBe(1);
		expect(messages[0]).toMatch(/do not go together/);
	});

	it('takes about as long for an account that is not there', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		await join(cls.code, 'Maya');
		const time = async (nickname: string) => {
			const began = performance.now();
			await signIn(cls.code, nickname, 'wrong wrong wrong').catch(() => undefined);
			return performance.now() - began;
		};
		await time('warm-up');
		const there = [await time('Maya'), await time('Maya'), await time('Maya')];
		const absent = [await time('Nemo 1'), await time('Nemo 2'), await time('Nemo 3')];
		// Without the dummy hash an absent account would answer in a fraction of a millisecond.
		expect(Math.min(...absent)).toBeGreaterThan(Math.min(...there) / 4);
	});

	it('pauses after ten failures, for right and wrong passphrases, with a calm word', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		await join(cls.code, 'Maya');
		const here = newVisitor();
		for (let i = 0; i < TRIES_PER_ACCOUNT; i++) {
			await expect(signIn(cls.code, 'Maya', 'wrong wrong wrong', here)).rejects.toMatchObject({
				code: 'invalid'
			});
		}
		await expect(signIn(cls.code, 'MAYA', PASSPHRASE, here)).rejects.toMatchObject({
			code: 'too-many',
			message: expect.stringMatching(/short break.*try again in \d+ minutes/) as string
		});
		await join(cls.code, 'Noor');
		expect(await signIn(cls.code, 'Noor', PASSPHRASE, here)).toHaveProperty('sessionId');
		// Whoever guesses keeps out nobody who is elsewhere.
		expect(await signIn(cls.code, 'Maya')).toHaveProperty('sessionId');
	});

	it('does not let a learner in by the trainers’ door, nor the other way round', async () => {
		const cls = await newClass(await makeTrainer(ctx));
		await join(cls.code, 'Maya');
		await setUpAdministrator(ctx, 'Ada Admin');
		await expect(
			signInTrainer(ctx, newVisitor(), { name: 'Maya', passphrase: PASSPHRASE })
		).rejects.toMatchObject({ code: 'invalid' });
		await expect(signIn(cls.code, 'Ada Admin')).rejects.toMatchObject({ code: 'invalid' });
	});
});

describe('resetting a learner’s passphrase', () => {
	it('is for a trainer of the class that made the account, and for administrators', async () => {
		const trainer = await makeTrainer(ctx);
		const cls = await newClass(trainer);
		const { userId, sessionId } = await join(cls.code, 'Maya');
		for (const actor of [trainer, await makeAdministrator(ctx)]) {
			const { passphrase } = await resetLearnerPassphrase(ctx, actor, { classId: cls.id, userId });
			expect(passphrase.split(' ')).toHaveLength(4);
			expect(await signIn(cls.code, 'Maya', passphrase)).toHaveProperty('sessionId');
		}
		expect(await validateSession(ctx, sessionId)).toBeNull();
		await expect(signIn(cls.code, 'Maya')).rejects.toMatchObject({ code: 'invalid' });
	});

	it('is refused to everybody else', async () => {
		const owner = await makeTrainer(ctx);
		const home = await newClass(owner);
		const other = await makeTrainer(ctx);
		const second = await newClass(other, 'Second');
		const { userId, sessionId } = await join(home.code, 'Maya');
		const actor: Actor = { userId, role: 'learner' };
		await joinAnotherClass(ctx, actor, newVisitor(), { code: second.code, nickname: 'Maya' });
		const reset = (who: Actor, classId: string, whose = userId) =>
			resetLearnerPassphrase(ctx, who, { classId, userId: whose });
		// The other class's trainer, by either class; the learner; somebody who is no learner of it.
		await expect(reset(other, second.id)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(reset(other, home.id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(reset(actor, home.id)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(reset(owner, home.id, other.userId)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(reset(owner, home.id, 'nobody')).rejects.toMatchObject({ code: 'forbidden' });
		expect(await validateSession(ctx, sessionId)).not.toBeNull();
		expect(await signIn(home.code, 'Maya')).toHaveProperty('sessionId');
	});
});
