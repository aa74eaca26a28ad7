import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownOrder } from './shown-order.ts';

describe('the order items are shown in', () => {
	it('holds each item once and stays the same for an attempt', () => {
		fc.assert(
			fc.property(fc.nat(60), fc.string(), (count, seed) => {
				const order = shownOrder(count, seed);
				expect([...order].sort((a, b) => a - b)).toEqual(shownOrder(count, null));
				expect(shownOrder(count, seed)).toEqual(order);
			})
		);
	});

	it('is the version’s own without a seed, and differs between attempts with one', () => {
		expect(shownOrder(3, null)).toEqual([0, 1, 2]);
		const orders = new Set(Array.from({ length: 50 }, (_, i) => shownOrder(6, `s${i}`).join()));
		expect(orders.size).toBeGreaterThan(30);
	});
});
