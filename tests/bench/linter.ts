import { lintScenario } from '../../src/lib/core/scenario/check.ts';
import { exploreScenario } from '../../src/lib/core/scenario/graph.ts';
import type { Choice, Quality, Scenario, Situation } from '../../src/lib/core/scenario/model.ts';
import { seededRandom } from '../../src/lib/core/random.ts';
import { ARTICLE, choice, ending, sampleScenario, situation } from '../support/scenarios.ts';

const STORIES = 20;
const NODES = 200;

/**
 * How long the linter takes over stories of 200 nodes, beside writing and reading the same stories as JSON: once with
 * a condition on one choice in forty, and once on one in eight, where nearly everything matters nearly everywhere.
 */
export function benchLinter(): void {
	measure('a condition on one choice in 40', 40);
	measure('a condition on one choice in 8', 8);
}

function measure(what: string, oneIn: number): void {
	const stories = Array.from({ length: STORIES }, (_, i) => story(NODES, i + 1, oneIn));
	const graphs = stories.map((s) => exploreScenario(s));
	const positions = graphs.map((g) => g.nodes.length).sort((a, b) => a - b);
	const whole = graphs.filter((g) => g.complete).length;
	for (const s of stories) lintScenario(s, ARTICLE);
	const lint = stories.map((s) => milliseconds(() => lintScenario(s, ARTICLE)));
	const copy = stories.map((s) => milliseconds(() => JSON.parse(JSON.stringify(s))));
	console.log(
		`${STORIES} stories of ${NODES} nodes, ${what}: ${positions[0]} to ${positions.at(-1)} positions each, ${whole} followed whole`
	);
	console.log(
		`  linter: median ${median(lint).toFixed(1)} ms, slowest ${Math.max(...lint).toFixed(1)} ms a story; ${(median(lint) / median(copy)).toFixed(1)} times JSON (${median(copy).toFixed(2)} ms)`
	);
}

function median(list: readonly number[]): number {
	return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
}

/** The least of five runs: what the machine does beside is not the linter's. */
function milliseconds(work: () => unknown): number {
	return Math.min(
		...Array.from({ length: 5 }, () => {
			const start = performance.now();
			work();
			return performance.now() - start;
		})
	);
}

/**
 * A story of chapters: each begins at one situation, branches, recovers and joins again, as drafted ones do. Three
 * meters, three flags, and a condition on one wrong or middling choice in so many.
 */
function story(size: number, seed: number, oneIn: number): Scenario {
	const random = seededRandom(seed);
	const meters = ['safety', 'legality', 'trust'];
	const flags = ['reported', 'warned', 'asked'];
	const WIDTH = 10;
	const situations = size - 3;
	const nodes: Situation[] = [];
	for (let i = 0; i < situations; i++) {
		const begin = i - (i % WIDTH) + WIDTH;
		const target = () => {
			const next = i % WIDTH === 0 ? i + 1 + random.below(WIDTH) : begin;
			return next < situations ? `n${next}` : ['e0', 'e1', 'e2'][random.below(3)]!;
		};
		const one = (j: number, quality: Quality): Choice =>
			choice(`n${i}c${j}`, quality, target(), {
				effects: { [random.pick(meters)]: random.below(3) - 1 },
				...(random.below(8) === 0 ? { sets: [random.pick(flags)] } : {}),
				...(j > 0 && random.below(oneIn) === 0 ? { when: condition(random.below(2)) } : {})
			});
		const condition = (kind: number) =>
			kind === 0
				? { meter: random.pick(meters), atLeast: random.below(3) - 1 }
				: { flag: random.pick(flags), is: random.below(2) === 0 };
		nodes.push(
			situation(`n${i}`, [one(0, 'best'), one(1, 'acceptable'), one(2, 'poor'), one(3, 'critical')])
		);
	}
	return {
		...sampleScenario(),
		meters: meters.map((id) => ({ id, label: id, start: 0, min: -2, max: 2 })),
		flags,
		start: 'n0',
		nodes: [...nodes, ending('e0'), ending('e1', 'recovered'), ending('e2', 'breached')]
	};
}
