import { seededRandom } from '../../random.ts';
import type { Scenario } from '../model.ts';
import { moveOn, openWays, startPosition, STEP_LIMIT, type Way } from '../play.ts';
import { chancesOf, pointsOf, qualityOf } from '../worth.ts';
import type { Finding } from './finding.ts';

/** How many plays at random stand for all of them where there are too many to go through. */
export const WALKS = 400;

/** One play at random; the same scenario and seed give the same walk. */
export interface Walk {
	seed: number;
	steps: { node: string; way: Way }[];
	/** Where it stopped. */
	node: string;
	end: 'ending' | 'stuck' | 'endless';
	/** Whole points, not held at zero. */
	points: number;
}

/** Plays `scenario` by picking at random, up to the step limit. Every target must exist. */
export function walkRandomly(
	scenario: Scenario,
	seed: number,
	nodes = new Map(scenario.nodes.map((n) => [n.id, n]))
): Walk {
	const random = seededRandom(`walk:${seed}`);
	const walk: Walk = { seed, steps: [], node: scenario.start, end: 'endless', points: 0 };
	let at = startPosition(scenario);
	while (walk.steps.length < STEP_LIMIT) {
		const node = nodes.get(at.node)!;
		const open = openWays(node, at);
		const chances = chancesOf(node, open);
		let drawn = random.next();
		const index = chances.findIndex((chance) => (drawn -= chance) < 0);
		// Chances may add up to a hair less than one.
		const way = open[index] ?? open.at(chances.findLastIndex((chance) => chance > 0));
		if (!way) {
			walk.end = node.kind === 'ending' ? 'ending' : 'stuck';
			return walk;
		}
		walk.steps.push({ node: node.id, way });
		walk.points += pointsOf(qualityOf(way));
		at = moveOn(scenario, at, way);
		walk.node = at.node;
	}
	if (nodes.get(at.node)!.kind === 'ending') walk.end = 'ending';
	return walk;
}

/** Plays at random, one for each of the seeds 1, 2, …. */
export function walkOften(scenario: Scenario, walks = WALKS): Walk[] {
	const nodes = new Map(scenario.nodes.map((n) => [n.id, n]));
	return Array.from({ length: walks }, (_, i) => walkRandomly(scenario, i + 1, nodes));
}

/** Where plays at random came to no ending, each place once. */
export function tellFailedWalks(walks: readonly Walk[]): Finding[] {
	const failed = new Map<string, Walk>();
	for (const walk of walks) {
		const place = `${walk.end}:${walk.end === 'stuck' ? walk.node : ''}`;
		if (walk.end !== 'ending' && !failed.has(place)) failed.set(place, walk);
	}
	return [...failed.values()].map(({ seed, steps, node, end }) => ({
		code: 'walk-failed',
		severity: 'error',
		message:
			end === 'stuck'
				? `The play at random with the seed ${seed} finds no way on from here after ${steps.length} decisions.`
				: `The play at random with the seed ${seed} takes ${steps.length} decisions and comes to no ending; it stops here.`,
		node
	}));
}
