import { moveAlong } from '$lib/core/scenario/debrief.ts';
import type { Scenario } from '$lib/core/scenario/model.ts';
import {
	advance,
	findNode,
	PlayError,
	replay,
	type Move,
	type PlayState
} from '$lib/core/scenario/play.ts';
import { tellPlay, viewPlay, type Clock, type PlayView } from '$lib/core/scenario/tell.ts';
import { allowedMs } from '$lib/core/scenario/timing.ts';
import { wayTo } from '$lib/core/scenario/way-to.ts';
import { gradeItem } from '$lib/core/quiz/grade.ts';
import type { ItemResponse } from '$lib/core/quiz/item.ts';
import { Refused } from '$lib/components/quiz/deliver.ts';
import type { ScenarioReply } from '$lib/schemas/play.ts';

/**
 * A play of the scenario as it stands in this window, by the rules of the server but in the browser: nothing is sent and
 * nothing is stored. Times are in milliseconds.
 */
export class TrialPlay {
	/** How many decisions led to where it begins; null where no way through comes there. */
	readonly before: number | null;
	#moves: Move[];
	#shownAt: number | null = null;
	readonly #scenario: Scenario;
	readonly #article: string;
	readonly #seed: string;
	readonly #now: () => number;

	/** @param from the node it begins at: as a shortest play comes there, else with everything at its start */
	constructor(
		{ scenario, article }: { scenario: Scenario; article: string },
		from: string,
		seed: string,
		now: () => number
	) {
		const way = wayTo(scenario, from);
		this.before = way?.length ?? null;
		this.#moves = (way ?? []).map(moveAlong);
		this.#scenario = way ? scenario : { ...scenario, start: from };
		this.#article = article;
		this.#seed = seed;
		this.#now = now;
	}

	/** Where it stands. Throws Refused where the scenario leads to what is not there. */
	view(): PlayView {
		return refusing(() => {
			const state = this.#state();
			return viewPlay(this.#scenario, state, this.#article, this.#clock(state));
		});
	}

	take(door: 'answers' | 'clock', body: Record<string, unknown>): ScenarioReply {
		return refusing(() => {
			const state = this.#state();
			const { step } = state;
			if (door === 'clock') {
				this.#shownAt ??= this.#now();
				return { kind: 'scenario', step, taken: null, now: this.view(), finished: false };
			}
			const moves = [...this.#moves, this.#move(state, body)];
			advance(this.#scenario, state, moves.at(-1)!);
			const told = tellPlay(this.#scenario, this.#seed, moves, this.#article);
			this.#moves = moves;
			this.#shownAt = null;
			const now = viewPlay(this.#scenario, told.state, this.#article, this.#clock(told.state));
			return { kind: 'scenario', step, taken: told.steps.at(-1)!, now, finished: now.over };
		});
	}

	#state(): PlayState {
		return replay(this.#scenario, this.#seed, this.#moves);
	}

	#move(state: PlayState, body: Record<string, unknown>): Move {
		if ('timedOut' in body) return { timedOut: true };
		if (typeof body.choiceId === 'string') return { choiceId: body.choiceId };
		const node = findNode(this.#scenario, state.node);
		if (node.kind === 'ending' || !node.item) throw new Refused('Nothing is asked here.');
		const response = body.response as ItemResponse;
		return { response, right: gradeItem(node.item, response).correct };
	}

	#clock(state: PlayState): Clock | null {
		const allowed = allowedMs(findNode(this.#scenario, state.node), 100);
		if (allowed === null) return null;
		const left = this.#shownAt === null ? null : Math.max(0, this.#shownAt + allowed - this.#now());
		return { allowed, left };
	}
}

function refusing<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof PlayError)) throw error;
		throw new Refused(
			error.code === 'unknown-node'
				? 'The story leads to a place that is not there yet. Say in the editor where it goes on.'
				: 'The play cannot go on from here. Close it and start again.'
		);
	}
}
