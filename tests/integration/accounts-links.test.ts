import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '../../src/lib/server/app/accept-invitation.ts';
import { findInvitation } from '../../src/lib/server/app/find-invitation.ts';
import { inviteTrainer } from '../../src/lib/server/app/invite-trainer.ts';
import { issueSetupLink } from '../../src/lib/server/app/issue-setup-link.ts';
import { listPeople } from '../../src/lib/server/app/list-people.ts';
import { resetTrainerPassphrase } from '../../src/lib/server/app/reset-trainer-passphrase.ts';
import { revokeInvitation } from '../../src/lib/server/app/revoke-invitation.ts';
import { showAdministration } from '../../src/lib/server/app/show-administration.ts';
import { signInTrainer } from '../../src/lib/server/app/sign-in-trainer.ts';
import { validateSession } from '../../src/lib/server/auth/sessions.ts';
import {
	newVisitor,
	PASSPHRASE,
	setUpAdministrator,
	setUpTrainer,
	tokenOf
} from '../support/accounts.ts';
import { makeLearner, makeTrainer, rowsOf, testContext } from '../support/database.ts';

const ctx = testContext();
const WEEK = 7 * 24 * 60 * 60_000;

const accept = (token: string, role: 'administrator' | 'trainer', name = 'Nova Example') =>
	acceptInvitation(ctx, newVisitor(), { token, role, name, passphrase: PASSPHRASE });

describe('the set-up link', () => {
	it('makes an administrator who is signed in, once', async () => {
		const token = tokenOf(await issueSetupLink(ctx));
		const { sessionId } = await accept(token, 'administrator');
		expect((await validateSession(ctx, sessionId))?.user).toMatchObject({
			role: 'administrator',
			name: 'Nova Example'
		});
		await expect(accept(token, 'administrator', 'Second')).rejects.toMatchObject({ code: 'gone' });
	});

	it('is replaced by the next one while nobody has used it', async () => {
		const earlier = tokenOf(await issueSetupLink(ctx));
		const later = tokenOf(await issueSetupLink(ctx));
		await expect(accept(earlier, 'administrator')).rejects.toMatchObject({ code: 'gone' });
		expect(await accept(later, 'administrator')).toHaveProperty('sessionId');
	});

	it('is not made when there is an administrator, unless one more is asked for', async () => {
		await setUpAdministrator(ctx);
		expect(await issueSetupLink(ctx)).toBeNull();
		const token = tokenOf(await issueSetupLink(ctx, { oneMore: true }));
		expect(await accept(token, 'administrator', 'One More')).toHaveProperty('sessionId');
	});

	it('opens nothing after a week, for the other role, or by its hash', async () => {
		const token = tokenOf(await issueSetupLink(ctx));
		const stored = (await rowsOf(ctx.db.read, sql.raw('select token_hash from invitations')))[0];
		expect(stored?.token_hash).not.toBe(token);
		for (const [tried, role] of [
			[token, 'trainer'],
			[String(stored?.token_hash), 'administrator'],
			['', 'administrator']
		] as const) {
			await expect(findInvitation(ctx, { token: tried, role })).rejects.toMatchObject({
				code: 'gone'
			});
		}
		ctx.clock.at += WEEK + 1;
		await expect(accept(token, 'administrator')).rejects.toMatchObject({ code: 'gone' });
	});
});

describe('an invitation', () => {
	it('lets one of several who have it in', async () => {
		const administrator = await setUpAdministrator(ctx);
		const { path } = await inviteTrainer(ctx, administrator, { note: 'Rosa' });
		const outcomes = await Promise.allSettled(
			['Rosa One', 'Rosa Two', 'Rosa Three'].map((name) => accept(tokenOf(path), 'trainer', name))
		);
		expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
		for (const outcome of outcomes) {
			if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'gone' });
		}
		const people = await listPeople(ctx, administrator, { words: '', role: null, page: 1 });
		expect(people.rows.map((person) => person.role)).toEqual(['administrator', 'trainer']);
	});

	it('is listed while it is open, without its secret, and can be taken back', async () => {
		const administrator = await setUpAdministrator(ctx);
		const { path } = await inviteTrainer(ctx, administrator, { note: 'Rosa' });
		const page = { invitationsPage: 1 };
		const { invitations } = await showAdministration(ctx, administrator, page);
		expect(invitations.rows).toMatchObject([{ note: 'Rosa' }]);
		expect(JSON.stringify(invitations)).not.toContain(tokenOf(path));
		expect(JSON.stringify(invitations)).not.toMatch(/hash/i);
		await revokeInvitation(ctx, administrator, { id: invitations.rows[0]!.id });
		await expect(accept(tokenOf(path), 'trainer')).rejects.toMatchObject({ code: 'gone' });
		expect((await showAdministration(ctx, administrator, page)).invitations.total).toBe(0);
	});

	it('is not used up by a refusal', async () => {
		const administrator = await setUpAdministrator(ctx, 'Nova Example');
		const { path } = await inviteTrainer(ctx, administrator, { note: '' });
		const token = tokenOf(path);
		await expect(accept(token, 'trainer', 'nova  EXAMPLE')).rejects.toMatchObject({
			code: 'conflict',
			field: 'name'
		});
		await expect(
			acceptInvitation(ctx, newVisitor(), {
				token,
				role: 'trainer',
				name: 'Rosa',
				passphrase: 'passwordpassword'
			})
		).rejects.toMatchObject({ code: 'invalid', field: 'passphrase' });
		expect(await accept(token, 'trainer', 'Rosa')).toHaveProperty('sessionId');
	});

	it('is an administrator’s to make, see and take back', async () => {
		for (const actor of [await makeTrainer(ctx), await makeLearner(ctx)]) {
			const forbidden = { code: 'forbidden' };
			await expect(inviteTrainer(ctx, actor, { note: '' })).rejects.toMatchObject(forbidden);
			await expect(revokeInvitation(ctx, actor, { id: 'x' })).rejects.toMatchObject(forbidden);
			await expect(showAdministration(ctx, actor, { invitationsPage: 1 })).rejects.toMatchObject(
				forbidden
			);
			await expect(
				resetTrainerPassphrase(ctx, actor, { userId: actor.userId })
			).rejects.toMatchObject(forbidden);
		}
	});
});

describe('a trainer who has forgotten the passphrase', () => {
	it('gets a new one from the administrator, once, and is signed out', async () => {
		const administrator = await setUpAdministrator(ctx);
		const trainer = await setUpTrainer(ctx, administrator, 'Rosa');
		const signIn = (passphrase: string) =>
			signInTrainer(ctx, newVisitor(), { name: 'Rosa', passphrase });
		const { sessionId } = await signIn(PASSPHRASE);
		const { passphrase } = await resetTrainerPassphrase(ctx, administrator, {
			userId: trainer.userId
		});
		expect(await validateSession(ctx, sessionId!)).toBeNull();
		await expect(signIn(PASSPHRASE)).rejects.toMatchObject({ code: 'invalid' });
		expect(await signIn(passphrase)).toMatchObject({ role: 'trainer' });
	});

	it('is the only kind of person this helps', async () => {
		const administrator = await setUpAdministrator(ctx);
		for (const { userId } of [administrator, await makeLearner(ctx)]) {
			await expect(resetTrainerPassphrase(ctx, administrator, { userId })).rejects.toMatchObject({
				code: 'not-found'
			});
		}
	});
});
