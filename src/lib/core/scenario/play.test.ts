import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, ending, sampleScenario, situation } from '../../../../tests/support/scenarios.ts';
import type { Scenario } from './model.ts';
import {
	availableChoices,
	isOver,
	PlayError,
	replay,
	startPlay,
	STEP_LIMIT,
	takeChoice,
	viewNode,
	type PlayState
} from './play.ts';

function codeOf(work: () => unknown): string | undefined {
	try {
		work();
	} catch (error) {
		if (error instanceof PlayError) return error.code;
		throw error;
	}
	return undefined;
}

describe('playing a scenario', () => {
	const scenario = sampleScenario();

	it('starts at the start with the meters at theirs', () => {
		expect(startPlay(scenario, 's')).toEqual({
			version: 1,
			seed: 's',
			node: 'door',
			step: 0,
			meters: { legality: 0 },
			flags: [],
			taken: [],
			path: []
		});
	});

	it('takes a choice: moves on, changes meters, and leaves the state it was given alone', () => {
		const before = startPlay(scenario, 's');
		const copy = structuredClone(before);
		const { state, consequence } = takeChoice(scenario, before, 'refuse');
		expect(before).toEqual(copy);
		expect(state).toMatchObject({ node: 'report', step: 1, meters: { legality: 1 } });
		expect(state.path).toEqual([{ node: 'door', choice: 'refuse' }]);
		expect(consequence).toMatchObject({ changes: { legality: 1 }, over: false });
	});

	it('keeps meters within their bounds and tells the change that really happened', () => {
		const narrow = sampleScenario();
		narrow.meters[0]!.min = -1;
		const { state, consequence } = takeChoice(narrow, startPlay(narrow, 's'), 'admit');
		expect(state.meters).toEqual({ legality: -1 });
		expect(consequence.changes).toEqual({ legality: -1 });
	});

	it('offers a choice only while its condition holds', () => {
		const good = replay(scenario, 's', ['refuse']);
		const bad = replay(scenario, 's', ['admit']);
		const ids = (state: PlayState) =>
			availableChoices(scenario, state)
				.map((c) => c.id)
				.sort();
		expect(ids(good)).toEqual(['keep-still', 'protest', 'tell-later']);
		expect(ids(bad)).toEqual(['confess', 'keep-still', 'tell-later']);
		expect(codeOf(() => takeChoice(scenario, bad, 'protest'))).toBe('unavailable-choice');
	});

	it('spends a choice that may be taken once', () => {
		const looped: Scenario = {
			...scenario,
			start: 'a',
			nodes: [
				situation('a', [choice('again', 'poor', 'a', { once: true }), choice('go', 'best', 'end')]),
				ending('end')
			]
		};
		const state = replay(looped, 's', ['again']);
		expect(availableChoices(looped, state).map((c) => c.id)).toEqual(['go']);
		expect(codeOf(() => takeChoice(looped, state, 'again'))).toBe('unavailable-choice');
	});

	it('refuses what is not a move', () => {
		const start = startPlay(scenario, 's');
		expect(codeOf(() => takeChoice(scenario, start, 'protest'))).toBe('unknown-choice');
		expect(codeOf(() => takeChoice(scenario, { ...start, node: 'nowhere' }, 'refuse'))).toBe(
			'unknown-node'
		);
		const done = replay(scenario, 's', ['refuse', 'protest']);
		expect(codeOf(() => takeChoice(scenario, done, 'protest'))).toBe('over');
		const newer = { ...start, version: 2 } as unknown as PlayState;
		expect(codeOf(() => takeChoice(scenario, newer, 'refuse'))).toBe('unknown-version');
	});

	it('is over after the step limit, so that a circle ends', () => {
		const circle: Scenario = {
			...scenario,
			start: 'a',
			nodes: [situation('a', [choice('round', 'poor', 'a')])]
		};
		const state = replay(circle, 's', Array<string>(STEP_LIMIT).fill('round'));
		expect(isOver(circle, state)).toBe(true);
		expect(codeOf(() => takeChoice(circle, state, 'round'))).toBe('over');
	});

	it('orders choices by the seed, the same way each time', () => {
		const orders = new Set<string>();
		for (let seed = 0; seed < 40; seed++) {
			const view = () => viewNode(scenario, startPlay(scenario, `${seed}`)).choices;
			expect(view()).toEqual(view());
			orders.add(
				view()
					.map((c) => c.id)
					.join()
			);
		}
		expect(orders.size).toBeGreaterThan(10);
	});

	it('shows the first variant whose condition holds', () => {
		const varied = sampleScenario();
		const report = varied.nodes[1]!;
		if (report.kind !== 'situation') throw new Error('report is a situation');
		report.variants = [
			{ when: { meter: 'legality', below: 0 }, text: 'The agents are inside.' },
			{ when: { flag: 'reported', is: false }, text: 'Nobody knows yet.' }
		];
		expect(viewNode(varied, replay(varied, 's', ['admit'])).text).toBe('The agents are inside.');
		expect(viewNode(varied, replay(varied, 's', ['refuse'])).text).toBe('Nobody knows yet.');
	});

	it('shows nothing of a choice but its words', () => {
		for (const shown of viewNode(scenario, startPlay(scenario, 's')).choices) {
			expect(Object.keys(shown).sort()).toEqual(['id', 'text']);
		}
	});

	it('replays to the same state through JSON, whatever is chosen', () => {
		fc.assert(
			fc.property(fc.string(), fc.array(fc.nat(), { maxLength: 5 }), (seed, picks) => {
				let state = startPlay(scenario, seed);
				for (const pick of picks) {
					const open = availableChoices(scenario, state);
					if (open.length === 0) break;
					state = takeChoice(scenario, state, open[pick % open.length]!.id).state;
				}
				expect(JSON.parse(JSON.stringify(state))).toEqual(state);
				expect(
					replay(
						scenario,
						seed,
						state.path.map((p) => p.choice)
					)
				).toEqual(state);
			})
		);
	});
});
