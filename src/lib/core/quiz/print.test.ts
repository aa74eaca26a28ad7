import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allItems } from '../../../../tests/support/items.ts';
import { gradeItem } from './grade.ts';
import type { ItemResponse, ItemView } from './item.ts';
import { letterAt, paperKey } from './print.ts';
import { viewItem } from './view.ts';

test('letters go on after Z', () => {
	expect([0, 1, 25, 26, 27, 51, 52].map(letterAt)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA']);
});

/** What somebody has written on the sheet, as an answer. */
function read(view: ItemView, written: string): ItemResponse {
	const parts = written.split(', ');
	const letters = Array.from({ length: 30 }, (_, i) => letterAt(i));
	const named = (letter: string) => letters.indexOf(letter);
	switch (view.type) {
		case 'choice':
		case 'multiple':
		case 'evidence':
			return { kind: 'options', ids: parts.map((letter) => view.options[named(letter)]!.id) };
		case 'true-false':
			return {
				kind: 'options',
				ids: view.options.filter((o) => o.text === written).map((o) => o.id)
			};
		case 'order': {
			const numbers = parts.map(Number);
			const ids = view.options.map((_, i) => view.options[numbers.indexOf(i + 1)]!.id);
			return { kind: 'options', ids };
		}
		case 'match':
			return {
				kind: 'pairs',
				pairs: parts.map((pair) => {
					const [left, right] = pair.split('–') as [string, string];
					return [view.options[Number(left) - 1]!.id, view.targets[named(right)]!.id];
				})
			};
		default:
			return { kind: 'text', text: written.split(' / ')[0]! };
	}
}

describe('the key on paper', () => {
	const items = allItems();
	it.each(items.map((item) => [item.type, item] as const))(
		'of %s, written on the sheet as it is shown, is right',
		(_, item) => {
			fc.assert(
				fc.property(fc.string(), (seed) => {
					const view = viewItem(item, seed);
					expect(gradeItem(item, read(view, paperKey(item, view))).correct).toBe(true);
				}),
				{ numRuns: 20 }
			);
		}
	);
});
