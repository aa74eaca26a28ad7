import type { LiveCommand } from '../../core/live/commands.ts';
import { isAnyTime, NotNow } from '../../core/live/reduce.ts';
import type { CommandPost, CommandReply } from '../../core/live/wire.ts';
import { requireOpenClass } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import {
	listLivePlayers,
	putInTeam,
	updateLivePlayer,
	type LivePlayer,
	type LiveSession,
	type PlayerState
} from '../db/live.ts';
import { DomainError } from '../errors.ts';
import type { Room } from '../live/room.ts';
import { changeSession, noSuchSession, roomsOf } from '../live/rooms.ts';
import { ownRoom } from './live-access.ts';
import { readTeamName } from './names.ts';
import { PIN_LIFE_MS, withNewPin } from './open-live.ts';

/**
 * Carries out what the trainer asks of a session, once for each command id, and resolves when it is durable. DomainError
 * 'conflict' where the room has moved on from what the trainer saw, or the command makes no sense there.
 */
export async function commandLive(
	ctx: Context,
	actor: Actor,
	input: CommandPost & { sessionId: string }
): Promise<CommandReply> {
	const room = await ownRoom(ctx, actor, input.sessionId);
	const command = tidied(input.command);
	const player = 'playerId' in command ? room.player(command.playerId) : undefined;
	if ('playerId' in command && !player) {
		throw new DomainError('not-found', 'This player is not here any more.');
	}
	const change = player && changeOf(room, command);
	let changed: LivePlayer | undefined;
	const run = (pin?: string) =>
		changeSession(
			ctx,
			room.id,
			{ kind: 'command', id: input.id, command },
			async (tx: Query, session: LiveSession) => {
				if (session.classId !== null) await requireOpenClass(tx, session.classId);
				refuseStale(session, input, command);
				if (command.do === 'settings' && command.settings.teams) {
					await giveTeams(tx, session.id, command.settings.teams.length);
				}
				changed = player && change && (await updateLivePlayer(tx, player.id, ...change));
				return pin === undefined ? undefined : { pin, pinExpiresAt: ctx.now() + PIN_LIFE_MS };
			}
		);
	let session: LiveSession | undefined;
	try {
		session = command.do === 'new-pin' ? await withNewPin((pin) => run(pin)) : await run();
	} catch (error) {
		if (error instanceof NotNow) throw new DomainError('conflict', error.message);
		throw error;
	}
	if (!session) throw noSuchSession();
	const isAboutTeams = command.do === 'settings' && command.settings.teams !== undefined;
	await roomsOf(ctx).changed(session, isAboutTeams);
	if (changed) room.putPlayer(changed);
	return { view: room.hostView() };
}

/** Whoever came before there were teams, or is in one that is no more, joins the one in which fewest are then. */
async function giveTeams(tx: Query, sessionId: string, teams: number): Promise<void> {
	if (teams === 0) return;
	const sizes = Array.from({ length: teams }, () => 0);
	const without: LivePlayer[] = [];
	for (const player of await listLivePlayers(tx, sessionId)) {
		if (player.team === null || player.team >= teams) without.push(player);
		else if (player.state === 'in') sizes[player.team]!++;
	}
	const joining = sizes.map((): string[] => []);
	for (const { id, state } of without) {
		const smallest = sizes.indexOf(Math.min(...sizes));
		joining[smallest]!.push(id);
		if (state === 'in') sizes[smallest]!++;
	}
	for (const [team, ids] of joining.entries()) await putInTeam(tx, ids, team);
}

/** What was pressed belongs to what was seen: a second press on "Next" does not skip what came meanwhile. */
function refuseStale({ state }: LiveSession, seen: CommandPost, command: LiveCommand): void {
	if (isAnyTime(command.do)) return;
	if (state.round === seen.round && state.phase === seen.phase) return;
	throw new DomainError('conflict', 'The session has moved on meanwhile.');
}

/** What is changed of a player, and in which states alone. */
function changeOf(
	room: Room,
	command: LiveCommand
): [change: Partial<LivePlayer>, states?: PlayerState[]] | undefined {
	switch (command.do) {
		case 'remove':
			return [{ state: command.block ? 'blocked' : 'removed' }];
		case 'let-in':
			return [{ state: 'in' }, ['removed', 'blocked']];
		case 'extra-time':
			return [{ timePercent: command.percent }];
		case 'team':
			if (command.team >= room.state.settings.teams.length) {
				throw new DomainError('invalid', 'There is no such team.');
			}
			return [{ team: command.team }];
		default:
			return undefined;
	}
}

/** Teams' names are read by everybody. */
function tidied(command: LiveCommand): LiveCommand {
	if (command.do !== 'settings' || !command.settings.teams) return command;
	const teams = command.settings.teams.map(readTeamName);
	if (new Set(teams).size < teams.length) {
		throw new DomainError('invalid', 'Two teams have the same name.');
	}
	return { ...command, settings: { ...command.settings, teams } };
}
