import { analysePlay, analyseWalks, type Analysis } from './check/analyse.ts';
import { checkEvidence } from './check/evidence.ts';
import {
	placeFindings,
	type Finding,
	type FindingCode,
	type PlacedFinding
} from './check/finding.ts';
import { checkReach } from './check/reach.ts';
import { checkScore } from './check/scores.ts';
import { checkStructure } from './check/structure.ts';
import { checkTwins } from './check/twins.ts';
import { tellFailedWalks, walkOften } from './check/walk.ts';
import { checkCraft } from './craft.ts';
import { exploreScenario, type PlayGraph } from './graph.ts';
import type { Scenario } from './model.ts';
import { STEP_LIMIT } from './play.ts';
import { longestPlay } from './score.ts';

export type { Analysis, Finding, FindingCode, PlacedFinding };

export interface Lint {
	findings: PlacedFinding[];
	/** What plays of the scenario can bring; null while it cannot be played through at all. */
	analysis: Analysis | null;
}

const UNWALKABLE: ReadonlySet<FindingCode> = new Set([
	'duplicate-id',
	'missing-start',
	'missing-target',
	'bad-meter'
]);

/**
 * Everything that is wrong with `scenario`, errors first, and what its plays bring. `articleText` is the text its
 * evidence points into. A scenario whose ids or targets do not fit together is not played through until they do.
 */
export function lintScenario(scenario: Scenario, articleText: string): Lint {
	const findings = [...checkStructure(scenario), ...checkEvidence(scenario, articleText)];
	let analysis: Analysis | null = null;
	if (!findings.some((f) => UNWALKABLE.has(f.code))) {
		const graph = exploreScenario(scenario);
		if (graph.complete) findings.push(...checkReach(scenario, graph));
		else {
			findings.push({
				code: 'too-large',
				severity: 'error',
				message: 'There are too many different ways through this scenario to check them all.'
			});
		}
		if (canBeSettled(graph)) {
			findings.push(...checkScore(scenario, graph));
			analysis = analysePlay(scenario, graph);
		} else {
			const walks = walkOften(scenario);
			findings.push(...tellFailedWalks(walks));
			analysis = analyseWalks(scenario, walks);
		}
	}
	findings.push(...checkTwins(scenario), ...checkCraft(scenario));
	const sorted = [
		...findings.filter((f) => f.severity === 'error'),
		...findings.filter((f) => f.severity === 'warning')
	];
	return { findings: placeFindings(scenario, sorted), analysis };
}

/** Where plays can be endless or too long, values take a pass for each decision left: too many for a large graph. */
const LAYERED_LIMIT = 3_000;

function canBeSettled(graph: PlayGraph): boolean {
	return (
		graph.complete && (graph.nodes.length <= LAYERED_LIMIT || longestPlay(graph) <= STEP_LIMIT)
	);
}

/** What lintScenario finds wrong. */
export function checkScenario(scenario: Scenario, articleText: string): PlacedFinding[] {
	return lintScenario(scenario, articleText).findings;
}
