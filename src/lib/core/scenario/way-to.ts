import { POSITION_LIMIT } from './graph.ts';
import type { Scenario } from './model.ts';
import { moveOn, openWays, startPosition, STEP_LIMIT, type Position, type Way } from './play.ts';

/** The ways of a shortest play from the start to this node; null where none of those tried comes there. */
export function wayTo(scenario: Scenario, id: string): Way[] | null {
	const nodes = new Map(scenario.nodes.map((n) => [n.id, n]));
	interface Reached {
		at: Position;
		from: Reached | null;
		by: Way | null;
		steps: number;
	}
	const start: Reached = { at: startPosition(scenario), from: null, by: null, steps: 0 };
	const known = new Set([JSON.stringify(start.at)]);
	const queue = [start];
	for (let i = 0; i < queue.length && i < POSITION_LIMIT; i++) {
		const here = queue[i]!;
		if (here.at.node === id) {
			const ways: Way[] = [];
			for (let back: Reached = here; back.by; back = back.from!) ways.unshift(back.by);
			return ways;
		}
		const node = nodes.get(here.at.node);
		if (!node || here.steps >= STEP_LIMIT) continue;
		for (const way of openWays(node, here.at)) {
			const at = moveOn(scenario, here.at, way);
			const key = JSON.stringify(at);
			if (known.has(key)) continue;
			known.add(key);
			queue.push({ at, from: here, by: way, steps: here.steps + 1 });
		}
	}
	return null;
}
