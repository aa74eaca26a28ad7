import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomScenario, walkAll } from '../../../../tests/support/random-scenarios.ts';
import {
	ARTICLE,
	choice,
	chose,
	ending,
	sampleScenario,
	situation
} from '../../../../tests/support/scenarios.ts';
import { wayId, wayIdOf } from './act.ts';
import { debriefPlay, moveAlong } from './debrief.ts';
import type { Scenario } from './model.ts';
import { advance, findNode, openWays, replay, startPlay, STEP_LIMIT } from './play.ts';
import { bestTotal, expectedRandomTotal, idealPath } from './score.ts';
import { attemptPoints, qualityOf } from './worth.ts';

describe('scenario points', () => {
	it('sums decisions in thousandths and never goes below zero', () => {
		expect(attemptPoints([2, 1, 0, -1])).toBe(2000);
		expect(attemptPoints([-1, 0])).toBe(0);
		expect(attemptPoints([])).toBe(0);
	});

	it('knows the best total, the ideal path and what chance brings', () => {
		const scenario = sampleScenario();
		expect(bestTotal(scenario)).toBe(4);
		expect(idealPath(scenario).map((s) => wayId(s.way))).toEqual(['refuse', 'protest']);
		// Door: (2 + 0 − 1 + 0) / 4; then one best, one acceptable and one poor are open whatever happened.
		expect(expectedRandomTotal(scenario)).toBeCloseTo(1 / 4 + 3 / 3);
	});

	it('stops a circle that pays at the step limit', () => {
		const circle: Scenario = {
			...sampleScenario(),
			start: 'a',
			nodes: [
				situation('a', [choice('round', 'best', 'a'), choice('out', 'poor', 'end')]),
				ending('end')
			]
		};
		expect(bestTotal(circle)).toBe(2 * STEP_LIMIT);
	});

	it('agrees, on the best total and on what chance brings, with all plays tried one by one', () => {
		let ended = 0;
		fc.assert(
			fc.property(randomScenario(), (scenario) => {
				const { plays } = walkAll(scenario);
				if (!plays) return;
				ended++;
				expect(bestTotal(scenario)).toBe(Math.max(0, ...plays.map((p) => p.sum)));
				expect(expectedRandomTotal(scenario)).toBeCloseTo(
					plays.reduce((sum, p) => sum + p.sum * p.chance, 0),
					9
				);
			}),
			{ numRuns: 2000 }
		);
		expect(ended).toBeGreaterThan(500);
	});

	it('gives an ideal path that can be played, of best choices only', () => {
		fc.assert(
			fc.property(randomScenario(), (scenario) => {
				const path = idealPath(scenario);
				expect(path.every((s) => qualityOf(s.way) === 'best')).toBe(true);
				const state = replay(
					scenario,
					's',
					path.map((s) => moveAlong(s.way))
				);
				expect(state.step).toBe(path.length);
			})
		);
	});
});

describe('debriefPlay', () => {
	const scenario = sampleScenario();

	it('lays the own way beside the ideal one, with what would have been better', () => {
		const debrief = debriefPlay(
			scenario,
			{ seed: 's', moves: chose('admit', 'keep-still') },
			ARTICLE
		);
		expect(debrief.rows.map((r) => [r.own?.done.id, r.ideal?.done.id])).toEqual([
			['admit', 'refuse'],
			['keep-still', 'protest']
		]);
		expect(debrief.rows.map((r) => r.own?.better?.id)).toEqual(['refuse', 'confess']);
		expect(debrief.rows[0]!.own?.done.points).toBe(-1);
		expect([debrief.ownEnding?.outcome, debrief.idealEnding?.outcome]).toEqual([
			'breached',
			'upheld'
		]);
	});

	it('has nothing better to say of the ideal way', () => {
		const debrief = debriefPlay(
			scenario,
			{ seed: 's', moves: chose('refuse', 'protest') },
			ARTICLE
		);
		expect(debrief.rows.every((r) => r.own?.better === null)).toBe(true);
	});

	it('leaves one side empty where only the other way passes', () => {
		const detour: Scenario = {
			...scenario,
			start: 'a',
			nodes: [
				situation('a', [choice('on', 'best', 'b'), choice('astray', 'poor', 'r')]),
				situation('r', [choice('back', 'best', 'b'), choice('off', 'poor', 'end')]),
				situation('b', [choice('done', 'best', 'end'), choice('not', 'poor', 'end')]),
				ending('end')
			]
		};
		const rows = debriefPlay(
			detour,
			{ seed: 's', moves: chose('astray', 'back', 'done') },
			ARTICLE
		).rows;
		expect(rows.map((r) => [r.own?.node ?? null, r.ideal?.node ?? null])).toEqual([
			['a', 'a'],
			['r', null],
			['b', 'b']
		]);
	});

	it('shows both ways whole, in order, for any scenario', () => {
		fc.assert(
			fc.property(randomScenario(), fc.array(fc.nat(), { maxLength: 8 }), (random, picks) => {
				let state = startPlay(random, 's');
				for (const pick of picks) {
					const ways = openWays(findNode(random, state.node), state);
					if (ways.length === 0) break;
					state = advance(random, state, moveAlong(ways[pick % ways.length]!)).state;
				}
				const moves = state.path.map((p) => p.move);
				const rows = debriefPlay(random, { seed: 's', moves }, ARTICLE).rows;
				expect(rows.flatMap((r) => r.own?.done.id ?? [])).toEqual(moves.map(wayIdOf));
				expect(rows.flatMap((r) => r.ideal?.done.id ?? [])).toEqual(
					idealPath(random).map((s) => wayId(s.way))
				);
			})
		);
	});
});
