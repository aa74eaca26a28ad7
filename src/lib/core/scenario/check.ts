import { isGrounded, type Evidence } from '../evidence.ts';
import { exploreScenario, hasCycle, reachesEnding } from './graph.ts';
import { checkCraft } from './craft.ts';
import { checkStructure } from './structure.ts';
import { bestTotal, expectedRandomTotal, idealPath, pointsOf } from './score.ts';
import type { Scenario } from './model.ts';

export type FindingCode =
	| 'duplicate-id'
	| 'missing-start'
	| 'missing-target'
	| 'unknown-meter'
	| 'unknown-flag'
	| 'bad-meter'
	| 'empty-text'
	| 'not-playable'
	| 'ungrounded'
	| 'best-without-evidence'
	| 'too-large'
	| 'unreachable-node'
	| 'unreachable-ending'
	| 'unreachable-choice'
	| 'dead-end'
	| 'no-ending'
	| 'endless'
	| 'ideal-not-maximum'
	| 'random-too-good'
	| 'inert-choice'
	| 'single-choice'
	| 'few-operators'
	| 'one-operator'
	| 'length-ratio'
	| 'best-is-longest'
	| 'unread-meter';

/** Something wrong with a scenario. Errors block publishing; warnings are shown to the trainer. */
export interface Finding {
	code: FindingCode;
	severity: 'error' | 'warning';
	/** One sentence for the trainer. */
	message: string;
	node?: string;
	choice?: string;
}

/**
 * Everything that is wrong with `scenario`, errors first. `articleText` is the text its evidence points into. A
 * scenario whose ids or targets do not fit together is not analysed further until they do.
 */
export function checkScenario(scenario: Scenario, articleText: string): Finding[] {
	const findings = [...checkStructure(scenario), ...checkEvidence(scenario, articleText)];
	if (!findings.some((f) => UNWALKABLE.has(f.code))) findings.push(...checkPlay(scenario));
	findings.push(...checkCraft(scenario));
	return [
		...findings.filter((f) => f.severity === 'error'),
		...findings.filter((f) => f.severity === 'warning')
	];
}

const UNWALKABLE: ReadonlySet<FindingCode> = new Set([
	'duplicate-id',
	'missing-start',
	'missing-target',
	'bad-meter'
]);

function checkEvidence(scenario: Scenario, text: string): Finding[] {
	const findings: Finding[] = [];
	const check = (list: Evidence[], where: Pick<Finding, 'node' | 'choice'>) => {
		for (const evidence of list) {
			if (isGrounded(text, evidence)) continue;
			findings.push({
				code: 'ungrounded',
				severity: 'error',
				message: `The quote “${shorten(evidence.quote)}” does not stand at its place in the article.`,
				...where
			});
		}
	};
	for (const node of scenario.nodes) {
		check(node.evidence, { node: node.id });
		if (node.kind === 'ending') continue;
		for (const choice of node.choices) {
			check(choice.evidence, { node: node.id, choice: choice.id });
			if (choice.quality === 'best' && choice.evidence.length === 0) {
				findings.push({
					code: 'best-without-evidence',
					severity: 'error',
					message: 'A best choice must rest on a quote of the article.',
					node: node.id,
					choice: choice.id
				});
			}
		}
	}
	return findings;
}

/** What can only be seen by playing: walks every position that can be reached. */
function checkPlay(scenario: Scenario): Finding[] {
	const graph = exploreScenario(scenario);
	if (!graph.complete) {
		return [
			{
				code: 'too-large',
				severity: 'error',
				message:
					'There are too many different ways through this scenario to check them all. Use fewer meters and flags in conditions.'
			}
		];
	}
	const findings: Finding[] = [];
	const seenNodes = new Set(graph.positions.map((p) => p.node.id));
	const seenChoices = new Set(graph.positions.flatMap((p) => p.moves.map((m) => m.choice.id)));
	for (const node of scenario.nodes) {
		if (!seenNodes.has(node.id)) {
			findings.push({
				code: node.kind === 'ending' ? 'unreachable-ending' : 'unreachable-node',
				severity: 'error',
				message:
					node.kind === 'ending'
						? 'No way through the scenario comes to this ending.'
						: 'No way through the scenario comes to this situation.',
				node: node.id
			});
			continue;
		}
		if (node.kind === 'ending') continue;
		for (const choice of node.choices.filter((c) => !seenChoices.has(c.id))) {
			findings.push({
				code: 'unreachable-choice',
				severity: 'warning',
				message: 'This choice is never offered, because its condition never holds.',
				node: node.id,
				choice: choice.id
			});
		}
	}
	const deadEnds = new Set(
		graph.positions
			.filter((p) => p.node.kind === 'situation' && p.moves.length === 0)
			.map((p) => p.node.id)
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
	const lost = new Set(graph.positions.filter((_, i) => !reaches[i]).map((p) => p.node.id));
	for (const node of lost) {
		if (deadEnds.has(node)) continue;
		findings.push({
			code: 'no-ending',
			severity: 'error',
			message: 'From this situation no ending can be reached.',
			node
		});
	}
	if (hasCycle(graph)) {
		findings.push({
			code: 'endless',
			severity: 'error',
			message:
				'A learner can go round in a circle without end. Let a choice of the circle be taken only once.'
		});
	}
	return [...findings, ...checkScore(scenario, graph)];
}

function checkScore(scenario: Scenario, graph: ReturnType<typeof exploreScenario>): Finding[] {
	const best = bestTotal(scenario, graph);
	const ideal = idealPath(scenario, graph);
	const last = ideal.at(-1);
	const end = scenario.nodes.find((n) => n.id === last?.choice.to);
	const total = ideal.reduce((sum, step) => sum + pointsOf(step.choice.quality), 0);
	const findings: Finding[] = [];
	const notIdeal = (message: string) =>
		findings.push({ code: 'ideal-not-maximum', severity: 'error', message });
	if (end?.kind !== 'ending') {
		notIdeal('Taking the best choice everywhere does not lead to an ending.');
	} else if (total !== best) {
		notIdeal(
			`Taking the best choice everywhere brings ${total} points, but another way brings ${best}.`
		);
	} else if (end.outcome !== 'upheld') {
		notIdeal('Taking the best choice everywhere leads to an ending where the rule is not upheld.');
	}
	if (best > 0 && expectedRandomTotal(scenario, graph) >= best / 2) {
		findings.push({
			code: 'random-too-good',
			severity: 'warning',
			message: 'Choosing at random brings half of the points or more: add wrong choices that tempt.'
		});
	}
	return findings;
}

function shorten(quote: string): string {
	return quote.length <= 60 ? quote : `${quote.slice(0, 57)}…`;
}
