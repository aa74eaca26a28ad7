import { picturesOfNode } from '$lib/core/image/picture.ts';
import type { PlacedFinding } from '$lib/core/scenario/check.ts';
import { layoutOf } from '$lib/core/scenario/edit/arrange.ts';
import { branchOf } from '$lib/core/scenario/edit/tree.ts';
import { waysOf } from '$lib/core/scenario/edit/ways.ts';
import type { Scenario, ScenarioNode } from '$lib/core/scenario/model.ts';
import type { EdgeView, GraphView, NodeView } from '$lib/components/scenario-graph/graph-view.ts';
import { whenWords } from '$lib/components/studio/rule-words.ts';
import type { WalkShown } from './desk.svelte.ts';
import {
	effectWords,
	ENDING_WORDS,
	firstWords,
	nameNodes,
	wayMark,
	wayName,
	type NodeName
} from './words.ts';

/** Longer labels than this would cover the graph; the whole stands in the label's title and beside the graph. */
const LONGEST_LINE = 34;

/** The scenario as its authors see it drawn: without what is folded away, one line for all ways between two nodes. */
export function editorView(
	scenario: Scenario,
	{
		findings,
		hidden,
		foldable,
		walk
	}: {
		findings: ReadonlyMap<string, PlacedFinding[]>;
		hidden: ReadonlySet<string>;
		foldable: ReadonlySet<string>;
		walk: WalkShown | null;
	}
): GraphView {
	const names = nameNodes(scenario);
	const { folded, groups } = layoutOf(scenario);
	const here = walk ? (walk.steps[walk.at]?.node ?? walk.node) : null;
	const shown = scenario.nodes.filter((node) => !hidden.has(node.id));
	return {
		nodes: shown.map((node) =>
			nodeView(scenario, node, {
				names,
				findings: findings.get(node.id) ?? [],
				foldable: foldable.has(node.id),
				lit: node.id === here
			})
		),
		edges: [
			...edgesOf(scenario, shown, hidden, names, walk),
			...foldedEdges(scenario, folded, hidden, names)
		],
		groups,
		start: scenario.start
	};
}

function nodeView(
	scenario: Scenario,
	node: ScenarioNode,
	{
		names,
		findings,
		foldable,
		lit
	}: {
		names: Map<string, NodeName>;
		findings: PlacedFinding[];
		foldable: boolean;
		lit: boolean;
	}
): NodeView {
	const { pinned, folded, notes, tags, tagged } = layoutOf(scenario);
	const name = names.get(node.id)!.name;
	const isFolded = folded.includes(node.id);
	const first = findings.find((f) => f.severity === 'error') ?? findings[0];
	const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
	const finding = first ? `${first.message} ${first.mend}${more}` : '';
	const text = firstWords(node.text, 140) || 'No words yet.';
	const outcome = node.kind === 'ending' ? ENDING_WORDS[node.outcome] : null;
	const marks =
		node.kind === 'ending'
			? []
			: [
					...(scenario.start === node.id ? ['Start'] : []),
					...(node.item ? ['Question'] : []),
					...(picturesOfNode(node).length > 0 ? ['Picture'] : []),
					...(node.seconds === undefined ? [] : [`⏱ ${node.seconds} s`])
				];
	return {
		id: node.id,
		kind: node.kind,
		name,
		text,
		marks,
		outcome: outcome?.text ?? '',
		tone: outcome
			? (outcome.tone as 'good' | 'info' | 'bad')
			: node.kind === 'situation' && node.hypothetical
				? 'imagined'
				: 'info',
		tags: tags.filter((tag) => tagged[node.id]?.includes(tag.id)),
		note: notes
			.filter((one) => one.node === node.id)
			.map((one) => one.text)
			.join(' · ')
			.slice(0, 200),
		finding,
		severity: first?.severity ?? null,
		ways: waysOf(node).map(({ way }) => ({
			id: way,
			mark: wayMark(node, way),
			name: wayName(node, way, names)
		})),
		hides: isFolded ? branchOf(scenario, node.id).size : 0,
		foldable,
		pinned: pinned[node.id] ?? null,
		lit,
		spoken: `${name}${outcome ? `, ${outcome.text.toLowerCase()}` : ''}: ${text}${finding ? ` To look at: ${finding}` : ''}`
	};
}

function edgesOf(
	scenario: Scenario,
	shown: readonly ScenarioNode[],
	hidden: ReadonlySet<string>,
	names: Map<string, NodeName>,
	walk: WalkShown | null
): EdgeView[] {
	const gone = new Set(walk?.steps.slice(0, walk.at + 1).map(({ node, way }) => `${node} ${way}`));
	return shown.flatMap((node) => {
		const ways = waysOf(node).filter(({ to }) => names.has(to) && !hidden.has(to));
		return [...Map.groupBy(ways, ({ to }) => to)].map(([to, all]): EdgeView => {
			const lit = all.some(({ way }) => gone.has(`${node.id} ${way}`));
			return {
				id: `${node.id} ${to}`,
				from: node.id,
				to,
				lines: linesOf(
					scenario,
					node,
					all.map(({ way }) => way)
				),
				spoken: all
					.map(
						({ way }) =>
							`${wayName(node, way, names)} to ${names.get(to)!.name}${rulesOf(scenario, node, way)}`
					)
					.join('; '),
				ways: all.map(({ way }) => way),
				width: lit ? 4 : 1.5,
				tone: lit ? 'lit' : 'plain'
			};
		});
	});
}

/** "if Safety is below 0, Safety −1", with a comma before it; '' where nothing is to be said. */
function rulesOf(scenario: Scenario, node: ScenarioNode, way: string): string {
	const choice = node.kind === 'situation' ? node.choices.find((c) => c.id === way) : undefined;
	if (!choice) return '';
	const when = whenWords(choice.when, scenario);
	const effects = effectWords(choice, scenario);
	return `${when === '' ? '' : `, if ${when}`}${effects === '' ? '' : `, ${effects}`}${choice.once ? ', once' : ''}`;
}

/** A line for each way that has rules of its own, and one for those that have none. */
function linesOf(scenario: Scenario, node: ScenarioNode, ways: readonly string[]): string[] {
	const plain: string[] = [];
	const ruled: string[] = [];
	for (const way of ways) {
		const mark = wayMark(node, way);
		const rules = rulesOf(scenario, node, way).slice(2);
		if (rules === '') plain.push(mark);
		else ruled.push(firstWords(`${mark} · ${rules}`, LONGEST_LINE));
	}
	return [...(plain.length > 0 ? [plain.join(', ')] : []), ...ruled];
}

/** From a folded node to where its hidden branch comes out again. */
function foldedEdges(
	scenario: Scenario,
	folded: readonly string[],
	hidden: ReadonlySet<string>,
	names: Map<string, NodeName>
): EdgeView[] {
	return folded.flatMap((id) => {
		const own = scenario.nodes.find((n) => n.id === id);
		if (!own || hidden.has(id)) return [];
		const branch = branchOf(scenario, id);
		const direct = new Set(waysOf(own).map(({ to }) => to));
		const out = new Set(
			scenario.nodes
				.filter((n) => branch.has(n.id))
				.flatMap((n) => waysOf(n).map(({ to }) => to))
				.filter((to) => !hidden.has(to) && names.has(to) && !direct.has(to) && to !== id)
		);
		return [...out].map((to) => ({
			id: `${id} ${to}`,
			from: id,
			to,
			lines: ['…'],
			spoken: `what is folded away after ${names.get(id)!.name} leads to ${names.get(to)!.name}`,
			ways: [],
			width: 1.5,
			tone: 'folded' as const
		}));
	});
}
