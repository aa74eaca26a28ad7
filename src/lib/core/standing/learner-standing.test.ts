import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeek, type Term } from './calendar.ts';
import { accuracyShare, OVERALL, standingsOfLearner, type Work } from './learner-standing.ts';
import { countedShare } from './measures.ts';

const MONDAY = 20_480; // 26 January 2026
function work(id: string, day: number, points: number, possible: number, timeLeft = 0): Work {
	return {
		assignmentId: id,
		at: day * 86_400_000,
		day,
		points: points * 1000,
		possible: possible * 1000,
		timeLeft
	};
}
const find = (rows: ReturnType<typeof standingsOfLearner>, scope: string, period: string) =>
	rows.find((row) => row.scope === scope && row.period === period);

describe('the standings of a learner', () => {
	it('are those of each work, each week, the term and all time', () => {
		const term: Term = { from: MONDAY, to: null };
		const works = [
			work('a', MONDAY - 3, 4, 10),
			work('b', MONDAY, 9, 10),
			work('c', MONDAY + 8, 10, 20)
		];
		const rows = standingsOfLearner(works, [MONDAY - 3, MONDAY, MONDAY + 1, MONDAY + 8], term);
		expect(
			rows.map((r) => [r.scope, r.period, r.points / 1000, r.possible / 1000, r.days])
		).toEqual([
			['a', 'all', 4, 10, 0],
			['b', 'all', 9, 10, 0],
			['c', 'all', 10, 20, 0],
			['all', '2026-W04', 4, 10, 1],
			['all', '2026-W05', 9, 10, 2],
			['all', '2026-W06', 10, 20, 1],
			['all', 'term', 19, 30, 3],
			['all', 'all', 23, 40, 4]
		]);
		// 9 of 10 against 4 of 10; 10 of 20 against 13 of 20; the later 20 points against the earlier 20.
		expect(find(rows, 'all', '2026-W04')!.improvement).toBeNull();
		expect(find(rows, 'all', '2026-W05')!.improvement).toBe(500);
		expect(find(rows, 'all', '2026-W06')!.improvement).toBe(-150);
		expect(find(rows, 'all', 'all')!.improvement).toBe(-150);
		expect(find(rows, 'all', 'term')!.improvement).toBe(-400);
	});

	it('rank one work by its plain share, and time left only between equals', () => {
		const rank = (points: number, timeLeft: number) =>
			standingsOfLearner([work('a', MONDAY, points, 10, timeLeft)], [], null)[0]!.accuracy!;
		expect(accuracyShare(rank(7, 999))).toBe(700);
		expect(rank(7, 600)).toBeGreaterThan(rank(7, 300));
		expect(rank(7.1, 0)).toBeGreaterThan(rank(7, 1000 - 1));
	});

	it('are there for days alone, without a share', () => {
		const rows = standingsOfLearner([], [MONDAY], null);
		expect(rows.map((r) => [r.period, r.days, r.accuracy])).toEqual([
			['2026-W05', 1, null],
			['all', 1, null]
		]);
	});

	const works = fc
		.array(
			fc.record({
				day: fc.integer({ min: MONDAY, max: MONDAY + 40 }),
				points: fc.nat({ max: 20 }),
				extra: fc.nat({ max: 10 })
			}),
			{ maxLength: 12 }
		)
		.map((list) => list.map((w, i) => work(`w${i}`, w.day, w.points, w.points + w.extra)));
	const days = fc.uniqueArray(fc.integer({ min: MONDAY, max: MONDAY + 40 }), { maxLength: 12 });

	it('add up: weeks make all time, whatever order the works come in', () => {
		fc.assert(
			fc.property(works, days, fc.nat({ max: 40 }), (list, practised, from) => {
				const term = { from: MONDAY + from, to: null };
				const rows = standingsOfLearner(list, practised, term);
				const key = (r: (typeof rows)[number]) => `${r.scope}/${r.period}`;
				const sorted = (all: typeof rows) => [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
				expect(sorted(standingsOfLearner([...list].reverse(), practised, term))).toEqual(
					sorted(rows)
				);
				expect(new Set(rows.map(key)).size).toBe(rows.length);
				const weeks = rows.filter((r) => r.scope === OVERALL && r.period.includes('W'));
				const all = find(rows, 'all', 'all') ?? { points: 0, possible: 0, days: 0 };
				for (const what of ['points', 'possible', 'days'] as const) {
					expect(weeks.reduce((sum, row) => sum + row[what], 0)).toBe(all[what]);
				}
				expect(all.days).toBe(practised.length);
				for (const week of weeks) {
					const own = list.filter((w) => isoWeek(w.day) === week.period);
					const sum = own.reduce((n, w) => n + w.points, 0);
					expect(week.points).toBe(sum);
					if (week.accuracy !== null) expect(accuracyShare(week.accuracy)).toBe(countedShare(week));
				}
			})
		);
	});

	it('see no improvement where every work went alike', () => {
		fc.assert(
			fc.property(works, fc.nat({ max: 10 }), (list, share) => {
				const alike = list.map((w) => ({ ...w, points: (w.possible * share) / 10 }));
				for (const row of standingsOfLearner(alike, [], { from: MONDAY, to: MONDAY + 20 })) {
					expect(row.improvement ?? 0).toBe(0);
				}
			})
		);
	});
});
