import { wayIdOf, waysFrom } from '../../scenario/act.ts';
import type { Quality, Scenario, Situation } from '../../scenario/model.ts';
import type { Move } from '../../scenario/play.ts';
import { pointsOf } from '../../scenario/worth.ts';
import { mean, median } from './moments.ts';

/** One step of a play, as the statistics see it. */
export interface PlayedStep {
	node: string;
	move: Move;
	/** Whole points of the decision. */
	points: number;
	/** From the step before (or the start of the play) to this one. */
	tookMs: number;
}

export interface WayStatistics {
	id: string;
	text: string;
	quality: Quality;
	count: number;
}

/** What was done at a situation by those who came there; where a play came there again, its first visit counts. */
export interface DecisionStatistics {
	node: string;
	text: string;
	visits: number;
	ways: WayStatistics[];
	/** Share of the visits that took a best way, 0 to 1; null without visits. */
	best: number | null;
	/** Mean points and the most a decision brings. */
	points: { mean: number; most: number } | null;
	medianMs: number | null;
}

/** @param plays the steps of each play that counts, in order; @returns every situation in the scenario's order */
export function scenarioStatistics(
	scenario: Scenario,
	plays: readonly (readonly PlayedStep[])[]
): DecisionStatistics[] {
	const visits = new Map<string, PlayedStep[]>();
	for (const play of plays) {
		const seen = new Set<string>();
		for (const step of play) {
			if (seen.has(step.node)) continue;
			seen.add(step.node);
			const here = visits.get(step.node);
			if (here) here.push(step);
			else visits.set(step.node, [step]);
		}
	}
	return scenario.nodes.flatMap((node) =>
		node.kind === 'situation' ? [decision(node, visits.get(node.id) ?? [])] : []
	);
}

function decision(node: Situation, steps: readonly PlayedStep[]): DecisionStatistics {
	const counts = new Map<string, number>();
	for (const { move } of steps) {
		const id = wayIdOf(move);
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	const ways = waysFrom(node).map((way) => ({ ...way, count: counts.get(way.id) ?? 0 }));
	const best = ways.reduce((sum, way) => sum + (way.quality === 'best' ? way.count : 0), 0);
	const points = mean(steps.map((step) => step.points));
	return {
		node: node.id,
		text: node.text,
		visits: steps.length,
		ways,
		best: steps.length === 0 ? null : best / steps.length,
		points: points === null ? null : { mean: points, most: pointsOf('best') },
		medianMs: median(steps.map((step) => step.tookMs))
	};
}
