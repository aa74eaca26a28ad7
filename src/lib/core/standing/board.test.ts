import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardForLearner, compareStandings, placeStandings, type Standing } from './board.ts';

function standing(userId: string, points: number, listed = true): Standing {
	return { userId, nickname: `nick ${userId}`, points, possible: 12000, listed };
}

describe('boards', () => {
	it('lets equal points share a place and skips the next', () => {
		const rows = placeStandings(
			[standing('a', 3000), standing('b', 2000), standing('c', 2000), standing('d', 1000)],
			'c'
		);
		expect(rows.map((r) => r.place)).toEqual([1, 2, 2, 4]);
		expect(rows.filter((r) => r.own).map((r) => r.nickname)).toEqual(['nick c']);
	});

	it('has no rows for an empty class', () => {
		expect(boardForLearner([], undefined, 0, 'a')).toEqual({ rows: [], ownRow: null });
	});

	it('never names an account', () => {
		const { rows } = boardForLearner([standing('account-1', 1)], undefined, 0, 'x');
		expect(Object.keys(rows[0]!).sort()).toEqual([
			'listed',
			'nickname',
			'own',
			'place',
			'points',
			'possible'
		]);
	});

	const standings = fc
		.uniqueArray(
			fc.record({ id: fc.nat({ max: 60 }), points: fc.nat({ max: 6 }), listed: fc.boolean() }),
			{ selector: (s) => s.id, maxLength: 30 }
		)
		.map((list) => list.map((s) => standing(`u${s.id}`, s.points * 500, s.listed)));

	it('shows the top, the own place always, and nobody who opted out', () => {
		fc.assert(
			fc.property(standings, fc.integer({ min: 1, max: 8 }), fc.nat(), (all, limit, pick) => {
				const own = all[pick % Math.max(1, all.length)];
				const readerId = own?.userId ?? 'nobody';
				const listed = all.filter((s) => s.listed).sort(compareStandings);
				const ahead = listed.filter((s) => own && s.points > own.points).length;
				const board = boardForLearner(listed.slice(0, limit), own, ahead, readerId);

				const seen = [...board.rows, ...(board.ownRow ? [board.ownRow] : [])];
				expect(seen.filter((r) => !r.listed && !r.own)).toEqual([]);
				expect(seen.filter((r) => r.own)).toHaveLength(own ? 1 : 0);
				expect(board.rows).toHaveLength(Math.min(limit, listed.length));
				for (const row of seen) {
					expect(row.place).toBe(1 + listed.filter((s) => s.points > row.points).length);
				}
			})
		);
	});
});
