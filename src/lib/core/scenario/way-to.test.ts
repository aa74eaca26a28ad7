import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomScenario, walkAll } from '../../../../tests/support/random-scenarios.ts';
import { moveAlong } from './debrief.ts';
import { replay } from './play.ts';
import { wayTo } from './way-to.ts';

test('there is a way to exactly what play can come to, and playing it comes there', () => {
	fc.assert(
		fc.property(randomScenario(), (scenario) => {
			const { nodes } = walkAll(scenario);
			for (const { id } of scenario.nodes) {
				const way = wayTo(scenario, id);
				expect(way !== null).toBe(nodes.has(id));
				if (way) expect(replay(scenario, 'seed', way.map(moveAlong)).node).toBe(id);
			}
		}),
		{ numRuns: 150 }
	);
});
