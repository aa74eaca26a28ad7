import { describe, expect, it } from 'vitest';
import type { GradebookCell } from '../../core/standing/gradebook-cells.ts';
import { chooseRows, EVERYBODY, type GradebookLine } from './choose-rows.ts';

const cell = (change: Partial<GradebookCell> = {}): GradebookCell => ({
	state: 'open',
	points: 0,
	possible: 0,
	late: false,
	running: false,
	waiting: 0,
	commented: false,
	...change
});
const cells: Record<string, GradebookCell[]> = {
	amy: [cell({ state: 'counts', points: 2000, possible: 4000 }), cell({ state: 'missing' })],
	rené: [
		cell({ state: 'counts', points: 2000, possible: 3000, late: true }),
		cell({ state: 'excused' })
	],
	zoë: [cell({ state: 'missing' }), cell({ state: 'begun', waiting: 2 })],
	bo: [cell(), cell()]
};
const line = (nickname: string, rest: Partial<GradebookLine> = {}): GradebookLine => ({
	id: nickname,
	nickname,
	realName: null,
	groupId: null,
	total: null,
	cells: '',
	...rest
});
const lines = [
	line('zoë', { total: 0, groupId: 'g1' }),
	line('amy', { total: 2500, realName: 'Amélie Noir' }),
	line('bo', { groupId: 'g1' }),
	line('rené', { total: 6667 })
];
const names = (wanted = {}, sort = {}) =>
	chooseRows(
		lines,
		{ ...EVERYBODY, ...wanted },
		{ column: 'name', descending: false, ...sort },
		({ id }) => cells[id]!
	).map(({ nickname }) => nickname);

describe('the lines of a gradebook', () => {
	it('stand by name, total or an assignment’s share, with nothing to compare at the end both ways', () => {
		expect(names()).toEqual(['amy', 'bo', 'rené', 'zoë']);
		expect(names({}, { descending: true })).toEqual(['zoë', 'rené', 'bo', 'amy']);
		expect(names({}, { column: 'total' })).toEqual(['zoë', 'amy', 'rené', 'bo']);
		expect(names({}, { column: 'total', descending: true })).toEqual(['rené', 'amy', 'zoë', 'bo']);
		expect(names({}, { column: 0, descending: true })).toEqual(['rené', 'amy', 'zoë', 'bo']);
		expect(names({}, { column: 1 })).toEqual(['amy', 'bo', 'rené', 'zoë']);
	});

	it('are found by either name, without accents or case', () => {
		expect(names({ name: 'RENE' })).toEqual(['rené']);
		expect(names({ name: ' amelie' })).toEqual(['amy']);
		expect(names({ name: 'nobody' })).toEqual([]);
	});

	it('are found by group and by state, in one assignment or in any', () => {
		expect(names({ group: 'g1' })).toEqual(['bo', 'zoë']);
		expect(names({ group: 'none' })).toEqual(['amy', 'rené']);
		expect(names({ state: 'missing' })).toEqual(['amy', 'zoë']);
		expect(names({ state: 'missing', column: 1 })).toEqual(['amy']);
		expect(names({ state: 'late' })).toEqual(['rené']);
		expect(names({ state: 'waiting' })).toEqual(['zoë']);
		expect(names({ state: 'excused', column: 0 })).toEqual([]);
		expect(names({ state: 'begun', group: 'g1' })).toEqual(['zoë']);
	});
});
