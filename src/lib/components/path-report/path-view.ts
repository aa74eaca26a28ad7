import type { EdgeView, GraphView, NodeView } from '$lib/components/scenario-graph/graph-view.ts';
import { timeWords } from '$lib/components/scenario/time-words.ts';
import {
	ENDING_WORDS,
	firstWords,
	nameNodes,
	wayMark
} from '$lib/components/scenario-editor/words.ts';
import type { Scenario } from '$lib/core/scenario/model.ts';
import type { Figure } from '$lib/core/standing/statistics/item-statistics.ts';
import type { NodeTraffic, PathReport } from '$lib/core/standing/statistics/path-statistics.ts';

const WIDEST = 22;

/** The colour of a correlation with the rest: two shades each side of what is next to nothing. */
export function toneOf(rest: Figure): EdgeView['tone'] {
	if (rest.value === null) return 'even';
	if (rest.value >= 0.3) return 'good2';
	if (rest.value >= 0.1) return 'good1';
	if (rest.value > -0.1) return 'even';
	return rest.value > -0.3 ? 'bad1' : 'bad2';
}

/** Such as "+0.42"; a dash where it cannot be had. */
export function restFigure({ value }: Figure): string {
	if (value === null) return '–';
	const rounded = value.toFixed(2);
	return value < 0 ? rounded.replace('-', '−') : `+${rounded}`;
}

/** What the figure says, in words. */
export function restWords(rest: Figure): string {
	if (rest.value !== null) {
		switch (toneOf(rest)) {
			case 'good2':
				return 'did clearly better elsewhere';
			case 'good1':
				return 'did somewhat better elsewhere';
			case 'bad2':
				return 'did clearly worse elsewhere';
			case 'bad1':
				return 'did somewhat worse elsewhere';
			default:
				return 'did neither better nor worse elsewhere';
		}
	}
	switch (rest.why) {
		case 'no-attempts':
			return 'nobody came here';
		case 'one-attempt':
			return 'one learner tells nothing';
		case 'item-alike':
			return 'everybody here did the same';
		default:
			return 'the rest of all plays was worth the same';
	}
}

/** The scenario with the ways that were gone: width is how many, colour how they did elsewhere. */
export function pathView(scenario: Scenario, { plays, nodes, missed }: PathReport): GraphView {
	const names = nameNodes(scenario);
	const most = Math.max(1, ...nodes.flatMap((n) => n.edges.map((e) => e.count)));
	const traffic = new Map(nodes.map((n) => [n.node, n]));
	return {
		nodes: scenario.nodes.map((node): NodeView => {
			const here = traffic.get(node.id)!;
			const name = names.get(node.id)!.name;
			const outcome = node.kind === 'ending' ? ENDING_WORDS[node.outcome] : null;
			const text = firstWords(node.text, 140);
			const figures = nodeFigures(here, plays);
			return {
				id: node.id,
				kind: node.kind,
				name,
				text,
				marks: scenario.start === node.id ? ['Start'] : [],
				outcome: outcome?.text ?? '',
				tone: outcome ? (outcome.tone as 'good' | 'info' | 'bad') : 'plain',
				tags: [],
				note: figures,
				finding: node.id === missed ? 'The most missed decision.' : '',
				severity: node.id === missed ? 'warning' : null,
				ways: [],
				hides: 0,
				foldable: false,
				pinned: scenario.layout?.pinned[node.id] ?? null,
				lit: false,
				spoken: `${name}: ${text} ${figures}`
			};
		}),
		edges: nodes.flatMap(({ node, edges }) =>
			edges
				.filter(({ to }) => names.has(to))
				.map((edge): EdgeView => {
					const from = scenario.nodes.find((n) => n.id === node);
					const marks = edge.ways.map((way) => wayMark(from, way)).join(', ');
					return {
						id: `${edge.from} ${edge.to}`,
						from: edge.from,
						to: edge.to,
						lines: [`${marks} · ${edge.count}`],
						spoken: `${names.get(edge.from)!.name} to ${names.get(edge.to)!.name}: ${edge.count} of ${plays}, who ${restWords(edge.rest)}`,
						ways: [],
						width: edge.count === 0 ? 1.5 : 2 + ((WIDEST - 2) * edge.count) / most,
						tone: edge.count === 0 ? 'unused' : toneOf(edge.rest)
					};
				})
		),
		groups: [],
		start: scenario.start
	};
}

function nodeFigures({ visits, best, medianMs }: NodeTraffic, plays: number): string {
	const came = `${visits} of ${plays} came here`;
	if (best === null) return `${came}.`;
	const time = medianMs === null ? '' : `, usually for ${timeWords(medianMs)}`;
	return `${came}${time}; ${Math.round(100 * best)} % took the best way.`;
}
