import { reachesEnding, type PlayGraph } from '../graph.ts';
import type { Scenario } from '../model.ts';
import { STEP_LIMIT } from '../play.ts';
import { longestPlay } from '../score.ts';
import type { Finding } from './finding.ts';

/** What can only be seen by playing: places nobody comes to, and plays that come to no end. */
export function checkReach(scenario: Scenario, graph: PlayGraph): Finding[] {
	return [...checkReached(scenario, graph), ...checkEnds(scenario, graph)];
}

function checkReached(scenario: Scenario, graph: PlayGraph): Finding[] {
	const findings: Finding[] = [];
	const seenNodes = new Set(graph.nodes.map((node) => node.id));
	const seenChoices = new Set(
		graph.ways.map((way) => (way.kind === 'choice' ? way.choice.id : ''))
	);
	for (const node of scenario.nodes) {
		if (!seenNodes.has(node.id)) {
			const [code, what] =
				node.kind === 'ending'
					? (['unreachable-ending', 'ending'] as const)
					: (['unreachable-node', 'situation'] as const);
			findings.push({
				code,
				severity: 'error',
				message: `No way through the scenario comes to this ${what}.`,
				node: node.id
			});
			continue;
		}
		if (node.kind === 'ending') continue;
		for (const choice of node.item ? [] : node.choices.filter((c) => !seenChoices.has(c.id))) {
			findings.push({
				code: 'unreachable-choice',
				severity: 'warning',
				message: 'This choice is never offered, because its condition never holds.',
				node: node.id,
				choice: choice.id
			});
		}
		for (const variant of node.variants ?? []) {
			if (variant.when === undefined || graph.shown.has(variant)) continue;
			findings.push({
				code: 'unreachable-variant',
				severity: 'warning',
				message: `The words “${variant.text.slice(0, 40)}” are never shown, because their condition never holds first.`,
				node: node.id
			});
		}
	}
	return findings;
}

function checkEnds(scenario: Scenario, graph: PlayGraph): Finding[] {
	const findings: Finding[] = [];
	const { nodes, first, ways } = graph;
	const isStuck = (i: number) => {
		for (let m = first[i]!; m < first[i + 1]!; m++) if (ways[m]!.kind !== 'timeout') return false;
		return true;
	};
	const deadEnds = new Set(
		nodes.filter((node, i) => node.kind === 'situation' && isStuck(i)).map((node) => node.id)
	);
	for (const node of deadEnds) {
		findings.push({
			code: 'dead-end',
			severity: 'error',
			message: 'A learner can come to this situation and find no choice to take.',
			node
		});
	}
	const reaches = reachesEnding(graph);
	const lost = new Set(graph.nodes.filter((_, i) => !reaches[i]).map((node) => node.id));
	for (const node of lost) {
		if (deadEnds.has(node)) continue;
		findings.push({
			code: 'no-ending',
			severity: 'error',
			message: 'From this situation no ending can be reached.',
			node
		});
	}
	if (graph.circle.length > 0) {
		const numbers = numbersOf(scenario, graph.circle);
		const situations = scenario.nodes.filter((n) => n.kind === 'situation');
		findings.push({
			code: 'endless',
			severity: 'error',
			message: `A learner can go round in a circle without end: ${sayCircle(numbers)}.`,
			node: situations[numbers[0]! - 1]!.id
		});
	} else if (longestPlay(graph) > STEP_LIMIT) {
		findings.push({
			code: 'too-long',
			severity: 'error',
			message: `Some way through takes ${longestPlay(graph)} decisions; a play is over after ${STEP_LIMIT}.`
		});
	}
	return findings;
}

/** The numbers of a circle's situations, from the least on. */
function numbersOf(scenario: Scenario, circle: readonly string[]): number[] {
	const situations = scenario.nodes.filter((n) => n.kind === 'situation').map((n) => n.id);
	const numbers = circle.map((id) => situations.indexOf(id) + 1);
	const first = numbers.indexOf(Math.min(...numbers));
	return [...numbers.slice(first), ...numbers.slice(0, first)];
}

/** "situation 2, situation 4, and back to situation 2". */
function sayCircle(numbers: readonly number[]): string {
	const names = numbers.map((n) => `situation ${n}`);
	const shown = names.length > 8 ? [...names.slice(0, 8), `${names.length - 8} more`] : names;
	return `${shown.join(', ')}, and back to ${names[0]}`;
}
