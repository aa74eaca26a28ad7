import fc from 'fast-check';
import type { Quality, Scenario, Situation, When } from '../../src/lib/core/scenario/model.ts';
import { choice, ending, sampleScenario, situation } from './scenarios.ts';

/** Longer than any path without a repeated position in the graphs below that the tests let end. */
const DEPTH = 14;

/**
 * Random scenarios of up to five situations, sometimes with conditions, flags, spent choices, circles and dead ends.
 * Half of them only ever lead forward, so that sound ones are common too.
 */
export function randomScenario(): fc.Arbitrary<Scenario> {
	const when: fc.Arbitrary<When | undefined> = fc.oneof(
		{ weight: 3, arbitrary: fc.constant(undefined) },
		fc.record({ meter: fc.constant('m'), below: fc.integer({ min: 0, max: 1 }) }),
		fc.record({ meter: fc.constant('m'), atLeast: fc.integer({ min: 0, max: 1 }) }),
		fc.record({ flag: fc.constant('f'), is: fc.boolean() })
	);
	const link = fc.record({
		quality: fc.constantFrom<Quality>('best', 'acceptable', 'poor', 'critical'),
		to: fc.nat({ max: 6 }),
		effect: fc.integer({ min: -1, max: 1 }),
		raises: fc.boolean(),
		once: fc.boolean(),
		when
	});
	return fc
		.record({
			forward: fc.boolean(),
			situations: fc.array(fc.array(link, { maxLength: 3 }), { minLength: 1, maxLength: 5 })
		})
		.map(({ forward, situations }) => {
			const ids = [...situations.map((_, i) => `n${i}`), 'e0', 'e1'];
			const nodes: Situation[] = situations.map((links, i) =>
				situation(
					`n${i}`,
					links.map((l, j) =>
						choice(
							`n${i}c${j}`,
							l.quality,
							forward ? ids[i + 1 + (l.to % (ids.length - i - 1))]! : ids[l.to % ids.length]!,
							{
								effects: { m: l.effect },
								...(l.raises ? { sets: ['f'] } : {}),
								...(l.once ? { once: true } : {}),
								...(l.when === undefined ? {} : { when: l.when })
							}
						)
					)
				)
			);
			return {
				...sampleScenario(),
				meters: [{ id: 'm', label: 'M', start: 0, min: -1, max: 1 }],
				flags: ['f'],
				start: 'n0',
				nodes: [...nodes, ending('e0'), ending('e1', 'breached')]
			};
		});
}

interface Walked {
	nodes: Set<string>;
	deadEnds: Set<string>;
	/** Some path came back to where, with all that matters, it had been before. */
	endless: boolean;
	/** Best sum over all paths that end; only meaningful when not endless. */
	best: number;
}

/**
 * Everything that follows from trying every path, written without any of the code under test: rules of play included.
 */
export function walkAll(scenario: Scenario): Walked {
	const walked: Walked = { nodes: new Set(), deadEnds: new Set(), endless: false, best: -Infinity };
	const worth: Record<Quality, number> = { best: 2, acceptable: 1, poor: 0, critical: -1 };
	const passes = (when: When | undefined, m: number, raised: boolean) =>
		[when ?? []].flat().every((c) => {
			if ('flag' in c) return raised === c.is;
			return 'below' in c ? m < c.below : m >= c.atLeast;
		});
	const readsMeter = JSON.stringify(scenario).includes('"meter":');
	const readsFlag = JSON.stringify(scenario).includes('"flag":');
	const seenFrom = new Set<string>();
	const walk = (
		id: string,
		m: number,
		raised: boolean,
		spent: string[],
		sum: number,
		trail: string[]
	) => {
		const here = JSON.stringify([id, readsMeter ? m : 0, readsFlag && raised, [...spent].sort()]);
		if (trail.includes(here)) {
			walked.endless = true;
			return;
		}
		// The same position with the same sum leads to the same ends.
		if (seenFrom.has(`${here}${sum}`) || trail.length > DEPTH * 4) return;
		seenFrom.add(`${here}${sum}`);
		walked.nodes.add(id);
		const node = scenario.nodes.find((n) => n.id === id)!;
		if (node.kind === 'ending') {
			walked.best = Math.max(walked.best, sum);
			return;
		}
		const open = node.choices.filter((c) => passes(c.when, m, raised) && !spent.includes(c.id));
		if (open.length === 0) {
			walked.deadEnds.add(id);
			walked.best = Math.max(walked.best, sum);
		}
		for (const c of open) {
			walk(
				c.to,
				Math.max(-1, Math.min(1, m + (c.effects.m ?? 0))),
				raised || (c.sets ?? []).includes('f'),
				c.once ? [...spent, c.id] : spent,
				sum + worth[c.quality],
				[...trail, here]
			);
		}
	};
	walk(scenario.start, 0, false, [], 0, []);
	return walked;
}
