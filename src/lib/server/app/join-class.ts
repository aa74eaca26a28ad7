import { hashPassphrase } from '../auth/passwords.ts';
import { requireGoodPassphrase } from '../auth/require-passphrase.ts';
import { createSession } from '../auth/sessions.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { findMembershipByNickname } from '../db/memberships.ts';
import { insertUser } from '../db/users.ts';
import { newId } from '../ids.ts';
import { admitLearner } from './admit-learner.ts';
import { notifyBoard } from './board-events.ts';
import { findWayIn, type Way } from './find-way-in.ts';
import { foldName, readNickname } from './names.ts';
import { nicknameTaken } from './nickname-taken.ts';

/**
 * Makes a learner's account in the class that a code or a link leads into, and signs it in. That class's trainers can
 * reset its passphrase. Of two learners who take one nickname at once, one gets it.
 */
export async function joinClass(
	ctx: Context,
	visitor: Visitor,
	input: Way & { nickname: string; passphrase: string }
): Promise<{ userId: string; sessionId: string }> {
	const way = await findWayIn(ctx, visitor, input);
	const { cls } = way;
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
			await admitLearner(tx, way, { userId, nickname }, now);
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw await nicknameTaken(ctx, cls.id, nickname);
		throw error;
	}
	notifyBoard(cls.id);
	const sessionId = await createSession(ctx, userId, {
		device: visitor.device,
		replaces: visitor.sessionId
	});
	return { userId, sessionId };
}
