import { sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { addPasskey } from '../../src/lib/server/app/add-passkey.ts';
import { beginPasskey } from '../../src/lib/server/app/begin-passkey.ts';
import { beginTotp } from '../../src/lib/server/app/begin-totp.ts';
import { confirmTotpFactor } from '../../src/lib/server/app/confirm-totp.ts';
import { keepHouse } from '../../src/lib/server/app/keep-house.ts';
import { passSecondStep, type Proof } from '../../src/lib/server/app/pass-second-step.ts';
import { removeSecondFactor } from '../../src/lib/server/app/remove-second-factor.ts';
import { removeLostSecondFactor } from '../../src/lib/server/app/remove-lost-second-factor.ts';
import { renewRecoveryCodes } from '../../src/lib/server/app/renew-recovery-codes.ts';
import { resetTrainerPassphrase } from '../../src/lib/server/app/reset-trainer-passphrase.ts';
import { showAccount } from '../../src/lib/server/app/show-account.ts';
import { showSecondFactor } from '../../src/lib/server/app/show-second-factor.ts';
import { showSecondStep } from '../../src/lib/server/app/show-second-step.ts';
import { SECOND_STEP_LIMIT, signInTrainer } from '../../src/lib/server/app/sign-in-trainer.ts';
import { TRIES_PER_ACCOUNT } from '../../src/lib/server/auth/limits.ts';
import {
	createSession,
	hashSessionId,
	validateSession
} from '../../src/lib/server/auth/sessions.ts';
import type { Visitor } from '../../src/lib/server/auth/visitor.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { newVisitor, PASSPHRASE, putPerson } from '../support/accounts.ts';
import { Authenticator } from '../support/authenticator.ts';
import { makeLearner, rowsOf, testContext } from '../support/database.ts';

const ctx = testContext();
const place = { rpId: 'localhost', origin: 'http://localhost:3000' };
const here = { place, host: 'localhost:3000' };
const STEP = 30_000;

let administrator: Actor;
let trainer: Actor;
beforeEach(async () => {
	administrator = await putPerson(ctx, 'administrator', 'Ada Admin');
	trainer = await putPerson(ctx, 'trainer', 'Tess Trainer');
});

/** What an app shows that has read this secret. */
const codeOf = (secret: string, at = ctx.clock.at) =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

const secretInSetUp = async () =>
	(await showSecondFactor(ctx, trainer, here)).setUp?.secret.replaceAll(' ', '');

/** Sets an app up for the trainer. */
async function setUpApp() {
	await beginTotp(ctx, trainer, newVisitor(), { passphrase: PASSPHRASE });
	const secret = (await secretInSetUp())!;
	const turnedOn = await confirmTotpFactor(ctx, trainer, newVisitor(), {
		passcode: codeOf(secret)
	});
	// The code that confirmed it is used up.
	ctx.clock.at += STEP;
	return { secret, codes: turnedOn!.codes, sessionId: turnedOn!.sessionId };
}

async function visitorInSession(userId: string): Promise<Visitor> {
	const id = await createSession(ctx, userId, { device: 'Firefox on Linux', replaces: null });
	return newVisitor(hashSessionId(id));
}

/** Makes a passkey for the trainer. */
async function setUpPasskey(key = new Authenticator(), who = trainer) {
	const visitor = await visitorInSession(who.userId);
	const { challenge } = await beginPasskey(ctx, who, visitor, { passphrase: PASSPHRASE, place });
	const passkey = key.create({ challenge, ...place });
	const turnedOn = await addPasskey(ctx, who, visitor, { name: 'Blue key', passkey, place });
	return { key, turnedOn };
}

const signIn = (name = 'Tess Trainer') =>
	signInTrainer(ctx, newVisitor(), { name, passphrase: PASSPHRASE });

const pass = (stepId: string | undefined, proof: Proof) =>
	passSecondStep(ctx, newVisitor(), { stepId, proof });
const app = (passcode: string): Proof => ({ kind: 'app', passcode });
const recovery = (code: string): Proof => ({ kind: 'recovery', code });

const refused = (code: string, field?: string) =>
	expect.objectContaining({ code, ...(field ? { field } : {}) }) as unknown;

describe('an app as second factor', () => {
	it('is set up with the passphrase and one right code, and only then asked for', async () => {
		await expect(
			beginTotp(ctx, trainer, newVisitor(), { passphrase: 'not the passphrase' })
		).rejects.toEqual(refused('invalid', 'passphrase'));
		expect(await secretInSetUp()).toBeUndefined();
		await beginTotp(ctx, trainer, newVisitor(), { passphrase: PASSPHRASE });
		const secret = (await secretInSetUp())!;
		expect(await signIn()).toHaveProperty('sessionId');
		const wrong = codeOf(secret, ctx.clock.at + 10 * STEP);
		await expect(
			confirmTotpFactor(ctx, trainer, newVisitor(), { passcode: wrong })
		).rejects.toEqual(refused('invalid', 'passcode'));
		expect(await signIn()).toHaveProperty('sessionId');
		const passcode = codeOf(secret);
		expect(await confirmTotpFactor(ctx, trainer, newVisitor(), { passcode })).not.toBeNull();
		expect((await signIn()).sessionId).toBeUndefined();
		const page = { sessionId: null, page: 1 };
		expect(await showAccount(ctx, trainer, page)).toMatchObject({ secondFactor: true });
		expect(await showAccount(ctx, administrator, page)).toMatchObject({ secondFactor: false });
	});

	it('ends every session from before it was switched on, and goes on in a new one', async () => {
		const before = await createSession(ctx, trainer.userId, { device: 'x', replaces: null });
		const { sessionId } = await setUpApp();
		expect(await validateSession(ctx, before)).toBeNull();
		expect(await validateSession(ctx, sessionId)).toMatchObject({ user: { id: trainer.userId } });
	});

	it('never shows its secret again, and cannot be begun anew while it is on', async () => {
		const { secret } = await setUpApp();
		const shown = await showSecondFactor(ctx, trainer, here);
		expect(shown.setUp).toBeUndefined();
		expect(shown.appSince).toEqual(expect.any(Number));
		expect(JSON.stringify(shown).replaceAll(' ', '')).not.toContain(secret);
		await expect(beginTotp(ctx, trainer, newVisitor(), { passphrase: PASSPHRASE })).rejects.toEqual(
			refused('conflict')
		);
	});

	it('is forgotten when it is not confirmed in time', async () => {
		await beginTotp(ctx, trainer, newVisitor(), { passphrase: PASSPHRASE });
		const secret = (await secretInSetUp())!;
		ctx.clock.at += 60 * 60_000;
		expect(await secretInSetUp()).toBeUndefined();
		await expect(
			confirmTotpFactor(ctx, trainer, newVisitor(), { passcode: codeOf(secret) })
		).rejects.toEqual(refused('gone'));
	});

	it('leaves nothing behind of a set-up or a sign-in that was not finished (bug)', async () => {
		await setUpApp();
		await signIn();
		await beginTotp(ctx, administrator, newVisitor(), { passphrase: PASSPHRASE });
		await keepHouse(ctx);
		expect(await rowsOf(ctx.db.read, sql`select * from second_steps`)).toHaveLength(1);
		expect(await rowsOf(ctx.db.read, sql`select * from totp_factors`)).toHaveLength(2);
		ctx.clock.at += 60 * 60_000;
		await keepHouse(ctx);
		expect(await rowsOf(ctx.db.read, sql`select * from second_steps`)).toEqual([]);
		expect(await rowsOf(ctx.db.read, sql`select * from totp_factors`)).toMatchObject([
			{ user_id: trainer.userId }
		]);
	});

	it('lets in by passphrase and code, which is no session before both', async () => {
		const { secret } = await setUpApp();
		const { stepId } = await signIn();
		expect(await validateSession(ctx, stepId!)).toBeNull();
		const { sessionId, role } = await pass(stepId, app(codeOf(secret)));
		expect(role).toBe('trainer');
		expect(await validateSession(ctx, sessionId)).toMatchObject({ user: { id: trainer.userId } });
		// What was passed is over.
		ctx.clock.at += STEP;
		await expect(pass(stepId, app(codeOf(secret)))).rejects.toEqual(refused('gone'));
	});

	it('takes no code twice, and none from before one it took', async () => {
		const { secret } = await setUpApp();
		const earlier = codeOf(secret);
		ctx.clock.at += STEP;
		const code = codeOf(secret);
		await pass((await signIn()).stepId, app(code));
		const { stepId } = await signIn();
		await expect(pass(stepId, app(code))).rejects.toEqual(refused('invalid', 'passcode'));
		await expect(pass(stepId, app(earlier))).rejects.toEqual(refused('invalid', 'passcode'));
		ctx.clock.at += STEP;
		expect(await pass(stepId, app(codeOf(secret)))).toHaveProperty('sessionId');
	});

	it('takes the code of two sign-ins at the same moment for one', async () => {
		const { secret } = await setUpApp();
		const steps = [await signIn(), await signIn()];
		const both = await Promise.allSettled(
			steps.map(({ stepId }) => pass(stepId, app(codeOf(secret))))
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('is waited for ten minutes', async () => {
		const { secret } = await setUpApp();
		const { stepId } = await signIn();
		ctx.clock.at += SECOND_STEP_LIMIT;
		expect(await showSecondStep(ctx, { stepId, place })).toBeNull();
		await expect(pass(stepId, app(codeOf(secret)))).rejects.toEqual(refused('gone'));
	});

	it.each([undefined, '', 'x', '0'.repeat(32)])(
		'does not begin with the step %j',
		async (stepId) => {
			const { secret } = await setUpApp();
			expect(await showSecondStep(ctx, { stepId, place })).toBeNull();
			await expect(pass(stepId, app(codeOf(secret)))).rejects.toEqual(refused('gone'));
		}
	);

	it('is not found by guessing, not even by beginning again', async () => {
		const { secret } = await setUpApp();
		const wrong = codeOf(secret, ctx.clock.at + 100 * STEP);
		for (let i = 0; i < TRIES_PER_ACCOUNT; i++) {
			await expect(pass((await signIn()).stepId, app(wrong))).rejects.toEqual(refused('invalid'));
		}
		const { stepId } = await signIn();
		await expect(pass(stepId, app(codeOf(secret)))).rejects.toEqual(refused('too-many'));
		await expect(pass(stepId, recovery('x'))).rejects.toEqual(refused('too-many'));
	});
});

describe('recovery codes', () => {
	it('let in once each, and only their owner; only hashes are stored', async () => {
		const { codes } = await setUpApp();
		const stored = await rowsOf(ctx.db.read, sql.raw('select * from recovery_codes'));
		expect(stored).toHaveLength(codes.length);
		for (const code of codes) {
			expect(JSON.stringify(stored)).not.toContain(code);
			expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''));
		}
		await setUpPasskey(new Authenticator(), administrator);
		const other = await signIn('Ada Admin');
		await expect(pass(other.stepId, recovery(codes[0]!))).rejects.toEqual(
			refused('invalid', 'recoverySecret')
		);
		expect(await pass((await signIn()).stepId, recovery(codes[0]!.toLowerCase()))).toHaveProperty(
			'sessionId'
		);
		await expect(pass((await signIn()).stepId, recovery(codes[0]!))).rejects.toEqual(
			refused('invalid', 'recoverySecret')
		);
		expect(await showSecondFactor(ctx, trainer, here)).toMatchObject({
			codesLeft: codes.length - 1
		});
	});

	it('are made anew with the passphrase, and the former ones end', async () => {
		const { codes } = await setUpApp();
		await expect(
			renewRecoveryCodes(ctx, trainer, newVisitor(), { passphrase: 'not the passphrase' })
		).rejects.toEqual(refused('invalid', 'passphrase'));
		const fresh = await renewRecoveryCodes(ctx, trainer, newVisitor(), { passphrase: PASSPHRASE });
		const { stepId } = await signIn();
		await expect(pass(stepId, recovery(codes[1]!))).rejects.toEqual(refused('invalid'));
		expect(await pass(stepId, recovery(fresh[1]!))).toHaveProperty('sessionId');
		await expect(
			renewRecoveryCodes(ctx, administrator, newVisitor(), { passphrase: PASSPHRASE })
		).rejects.toEqual(refused('conflict'));
	});
});

describe('a passkey as second factor', () => {
	const challengeOf = async (stepId: string | undefined) =>
		(await showSecondStep(ctx, { stepId, place }))!.passkey!.challenge;
	const shown = (key: Authenticator, challenge: string, at = place): Proof => ({
		kind: 'passkey',
		passkey: key.get({ challenge, ...at }),
		place
	});

	it('is made with the passphrase, brings recovery codes, ends older sessions, and lets in', async () => {
		const before = await createSession(ctx, trainer.userId, { device: 'x', replaces: null });
		await expect(
			beginPasskey(ctx, trainer, await visitorInSession(trainer.userId), {
				passphrase: 'not the passphrase',
				place
			})
		).rejects.toEqual(refused('invalid', 'passphrase'));
		const { key, turnedOn } = await setUpPasskey();
		expect(turnedOn!.codes.length).toBeGreaterThan(0);
		expect(await validateSession(ctx, before)).toBeNull();
		const { stepId } = await signIn();
		const { sessionId } = await pass(stepId, shown(key, await challengeOf(stepId)));
		expect(await validateSession(ctx, sessionId)).toMatchObject({ user: { id: trainer.userId } });
		const { passkeys } = await showSecondFactor(ctx, trainer, here);
		expect(passkeys).toMatchObject([
			{ name: 'Blue key', elsewhere: null, lastUsedAt: ctx.clock.at }
		]);
	});

	it.each([
		['for another page’s origin', { rpId: 'localhost', origin: 'http://localhost:4000' }],
		['for another page’s name', { rpId: 'evil.example', origin: 'https://evil.example' }]
	])('does not let in when it signed %s', async (_, at) => {
		const { key } = await setUpPasskey();
		const { stepId } = await signIn();
		await expect(pass(stepId, shown(key, await challengeOf(stepId), at))).rejects.toEqual(
			refused('invalid')
		);
	});

	it('signs each challenge once, right or wrong', async () => {
		const { key } = await setUpPasskey();
		const { stepId } = await signIn();
		const challenge = await challengeOf(stepId);
		const stranger = new Authenticator();
		await expect(pass(stepId, shown(stranger, challenge))).rejects.toEqual(refused('invalid'));
		await expect(pass(stepId, shown(key, challenge))).rejects.toEqual(refused('invalid'));
		const proof = shown(key, await challengeOf(stepId));
		await pass(stepId, proof);
		await expect(pass((await signIn()).stepId, proof)).rejects.toEqual(refused('invalid'));
	});

	it('does not let in by somebody else’s, by a changed signature or by a copy that lags behind', async () => {
		const { key } = await setUpPasskey();
		const { key: others } = await setUpPasskey(new Authenticator(), administrator);
		const { stepId } = await signIn();
		await expect(pass(stepId, shown(others, await challengeOf(stepId)))).rejects.toEqual(
			refused('invalid')
		);
		const forged = shown(key, await challengeOf(stepId)) as Proof & { kind: 'passkey' };
		const other = key.get({ challenge: 'eA', ...place });
		forged.passkey.response.signature = other.response.signature;
		await expect(pass(stepId, forged)).rejects.toEqual(refused('invalid'));
		await pass(stepId, shown(key, await challengeOf(stepId)));
		key.counter = 0;
		const again = await signIn();
		await expect(pass(again.stepId, shown(key, await challengeOf(again.stepId)))).rejects.toEqual(
			refused('invalid')
		);
	});

	it('is not kept when it was made for another challenge, place or session, or is here already', async () => {
		const { key } = await setUpPasskey();
		const visitor = await visitorInSession(trainer.userId);
		const begin = () => beginPasskey(ctx, trainer, visitor, { passphrase: PASSPHRASE, place });
		const add = (passkey: ReturnType<Authenticator['create']>, who = trainer, by = visitor) =>
			addPasskey(ctx, who, by, { name: 'x', passkey, place });
		const fresh = new Authenticator();
		const { challenge, excludeCredentials } = await begin();
		expect(excludeCredentials).toMatchObject([{ id: key.id.toString('base64url') }]);
		await expect(add(fresh.create({ challenge: 'eA', ...place }))).rejects.toEqual(
			refused('invalid')
		);
		// The challenge was used up by that.
		await expect(add(fresh.create({ challenge, ...place }))).rejects.toEqual(refused('gone'));
		const next = await begin();
		const elsewhere = { rpId: 'localhost', origin: 'http://localhost:1' };
		await expect(add(fresh.create({ challenge: next.challenge, ...elsewhere }))).rejects.toEqual(
			refused('invalid')
		);
		const third = await begin();
		await expect(
			add(fresh.create({ challenge: third.challenge, ...place }), administrator)
		).rejects.toEqual(refused('gone'));
		const fourth = await begin();
		await expect(add(key.create({ challenge: fourth.challenge, ...place }))).rejects.toEqual(
			refused('conflict')
		);
	});

	it('is offered only where it works, and says where that is', async () => {
		await setUpPasskey();
		const { stepId } = await signIn();
		const away = { rpId: 'school.example', origin: 'https://school.example' };
		for (const elsewhere of [away, 'Plain http.']) {
			expect(await showSecondStep(ctx, { stepId, place: elsewhere })).toMatchObject({
				passkey: null,
				elsewhere: ['localhost']
			});
		}
		const visitor = await visitorInSession(trainer.userId);
		await expect(
			beginPasskey(ctx, trainer, visitor, { passphrase: PASSPHRASE, place: 'Plain http.' })
		).rejects.toThrow('Plain http.');
	});

	it('stands beside an app: either will do, and the second brings no new codes', async () => {
		const { secret } = await setUpApp();
		const { key, turnedOn } = await setUpPasskey();
		expect(turnedOn).toBeNull();
		const one = await signIn();
		expect(await pass(one.stepId, app(codeOf(secret)))).toHaveProperty('sessionId');
		const two = await signIn();
		expect(await pass(two.stepId, shown(key, await challengeOf(two.stepId)))).toHaveProperty(
			'sessionId'
		);
	});
});

describe('without it again', () => {
	const remove = (factor: 'app' | { passkey: string }, passphrase = PASSPHRASE) =>
		removeSecondFactor(ctx, trainer, newVisitor(), { passphrase, factor });

	it('its owner removes each with the passphrase, the last with its recovery codes', async () => {
		await setUpApp();
		const { key } = await setUpPasskey();
		await expect(remove('app', 'not the passphrase')).rejects.toEqual(
			refused('invalid', 'passphrase')
		);
		await remove('app');
		await expect(remove('app')).rejects.toEqual(refused('not-found'));
		expect((await signIn()).sessionId).toBeUndefined();
		const passkey = key.id.toString('base64url');
		await expect(
			removeSecondFactor(ctx, administrator, newVisitor(), {
				passphrase: PASSPHRASE,
				factor: { passkey }
			})
		).rejects.toEqual(refused('not-found'));
		await remove({ passkey });
		expect(await signIn()).toHaveProperty('sessionId');
		expect(await rowsOf(ctx.db.read, sql.raw('select * from recovery_codes'))).toEqual([]);
	});

	it('an administrator removes a lost one of somebody else, whose sessions and half sign-ins end', async () => {
		const { secret, sessionId } = await setUpApp();
		await setUpPasskey();
		const { stepId } = await signIn();
		const input = { userId: trainer.userId };
		await expect(removeLostSecondFactor(ctx, trainer, input)).rejects.toEqual(refused('forbidden'));
		expect(await removeLostSecondFactor(ctx, administrator, input)).toEqual({
			name: 'Tess Trainer'
		});
		expect(await validateSession(ctx, sessionId)).toBeNull();
		await expect(pass(stepId, app(codeOf(secret)))).rejects.toEqual(refused('gone'));
		expect(await signIn()).toHaveProperty('sessionId');
		await expect(removeLostSecondFactor(ctx, administrator, input)).rejects.toEqual(
			refused('conflict')
		);
		await expect(
			removeLostSecondFactor(ctx, administrator, { userId: administrator.userId })
		).rejects.toEqual(refused('conflict'));
		const { userId } = await makeLearner(ctx);
		await expect(removeLostSecondFactor(ctx, administrator, { userId })).rejects.toEqual(
			refused('not-found')
		);
	});

	it('a new passphrase ends what was begun with the old one, and leaves the second factor', async () => {
		const { secret } = await setUpApp();
		const { stepId } = await signIn();
		const { passphrase } = await resetTrainerPassphrase(ctx, administrator, {
			userId: trainer.userId
		});
		await expect(pass(stepId, app(codeOf(secret)))).rejects.toEqual(refused('gone'));
		const again = await signInTrainer(ctx, newVisitor(), { name: 'Tess Trainer', passphrase });
		expect(again.sessionId).toBeUndefined();
	});

	it('is for trainers and administrators only', async () => {
		const learner = await makeLearner(ctx);
		const visitor = newVisitor();
		const asked = { passphrase: PASSPHRASE };
		for (const work of [
			() => beginTotp(ctx, learner, visitor, asked),
			() => confirmTotpFactor(ctx, learner, visitor, { passcode: '000000' }),
			() => beginPasskey(ctx, learner, visitor, { ...asked, place }),
			() => renewRecoveryCodes(ctx, learner, visitor, asked),
			() => removeSecondFactor(ctx, learner, visitor, { ...asked, factor: 'app' }),
			() => showSecondFactor(ctx, learner, here)
		]) {
			await expect(work()).rejects.toEqual(refused('forbidden'));
		}
	});
});
