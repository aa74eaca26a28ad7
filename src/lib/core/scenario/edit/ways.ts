import type { Scenario, ScenarioNode, Situation } from '../model.ts';

/** A way on from a node, named as wayId names it: a choice's id, '#right', '#wrong' or '#timeout'. */
export interface WayRef {
	node: string;
	way: string;
}

/** The ways on from a node that an author has given a target, in the order they are shown. */
export function waysOf(node: ScenarioNode): { way: string; to: string }[] {
	if (node.kind === 'ending') return [];
	const ways = node.choices.map(({ id, to }) => ({ way: id, to }));
	if (node.right !== undefined) ways.push({ way: '#right', to: node.right });
	if (node.wrong !== undefined) ways.push({ way: '#wrong', to: node.wrong });
	if (node.timeout !== undefined) ways.push({ way: '#timeout', to: node.timeout });
	return ways;
}

/** Every way that leads to `id`. */
export function waysInto(scenario: Scenario, id: string): WayRef[] {
	return scenario.nodes.flatMap((node) =>
		waysOf(node)
			.filter(({ to }) => to === id)
			.map(({ way }) => ({ node: node.id, way }))
	);
}

/** Where a way leads; undefined where there is no such way. */
export function targetOf(scenario: Scenario, { node, way }: WayRef): string | undefined {
	const from = scenario.nodes.find((n) => n.id === node);
	return from && waysOf(from).find((w) => w.way === way)?.to;
}

/** The situation with this way leading to `to`; a question's or a time limit's way is made where there was none. */
export function withTarget(node: Situation, way: string, to: string): Situation {
	switch (way) {
		case '#right':
			return { ...node, right: to };
		case '#wrong':
			return { ...node, wrong: to };
		case '#timeout':
			return { ...node, timeout: to };
		default:
			return { ...node, choices: node.choices.map((c) => (c.id === way ? { ...c, to } : c)) };
	}
}

/** The scenario with the node `id` changed; as it is where there is no such node. */
export function withNode(
	scenario: Scenario,
	id: string,
	change: (node: ScenarioNode) => ScenarioNode
): Scenario {
	const at = scenario.nodes.findIndex((n) => n.id === id);
	if (at < 0) return scenario;
	const node = scenario.nodes[at]!;
	const changed = change(node);
	return changed === node ? scenario : { ...scenario, nodes: scenario.nodes.with(at, changed) };
}

/** As withNode, for situations only. */
export function withSituation(
	scenario: Scenario,
	id: string,
	change: (node: Situation) => Situation
): Scenario {
	return withNode(scenario, id, (node) => (node.kind === 'situation' ? change(node) : node));
}

/** The scenario with every way that leads to one of `from` leading to `to`, its start as well. */
export function led(scenario: Scenario, from: ReadonlySet<string>, to: string): Scenario {
	const nodes = scenario.nodes.map((node) =>
		waysOf(node).reduce(
			(n, { way, to: old }) =>
				from.has(old) && n.kind === 'situation' ? withTarget(n, way, to) : n,
			node
		)
	);
	return { ...scenario, start: from.has(scenario.start) ? to : scenario.start, nodes };
}
