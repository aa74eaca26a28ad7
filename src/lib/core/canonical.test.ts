import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, depthOfJson } from './canonical.ts';

/** The same value with the fields of every object in another order. */
function shuffled(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(shuffled);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).reverse();
	return Object.fromEntries(entries.map(([name, inner]) => [name, shuffled(inner)]));
}

const depthOf = (value: unknown): number =>
	typeof value === 'object' && value !== null
		? 1 + Math.max(0, ...Object.values(value).map(depthOf))
		: 0;

describe('canonical JSON', () => {
	it('says the same value in the same bytes, whatever order its fields came in', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const json = canonicalJson(value);
				expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(shuffled(value))).toBe(json);
				expect(canonicalJson(JSON.parse(json))).toBe(json);
			})
		);
	});

	it('names what an item is before what it says', () => {
		const names = Object.keys(
			JSON.parse(canonicalJson({ key: ['a'], stem: 'Who?', tags: [], type: 'choice', id: 'i' }))
		);
		expect(names).toEqual(['id', 'type', 'stem', 'key', 'tags']);
	});
});

describe('the depth of JSON', () => {
	it('is told without reading it, brackets in texts apart', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
				expect(depthOfJson(JSON.stringify(value))).toBe(depthOf(value));
			})
		);
		expect(depthOfJson('['.repeat(200_000))).toBe(200_000);
	});
});
