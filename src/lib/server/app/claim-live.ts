import type { OwnView } from '../../core/live/views.ts';
import { requireOpenClass, requireRole } from '../auth/guards.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Actor, Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { updateLivePlayer, type LivePlayer } from '../db/live.ts';
import { DomainError } from '../errors.ts';
import { tellNodes } from '../fan-out.ts';
import { roomsOf } from '../live/rooms.ts';
import { playerOf } from './live-access.ts';

/**
 * A guest who has signed in takes over what they reached as one: from then on it is in their own data, and in the record
 * of the session's class if they learn there. Nobody can have two players' results in one session.
 */
export async function claimLive(
	ctx: Context,
	actor: Actor,
	input: { sessionId: string; token: string | undefined }
): Promise<{ own: OwnView }> {
	requireRole(actor, 'learner');
	const room = await roomsOf(ctx).get(input.sessionId);
	const here = input.token === undefined ? undefined : room.playerByToken(hashToken(input.token));
	const player = here ?? (await playerOf(ctx, room, { token: input.token, userId: actor.userId }));
	if (!player) {
		throw new DomainError('not-found', 'Nothing was played here on this phone.');
	}
	if (player.userId === actor.userId) return { own: room.ownView(player) };
	const taken = new DomainError('conflict', 'Somebody else has claimed this already.');
	if (player.userId !== null) throw taken;
	const twice = new DomainError(
		'conflict',
		'You were in this session yourself: that result stays.'
	);
	if (room.playerByUser(actor.userId)) throw twice;
	const { classId } = room.session;
	if (classId !== null) await requireOpenClass(ctx.db.read, classId);
	let claimed: LivePlayer | undefined;
	try {
		claimed = await ctx.db.write((tx) => updateLivePlayer(tx, player.id, { userId: actor.userId }));
	} catch (error) {
		throw isUniqueViolation(error) ? twice : error;
	}
	if (!claimed) throw taken;
	room.putPlayer(claimed);
	tellNodes('live', room.id);
	return { own: room.ownView(claimed) };
}
