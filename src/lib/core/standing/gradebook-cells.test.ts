import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packCells, unpackCells, usualPossible, type GradebookCell } from './gradebook-cells.ts';

const cell: fc.Arbitrary<GradebookCell> = fc
	.record({
		state: fc.constantFrom<GradebookCell['state']>(
			'not-given',
			'excused',
			'missing',
			'open',
			'begun',
			'counts'
		),
		points: fc.integer({ min: -9000, max: 90_000 }),
		possible: fc.constantFrom(0, 8000, 9000),
		late: fc.boolean(),
		running: fc.boolean(),
		commented: fc.boolean(),
		waiting: fc.nat(12)
	})
	.map((made) => {
		if (made.state === 'counts') return { ...made, possible: made.possible || 7000 };
		// Only an excused grade or one that counts has points to show.
		if (made.state !== 'excused' || made.possible === 0) return { ...made, points: 0, possible: 0 };
		return made;
	});

describe('packed cells', () => {
	it('come out as they went in', () => {
		const tables = fc
			.integer({ min: 0, max: 6 })
			.chain((columns) =>
				fc.tuple(
					fc.constant(columns),
					fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 5 })
				)
			);
		fc.assert(
			fc.property(tables, ([columns, rows]) => {
				const usual = usualPossible(rows, columns);
				expect(rows.map((row) => unpackCells(packCells(row, usual), usual))).toEqual(rows);
			})
		);
	});

	it('are short', () => {
		const plain = { late: false, running: false, commented: false, waiting: 0 };
		const row: GradebookCell[] = [
			{ ...plain, state: 'counts', points: 7500, possible: 10_000, late: true },
			{ ...plain, state: 'missing', points: 0, possible: 0 },
			{ ...plain, state: 'open', points: 0, possible: 0 },
			{ ...plain, state: 'excused', points: 0, possible: 0 }
		];
		expect(packCells(row, [10_000, 0, 0, 0])).toBe('7500/l,m,,e');
	});
});
