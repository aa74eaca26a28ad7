import { wayId } from '../act.ts';
import type { PlayGraph } from '../graph.ts';
import type { Scenario } from '../model.ts';
import { STEP_LIMIT } from '../play.ts';
import {
	bestValues,
	expectedRandomTotal,
	longestPlay,
	pathBy,
	worstValues,
	type PathStep
} from '../score.ts';
import { pointsOf, qualityOf } from '../worth.ts';
import type { Walk } from './walk.ts';

/** A way through: its whole points (not held at zero), and what is done where. */
export interface Route {
	points: number;
	/** `way` is a choice's id, or what wayId says of anything else. */
	steps: { node: string; way: string }[];
}

/** What a play that comes to this ending can have gathered, and how likely chance comes to it. */
export interface EndingRange {
	node: string;
	least: number;
	most: number;
	chance: number;
}

export interface Analysis {
	/** False where there are too many ways to go through: then everything is what plays at random showed. */
	exact: boolean;
	best: Route;
	worst: Route;
	/** What picking at random gathers on average. */
	random: number;
	/** Endings that can be reached (or were), in the scenario's order. */
	endings: EndingRange[];
	/** The most decisions a play takes, at most STEP_LIMIT. */
	longest: number;
}

export function analysePlay(scenario: Scenario, graph: PlayGraph): Analysis {
	const best = bestValues(graph);
	const worst = worstValues(graph);
	return {
		exact: true,
		best: route(pathBy(graph, best, (a, b) => a > b)),
		worst: route(pathBy(graph, worst, (a, b) => a < b)),
		random: expectedRandomTotal(scenario, graph),
		endings: inOrder(scenario, rangesOf(graph)),
		longest: Math.min(STEP_LIMIT, longestPlay(graph))
	};
}

function route(path: PathStep[]): Route {
	return {
		points: path.reduce((sum, { way }) => sum + pointsOf(qualityOf(way)), 0),
		steps: path.map(({ node, way }) => ({ node, way: wayId(way) }))
	};
}

interface Reached {
	least: number;
	most: number;
	chance: number;
}

/** Goes through all plays at once, decision by decision: what was gathered on the way to each ending. */
function rangesOf(graph: PlayGraph): Map<string, EndingRange> {
	const ranges = new Map<string, EndingRange>();
	const settled = (at: number, here: Reached) => {
		const node = graph.nodes[at]!;
		if (node.kind === 'ending') ranges.set(node.id, joined(node.id, here, ranges.get(node.id)));
	};
	const order = graph.settled;
	if (order && longestPlay(graph) <= STEP_LIMIT) {
		for (const [at, here] of reachedInOrder(graph, order)) settled(at, here);
		return ranges;
	}
	let layer = new Map<number, Reached>([[0, START]]);
	for (let step = 0; step <= STEP_LIMIT && layer.size > 0; step++) {
		const next = new Map<number, Reached>();
		for (const [at, here] of layer) {
			settled(at, here);
			spread(graph, at, here, next);
		}
		layer = next;
	}
	return ranges;
}

const START: Reached = { least: 0, most: 0, chance: 1 };

/** What was gathered on the way to each ending's positions, in one pass, where nothing can be come back to. */
function reachedInOrder(
	{ nodes, first, points, to, chances }: PlayGraph,
	order: readonly number[]
): [number, Reached][] {
	const least = new Float64Array(nodes.length).fill(Infinity);
	const most = new Float64Array(nodes.length).fill(-Infinity);
	const chance = new Float64Array(nodes.length);
	[least[0], most[0], chance[0]] = [0, 0, 1];
	const ends: [number, Reached][] = [];
	for (let k = order.length - 1; k >= 0; k--) {
		const at = order[k]!;
		if (nodes[at]!.kind === 'ending')
			ends.push([at, { least: least[at]!, most: most[at]!, chance: chance[at]! }]);
		for (let m = first[at]!; m < first[at + 1]!; m++) {
			const target = to[m]!;
			least[target] = Math.min(least[target]!, least[at]! + points[m]!);
			most[target] = Math.max(most[target]!, most[at]! + points[m]!);
			chance[target] = chance[target]! + chance[at]! * chances[m]!;
		}
	}
	return ends;
}

/** Carries what was gathered at a position on to where its moves lead. */
function spread(
	{ first, points, to, chances }: PlayGraph,
	at: number,
	here: Reached,
	into: Map<number, Reached>
): void {
	for (let m = first[at]!; m < first[at + 1]!; m++) {
		const chance = chances[m]!;
		const target = to[m]!;
		const least = here.least + points[m]!;
		const most = here.most + points[m]!;
		const there = into.get(target);
		if (there) {
			there.least = Math.min(there.least, least);
			there.most = Math.max(there.most, most);
			there.chance += here.chance * chance;
		} else into.set(target, { least, most, chance: here.chance * chance });
	}
}

function joined(node: string, a: Reached, b: Reached | undefined): EndingRange {
	return {
		node,
		least: Math.min(a.least, b?.least ?? Infinity),
		most: Math.max(a.most, b?.most ?? -Infinity),
		chance: a.chance + (b?.chance ?? 0)
	};
}

function inOrder(scenario: Scenario, ranges: Map<string, EndingRange>): EndingRange[] {
	return scenario.nodes.flatMap((node) => ranges.get(node.id) ?? []);
}

/** For a scenario too large to go through: what plays at random showed. */
export function analyseWalks(scenario: Scenario, walks: readonly Walk[]): Analysis {
	const ranges = new Map<string, EndingRange>();
	for (const { end, node, points } of walks) {
		if (end !== 'ending') continue;
		const here = { least: points, most: points, chance: 1 / walks.length };
		ranges.set(node, joined(node, here, ranges.get(node)));
	}
	const sorted = [...walks].sort((a, b) => b.points - a.points);
	return {
		exact: false,
		best: route(sorted[0]!.steps),
		worst: route(sorted.at(-1)!.steps),
		random: walks.reduce((sum, w) => sum + w.points, 0) / walks.length,
		endings: inOrder(scenario, ranges),
		longest: Math.max(...walks.map((w) => w.steps.length))
	};
}
