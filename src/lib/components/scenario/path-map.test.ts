import { describe, expect, it } from 'vitest';
import type { DebriefRow } from '$lib/core/scenario/debrief.ts';
import { debriefPlay } from '$lib/core/scenario/debrief.ts';
import {
	ARTICLE,
	choice,
	chose,
	ending,
	sampleScenario,
	situation
} from '../../../../tests/support/scenarios.ts';
import { layOutMap } from './path-map.ts';

const detour = {
	...sampleScenario(),
	start: 'a',
	nodes: [
		situation('a', [choice('on', 'best', 'b'), choice('astray', 'poor', 'r')]),
		situation('r', [choice('back', 'best', 'b'), choice('off', 'poor', 'end')]),
		situation('b', [choice('done', 'best', 'end'), choice('not', 'poor', 'end')]),
		ending('end')
	]
};
const mapOf = (...ids: string[]) =>
	layOutMap(debriefPlay(detour, { seed: 's', moves: chose(...ids) }, ARTICLE));
/** Where a line comes out of a row, at its lower edge. */
const exit = (path: string) => Number(/(\d+) 100$/.exec(path)?.[1]);
const entry = (path: string) => Number(/^M(\d+) 0C/.exec(path)?.[1]);

describe('the map of two ways', () => {
	it('runs as one line where both do the same', () => {
		const rows = mapOf('on', 'done');
		expect(rows.map((r) => r.shared)).toEqual([true, true]);
		expect(rows.map((r) => r.own)).toEqual(rows.map((r) => r.ideal));
	});

	it('parts where the learner goes astray, and meets again at a situation both pass', () => {
		const [a, r, b] = mapOf('astray', 'back', 'done');
		expect(exit(a!.own)).not.toBe(exit(a!.ideal));
		expect([r!.shared, r!.own !== '', r!.ideal !== '']).toEqual([false, true, true]);
		expect(b!.shared).toBe(true);
		expect(exit(b!.own)).toBe(exit(b!.ideal));
	});

	it('lets every line go on where it came from', () => {
		for (const rows of [
			mapOf('on', 'done'),
			mapOf('astray', 'back', 'not'),
			mapOf('astray', 'off')
		]) {
			for (const [i, row] of rows.entries()) {
				const before = rows[i - 1];
				if (!before) continue;
				if (before.own !== '') expect(entry(row.own)).toBe(exit(before.own));
				if (before.ideal !== '') expect(entry(row.ideal)).toBe(exit(before.ideal));
			}
			expect(rows.length).toBeGreaterThan(1);
		}
	});

	it('has nothing to draw of no play', () => {
		const none: DebriefRow[] = [];
		expect(layOutMap({ rows: none })).toEqual([]);
	});
});
