import { describe, expect, it } from 'vitest';
import type { GradebookCell } from './gradebook-cells.ts';
import { gradebookSheet } from './gradebook-sheet.ts';

const plain = { late: false, running: false, commented: false, waiting: 0, points: 0, possible: 0 };
const cells: GradebookCell[] = [
	{ ...plain, state: 'counts', points: 7500, possible: 10_000 },
	{ ...plain, state: 'missing' },
	{ ...plain, state: 'open' }
];
const row = { nickname: 'Heron', realName: 'Ann', group: null, total: 6667, cells };
const assignments = [
	{ title: 'Quiz', possible: 10_000 },
	{ title: 'Second', possible: 0 },
	{ title: 'Third', possible: 0 }
];

describe('the gradebook as a sheet', () => {
	it('has numbers for points, words for what has none, and real names only when asked for', () => {
		expect(gradebookSheet(assignments, [row], true)).toEqual([
			['Nickname', 'Real name', 'Group', 'Total (%)', 'Quiz (of 10)', 'Second', 'Third'],
			['Heron', 'Ann', null, 66.67, 7.5, 'missing', null]
		]);
		expect(JSON.stringify(gradebookSheet(assignments, [row], false))).not.toContain('Ann');
	});
});
