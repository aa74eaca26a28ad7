import { excerptOf, withoutRepeatedQuote, type Excerpt } from '../excerpt.ts';
import type { NodeView, Outcome, Quality, Scenario } from './model.ts';
import {
	findNode,
	isOver,
	nodeText,
	startPlay,
	takeChoice,
	viewNode,
	type PlayState
} from './play.ts';

/** A decision that was taken: the situation, the choice, what came of it and why. */
export interface TakenStep {
	step: number;
	situation: { text: string; hypothetical: boolean; quotes: Excerpt[] };
	choice: { id: string; text: string; quality: Quality; feedback: string; quotes: Excerpt[] };
	/** Meters that really changed. */
	changes: { label: string; change: number }[];
}

/** Where a play stands now, as the learner may see it. */
export interface PlayView {
	step: number;
	node: NodeView;
	meters: { id: string; label: string; value: number; min: number; max: number }[];
	over: boolean;
	/** Set on an ending. */
	ending: { outcome: Outcome; quotes: Excerpt[] } | null;
}

/** Plays the stored choices again from the start, telling each; throws PlayError where they do not follow. */
export function tellPlay(
	scenario: Scenario,
	seed: string,
	choiceIds: readonly string[],
	article: string
): { steps: TakenStep[]; now: PlayView; state: PlayState } {
	const labels = new Map(scenario.meters.map((m) => [m.id, m.label]));
	const steps: TakenStep[] = [];
	let state = startPlay(scenario, seed);
	for (const id of choiceIds) {
		const node = findNode(scenario, state.node);
		const before = state;
		const { state: next, consequence } = takeChoice(scenario, state, id);
		const { choice, changes } = consequence;
		steps.push({
			step: before.step,
			situation: {
				text: nodeText(node, before),
				hypothetical: node.kind === 'situation' && node.hypothetical,
				quotes: node.evidence.map((e) => excerptOf(article, e))
			},
			choice: {
				id: choice.id,
				text: choice.text,
				quality: choice.quality,
				feedback: withoutRepeatedQuote(choice.feedback, choice.evidence),
				quotes: choice.evidence.map((e) => excerptOf(article, e))
			},
			changes: Object.entries(changes).map(([meter, change]) => ({
				label: labels.get(meter) ?? meter,
				change
			}))
		});
		state = next;
	}
	return { steps, now: viewPlay(scenario, state, article), state };
}

function viewPlay(scenario: Scenario, state: PlayState, article: string): PlayView {
	const node = findNode(scenario, state.node);
	return {
		step: state.step,
		node: viewNode(scenario, state),
		meters: scenario.meters.map(({ id, label, min, max, start }) => ({
			id,
			label,
			min,
			max,
			value: state.meters[id] ?? start
		})),
		over: isOver(scenario, state),
		ending:
			node.kind === 'ending'
				? { outcome: node.outcome, quotes: node.evidence.map((e) => excerptOf(article, e)) }
				: null
	};
}
