import type { ScenarioNode } from './model.ts';

/** An answer on its way when time ran out is in time: a slow line is not a slow learner. */
export const GRACE_MS = 2_000;

/** How long a learner has to decide here, in milliseconds; null where nothing is timed. */
export function allowedMs(node: ScenarioNode, timePercent: number): number | null {
	if (node.kind === 'ending' || node.seconds === undefined || node.timeout === undefined) {
		return null;
	}
	return Math.round(node.seconds * 10 * timePercent);
}
