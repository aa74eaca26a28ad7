import fc from 'fast-check';
import { expect, test } from 'vitest';
import { farLines, FREE, openingOf, READING_ZOOM, zoomOfAll, type Box } from './graph-view.ts';

const room = { width: 800, height: 540 };

test('a graph opens so near that it is read, with its node in sight and little beyond its ends', () => {
	const side = fc.integer({ min: 300, max: 60_000 });
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	const corner = fc.integer({ min: -9000, max: 9000 });
	fc.assert(
		fc.property(side, side, share, share, corner, (width, height, right, down, x) => {
			const bounds: Box = { x, y: -x, width, height };
			const node: Box = {
				x: x + right * (width - 232),
				y: -x + down * (height - 130),
				width: 232,
				height: 130
			};
			const at = openingOf(bounds, room, node);
			expect(at.zoom).toBeGreaterThanOrEqual(READING_ZOOM);
			expect(at.zoom).toBeLessThanOrEqual(1);
			const shown = (box: Box) => ({
				left: box.x * at.zoom + at.x,
				top: box.y * at.zoom + at.y,
				right: (box.x + box.width) * at.zoom + at.x,
				bottom: (box.y + box.height) * at.zoom + at.y
			});
			const one = shown(node);
			expect(one.left).toBeGreaterThanOrEqual(-0.01);
			expect(one.top).toBeGreaterThanOrEqual(-0.01);
			expect(one.right).toBeLessThanOrEqual(room.width + 0.01);
			expect(one.bottom).toBeLessThanOrEqual(room.height + 0.01);
			const all = shown(bounds);
			// What fits is in the middle; what does not leaves no emptiness but a margin.
			if (all.right - all.left > room.width - 2 * FREE.side) {
				expect(all.left).toBeLessThanOrEqual(FREE.side + 0.01);
				expect(all.right).toBeGreaterThanOrEqual(room.width - FREE.side - 0.01);
			} else expect(all.left + all.right).toBeCloseTo(room.width, 3);
		})
	);
});

test('a small graph opens with all of it in sight', () => {
	const bounds = { x: 0, y: 0, width: 500, height: 480 };
	const { zoom } = openingOf(bounds, room, { x: 0, y: 0, width: 232, height: 100 });
	expect(zoom).toBe(zoomOfAll(bounds, room));
});

test('lines that look alike are one path, and no line is lost', () => {
	const lines = [
		{ tone: 'plain', width: 2, path: 'M0 0L1 1' },
		{ tone: 'bad2', width: 2, path: 'M2 2L3 3' },
		{ tone: 'plain', width: 2, path: 'M4 4L5 5' },
		{ tone: 'plain', width: 6, path: 'M6 6L7 7' }
	] as const;
	expect(farLines(lines).map(({ tone, width, path }) => [tone, width, path])).toEqual([
		['plain', 2, 'M0 0L1 1M4 4L5 5'],
		['bad2', 2, 'M2 2L3 3'],
		['plain', 6, 'M6 6L7 7']
	]);
});
