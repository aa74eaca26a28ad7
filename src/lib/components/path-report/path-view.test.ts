import { expect, test } from 'vitest';
import { pathReport } from '$lib/core/standing/statistics/path-statistics.ts';
import { sampleScenario } from '../../../../tests/support/scenarios.ts';
import { pathView, restFigure, restWords, toneOf } from './path-view.ts';

const play = (door: string, points: number, report: string, more: number) => [
	{ node: 'door', move: { choiceId: door }, points, tookMs: 4000 },
	{ node: 'report', move: { choiceId: report }, points: more, tookMs: 2000 }
];

test('the widest line is what most went, and a line that nobody went says so', () => {
	const scenario = sampleScenario();
	const plays = [
		play('refuse', 2, 'protest', 2),
		play('refuse', 2, 'protest', 2),
		play('wait', 0, 'keep-still', 0)
	];
	const { nodes, edges } = pathView(scenario, pathReport(scenario, plays));
	expect(edges.map(({ id, lines, width, tone }) => [id, lines, Math.round(width), tone])).toEqual([
		['door report', ['A, B, C, D · 3'], 22, 'even'],
		['report upheld', ['A · 2'], 15, 'good2'],
		['report recovered', ['B, C · 0'], 2, 'unused'],
		['report breached', ['D · 1'], 9, 'bad2']
	]);
	expect(nodes.map(({ note }) => note)).toEqual([
		'3 of 3 came here, usually for 4 seconds; 67 % took the best way.',
		'3 of 3 came here, usually for 2 seconds; 67 % took the best way.',
		'2 of 3 came here.',
		'0 of 3 came here.',
		'1 of 3 came here.'
	]);
	expect(nodes.filter((n) => n.severity).map((n) => n.id)).toEqual(['door']);
});

test.each([
	[0.5, 'good2', '+0.50'],
	[0.3, 'good2', '+0.30'],
	[0.1, 'good1', '+0.10'],
	[0, 'even', '+0.00'],
	[-0.1, 'bad1', '−0.10'],
	[-0.3, 'bad2', '−0.30']
] as const)('%d is drawn %s', (value, tone, figure) => {
	expect(toneOf({ value })).toBe(tone);
	expect(restFigure({ value })).toBe(figure);
});

test('a figure that cannot be had says why', () => {
	expect(restFigure({ value: null, why: 'one-attempt' })).toBe('–');
	expect(restWords({ value: null, why: 'item-alike' })).toBe('everybody here did the same');
});
