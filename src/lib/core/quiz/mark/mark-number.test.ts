import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markNumber } from './mark-number.ts';
import type { Mark } from './mark-text.ts';

describe('marking numbers', () => {
	const marked: [{ value: number; unit: string; tolerance?: number }, string, Mark][] = [
		[{ value: 12, unit: 'kg' }, '12', 'right'],
		[{ value: 12, unit: 'kg' }, '12kg', 'right'],
		[{ value: 12, unit: 'kg' }, 'twelve kilograms', 'right'],
		[{ value: 12, unit: 'kg' }, '12,000 grams', 'right'],
		[{ value: 12, unit: 'kg' }, '12 g', 'wrong'],
		[{ value: 12, unit: 'kg' }, '12 km', 'wrong'],
		[{ value: 12, unit: 'kg' }, 'about 12 kg', 'undecided'],
		[{ value: 2, unit: 'weeks' }, '14 days', 'right'],
		[{ value: 2, unit: 'weeks' }, '2 months', 'wrong'],
		[{ value: 10, unit: 'km', tolerance: 0.5 }, '10,400 m', 'right'],
		[{ value: 10, unit: 'km', tolerance: 0.5 }, '10.6 km', 'wrong'],
		[{ value: 1_800_000, unit: '' }, '1.8 million', 'right'],
		[{ value: 1_800_000, unit: '$' }, '$1.8 million', 'right'],
		[{ value: 1_800_000, unit: '$' }, '1.8 million euros', 'wrong'],
		[{ value: 40, unit: '' }, '40 people', 'right'],
		[{ value: 40, unit: '' }, '40 dogs', 'undecided'],
		[{ value: 40, unit: '' }, 'about 40', 'undecided'],
		[{ value: 40, unit: '' }, 'not 40', 'wrong'],
		[{ value: 40, unit: '' }, '41 dogs', 'wrong'],
		[{ value: 40, unit: '' }, '39 or 40', 'wrong'],
		[{ value: 3.5, unit: '' }, '3,5', 'right'],
		[{ value: 35, unit: '' }, '3,5', 'wrong'],
		[{ value: 1859, unit: '' }, '3 March 1859', 'undecided'],
		[{ value: 1859, unit: '' }, '3 March 1895', 'wrong'],
		[{ value: 20, unit: '°C' }, '20 degrees Celsius', 'right'],
		[{ value: 20, unit: '°C' }, '20 °F', 'wrong']
	];
	it.each(marked)('marks for %j the answer %j: %s', ({ tolerance = 0, ...key }, text, mark) => {
		expect(markNumber(text, { ...key, tolerance }, 'How many people came?')).toBe(mark);
	});

	it('takes its own key however it is written, and nothing outside the tolerance', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -9_999_999, max: 9_999_999 }),
				fc.nat({ max: 50 }),
				fc.integer({ min: -99, max: 99 }),
				fc.constantFrom('', 'kg', 'people', '%', '$'),
				(value, tolerance, off, unit) => {
					const key = { value, tolerance, unit };
					const mark = Math.abs(off) <= tolerance ? 'right' : 'wrong';
					expect(markNumber(String(value + off), key, '')).toBe(mark);
					expect(markNumber((value + off).toLocaleString('en'), key, '')).toBe(mark);
					expect(markNumber(`${value + off} ${unit}`, key, '')).toBe(mark);
				}
			)
		);
	});

	it('never throws, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, unit) => {
				const mark = markNumber(text, { value: 4, tolerance: 0, unit }, 'How many?');
				expect(['right', 'undecided', 'wrong']).toContain(mark);
			}),
			{ numRuns: 1000 }
		);
	});
});
