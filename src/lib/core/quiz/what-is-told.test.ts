import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { keyIsTold, verdictIsTold, type Reveal } from './what-is-told.ts';

const states = fc.record({
	behaviour: fc.constantFrom<Behaviour>(
		'deferred',
		'immediate',
		'interactive',
		'certainty',
		'mastery'
	),
	reveal: fc.constantFrom<Reveal>('answer', 'finish', 'due', 'never'),
	finished: fc.boolean(),
	allDone: fc.boolean()
});

describe('what is told of an answer', () => {
	it('is the key only after each answer, at the end, after the last deadline, or never', () => {
		const at = (reveal: Reveal, finished: boolean, allDone: boolean) =>
			keyIsTold({ behaviour: 'immediate', reveal, finished, allDone });
		expect(at('answer', false, false)).toBe(true);
		expect([at('finish', false, true), at('finish', true, false)]).toEqual([false, true]);
		expect([at('due', true, false), at('due', false, true), at('due', true, true)]).toEqual([
			false,
			false,
			true
		]);
		expect(at('never', true, true)).toBe(false);
	});

	it('is nothing while answers can still be changed', () => {
		fc.assert(
			fc.property(states, (state) => {
				const open = { ...state, behaviour: 'deferred' as const, finished: false };
				expect([keyIsTold(open), verdictIsTold(open)]).toEqual([false, false]);
			})
		);
	});

	it('is never taken back as time goes on, and no key comes without its verdict', () => {
		fc.assert(
			fc.property(states, (state) => {
				if (keyIsTold(state)) {
					expect(keyIsTold({ ...state, finished: true, allDone: true })).toBe(true);
					expect(verdictIsTold(state)).toBe(true);
				}
			})
		);
	});
});
