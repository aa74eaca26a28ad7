import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findMembership } from '../db/memberships.ts';
import { findUser } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { eraseForGood } from './forget-learner.ts';
import { foldName } from './names.ts';
import { noSuchLearner } from './not-in-class.ts';

/**
 * Deletes a learner's account and everything of theirs, for good, at a trainer's hand who has typed their nickname.
 * Only for accounts that this class made; also in the archive, since nobody's data have to wait for its end.
 */
export async function eraseLearner(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string; nickname: string }
): Promise<void> {
	const { classId, userId } = input;
	await requireTrainerOf(ctx, actor, classId);
	const member = await findMembership(ctx.db.read, classId, userId);
	const user = member && (await findUser(ctx.db.read, userId));
	if (!user) throw noSuchLearner();
	if (user.homeClassId !== classId) {
		throw new DomainError(
			'forbidden',
			'This account was made in another class; only its trainers, or the learner, can erase it.'
		);
	}
	if (foldName(input.nickname) !== member.nicknameKey) {
		throw new DomainError('invalid', `Type “${member.nickname}” to go on.`, 'nickname');
	}
	await eraseForGood(ctx, userId, actor.role === 'administrator' ? 'administrator' : 'trainer');
}
