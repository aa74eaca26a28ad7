import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askingScenario, SECRET } from '../../../../tests/support/items.ts';
import {
	chose,
	choice,
	ending,
	sampleScenario,
	situation
} from '../../../../tests/support/scenarios.ts';
import type { Scenario, Situation } from './model.ts';
import {
	advance,
	availableChoices,
	isOver,
	PlayError,
	replay,
	startPlay,
	STEP_LIMIT,
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
		const { state, consequence } = advance(scenario, before, { choiceId: 'refuse' });
		expect(before).toEqual(copy);
		expect(state).toMatchObject({ node: 'report', step: 1, meters: { legality: 1 } });
		expect(state.path).toEqual([{ node: 'door', move: { choiceId: 'refuse' } }]);
		expect(consequence).toMatchObject({ changes: { legality: 1 }, over: false });
	});

	it('keeps meters within their bounds and tells the change that really happened', () => {
		const narrow = sampleScenario();
		narrow.meters[0]!.min = -1;
		const { state, consequence } = advance(narrow, startPlay(narrow, 's'), { choiceId: 'admit' });
		expect(state.meters).toEqual({ legality: -1 });
		expect(consequence.changes).toEqual({ legality: -1 });
	});

	it('offers a choice only while its condition holds', () => {
		const good = replay(scenario, 's', chose('refuse'));
		const bad = replay(scenario, 's', chose('admit'));
		const ids = (state: PlayState) =>
			availableChoices(scenario, state)
				.map((c) => c.id)
				.sort();
		expect(ids(good)).toEqual(['keep-still', 'protest', 'tell-later']);
		expect(ids(bad)).toEqual(['confess', 'keep-still', 'tell-later']);
		expect(codeOf(() => advance(scenario, bad, { choiceId: 'protest' }))).toBe(
			'unavailable-choice'
		);
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
		const state = replay(looped, 's', chose('again'));
		expect(availableChoices(looped, state).map((c) => c.id)).toEqual(['go']);
		expect(codeOf(() => advance(looped, state, { choiceId: 'again' }))).toBe('unavailable-choice');
	});

	it('refuses what is not a move', () => {
		const start = startPlay(scenario, 's');
		expect(codeOf(() => advance(scenario, start, { choiceId: 'protest' }))).toBe('unknown-choice');
		expect(
			codeOf(() => advance(scenario, { ...start, node: 'nowhere' }, { choiceId: 'refuse' }))
		).toBe('unknown-node');
		const done = replay(scenario, 's', chose('refuse', 'protest'));
		expect(codeOf(() => advance(scenario, done, { choiceId: 'protest' }))).toBe('over');
		const newer = { ...start, version: 2 } as unknown as PlayState;
		expect(codeOf(() => advance(scenario, newer, { choiceId: 'refuse' }))).toBe('unknown-version');
	});

	it('is over after the step limit, so that a circle ends', () => {
		const circle: Scenario = {
			...scenario,
			start: 'a',
			nodes: [situation('a', [choice('round', 'poor', 'a')])]
		};
		const state = replay(circle, 's', chose(...Array<string>(STEP_LIMIT).fill('round')));
		expect(isOver(circle, state)).toBe(true);
		expect(codeOf(() => advance(circle, state, { choiceId: 'round' }))).toBe('over');
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
		expect(viewNode(varied, replay(varied, 's', chose('admit'))).text).toBe(
			'The agents are inside.'
		);
		expect(viewNode(varied, replay(varied, 's', chose('refuse'))).text).toBe('Nobody knows yet.');
	});

	it('draws by the seed among the words without a condition, the same way each time', () => {
		const varied = sampleScenario();
		const door = varied.nodes[0] as Situation;
		door.variants = [{ text: 'It rains.' }, { text: 'The sun shines.' }];
		const seen = new Set<string>();
		for (let seed = 0; seed < 40; seed++) {
			const text = () => viewNode(varied, startPlay(varied, `${seed}`)).text;
			expect(text()).toBe(text());
			seen.add(text());
		}
		expect(seen).toEqual(new Set([door.text, 'It rains.', 'The sun shines.']));
	});

	it('asks a question instead of choices, shows no key, and goes on by whether it was right', () => {
		const asking = askingScenario();
		const start = startPlay(asking, 's');
		const view = viewNode(asking, start);
		expect(view.choices).toEqual([]);
		expect(view.question?.options).toHaveLength(4);
		expect(JSON.stringify(view)).not.toContain(SECRET);
		const response = { kind: 'options' as const, ids: ['a'] };
		expect(advance(asking, start, { response, right: true }).state.node).toBe('report');
		expect(advance(asking, start, { response, right: false }).state.node).toBe('breached');
		expect(codeOf(() => advance(asking, start, { choiceId: 'refuse' }))).toBe('unknown-choice');
		expect(codeOf(() => advance(scenario, start, { response, right: true }))).toBe(
			'unavailable-move'
		);
	});

	it('goes on at the timeout when nothing was decided, and only where time is limited', () => {
		const timed = sampleScenario();
		Object.assign(timed.nodes[0]!, { seconds: 20, timeout: 'breached' });
		const { state, consequence } = advance(timed, startPlay(timed, 's'), { timedOut: true });
		expect(state).toMatchObject({ node: 'breached', step: 1, meters: { legality: 0 } });
		expect(consequence).toMatchObject({ changes: {}, over: true });
		expect(codeOf(() => advance(scenario, startPlay(scenario, 's'), { timedOut: true }))).toBe(
			'unavailable-move'
		);
	});

	it('takes ids such as "constructor" for ids like any other', () => {
		const odd = sampleScenario();
		odd.meters = [{ id: 'constructor', label: 'Odd', start: 1, min: 0, max: 9 }];
		const door = odd.nodes[0] as Situation;
		door.choices[0]!.when = { meter: 'constructor', atLeast: 1 };
		door.choices[0]!.effects = {};
		door.choices[1]!.when = { meter: 'toString', atLeast: 1 };
		const state = startPlay(odd, 's');
		expect(availableChoices(odd, state).map((c) => c.id)).not.toContain('wait');
		expect(advance(odd, state, { choiceId: 'refuse' }).state.meters).toEqual({ constructor: 1 });
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
					state = advance(scenario, state, { choiceId: open[pick % open.length]!.id }).state;
				}
				expect(JSON.parse(JSON.stringify(state))).toEqual(state);
				expect(
					replay(
						scenario,
						seed,
						state.path.map((p) => p.move)
					)
				).toEqual(state);
			})
		);
	});
});
