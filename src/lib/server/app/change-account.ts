import { audit } from '../auth/audit.ts';
import { suggestPassphrase } from '../auth/passphrases.ts';
import { hashPassphrase } from '../auth/passwords.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { deleteSessionsOfUser } from '../db/sessions.ts';
import {
	findUser,
	findUserByNameKey,
	lockAdministrators,
	updateDeactivated,
	updatePasswordHash,
	updateRole,
	type User
} from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { foldName } from './names.ts';

/** What an administrator may do with an account on the web, and whoever runs the machine on its command line. */
export type AccountChange = 'deactivate' | 'reactivate' | 'make-administrator' | 'make-trainer';

/** Changes somebody's account at an administrator's hand; one's own stays as it is, so that nobody locks themselves out. */
export async function changeAccount(
	ctx: Context,
	actor: Actor,
	input: { userId: string; change: AccountChange }
): Promise<void> {
	requireRole(actor, 'administrator');
	refuseOneself(actor, input.userId);
	await ctx.db.write((tx) => changeIn(tx, input.userId, input.change, ctx.now()));
	audit(input.change, { userId: input.userId, by: actor.userId });
}

/** DomainError 'conflict' for one's own account. */
export function refuseOneself(actor: Actor, userId: string): void {
	if (userId !== actor.userId) return;
	throw new DomainError('conflict', 'This is your own account; another administrator can do that.');
}

/** The same by the name one signs in with, for whoever runs this machine. */
export async function changeAccountNamed(
	ctx: Context,
	input: { name: string; change: AccountChange }
): Promise<User> {
	const user = await named(ctx, input.name);
	await ctx.db.write((tx) => changeIn(tx, user.id, input.change, ctx.now()));
	return user;
}

/**
 * Gives a trainer or administrator of that name a new passphrase and returns it, this once; their sessions end. Only
 * whoever runs this machine calls it.
 */
export async function resetPassphraseNamed(
	ctx: Context,
	input: { name: string }
): Promise<{ name: string; passphrase: string }> {
	const user = await named(ctx, input.name);
	const passphrase = suggestPassphrase();
	const passwordHash = await hashPassphrase(passphrase);
	await ctx.db.write(async (tx) => {
		await updatePasswordHash(tx, user.id, passwordHash);
		await deleteSessionsOfUser(tx, user.id, null);
	});
	return { name: user.name ?? '', passphrase };
}

async function named(ctx: Context, name: string): Promise<User> {
	const user = await findUserByNameKey(ctx.db.read, foldName(name));
	if (user) return user;
	throw new DomainError(
		'not-found',
		`No trainer or administrator is called “${name}”. "npm run admin -- list" lists them.`
	);
}

async function changeIn(
	tx: Query,
	userId: string,
	change: AccountChange,
	now: number
): Promise<void> {
	// Held first, so that of two administrators who take each other's role one is left.
	const administrators = await lockAdministrators(tx);
	const user = await findUser(tx, userId);
	if (!user) throw noSuchPerson();
	const isLast = administrators.length === 1 && administrators[0] === userId;
	const loses = change === 'deactivate' || change === 'make-trainer';
	if (isLast && loses) {
		throw new DomainError(
			'conflict',
			'This is the only administrator who can sign in. Make another one first.'
		);
	}
	if (change === 'deactivate' || change === 'reactivate') {
		await updateDeactivated(tx, userId, change === 'deactivate' ? now : null);
	} else if (user.role === 'learner') {
		throw new DomainError('conflict', 'A learner’s account stays one. Invite them as a trainer.');
	} else {
		await updateRole(tx, userId, change === 'make-trainer' ? 'trainer' : 'administrator');
	}
	// What they may do has changed: they sign in anew, or not at all.
	if (loses) await deleteSessionsOfUser(tx, userId, null);
}

export function noSuchPerson(): DomainError {
	return new DomainError('not-found', 'This account is not here. It may have been deleted.');
}
