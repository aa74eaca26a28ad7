import type { Tag } from '$lib/core/scenario/model.ts';

/** A node as it is drawn; whoever shows a graph says what stands in it. */
export interface NodeView {
	id: string;
	kind: 'situation' | 'ending';
	/** "Situation 3". */
	name: string;
	text: string;
	/** Short marks in its head, such as "30 s", "Question", "Start". */
	marks: string[];
	/** How it ends, in words; '' for situations. */
	outcome: string;
	tone: 'plain' | 'good' | 'info' | 'bad' | 'imagined';
	tags: Tag[];
	/** A remark among authors; '' for none. */
	note: string;
	/** What the check found, in words with how to mend it; '' for nothing. */
	finding: string;
	severity: 'error' | 'warning' | null;
	/** The ways on that can be led elsewhere by drawing: their ids and short marks. */
	ways: { id: string; mark: string; name: string }[];
	/** How many nodes it hides while folded; 0 where it is not. */
	hides: number;
	foldable: boolean;
	pinned: { x: number; y: number } | null;
	/** Stands out, as a step of a play that is followed. */
	lit: boolean;
	/** What a screen reader says of it. */
	spoken: string;
}

/** All ways from one node to another, drawn as one line. */
export interface EdgeView {
	id: string;
	from: string;
	to: string;
	/** One line a way, or several ways that nothing else is to be said of. */
	lines: string[];
	/** Everything in full. */
	spoken: string;
	/** The ids of its ways; [] for a line that stands for folded ones. */
	ways: string[];
	/** In pixels. */
	width: number;
	tone: 'plain' | 'folded' | 'lit' | 'good2' | 'good1' | 'even' | 'bad1' | 'bad2' | 'unused';
}

export interface GroupView {
	id: string;
	title: string;
	nodes: string[];
}

export interface GraphView {
	nodes: NodeView[];
	edges: EdgeView[];
	groups: GroupView[];
	/** The node the story begins at. */
	start: string;
}

export interface Point {
	x: number;
	y: number;
}

/** What the layout needs to know. */
export interface LayoutTask {
	nodes: { id: string; width: number; height: number; group: string | null }[];
	edges: { id: string; from: string; to: string; width: number; height: number }[];
}

/** Where nodes stand (their upper left corners), and how lines run between them, label included. */
export interface Laid {
	nodes: Record<string, Point>;
	edges: Record<string, { points: Point[]; label: Point }>;
}

export const NODE_WIDTH = 232;
/** Labels are set in this size. */
const CHARACTER = 6.6;
export const LINE_HEIGHT = 16;

export function heightOf({ kind, note, finding, ways }: NodeView): number {
	const rows = (note === '' ? 0 : 36) + (finding === '' ? 0 : 38) + (ways.length > 0 ? 30 : 0);
	return (kind === 'ending' ? 84 : 100) + rows;
}

export function labelSize({ lines }: EdgeView): { width: number; height: number } {
	const longest = Math.max(0, ...lines.map((line) => line.length));
	return { width: 12 + longest * CHARACTER, height: 4 + lines.length * LINE_HEIGHT };
}

export function taskOf({ nodes, edges, groups }: GraphView): LayoutTask {
	const group = new Map(groups.flatMap((g) => g.nodes.map((id) => [id, g.id] as const)));
	return {
		nodes: nodes.map((node) => ({
			id: node.id,
			width: NODE_WIDTH,
			height: heightOf(node),
			group: group.get(node.id) ?? null
		})),
		edges: edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...labelSize(edge) }))
	};
}

/** Where each node stands: pinned, laid out, or (not laid out yet) under what leads to it. */
export function placesOf(view: GraphView, laid: Laid | null): Map<string, Point> {
	const places = new Map<string, Point>();
	if (!laid) return places;
	for (const { id, pinned } of view.nodes) {
		const at = pinned ?? laid.nodes[id];
		if (at) places.set(id, at);
	}
	for (const { id } of view.nodes) {
		if (places.has(id)) continue;
		const parent = view.edges.find((edge) => edge.to === id && places.has(edge.from));
		const at = parent && places.get(parent.from);
		places.set(id, at ? { x: at.x + 40, y: at.y + 200 } : { x: -NODE_WIDTH - 60, y: 0 });
	}
	return places;
}

/** A line through points, rounded at its bends. */
export function pathThrough(points: readonly Point[]): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let path = `M${first.x} ${first.y}`;
	for (const [i, point] of rest.entries()) {
		const next = rest[i + 1];
		if (!next) path += `L${point.x} ${point.y}`;
		else path += `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
	}
	return path;
}

/** From the foot of one node to the head of another, where the layout has no line because one of them was moved. */
export function pathBetween(
	from: Point & { height: number },
	to: Point
): { path: string; label: Point } {
	const a = { x: from.x + NODE_WIDTH / 2, y: from.y + from.height };
	const b = { x: to.x + NODE_WIDTH / 2, y: to.y };
	const bend = Math.max(30, Math.abs(b.y - a.y) / 2);
	return {
		path: `M${a.x} ${a.y}C${a.x} ${a.y + bend} ${b.x} ${b.y - bend} ${b.x} ${b.y}`,
		label: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
	};
}

export interface Box extends Point {
	width: number;
	height: number;
}

/** What stands on all of the nodes together; null without any. */
export function boundsOf(view: GraphView, places: ReadonlyMap<string, Point>): Box | null {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const node of view.nodes) {
		const at = places.get(node.id);
		if (!at) continue;
		left = Math.min(left, at.x);
		top = Math.min(top, at.y);
		right = Math.max(right, at.x + NODE_WIDTH);
		bottom = Math.max(bottom, at.y + heightOf(node));
	}
	return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** From here on the words on nodes are worth drawing. */
export const DETAIL_ZOOM = 0.42;
/** From here on they are read without effort: no graph opens from farther away. */
export const READING_ZOOM = 0.8;
/** What is left free around a graph that is looked at from one of its ends, in pixels; above, buttons stand there. */
export const FREE = { side: 24, top: 68 };

/** The zoom at which everything is in sight. */
export function zoomOfAll(bounds: Box, room: { width: number; height: number }): number {
	const zoom = Math.min(
		(room.width - 2 * FREE.side) / bounds.width,
		(room.height - FREE.top - FREE.side) / bounds.height
	);
	return Math.max(0.005, Math.min(1, zoom));
}

/**
 * How a graph is first looked at: all of it where its words can be read then, and else one node with what is around it, as
 * near as one reads, without showing more than a margin beyond the graph's ends.
 */
export function openingOf(
	bounds: Box,
	room: { width: number; height: number },
	node: Box
): Point & { zoom: number } {
	const zoom = Math.max(READING_ZOOM, zoomOfAll(bounds, room));
	const along = (from: number, length: number, ends: [number, number], middle: number) => {
		const between = (ends[0] + ends[1]) / 2;
		const most = ends[0] - from * zoom;
		const least = ends[1] - (from + length) * zoom;
		if (least >= most) return between - (from + length / 2) * zoom;
		return Math.min(most, Math.max(least, between - middle * zoom));
	};
	const across: [number, number] = [FREE.side, room.width - FREE.side];
	const down: [number, number] = [FREE.top, room.height - FREE.side];
	return {
		x: along(bounds.x, bounds.width, across, node.x + node.width / 2),
		y: along(bounds.y, bounds.height, down, node.y + node.height / 2),
		zoom
	};
}

/** Lines from afar: those that look alike are one path. */
export function farLines(
	lines: readonly { tone: EdgeView['tone']; width: number; path: string }[]
): { key: string; tone: EdgeView['tone']; width: number; path: string }[] {
	return [...Map.groupBy(lines, ({ tone, width }) => `${tone} ${width}`)].map(([key, alike]) => ({
		key,
		tone: alike[0]!.tone,
		width: alike[0]!.width,
		path: alike.map(({ path }) => path).join('')
	}));
}
