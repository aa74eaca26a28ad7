/** The short form of `npm run test:faults`: a few bad days of every kind that no other test here brings about. */
import { describe, expect, it } from 'vitest';
import { KINDS } from '../faults/kinds.ts';
import { Tally } from '../faults/tally.ts';

describe('nothing is lost, doubled or leaked, and nothing falls over', () => {
	it.each(KINDS.filter(({ short }) => short > 0))(
		'$short × $name',
		{ timeout: 240_000 },
		async ({ short, run }) => {
			const tally = new Tally();
			await run(short, tally);
			expect(tally.faults).toEqual([]);
			expect(tally.cases).toBeGreaterThanOrEqual(short);
		}
	);
});
