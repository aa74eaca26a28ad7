import { acceptInvitation } from '../../src/lib/server/app/accept-invitation.ts';
import { inviteTrainer } from '../../src/lib/server/app/invite-trainer.ts';
import { issueSetupLink } from '../../src/lib/server/app/issue-setup-link.ts';
import { foldName } from '../../src/lib/server/app/names.ts';
import { hashPassphrase } from '../../src/lib/server/auth/passwords.ts';
import type { Visitor } from '../../src/lib/server/auth/visitor.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { insertUser } from '../../src/lib/server/db/users.ts';
import { newId } from '../../src/lib/server/ids.ts';

/** Four words that no rule minds. */
export const PASSPHRASE = 'lantern river copper maple';

let addresses = 0;

/** A browser that has no session yet, at an address of its own, so that limits of other tests do not reach it. */
export function newVisitor(sessionId: string | null = null): Visitor {
	return { address: `10.0.0.${++addresses}`, device: 'Firefox on Linux', sessionId };
}

/** The secret at the end of a one-time link. */
export function tokenOf(path: string | null): string {
	return path?.split('/').at(-1) ?? '';
}

/** An administrator who can sign in with PASSPHRASE. */
export async function setUpAdministrator(ctx: Context, name = 'Ada Admin'): Promise<Actor> {
	const token = tokenOf(await issueSetupLink(ctx, { oneMore: true }));
	const { userId } = await acceptInvitation(ctx, newVisitor(), {
		token,
		role: 'administrator',
		name,
		passphrase: PASSPHRASE
	});
	return { userId, role: 'administrator' };
}

/** A trainer, invited by the administrator, who can sign in with PASSPHRASE. */
export async function setUpTrainer(
	ctx: Context,
	administrator: Actor,
	name: string
): Promise<Actor> {
	const { path } = await inviteTrainer(ctx, administrator, { note: '' });
	const { userId } = await acceptInvitation(ctx, newVisitor(), {
		token: tokenOf(path),
		role: 'trainer',
		name,
		passphrase: PASSPHRASE
	});
	return { userId, role: 'trainer' };
}

let hashed: Promise<string> | undefined;

/** Somebody with a name who can sign in with PASSPHRASE, put straight into the store: hashing takes its time. */
export async function putPerson(
	ctx: Context,
	role: 'trainer' | 'administrator',
	name: string
): Promise<Actor> {
	const passwordHash = await (hashed ??= hashPassphrase(PASSPHRASE));
	const userId = newId();
	await ctx.db.write((tx) =>
		insertUser(tx, {
			...{ id: userId, role, name, nameKey: foldName(name), passwordHash },
			...{ homeClassId: null, isDemo: false, createdAt: ctx.now(), deactivatedAt: null }
		})
	);
	return { userId, role };
}
