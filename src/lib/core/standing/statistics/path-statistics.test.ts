import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomScenario } from '../../../../../tests/support/random-scenarios.ts';
import { sampleScenario } from '../../../../../tests/support/scenarios.ts';
import { moveAlong } from '../../scenario/debrief.ts';
import { walkRandomly } from '../../scenario/check/walk.ts';
import { pointsOf, qualityOf } from '../../scenario/worth.ts';
import { pathReport } from './path-statistics.ts';
import type { PlayedStep } from './scenario-statistics.ts';

const WORTH: Record<string, number> = {
	refuse: 2,
	wait: 0,
	admit: -1,
	threaten: 0,
	protest: 2,
	confess: 2,
	'tell-later': 1,
	'keep-still': 0
};
const play = (door: string, report: string, tookMs = 1000): PlayedStep[] => [
	{ node: 'door', move: { choiceId: door }, points: WORTH[door]!, tookMs },
	{ node: 'report', move: { choiceId: report }, points: WORTH[report]!, tookMs: 2 * tookMs }
];

test('a way is counted, and told how those who went it did elsewhere', () => {
	const report = pathReport(sampleScenario(), [
		play('refuse', 'protest', 1000),
		play('refuse', 'protest', 3000),
		play('wait', 'keep-still', 5000),
		play('admit', 'tell-later', 7000)
	]);
	const [door, desk, upheld, recovered, breached] = report.nodes;
	expect(door).toMatchObject({ node: 'door', visits: 4, best: 0.5, medianMs: 4000 });
	expect(door!.ways.map(({ id, count }) => [id, count])).toEqual([
		['refuse', 2],
		['wait', 1],
		['admit', 1],
		['threaten', 0]
	]);
	// By hand: took (1, 1, 0, 0) and the rest (2, 2, 0, 1): 1.5 / √(1 · 2.75).
	const refuse = door!.ways[0]!.rest;
	expect(refuse.value).toBeCloseTo(1.5 / Math.sqrt(2.75), 10);
	// Took (0, 0, 1, 0) and the same rest: −1.25 / √(0.75 · 2.75).
	expect(door!.ways[1]!.rest.value).toBeCloseTo(-1.25 / Math.sqrt(0.75 * 2.75), 10);
	expect(door!.ways[3]!.rest).toEqual({ value: null, why: 'item-alike' });
	// All ways of the door lead to the desk: one line, which everybody went.
	expect(door!.edges).toMatchObject([{ to: 'report', count: 4, rest: { why: 'item-alike' } }]);
	expect(desk!.edges.map(({ to, count }) => [to, count])).toEqual([
		['upheld', 2],
		['recovered', 1],
		['breached', 1]
	]);
	expect([upheld, recovered, breached].map((n) => n!.visits)).toEqual([2, 1, 1]);
	// Half missed both: of equals the earlier.
	expect(report.missed).toBe('door');
});

test('without plays there is nothing to tell, and without misses no decision is missed', () => {
	const none = pathReport(sampleScenario(), []);
	expect(none).toMatchObject({ plays: 0, missed: null });
	expect(none.nodes[0]!.ways[0]!.rest).toEqual({ value: null, why: 'no-attempts' });
	const best = pathReport(sampleScenario(), [play('refuse', 'protest')]);
	expect(best.missed).toBeNull();
	expect(best.nodes[0]!.ways[0]!.rest).toEqual({ value: null, why: 'one-attempt' });
});

test('whoever comes to a situation goes on, and comes out where the ways lead', () => {
	fc.assert(
		fc.property(randomScenario(), fc.integer({ min: 0, max: 12 }), (scenario, n) => {
			const walks = Array.from({ length: n }, (_, i) => walkRandomly(scenario, i + 1));
			const plays = walks.map(({ steps }) =>
				steps.map(({ node, way }) => ({
					node,
					move: moveAlong(way),
					points: pointsOf(qualityOf(way)),
					tookMs: 0
				}))
			);
			const { nodes } = pathReport(scenario, plays);
			for (const { node, visits, ways, edges } of nodes) {
				const here = plays.filter((steps) => steps.some((s) => s.node === node)).length;
				expect(visits).toBe(
					walks.filter((w) => w.node === node || w.steps.some((s) => s.node === node)).length
				);
				for (const edge of edges) {
					expect(edge.count).toBeLessThanOrEqual(here);
					expect(edge.count).toBeLessThanOrEqual(
						ways.filter((w) => edge.ways.includes(w.id)).reduce((sum, w) => sum + w.count, 0)
					);
				}
				for (const { rest } of [...ways, ...edges]) {
					if (rest.value !== null) expect(Math.abs(rest.value)).toBeLessThanOrEqual(1);
				}
			}
		}),
		{ numRuns: 100 }
	);
});
