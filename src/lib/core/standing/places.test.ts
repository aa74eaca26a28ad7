import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeStandings, PUBLIC_WINDOW, publicPart, type Standing } from './places.ts';

const names = (list: { name: string }[]) => list.map(({ name }) => name);
const board = (...values: number[]): Standing[] =>
	values.map((value, i) => ({ name: `n${String(i).padStart(3, '0')}`, value }));

const standings = fc.array(fc.nat({ max: 9 }), { maxLength: 60 }).map((values) => board(...values));
const fromTop = (all: Standing[]) =>
	placeStandings(all)
		.slice(0, PUBLIC_WINDOW)
		.map(({ name, value }) => ({ name, value }));

describe('places', () => {
	it('are shared by equals, and the next are skipped', () => {
		expect(placeStandings(board(3, 2, 2, 1)).map((s) => s.place)).toEqual([1, 2, 2, 4]);
	});

	it('are one more than the number of those who have more', () => {
		fc.assert(
			fc.property(standings, (all) => {
				for (const { place, value } of placeStandings(all)) {
					expect(place).toBe(1 + all.filter((other) => other.value > value).length);
				}
			})
		);
	});
});

it('are the same in a window as on the whole board', () => {
	fc.assert(
		fc.property(
			standings,
			fc.nat({ max: 60 }),
			fc.integer({ min: 1, max: 9 }),
			(all, offset, size) => {
				const whole = placeStandings(all);
				const window = whole.slice(offset, offset + size);
				if (window.length === 0) return;
				const ahead = all.filter((s) => s.value > window[0]!.value).length;
				const plain = window.map(({ name, value }) => ({ name, value }));
				expect(placeStandings(plain, { offset, ahead })).toEqual(window);
			}
		)
	);
});

describe('the public part', () => {
	it('grows with the class up to five', () => {
		const sizes = [0, 1, 2, 3, 4, 6, 9, 10, 30].map(
			(n) => publicPart(fromTop(board(...Array.from({ length: n }, (_, i) => 100 - i)))).length
		);
		expect(sizes).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 5]);
	});

	it('shows all who share a place or none of them', () => {
		expect(names(publicPart(board(9, 8, 8, 7, 6, 5, 4, 3)))).toEqual([
			'n000',
			'n001',
			'n002',
			'n003'
		]);
		expect(publicPart(board(9, 9, 9, 9, 9, 9, 1, 1))).toEqual([]);
	});

	it('ends where a value is not worth showing', () => {
		expect(names(publicPart(board(4, 2, 0, -1, -2, -3, -4, -5), (v) => v > 0))).toEqual([
			'n000',
			'n001'
		]);
	});

	it('never has a last place, leaves two out, splits no place, and depends on the window alone', () => {
		fc.assert(
			fc.property(standings, (all) => {
				const shown = publicPart(fromTop(all));
				const last = Math.min(...all.map((s) => s.value));
				const shownNames = new Set(names(shown));
				const hidden = all.filter((s) => !shownNames.has(s.name));
				expect(shown.filter((s) => s.value === last)).toEqual([]);
				expect(shown.length).toBeLessThanOrEqual(all.length / 2);
				if (shown.length > 0) expect(hidden.length).toBeGreaterThanOrEqual(2);
				for (const s of shown) {
					expect(s.place).toBeLessThanOrEqual(5);
					expect(hidden.filter((other) => other.value >= s.value)).toEqual([]);
				}
				expect(shown).toEqual(publicPart(all));
			})
		);
	});
});
