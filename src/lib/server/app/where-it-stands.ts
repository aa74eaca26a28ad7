import { findNode, isOver, type Move, type PlayState } from '../../core/scenario/play.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { viewPlay, type Clock, type PlayView } from '../../core/scenario/tell.ts';
import { allowedMs } from '../../core/scenario/timing.ts';
import { findClock } from '../db/clocks.ts';
import type { Query } from '../db/client.ts';
import type { StoredResponse } from '../db/responses.ts';

/** The moves of a play as they were stored, in order. */
export function movesOf(stored: readonly StoredResponse[]): Move[] {
	return stored.map(({ response, verdict }) => {
		const move = response as Move;
		return verdict !== null && 'response' in move ? { ...move, verdict } : move;
	});
}

/** The clock of the decision that a play stands at, by the server's time; null where it is not timed. */
export async function clockOf(
	q: Query,
	attemptId: string,
	scenario: Scenario,
	state: PlayState,
	timePercent: number,
	at: number
): Promise<Clock | null> {
	const allowed = allowedMs(findNode(scenario, state.node), timePercent);
	if (allowed === null || isOver(scenario, state)) return null;
	const started = await findClock(q, attemptId, state.step);
	if (started === undefined) return { allowed, left: null };
	// A clock that was put back meanwhile gives nobody more than there was.
	return { allowed, left: Math.max(0, Math.min(allowed, started + allowed - at)) };
}

/** What the learner may see of where a play stands. @param keyTold whether an ending may name its quotes */
export async function tellWhereItStands(
	q: Query,
	play: { attemptId: string; scenario: Scenario; state: PlayState; timePercent: number },
	article: string,
	at: number,
	keyTold: boolean
): Promise<PlayView> {
	const { attemptId, scenario, state, timePercent } = play;
	const clock = await clockOf(q, attemptId, scenario, state, timePercent, at);
	const view = viewPlay(scenario, state, article, clock);
	return keyTold || !view.ending ? view : { ...view, ending: { ...view.ending, quotes: [] } };
}
