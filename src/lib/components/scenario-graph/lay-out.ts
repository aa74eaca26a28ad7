import { Graph, layout } from '@dagrejs/dagre';
import type { Laid, LayoutTask } from './graph-view.ts';

/** From here on ranks are found by the quicker way, which makes some lines longer. */
const LARGE = 120;

/** Lays a graph out from above to below, each group together. The same graph is laid out the same way. */
export function layOut({ nodes, edges }: LayoutTask): Laid {
	const grouped = nodes.some(({ group }) => group !== null);
	const graph = new Graph({ compound: grouped });
	graph.setGraph({
		rankdir: 'TB',
		nodesep: 36,
		edgesep: 16,
		ranksep: 44,
		ranker: nodes.length > LARGE ? 'longest-path' : 'network-simplex'
	});
	for (const { id, width, height, group } of nodes) {
		graph.setNode(`n ${id}`, { width, height });
		if (group === null) continue;
		if (!graph.hasNode(`g ${group}`)) graph.setNode(`g ${group}`, {});
		graph.setParent(`n ${id}`, `g ${group}`);
	}
	for (const { from, to, width, height } of edges) {
		// A way back to the same node needs no place of its own.
		if (from !== to) graph.setEdge(`n ${from}`, `n ${to}`, { width, height, labelpos: 'c' });
	}
	layout(graph);
	const laid: Laid = { nodes: {}, edges: {} };
	for (const { id, width, height } of nodes) {
		const { x, y } = graph.node(`n ${id}`) as { x: number; y: number };
		laid.nodes[id] = { x: x - width / 2, y: y - height / 2 };
	}
	for (const { id, from, to } of edges) {
		if (from === to) continue;
		const { points, x, y } = graph.edge(`n ${from}`, `n ${to}`) as {
			points: { x: number; y: number }[];
			x: number;
			y: number;
		};
		laid.edges[id] = { points: points.map((p) => ({ x: p.x, y: p.y })), label: { x, y } };
	}
	return laid;
}
