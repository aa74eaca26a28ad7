import type { HostPeople, HostView, StageView } from '../../core/live/views.ts';
import type { Actor, Context } from '../context.ts';
import { ownRoom } from './live-access.ts';

/** What the trainer's own page begins with. */
export async function showLive(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ view: HostView; people: HostPeople }> {
	const room = await ownRoom(ctx, actor, input.id);
	return { view: room.hostView(), people: room.people() };
}

/** What the projector begins with. */
export async function showStage(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ view: StageView }> {
	return { view: (await ownRoom(ctx, actor, input.id)).stageView() };
}

/** Those whose name has these letters. */
export async function findLivePeople(
	ctx: Context,
	actor: Actor,
	input: { id: string; find: string }
): Promise<HostPeople> {
	return (await ownRoom(ctx, actor, input.id)).people(input.find.trim().slice(0, 60));
}
