import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	allItems,
	choiceItem,
	clozeItem,
	matchItem,
	numericItem,
	orderItem,
	SECRET
} from '../../../../tests/support/items.ts';
import { viewItem } from './view.ts';

const anyItem = fc.constantFrom(...allItems());

describe('viewItem', () => {
	it('shows only what is needed to answer', () => {
		fc.assert(
			fc.property(anyItem, fc.string(), (item, seed) => {
				const view = viewItem(item, seed);
				expect(Object.keys(view).sort()).toEqual([
					'id',
					'image',
					'options',
					'stem',
					'targets',
					'type',
					'unit'
				]);
				for (const option of [...view.options, ...view.targets]) {
					expect(Object.keys(option).sort()).toEqual(['id', 'text']);
				}
				expect(JSON.stringify(view)).not.toContain(SECRET);
				expect(JSON.stringify(view)).not.toContain('0.4321');
			})
		);
	});

	it('shows every option once, in the same order for the same seed', () => {
		fc.assert(
			fc.property(anyItem, fc.string(), (item, seed) => {
				const view = viewItem(item, seed);
				expect(viewItem(item, seed)).toEqual(view);
				expect(view.options.map((o) => o.id).sort()).toEqual(item.options.map((o) => o.id).sort());
			})
		);
	});

	it('shows the picture that stands with the question', () => {
		const image = { id: 'f'.repeat(64), alt: 'A door', width: 3, height: 2 };
		expect(viewItem({ ...choiceItem(), image }, 's').image).toEqual(image);
		expect(viewItem(choiceItem(), 's').image).toBeNull();
	});

	it('never shows options to what is typed', () => {
		const leaky = { ...clozeItem(), options: [{ id: 'a', text: 'the consulate' }] };
		expect(viewItem(leaky, 's').options).toEqual([]);
	});

	it('tells the unit of a number, and nothing else of its key', () => {
		const view = viewItem(numericItem('n', { value: 4711, tolerance: 3, unit: 'days' }), 's');
		expect(view.unit).toBe('days');
		expect(JSON.stringify(view)).not.toContain('4711');
	});

	const orders = (make: (seed: string) => string) =>
		new Set(Array.from({ length: 60 }, (_, i) => make(`${i}`)));
	const ids = (list: { id: string }[]) => list.map((o) => o.id).join();

	it('shuffles a choice by the seed, but not true and false, nor sorted numbers and dates', () => {
		expect(orders((s) => ids(viewItem(choiceItem(), s).options)).size).toBeGreaterThan(15);
		const kept = [
			['1859', '1,860', '2001'],
			['3 %', '4.5 %', '10 %'],
			['two weeks'],
			['January 3, 2025', 'March 1, 2025', '2 January 2026'],
			['Jan 3', 'Feb 1', 'Sept 2'],
			['5 days', '12 days', '30 days']
		];
		for (const texts of kept) {
			const item = { ...choiceItem(), options: texts.map((text, i) => ({ id: `o${i}`, text })) };
			expect(orders((s) => ids(viewItem(item, s).options)).size).toBe(1);
		}
		const unsorted = {
			...choiceItem(),
			options: ['12', '5', '30'].map((text, i) => ({ id: `o${i}`, text }))
		};
		expect(orders((s) => ids(viewItem(unsorted, s).options)).size).toBe(6);
		const trueFalse = allItems().find((i) => i.type === 'true-false')!;
		expect(orders((s) => ids(viewItem(trueFalse, s).options))).toEqual(new Set(['true,false']));
	});

	it('never shows an order item in its right order', () => {
		const shown = orders((s) => ids(viewItem(orderItem(), s).options));
		expect(shown.has('a,b,c')).toBe(false);
		expect(shown.size).toBe(5);
	});

	it('leaks no match by standing side by side more often than chance', () => {
		let together = 0;
		const tries = 600;
		for (let i = 0; i < tries; i++) {
			const view = viewItem(matchItem(), `seed ${i}`);
			const target = { a: 'x', b: 'y', c: 'z' }[view.options[0]!.id];
			if (view.targets[0]!.id === target) together++;
		}
		expect(together / tries).toBeGreaterThan(0.25);
		expect(together / tries).toBeLessThan(0.42);
	});
});
