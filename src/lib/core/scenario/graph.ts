import type { Scenario, ScenarioNode } from './model.ts';
import { moveOn, openWays, startPosition, type Position, type Way } from './play.ts';
import { allConditions, readLater } from './reads.ts';

/** More positions than a scenario that people can review ever has; beyond it analyses say that they are incomplete. */
export const POSITION_LIMIT = 20_000;

/** One position that play can reach, and where each way on from it leads. */
export interface GraphPosition {
	at: Position;
	node: ScenarioNode;
	/** `to` is an index into the graph's positions. Empty on endings and where nothing is offered. */
	moves: { way: Way; to: number }[];
}

export interface PlayGraph {
	/** Everything reachable; the first is the start. */
	positions: GraphPosition[];
	/** False when there were more positions than POSITION_LIMIT. */
	complete: boolean;
}

/**
 * Walks everything that can be reached from the start. Positions that no condition from there on can tell apart are
 * one, so a scenario without conditions has as many positions as nodes. Every target must exist (check.ts sees to it).
 */
export function exploreScenario(scenario: Scenario, limit = POSITION_LIMIT): PlayGraph {
	const nodes = new Map(scenario.nodes.map((n) => [n.id, n]));
	const read = readLater(scenario);
	const keyOf = (at: Position) => {
		const { meters, flags, once } = read.get(at.node)!;
		let key = at.node;
		for (const meter of meters) key += `\n${at.meters[meter]}`;
		for (const flag of flags) key += at.flags.includes(flag) ? '\n+' : '\n-';
		for (const choice of once) key += at.taken.includes(choice) ? '\n+' : '\n-';
		return key;
	};
	const positions: GraphPosition[] = [];
	const indexOf = new Map<string, number>();
	const reach = (moved: Position): number => {
		const node = nodes.get(moved.node);
		if (!node) throw new RangeError(`The scenario has no node "${moved.node}".`);
		const { once } = read.get(node.id)!;
		const at = { ...moved, taken: moved.taken.filter((id) => once.includes(id)) };
		const key = keyOf(at);
		const known = indexOf.get(key);
		if (known !== undefined) return known;
		indexOf.set(key, positions.length);
		positions.push({ at, node, moves: [] });
		return positions.length - 1;
	};
	reach(startPosition(scenario));
	for (let i = 0; i < positions.length; i++) {
		if (positions.length > limit) return { positions, complete: false };
		const { at, node, moves } = positions[i]!;
		for (const way of openWays(node, at)) {
			moves.push({ way, to: reach(moveOn(scenario, at, way)) });
		}
	}
	return { positions, complete: true };
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

/**
 * The positions, each after everything that can follow it; null when play can come back to the very same position, and
 * so need never end.
 */
export function settledOrder(graph: PlayGraph): number[] | null {
	const { order, circle } = depthFirst(graph);
	return circle.length === 0 ? order : null;
}

/** The nodes of some circle in which play can go round without end, in its order; empty when there is none. */
export function circleOf(graph: PlayGraph): string[] {
	return depthFirst(graph).circle.map((i) => graph.positions[i]!.node.id);
}

/** Post-order over all positions, or the first circle that is met. */
function depthFirst(graph: PlayGraph): { order: number[]; circle: number[] } {
	const OPEN = 1;
	const DONE = 2;
	const mark = new Uint8Array(graph.positions.length);
	const order: number[] = [];
	for (let root = 0; root < graph.positions.length; root++) {
		if (mark[root]) continue;
		const stack: { at: number; next: number }[] = [{ at: root, next: 0 }];
		mark[root] = OPEN;
		while (stack.length > 0) {
			const top = stack[stack.length - 1]!;
			const move = graph.positions[top.at]!.moves[top.next++];
			if (!move) {
				mark[top.at] = DONE;
				order.push(top.at);
				stack.pop();
			} else if (mark[move.to] === OPEN) {
				const trail = stack.map(({ at }) => at);
				return { order, circle: trail.slice(trail.indexOf(move.to)) };
			} else if (!mark[move.to]) {
				mark[move.to] = OPEN;
				stack.push({ at: move.to, next: 0 });
			}
		}
	}
	return { order, circle: [] };
}

/** For each position, whether some way on from it comes to an ending. */
export function reachesEnding(graph: PlayGraph): boolean[] {
	const cameFrom = graph.positions.map((): number[] => []);
	graph.positions.forEach((p, i) => p.moves.forEach((m) => cameFrom[m.to]!.push(i)));
	const reaches = graph.positions.map((p) => p.node.kind === 'ending');
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
