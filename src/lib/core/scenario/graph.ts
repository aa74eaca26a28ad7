import type { Choice, Condition, Scenario, ScenarioNode, When } from './model.ts';
import { moveOn, offeredChoices, startPosition, type Position } from './play.ts';

/** More positions than a scenario that people can review ever has; beyond it analyses say that they are incomplete. */
export const POSITION_LIMIT = 20_000;

/** One position that play can reach, and where each choice offered there leads. */
export interface GraphPosition {
	at: Position;
	node: ScenarioNode;
	/** `to` is an index into the graph's positions. Empty on endings and where nothing is offered. */
	moves: { choice: Choice; to: number }[];
}

export interface PlayGraph {
	/** Everything reachable; the first is the start. */
	positions: GraphPosition[];
	/** False when there were more positions than POSITION_LIMIT. */
	complete: boolean;
}

/**
 * Walks everything that can be reached from the start. Positions that no condition can tell apart are one, so a
 * scenario without conditions has as many positions as nodes. Every target must exist (check.ts sees to it).
 */
export function exploreScenario(scenario: Scenario, limit = POSITION_LIMIT): PlayGraph {
	const nodes = new Map(scenario.nodes.map((n) => [n.id, n]));
	const read = whatIsRead(scenario);
	const keyOf = (at: Position) =>
		JSON.stringify([
			at.node,
			[...read.meters].map((m) => at.meters[m]),
			at.flags.filter((f) => read.flags.has(f)),
			at.taken
		]);
	const positions: GraphPosition[] = [];
	const indexOf = new Map<string, number>();
	const reach = (at: Position): number => {
		const key = keyOf(at);
		const known = indexOf.get(key);
		if (known !== undefined) return known;
		const node = nodes.get(at.node);
		if (!node) throw new RangeError(`The scenario has no node "${at.node}".`);
		indexOf.set(key, positions.length);
		positions.push({ at, node, moves: [] });
		return positions.length - 1;
	};
	reach(startPosition(scenario));
	for (let i = 0; i < positions.length; i++) {
		if (positions.length > limit) return { positions, complete: false };
		const { at, node, moves } = positions[i]!;
		if (node.kind === 'ending') continue;
		for (const choice of offeredChoices(node, at)) {
			moves.push({ choice, to: reach(moveOn(scenario, at, choice)) });
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

/** Every condition that stands anywhere in the scenario. */
export function allConditions(scenario: Scenario): Condition[] {
	const whens: (When | undefined)[] = scenario.nodes.flatMap((node) =>
		node.kind === 'ending'
			? []
			: [...node.choices.map((c) => c.when), ...(node.variants ?? []).map((v) => v.when)]
	);
	return whens.flatMap((when) => when ?? []);
}

/** True when play can come back to the very same position, and so need never end. */
export function hasCycle(graph: PlayGraph): boolean {
	const OPEN = 1;
	const DONE = 2;
	const mark = new Uint8Array(graph.positions.length);
	for (let root = 0; root < graph.positions.length; root++) {
		if (mark[root]) continue;
		const stack: { at: number; next: number }[] = [{ at: root, next: 0 }];
		mark[root] = OPEN;
		while (stack.length > 0) {
			const top = stack[stack.length - 1]!;
			const move = graph.positions[top.at]!.moves[top.next++];
			if (!move) {
				mark[top.at] = DONE;
				stack.pop();
			} else if (mark[move.to] === OPEN) return true;
			else if (!mark[move.to]) {
				mark[move.to] = OPEN;
				stack.push({ at: move.to, next: 0 });
			}
		}
	}
	return false;
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
