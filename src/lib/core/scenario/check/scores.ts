import type { PlayGraph } from '../graph.ts';
import type { Scenario } from '../model.ts';
import { bestTotal, expectedRandomTotal, idealPath } from '../score.ts';
import { pointsOf, qualityOf } from '../worth.ts';
import type { Finding } from './finding.ts';

/** Doing the best everywhere must be the best one can do, and chance must not come near it. */
export function checkScore(scenario: Scenario, graph: PlayGraph): Finding[] {
	const best = bestTotal(scenario, graph);
	const ideal = idealPath(scenario, graph);
	const end = scenario.nodes.find((n) => n.id === ideal.at(-1)?.way.to);
	const total = ideal.reduce((sum, step) => sum + pointsOf(qualityOf(step.way)), 0);
	const findings: Finding[] = [];
	const notIdeal = (message: string, node?: string) =>
		findings.push({
			code: 'ideal-not-maximum',
			severity: 'error',
			message,
			...(node === undefined ? {} : { node })
		});
	if (end?.kind !== 'ending') {
		notIdeal(
			'Taking the best choice everywhere does not lead to an ending: here, none is offered.',
			end?.id ?? scenario.start
		);
	} else if (total !== best) {
		notIdeal(
			`Taking the best choice everywhere brings ${total} points, but another way brings ${best}.`
		);
	} else if (end.outcome !== 'upheld') {
		notIdeal(
			'Taking the best choice everywhere leads to this ending, where the rule is not upheld.',
			end.id
		);
	}
	if (best > 0 && expectedRandomTotal(scenario, graph) >= best / 2) {
		findings.push({
			code: 'random-too-good',
			severity: 'warning',
			message: 'Choosing at random brings half of the points or more.'
		});
	}
	return findings;
}
