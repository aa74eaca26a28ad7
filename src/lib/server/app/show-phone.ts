import type { OwnView, PhoneView } from '../../core/live/views.ts';
import type { Context } from '../context.ts';
import { roomsOf } from '../live/rooms.ts';
import { playerOf, type PhoneKey } from './live-access.ts';

/** What a phone at a session's address begins with: before it has joined, only what stands on the door. */
export async function showPhone(
	ctx: Context,
	key: PhoneKey,
	input: { sessionId: string }
): Promise<{
	title: string;
	teams: string[];
	/** False: nobody new gets in. */
	open: boolean;
	/** False: only those who are signed in. */
	guests: boolean;
	over: boolean;
	/** True: the trainer keeps this phone out. */
	blocked: boolean;
	joined: { view: PhoneView; own: OwnView } | null;
}> {
	const room = await roomsOf(ctx).get(input.sessionId);
	const player = await playerOf(ctx, room, key);
	return {
		title: room.session.title,
		teams: room.state.settings.teams,
		open: !room.state.locked && room.session.pin !== null,
		guests: room.state.settings.guests,
		over: room.state.phase === 'ended',
		blocked: player?.state === 'blocked',
		joined: player?.state === 'in' ? { view: room.phoneView(), own: room.ownView(player) } : null
	};
}
