import { expect, test } from 'vitest';
import type { Laid } from './graph-view.ts';
import { LayoutCache } from './layout-cache.ts';

const laid = (x: number): Laid => ({ nodes: { a: { x, y: 0 } }, edges: {} });

function shelf(room = Infinity) {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => {
			if (value.length > room) throw new Error('QuotaExceededError');
			kept.set(key, value);
		},
		removeItem: (key: string) => void kept.delete(key)
	};
}

test('a graph that was laid out is found again, another is not, and the oldest make room', () => {
	const on = shelf();
	const cache = new LayoutCache(on);
	for (let i = 0; i < 20; i++) cache.keep(`task ${i}`, laid(i));
	expect(cache.find('task 19')).toEqual(laid(19));
	expect(cache.find('task 12')).toEqual(laid(12));
	expect(cache.find('task 11')).toBeNull();
	expect(on.kept.size).toBe(9);
});

test('where nothing can be stored, or what is stored is no layout, nothing is found', () => {
	expect(new LayoutCache(null).find('task')).toBeNull();
	const full = new LayoutCache(shelf(10));
	full.keep('task', laid(1));
	expect(full.find('task')).toBeNull();
	const odd = shelf();
	const cache = new LayoutCache(odd);
	cache.keep('task', laid(1));
	for (const key of odd.kept.keys()) odd.kept.set(key, '{');
	expect(cache.find('task')).toBeNull();
});
