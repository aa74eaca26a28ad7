import { compileScenario } from './compile.ts';
import type { Scenario, ScenarioNode, Variant } from './model.ts';
import type { Way } from './play.ts';
import { allConditions } from './reads.ts';
import { chancesOf } from './worth.ts';

/** More positions than a scenario that people can review ever has; beyond it analyses say that they are incomplete. */
export const POSITION_LIMIT = 20_000;

/**
 * Everything that play can reach from the start. Positions that no condition from there on can tell apart are one, so a
 * scenario without conditions has as many positions as nodes. Positions and moves are numbered; the start is 0.
 */
export interface PlayGraph {
	/** False when there were more positions than POSITION_LIMIT. */
	complete: boolean;
	/** The node each position is at. */
	nodes: ScenarioNode[];
	/** The moves from position i are first[i] up to, but not with, first[i + 1]. */
	first: number[];
	/** For each move, the way it goes, its whole points, and the position it leads to. */
	ways: Way[];
	points: number[];
	to: number[];
	/** How likely a learner who picks at random, and in time, makes each move. */
	chances: number[];
	/** Conditional words that some position shows. */
	shown: Set<Variant>;
	/**
	 * The positions, each after everything that can follow it; null when play can come back to the very same position,
	 * and so need never end.
	 */
	settled: number[] | null;
	/** The nodes of some circle in which play can go round without end, in its order; empty when there is none. */
	circle: string[];
}

/** Every target must exist (check.ts sees to it); throws RangeError where one does not. */
export function exploreScenario(scenario: Scenario, limit = POSITION_LIMIT): PlayGraph {
	const compiled = compileScenario(scenario);
	const graph: PlayGraph = {
		complete: true,
		nodes: [],
		first: [],
		ways: [],
		points: [],
		to: [],
		chances: [],
		shown: new Set(),
		settled: null,
		circle: []
	};
	const nodeAt: number[] = [];
	const stateAt: number[] = [];
	/** Of each node, the positions at it by the number of their state. */
	const known = compiled.nodes.map((): (number | undefined)[] => []);
	const reach = (node: number, state: number): number => {
		const found = known[node]![state];
		if (found !== undefined) return found;
		const position = nodeAt.length;
		known[node]![state] = position;
		nodeAt.push(node);
		stateAt.push(state);
		graph.nodes.push(compiled.nodes[node]!.node);
		return position;
	};

	reach(compiled.start, compiled.initial);
	for (let position = 0; position < nodeAt.length; position++) {
		if (position >= limit) {
			graph.complete = false;
			// Whatever lies beyond is as good as an end.
			while (graph.first.length <= nodeAt.length) graph.first.push(graph.to.length);
			return graph;
		}
		graph.first.push(graph.to.length);
		const state = stateAt[position]!;
		const { ways, variants } = compiled.nodes[nodeAt[position]!]!;
		const shown = variants.find((one) => one.passes(state));
		if (shown) graph.shown.add(shown.variant);
		const from = graph.to.length;
		for (const one of ways) {
			if (one.passes && !one.passes(state)) continue;
			const to = reach(one.to, one.follow(state));
			graph.ways.push(one.way);
			graph.points.push(one.points);
			graph.to.push(to);
		}
		spreadChances(graph, graph.nodes[position]!, from);
	}
	graph.first.push(graph.to.length);
	const { order, circle } = depthFirst(graph);
	graph.circle = circle.map((i) => graph.nodes[i]!.id);
	if (circle.length === 0) graph.settled = order;
	return graph;
}

/** The chances of the moves from `from` on, all of them from one position at `node`. */
function spreadChances({ ways, chances }: PlayGraph, node: ScenarioNode, from: number): void {
	const isPlain = node.kind === 'situation' && !node.item && node.seconds === undefined;
	if (!isPlain) chances.push(...chancesOf(node, ways.slice(from)));
	else while (chances.length < ways.length) chances.push(1 / (ways.length - from));
}

/** The meters and flags that some condition of the scenario reads. */
export function whatIsRead(scenario: Scenario): { meters: Set<string>; flags: Set<string> } {
	const meters = new Set<string>();
	const flags = new Set<string>();
	for (const condition of allConditions(scenario)) {
		if ('flag' in condition) flags.add(condition.flag);
		else meters.add(condition.meter);
	}
	return { meters, flags };
}

/** Post-order over all positions, or the first circle that is met. */
function depthFirst({ nodes, first, to }: PlayGraph): { order: number[]; circle: number[] } {
	const OPEN = 1;
	const DONE = 2;
	const mark = new Uint8Array(nodes.length);
	const next = Int32Array.from({ length: nodes.length }, (_, i) => first[i]!);
	const order: number[] = [];
	const trail = [0];
	mark[0] = OPEN;
	// Everything is reached from the start.
	while (trail.length > 0) {
		const at = trail[trail.length - 1]!;
		const move = next[at]!;
		if (move === first[at + 1]!) {
			mark[at] = DONE;
			order.push(at);
			trail.pop();
			continue;
		}
		next[at] = move + 1;
		const target = to[move]!;
		if (mark[target] === OPEN) return { order, circle: trail.slice(trail.indexOf(target)) };
		if (mark[target] === DONE) continue;
		mark[target] = OPEN;
		trail.push(target);
	}
	return { order, circle: [] };
}

/** For each position, whether some way on from it comes to an ending. */
export function reachesEnding({ nodes, first, to, settled }: PlayGraph): boolean[] {
	if (settled) {
		const reached = nodes.map((node) => node.kind === 'ending');
		for (const i of settled) {
			for (let m = first[i]!; m < first[i + 1]! && !reached[i]; m++) reached[i] = reached[to[m]!]!;
		}
		return reached;
	}
	const cameFrom = nodes.map((): number[] => []);
	for (let i = 0; i < nodes.length; i++) {
		for (let m = first[i]!; m < first[i + 1]!; m++) cameFrom[to[m]!]!.push(i);
	}
	const reaches = nodes.map((node) => node.kind === 'ending');
	const queue = reaches.flatMap((yes, i) => (yes ? [i] : []));
	for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
		for (const before of cameFrom[i]!) {
			if (!reaches[before]) {
				reaches[before] = true;
				queue.push(before);
			}
		}
	}
	return reaches;
}
