import { describe, expect, it } from 'vitest';
import { sampleScenario } from '../../../../../tests/support/scenarios.ts';
import type { Situation } from '../../scenario/model.ts';
import { scenarioStatistics } from './scenario-statistics.ts';

describe('the statistics of a scenario', () => {
	const scenario = sampleScenario();
	const first = scenario.nodes[0] as Situation;
	const best = first.choices.find((choice) => choice.quality === 'best')!;
	const other = first.choices.find((choice) => choice.quality !== 'best')!;
	const step = (choiceId: string, points: number, tookMs: number) => ({
		node: first.id,
		move: { choiceId },
		points,
		tookMs
	});

	it('counts at each situation what those who came there did first', () => {
		const [told, ...later] = scenarioStatistics(scenario, [
			[step(best.id, 2, 1000)],
			[step(other.id, 0, 5000), step(best.id, 2, 1)],
			[step(best.id, 2, 3000)],
			[]
		]);
		expect(told).toMatchObject({
			node: first.id,
			visits: 3,
			best: 2 / 3,
			points: { mean: 4 / 3, most: 2 },
			medianMs: 3000
		});
		expect(told!.ways.map(({ id, count }) => [id, count])).toEqual(
			first.choices.map(({ id }) => [id, id === best.id ? 2 : id === other.id ? 1 : 0])
		);
		expect(later.every(({ visits, best: share }) => visits === 0 && share === null)).toBe(true);
	});
});
