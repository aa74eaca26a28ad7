import { hashPassphrase } from '../auth/passwords.ts';
import { requireGoodPassphrase } from '../auth/require-passphrase.ts';
import { createSession } from '../auth/sessions.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { useInvitation, type Invitation } from '../db/invitations.ts';
import { insertUser } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { findInvitation } from './find-invitation.ts';
import { foldName, readPersonName } from './names.ts';

/**
 * Makes the trainer's or administrator's account that a one-time link stands for, signs it in, and uses the link
 * up. Of several people with the same link, one gets in.
 */
export async function acceptInvitation(
	ctx: Context,
	visitor: Visitor,
	input: { token: string; role: Invitation['role']; name: string; passphrase: string }
): Promise<{ userId: string; sessionId: string }> {
	const invitation = await findInvitation(ctx, input);
	const name = readPersonName(input.name);
	requireGoodPassphrase(input.passphrase, [name]);
	const passwordHash = await hashPassphrase(input.passphrase);
	const userId = newId();
	const now = ctx.now();
	try {
		await ctx.db.write(async (tx) => {
			if (!(await useInvitation(tx, invitation.id, now))) {
				throw new DomainError('gone', 'This link was used a moment ago. Please ask for a new one.');
			}
			await insertUser(tx, {
				id: userId,
				role: input.role,
				name,
				nameKey: foldName(name),
				passwordHash,
				homeClassId: null,
				isDemo: false,
				createdAt: now
			});
		});
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw new DomainError(
			'conflict',
			`Somebody here is called "${name}" already. Add something that tells you apart, such as an initial.`,
			'name'
		);
	}
	const sessionId = await createSession(ctx, userId, {
		device: visitor.device,
		replaces: visitor.sessionId
	});
	return { userId, sessionId };
}
