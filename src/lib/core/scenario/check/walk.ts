import { seededRandom } from '../../random.ts';
import type { Scenario } from '../model.ts';
import { compileScenario, type Compiled } from '../compile.ts';
import { STEP_LIMIT, type Way } from '../play.ts';
import { chancesOf } from '../worth.ts';
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
	{ nodes, start, initial }: Compiled = compileScenario(scenario)
): Walk {
	const random = seededRandom(`walk:${seed}`);
	const walk: Walk = { seed, steps: [], node: scenario.start, end: 'endless', points: 0 };
	let at = nodes[start]!;
	let state = initial;
	while (walk.steps.length < STEP_LIMIT) {
		const open = at.ways.filter((way) => !way.passes || way.passes(state));
		const chances = chancesOf(
			at.node,
			open.map(({ way }) => way)
		);
		let drawn = random.next();
		const index = chances.findIndex((chance) => (drawn -= chance) < 0);
		// Chances may add up to a hair less than one.
		const taken = open[index] ?? open.at(chances.findLastIndex((chance) => chance > 0));
		if (!taken) {
			walk.end = at.node.kind === 'ending' ? 'ending' : 'stuck';
			return walk;
		}
		walk.steps.push({ node: at.node.id, way: taken.way });
		walk.points += taken.points;
		state = taken.follow(state);
		at = nodes[taken.to]!;
		walk.node = at.node.id;
	}
	if (at.node.kind === 'ending') walk.end = 'ending';
	return walk;
}

/** Plays at random, one for each of the seeds 1, 2, …. */
export function walkOften(scenario: Scenario, walks = WALKS): Walk[] {
	const compiled = compileScenario(scenario);
	return Array.from({ length: walks }, (_, i) => walkRandomly(scenario, i + 1, compiled));
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
