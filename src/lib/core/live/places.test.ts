import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endSentence, placesOf, podiumOf, roundSentence, teamPlaces, topFive } from './places.ts';

const players = fc
	.array(fc.record({ points: fc.integer({ min: 0, max: 5 }), team: fc.nat({ max: 2 }) }), {
		maxLength: 40
	})
	.map((list) => list.map((one, i) => ({ ...one, id: `p${i}`, name: `P ${i}` })));

describe('places', () => {
	it('are by points, shared by equals, and skipped after them', () => {
		fc.assert(
			fc.property(players, (all) => {
				const places = placesOf(all);
				for (const player of all) {
					const own = places.get(player.id)!;
					expect(own.place).toBe(1 + all.filter((other) => other.points > player.points).length);
					expect(own.shared).toBe(all.filter((other) => other.points === player.points).length);
				}
			})
		);
	});

	it('on the podium are the first three with points, third first', () => {
		fc.assert(
			fc.property(players, (all) => {
				const places = placesOf(all);
				const podium = podiumOf(all, []);
				const named = all.filter(({ id, points }) => points > 0 && places.get(id)!.place <= 3);
				expect(podium).toHaveLength(Math.min(12, named.length));
				const order = podium.map(({ place }) => place);
				expect(order).toEqual([...order].sort((a, b) => b - a));
			})
		);
	});

	it('never show the last of a room', () => {
		fc.assert(
			fc.property(players, (all) => {
				const shown = topFive(all, []);
				const least = Math.min(...all.map(({ points }) => points));
				expect(shown.length).toBeLessThanOrEqual(Math.max(0, all.length - 2));
				if (new Set(all.map(({ points }) => points)).size > 1) {
					expect(shown.filter(({ points }) => points === least)).toEqual([]);
				}
			})
		);
	});

	it('of teams are by the mean of their players', () => {
		const one = (team: number, points: number, id: string) => ({ id, name: id, team, points });
		const all = [one(0, 3000, 'a'), one(1, 2000, 'b'), one(1, 3000, 'c'), one(1, 1000, 'd')];
		expect(teamPlaces(all, ['Owls', 'Hares', 'Larks'])).toEqual([
			{ place: 1, name: 'Owls', players: 1, points: 3000 },
			{ place: 2, name: 'Hares', players: 3, points: 2000 }
		]);
	});
});

describe('the one sentence', () => {
	const place = { place: 30, shared: 1, of: 30 };
	it('is there for everybody, and says nobody is last', () => {
		const result = {
			answered: true,
			correct: false,
			undecided: false,
			points: 0,
			possible: 1000,
			given: [],
			streak: 0
		};
		const all = [
			roundSentence(null, place),
			roundSentence(result, place),
			roundSentence({ ...result, answered: false }, place),
			roundSentence({ ...result, undecided: true }, place),
			...[0, 1, 4, 5, 8].map((right) => endSentence(place, right, 10))
		];
		expect(new Set(all).size).toBe(all.length);
		for (const sentence of all) {
			expect(sentence).toMatch(/^[A-Z].*\.$/);
			expect(sentence).not.toMatch(/last|worst|wrong|fail|only/i);
		}
	});
});
