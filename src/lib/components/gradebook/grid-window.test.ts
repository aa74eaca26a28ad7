import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesDrawn, offsetToShow } from './grid-window.ts';

const windows = fc.record({
	offset: fc.integer({ min: -50, max: 60_000 }),
	extent: fc.integer({ min: 0, max: 2000 }),
	size: fc.integer({ min: 20, max: 120 })
});

describe('the lines drawn', () => {
	it('hold every line that shows, are few, and are no more than there are', () => {
		fc.assert(
			fc.property(windows, fc.nat(1000), fc.integer({ min: 1, max: 6 }), (at, count, spare) => {
				const { first, end } = linesDrawn(at, count, spare);
				expect(first).toBeGreaterThanOrEqual(0);
				expect(end).toBeLessThanOrEqual(count);
				expect(end - first).toBeLessThanOrEqual(Math.ceil(at.extent / at.size) + 1 + 3 * spare);
				// A browser scrolls no further than the last line.
				const offset = Math.max(0, Math.min(at.offset, count * at.size - at.extent));
				const shown = linesDrawn({ ...at, offset }, count, spare);
				expect(shown.first * at.size).toBeLessThanOrEqual(offset);
				const bottom = Math.min(offset + at.extent, count * at.size);
				expect(shown.end * at.size).toBeGreaterThanOrEqual(bottom);
			})
		);
	});
});

describe('scrolling to a line', () => {
	it('shows it whole where there is room, and does not move for one that shows', () => {
		fc.assert(
			fc.property(windows, fc.nat(900), (at, line) => {
				const offset = Math.max(0, at.offset);
				const to = offsetToShow(line, { ...at, offset });
				expect(to).toBeLessThanOrEqual(line * at.size);
				if (at.extent >= at.size) {
					expect(to + at.extent).toBeGreaterThanOrEqual((line + 1) * at.size);
				}
				expect(offsetToShow(line, { ...at, offset: to })).toBe(to);
			})
		);
	});
});
