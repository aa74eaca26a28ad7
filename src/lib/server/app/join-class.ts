import { hashPassphrase } from '../auth/passwords.ts';
import { requireGoodPassphrase } from '../auth/require-passphrase.ts';
import { createSession } from '../auth/sessions.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { findMembershipByNickname, insertMembership } from '../db/memberships.ts';
import { insertUser } from '../db/users.ts';
import { newId } from '../ids.ts';
import { findClassToJoin } from './find-class-to-join.ts';
import { foldName, readNickname } from './names.ts';
import { nicknameTaken } from './nickname-taken.ts';

/**
 * Makes a learner's account in the class with this code and signs it in. That class's trainers can reset its
 * passphrase. Of two learners who take one nickname at once, one gets it.
 */
export async function joinClass(
	ctx: Context,
	visitor: Visitor,
	input: { code: string; nickname: string; passphrase: string }
): Promise<{ userId: string; sessionId: string }> {
	const cls = await findClassToJoin(ctx, visitor, input);
	const nickname = readNickname(input.nickname);
	const nicknameKey = foldName(nickname);
	requireGoodPassphrase(input.passphrase, [nickname, cls.code, cls.name]);
	// Before the hashing, which is dear; the unique index has the last word.
	if (await findMembershipByNickname(ctx.db.read, cls.id, nicknameKey)) {
		throw await nicknameTaken(ctx, cls.id, nickname);
	}
	const passwordHash = await hashPassphrase(input.passphrase);
	const userId = newId();
	const now = ctx.now();
	try {
		await ctx.db.write(async (tx) => {
			await insertUser(tx, {
				id: userId,
				role: 'learner',
				name: null,
				nameKey: null,
				passwordHash,
				homeClassId: cls.id,
				isDemo: false,
				createdAt: now
			});
			await insertMembership(tx, {
				classId: cls.id,
				userId,
				nickname,
				nicknameKey,
				boardOptOut: false,
				joinedAt: now
			});
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw await nicknameTaken(ctx, cls.id, nickname);
		throw error;
	}
	const sessionId = await createSession(ctx, userId, {
		device: visitor.device,
		replaces: visitor.sessionId
	});
	return { userId, sessionId };
}
