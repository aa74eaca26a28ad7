import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changePassphrase } from '../../src/lib/server/app/change-passphrase.ts';
import { keepHouse } from '../../src/lib/server/app/keep-house.ts';
import { revokeOtherSessions } from '../../src/lib/server/app/revoke-other-sessions.ts';
import { revokeSession } from '../../src/lib/server/app/revoke-session.ts';
import { showAccount } from '../../src/lib/server/app/show-account.ts';
import { signInTrainer } from '../../src/lib/server/app/sign-in-trainer.ts';
import { signOut } from '../../src/lib/server/app/sign-out.ts';
import {
	ABSOLUTE_LIMIT,
	createSession,
	hashSessionId,
	IDLE_LIMIT,
	validateSession
} from '../../src/lib/server/auth/sessions.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { newVisitor, PASSPHRASE, setUpAdministrator } from '../support/accounts.ts';
import { makeTrainer, rowsOf, testContext } from '../support/database.ts';

const ctx = testContext();
const DAY = 24 * 60 * 60_000;

const begin = (userId: string, replaces: string | null = null) =>
	createSession(ctx, userId, { device: 'Firefox on Linux', replaces });

const storedSessions = () => rowsOf(ctx.db.read, sql.raw('select * from sessions'));

describe('a session', () => {
	it('says who somebody is', async () => {
		const { userId } = await makeTrainer(ctx);
		const id = await begin(userId);
		expect(await validateSession(ctx, id)).toMatchObject({
			user: { id: userId, role: 'trainer', name: expect.stringMatching(/^Trainer/) as string },
			sessionId: hashSessionId(id)
		});
	});

	it('has an id of at least 128 bits, of which only a hash is stored', async () => {
		const { userId } = await makeTrainer(ctx);
		const ids = [await begin(userId), await begin(userId)];
		const stored = JSON.stringify(await storedSessions());
		for (const id of ids) {
			// Lucia writes 5 bits a character.
			expect(id.length * 5).toBeGreaterThanOrEqual(128);
			expect(stored).not.toContain(id);
			expect(stored).toContain(hashSessionId(id));
			expect(await validateSession(ctx, hashSessionId(id))).toBeNull();
		}
	});

	it.each(['', 'x', "' or 1=1 --", '\u0000', 'é'.repeat(5000)])(
		'does not come from %.20j',
		async (id) => {
			expect(await validateSession(ctx, id)).toBeNull();
		}
	);

	it('ends when it is not used for the idle limit', async () => {
		const { userId } = await makeTrainer(ctx);
		const id = await begin(userId);
		ctx.clock.at += IDLE_LIMIT - 1000;
		expect(await validateSession(ctx, id)).not.toBeNull();
		ctx.clock.at += IDLE_LIMIT - 1000;
		expect(await validateSession(ctx, id)).not.toBeNull();
		ctx.clock.at += IDLE_LIMIT + 1000;
		expect(await validateSession(ctx, id)).toBeNull();
		expect(await storedSessions()).toEqual([]);
	});

	it('ends at the absolute limit however much it is used', async () => {
		const { userId } = await makeTrainer(ctx);
		const began = ctx.clock.at;
		const id = await begin(userId);
		while (ctx.clock.at + DAY < began + ABSOLUTE_LIMIT) {
			ctx.clock.at += DAY;
			expect(await validateSession(ctx, id)).not.toBeNull();
		}
		ctx.clock.at = began + ABSOLUTE_LIMIT + 1000;
		expect(await validateSession(ctx, id)).toBeNull();
	});

	it('notes its use at most every few minutes', async () => {
		const { userId } = await makeTrainer(ctx);
		const began = ctx.clock.at;
		const id = await begin(userId);
		ctx.clock.at = began + 60_000;
		await validateSession(ctx, id);
		expect(Number((await storedSessions())[0]?.last_seen_at)).toBe(began);
		ctx.clock.at = began + 10 * 60_000;
		await validateSession(ctx, id);
		expect(Number((await storedSessions())[0]?.last_seen_at)).toBe(ctx.clock.at);
	});

	it('leaves no expired ones behind', async () => {
		const { userId } = await makeTrainer(ctx);
		await begin(userId);
		ctx.clock.at += IDLE_LIMIT + 1000;
		await begin(userId);
		expect(await storedSessions()).toHaveLength(1);
	});

	it('outlasts housekeeping that waited for its turn while the machine’s clock was set back', async () => {
		const { userId } = await makeTrainer(ctx);
		let id = '';
		const write: Context['db']['write'] = async (work) => {
			if (id === '') {
				ctx.clock.at -= 3650 * DAY;
				id = await begin(userId);
			}
			return await ctx.db.write(work);
		};
		const { now } = ctx;
		await keepHouse({ now, db: Object.assign(Object.create(ctx.db) as Context['db'], { write }) });
		expect(id).not.toBe('');
		expect(await validateSession(ctx, id)).not.toBeNull();
	});
});

describe('signing in', () => {
	it('changes the browser’s session', async () => {
		await setUpAdministrator(ctx);
		const input = { name: 'ada admin', passphrase: PASSPHRASE };
		const first = await signInTrainer(ctx, newVisitor(), input);
		const again = await signInTrainer(ctx, newVisitor(hashSessionId(first.sessionId!)), input);
		expect(again.sessionId).not.toBe(first.sessionId);
		expect(await validateSession(ctx, first.sessionId!)).toBeNull();
		expect(await validateSession(ctx, again.sessionId!)).not.toBeNull();
	});
});

describe('one’s sessions', () => {
	it('are listed, the present one marked, and end one by one', async () => {
		const actor = await makeTrainer(ctx);
		const here = hashSessionId(await begin(actor.userId));
		const elsewhere = await begin(actor.userId);
		const { sessions } = await showAccount(ctx, actor, { sessionId: here, page: 1 });
		expect(sessions.total).toBe(2);
		expect(sessions.rows.filter((session) => session.current).map((s) => s.id)).toEqual([here]);
		await revokeSession(ctx, actor, { id: hashSessionId(elsewhere) });
		expect(await validateSession(ctx, elsewhere)).toBeNull();
		await expect(revokeSession(ctx, actor, { id: hashSessionId(elsewhere) })).rejects.toMatchObject(
			{ code: 'not-found' }
		);
	});

	it('are nobody else’s to end', async () => {
		const owner = await makeTrainer(ctx);
		const other = await makeTrainer(ctx);
		const id = await begin(owner.userId);
		await expect(revokeSession(ctx, other, { id: hashSessionId(id) })).rejects.toMatchObject({
			code: 'not-found'
		});
		await signOut(ctx, other, { sessionId: hashSessionId(id) });
		await revokeOtherSessions(ctx, other, { sessionId: null });
		expect(await validateSession(ctx, id)).not.toBeNull();
	});

	it('end all but one at a word', async () => {
		const actor = await makeTrainer(ctx);
		const ids = [await begin(actor.userId), await begin(actor.userId), await begin(actor.userId)];
		await revokeOtherSessions(ctx, actor, { sessionId: hashSessionId(ids[1]!) });
		const alive = await Promise.all(ids.map((id) => validateSession(ctx, id)));
		expect(alive.map((session) => session !== null)).toEqual([false, true, false]);
	});

	it('end on signing out', async () => {
		const actor = await makeTrainer(ctx);
		const id = await begin(actor.userId);
		await signOut(ctx, actor, { sessionId: hashSessionId(id) });
		expect(await validateSession(ctx, id)).toBeNull();
	});
});

describe('a passphrase', () => {
	it('is taken years later as it was', async () => {
		await setUpAdministrator(ctx);
		ctx.clock.at += 5 * 365 * DAY;
		expect(
			await signInTrainer(ctx, newVisitor(), { name: 'Ada Admin', passphrase: PASSPHRASE })
		).toHaveProperty('sessionId');
	});
});

describe('changing the passphrase', () => {
	const NEW = 'seven quiet pelicans wander';

	it('asks for the present one, and ends all other sessions', async () => {
		const actor = await setUpAdministrator(ctx);
		const here = await begin(actor.userId);
		const elsewhere = await begin(actor.userId);
		const visitor = newVisitor(hashSessionId(here));
		await expect(
			changePassphrase(ctx, actor, visitor, {
				currentPassphrase: 'not the passphrase',
				newPassphrase: NEW
			})
		).rejects.toMatchObject({ code: 'invalid', field: 'currentPassphrase' });
		expect(await validateSession(ctx, elsewhere)).not.toBeNull();
		await changePassphrase(ctx, actor, visitor, {
			currentPassphrase: PASSPHRASE,
			newPassphrase: NEW
		});
		expect(await validateSession(ctx, elsewhere)).toBeNull();
		expect(await validateSession(ctx, here)).not.toBeNull();
		const signIn = (passphrase: string) =>
			signInTrainer(ctx, newVisitor(), { name: 'Ada Admin', passphrase });
		await expect(signIn(PASSPHRASE)).rejects.toMatchObject({ code: 'invalid' });
		expect(await signIn(NEW)).toMatchObject({ role: 'administrator' });
	});

	it('refuses a weak one', async () => {
		const actor = await setUpAdministrator(ctx);
		for (const newPassphrase of ['too short', 'ada-admin-123456', 'passwordpassword']) {
			await expect(
				changePassphrase(ctx, actor, newVisitor(), { currentPassphrase: PASSPHRASE, newPassphrase })
			).rejects.toMatchObject({ code: 'invalid', field: 'newPassphrase' });
		}
	});
});
