import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Operator } from '../model.ts';
import { chooseOptions, keepBest, nothingSaid } from './choose.ts';
import type { Decision } from './plan.ts';
import { option } from './wordings.ts';

const why = { start: 0, end: 3, quote: 'Yes' };
const words = (length: number, mark: string) => mark.padEnd(length, '.');
const WRONG: Operator[] = [
	'inaction',
	'under-escalate',
	'false-exception',
	'wrong-authority',
	'skip-precondition'
];

const optionsOf = (best: number, lengths: readonly number[][]) => [
	option('best', 'comply', [words(best, 'best')], '', why),
	option('acceptable', 'late', [words(best, 'late'), words(best + 30, 'later')], '', why),
	...lengths.map((list, i) =>
		option(
			'poor',
			WRONG[i]!,
			list.map((length) => words(length, `wrong ${i} ${length}`)),
			'',
			why
		)
	)
];

describe('which choices ship', () => {
	test('three or four, the right one first, alike in length and wrong in different ways', () => {
		const lengths = fc.array(
			fc.array(fc.integer({ min: 20, max: 110 }), { minLength: 1, maxLength: 8 }),
			{
				minLength: 2,
				maxLength: WRONG.length
			}
		);
		fc.assert(
			fc.property(fc.integer({ min: 20, max: 110 }), lengths, (best, wrong) => {
				const chosen = chooseOptions(optionsOf(best, wrong), nothingSaid());
				if (chosen === null) return;
				expect(chosen.length).toBeGreaterThanOrEqual(3);
				expect(chosen.length).toBeLessThanOrEqual(4);
				expect(chosen[0]!.quality).toBe('best');
				const sizes = chosen.map((c) => c.text.length);
				expect(Math.max(...sizes)).toBeLessThanOrEqual(1.4 * Math.min(...sizes));
				const operators = chosen.slice(1).map((c) => c.operator);
				expect(new Set(operators).size).toBe(operators.length);
			})
		);
	});

	test('no turn of phrase comes twice in a scenario', () => {
		const said = nothingSaid();
		const options = optionsOf(40, [
			[40, 42],
			[41, 43],
			[39, 44]
		]);
		const first = chooseOptions(options, said)!.slice(1);
		const second = chooseOptions(options, said)!.slice(1);
		expect(second.filter((c) => first.some((f) => f.text === c.text))).toEqual([]);
	});

	test('nothing where no wrong choice can be made as long as the right one', () => {
		expect(chooseOptions(optionsOf(100, [[20], [25]]), nothingSaid())).toBeNull();
	});
});

describe('which decisions ship', () => {
	const decision = (at: number, worth: number, pair = ''): Decision => ({
		id: `d${at}`,
		frame: 'line',
		text: '',
		hypothetical: true,
		evidence: [why],
		act: '',
		options: [],
		mend: null,
		rule: null,
		own: 0,
		worth,
		at,
		pair
	});

	test('in the order of the article, a pair whole or not at all', () => {
		const list = [
			decision(5, 3, 'p'),
			decision(5.1, 3, 'p'),
			decision(1, 1),
			decision(9, 2),
			decision(3, 2.5)
		];
		const kept = keepBest(list, 3).map((d) => d.at);
		expect(kept).toEqual([...kept].sort((a, b) => a - b));
		expect(kept.filter((at) => at === 5 || at === 5.1).length).not.toBe(1);
	});
});
