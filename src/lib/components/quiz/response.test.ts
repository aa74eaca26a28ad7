import { describe, expect, it } from 'vitest';
import type { ItemType, ItemView } from '$lib/core/quiz/item.ts';
import { emptyResponse, pickByNumber, whatIsMissing } from './response.ts';

const view = (type: ItemType): ItemView => ({
	id: 'i',
	type,
	stem: 'Why?',
	options: [
		{ id: 'a', text: 'A' },
		{ id: 'b', text: 'B' }
	],
	targets: [{ id: 'x', text: 'X' }],
	unit: '',
	image: null
});

describe('responses in the making', () => {
	it('misses something of every type at first', () => {
		const types: ItemType[] = [
			'choice',
			'multiple',
			'true-false',
			'evidence',
			'cloze',
			'match',
			'order'
		];
		for (const type of types) {
			expect(whatIsMissing(view(type), emptyResponse(view(type)))).toMatch(/first\.$/);
		}
		const moved = { kind: 'options' as const, ids: ['b', 'a'] };
		expect(whatIsMissing(view('order'), moved)).toBeUndefined();
		const half = { kind: 'pairs' as const, pairs: [['a', 'x'] as [string, string]] };
		expect(whatIsMissing(view('match'), half)).toBeDefined();
		expect(whatIsMissing(view('cloze'), { kind: 'text', text: ' ' })).toBeDefined();
	});

	it('picks by number: one of a choice, several of a multiple, nothing that is not there', () => {
		const start = emptyResponse(view('choice'));
		const second = pickByNumber(view('choice'), start, 1);
		expect(second).toEqual({ kind: 'options', ids: ['b'] });
		expect(pickByNumber(view('choice'), second, 0)).toEqual({ kind: 'options', ids: ['a'] });
		expect(pickByNumber(view('choice'), second, 7)).toBe(second);
		const both = pickByNumber(view('multiple'), second, 0);
		expect(both).toEqual({ kind: 'options', ids: ['b', 'a'] });
		expect(pickByNumber(view('multiple'), both, 1)).toEqual({ kind: 'options', ids: ['a'] });
		const order = emptyResponse(view('order'));
		expect(pickByNumber(view('order'), order, 1)).toBe(order);
	});
});
