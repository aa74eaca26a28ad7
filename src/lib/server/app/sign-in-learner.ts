import { audit } from '../auth/audit.ts';
import { limitTries } from '../auth/limits.ts';
import { verifyPassphrase } from '../auth/passwords.ts';
import { createSession } from '../auth/sessions.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { findClassByCode } from '../db/classes.ts';
import { findMembershipByNickname } from '../db/memberships.ts';
import { findUser, type User } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { refuseDeactivated } from './deactivated.ts';
import { foldName, normaliseClassCode } from './names.ts';

/** Signs a learner in by any class they belong to; the session id goes into the browser's cookie. */
export async function signInLearner(
	ctx: Context,
	visitor: Visitor,
	input: { code: string; nickname: string; passphrase: string }
): Promise<{ sessionId: string }> {
	const code = normaliseClassCode(input.code);
	const nicknameKey = foldName(input.nickname);
	let userId: string | undefined;
	const user = await limitTries(
		{ account: `class:${code}:${nicknameKey}`, address: visitor.address },
		async () => {
			const found = await findLearner(ctx, code, nicknameKey);
			userId = found?.id;
			return (await verifyPassphrase(found?.passwordHash, input.passphrase)) ? found! : null;
		}
	);
	if (!user) {
		audit('sign-in-refused', userId === undefined ? {} : { userId });
		throw new DomainError(
			'invalid',
			'These three do not go together. Please check the class code, your nickname and the passphrase; your trainer can give you a new passphrase.'
		);
	}
	refuseDeactivated(user);
	const sessionId = await createSession(ctx, user.id, {
		device: visitor.device,
		replaces: visitor.sessionId
	});
	audit('signed-in', { userId: user.id });
	return { sessionId };
}

async function findLearner(
	ctx: Context,
	code: string,
	nicknameKey: string
): Promise<User | undefined> {
	const cls = await findClassByCode(ctx.db.read, code);
	if (!cls) return undefined;
	const membership = await findMembershipByNickname(ctx.db.read, cls.id, nicknameKey);
	return membership && (await findUser(ctx.db.read, membership.userId));
}
