import { excerptOf, type Excerpt } from '../excerpt.ts';
import type { Picture } from '../image/picture.ts';
import { tellAct, type Act } from './act.ts';
import type { NodeView, Outcome, Scenario } from './model.ts';
import {
	advance,
	findNode,
	imageOf,
	isOver,
	nodeText,
	startPlay,
	viewNode,
	type Move,
	type PlayState
} from './play.ts';

/** A decision that was taken: the situation, what was done, what came of it and why. */
export interface TakenStep {
	step: number;
	situation: {
		text: string;
		image: Picture | null;
		hypothetical: boolean;
		quotes: Excerpt[];
	};
	act: Act;
	/** Meters that really changed. */
	changes: { label: string; change: number }[];
}

/** The clock of a timed decision, in milliseconds: how long this learner has, and what is left of it. */
export interface Clock {
	allowed: number;
	/** Null until the learner says that they are ready; nothing of the situation is shown before. */
	left: number | null;
}

/** Where a play stands now, as the learner may see it. */
export interface PlayView {
	step: number;
	node: NodeView;
	meters: { id: string; label: string; value: number; min: number; max: number }[];
	over: boolean;
	/** Set on an ending. */
	ending: { outcome: Outcome; quotes: Excerpt[] } | null;
	/** Set on a timed decision. */
	clock: Clock | null;
}

/** Plays the stored moves again from the start, telling each; throws PlayError where they do not follow. */
export function tellPlay(
	scenario: Scenario,
	seed: string,
	moves: readonly Move[],
	article: string
): { steps: TakenStep[]; state: PlayState } {
	const labels = new Map(scenario.meters.map((m) => [m.id, m.label]));
	const steps: TakenStep[] = [];
	let state = startPlay(scenario, seed);
	for (const move of moves) {
		const node = findNode(scenario, state.node);
		const before = state;
		const { state: next, consequence } = advance(scenario, state, move);
		// Nothing can be done on an ending: advance has seen to it.
		if (node.kind === 'ending') break;
		steps.push({
			step: before.step,
			situation: {
				text: nodeText(node, before, seed),
				image: imageOf(node),
				hypothetical: node.hypothetical,
				quotes: node.evidence.map((e) => excerptOf(article, e))
			},
			act: tellAct(node, consequence.way, article, move),
			changes: Object.entries(consequence.changes).map(([meter, change]) => ({
				label: labels.get(meter) ?? meter,
				change
			}))
		});
		state = next;
	}
	return { steps, state };
}

/** @param clock of the decision the play stands at, null where it is not timed */
export function viewPlay(
	scenario: Scenario,
	state: PlayState,
	article: string,
	clock: Clock | null
): PlayView {
	const node = findNode(scenario, state.node);
	const shown = viewNode(scenario, state);
	return {
		step: state.step,
		node:
			clock?.left === null
				? { ...shown, text: '', image: null, choices: [], question: null }
				: shown,
		meters: scenario.meters.map(({ id, label, min, max, start }) => ({
			id,
			label,
			min,
			max,
			value: Object.hasOwn(state.meters, id) ? state.meters[id]! : start
		})),
		over: isOver(scenario, state),
		ending:
			node.kind === 'ending'
				? { outcome: node.outcome, quotes: node.evidence.map((e) => excerptOf(article, e)) }
				: null,
		clock
	};
}
