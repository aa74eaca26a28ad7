import { compareStandings, placeStandings, publicPart, type Placed } from '../standing/places.ts';
import type { OwnResult, PlaceLine, TeamLine } from './views.ts';

/** A player with what all rounds that count have brought, in thousandths. */
export interface Scored {
	id: string;
	name: string;
	/** An index into the settings' teams; null: none. */
	team: number | null;
	points: number;
}

export interface OwnPlace {
	place: number;
	shared: number;
	of: number;
}

/** Everybody's place; equal points share one, and those after it are skipped. */
export function placesOf(players: readonly Scored[]): Map<string, OwnPlace> {
	const sharing = new Map<number, number>();
	for (const { points } of players) sharing.set(points, (sharing.get(points) ?? 0) + 1);
	const places = new Map<number, number>();
	let ahead = 0;
	for (const points of [...sharing.keys()].sort((a, b) => b - a)) {
		places.set(points, ahead + 1);
		ahead += sharing.get(points)!;
	}
	return new Map(
		players.map(({ id, points }) => [
			id,
			{ place: places.get(points)!, shared: sharing.get(points)!, of: players.length }
		])
	);
}

/** The first five, as boards show them: never a last one, and nobody without points. */
export function topFive(players: readonly Scored[], teams: readonly string[]): PlaceLine[] {
	const standing = players.map((player) => ({ ...player, value: player.points }));
	return publicPart(standing.sort(compareStandings), (points) => points > 0).map((one) =>
		lineOf(one, teams)
	);
}

const STEPS = 3;
const MOST_ON_PODIUM = 12;

/** Who stands on the podium, third place first; nobody without points. */
export function podiumOf(players: readonly Scored[], teams: readonly string[]): PlaceLine[] {
	const standing = players
		.filter(({ points }) => points > 0)
		.map((player) => ({ ...player, value: player.points }));
	return placeStandings(standing)
		.filter(({ place }) => place <= STEPS)
		.slice(0, MOST_ON_PODIUM)
		.reverse()
		.map((one) => lineOf(one, teams));
}

function lineOf(
	{ place, name, team, points }: Placed<Scored>,
	teams: readonly string[]
): PlaceLine {
	return { place, name, team: team === null ? null : (teams[team] ?? null), points };
}

/** The teams by the mean of their players' points, so that a large one has no advantage; empty ones are left out. */
export function teamPlaces(players: readonly Scored[], teams: readonly string[]): TeamLine[] {
	const lines = teams.flatMap((name, index) => {
		const own = players.filter(({ team }) => team === index);
		if (own.length === 0) return [];
		const sum = own.reduce((all, { points }) => all + points, 0);
		return [{ name, players: own.length, value: Math.round(sum / own.length) }];
	});
	return placeStandings(lines).map(({ place, name, players: count, value }) => ({
		place,
		name,
		players: count,
		points: value
	}));
}

/** One kind sentence after a round. */
export function roundSentence(result: OwnResult | null, { place }: OwnPlace): string {
	if (!result) return 'This one counts for nobody.';
	if (!result.answered) return 'No answer this time. The next question is a new start.';
	if (result.undecided) {
		return 'Yours is worded in a way no rule can judge, so ask about it: it may well be right.';
	}
	if (result.correct) {
		if (result.streak >= 3) return `That is ${result.streak} in a row.`;
		return place <= STEPS ? 'Right, and you are among the first three.' : 'Right.';
	}
	if (result.points > 0) return 'Part of it was right, and counts.';
	return 'Now you have seen the words that decide it, and they stay with you.';
}

/** One kind sentence at the end. @param right how many answers brought all of their points; @param rounds how many could */
export function endSentence({ place, shared }: OwnPlace, right: number, rounds: number): string {
	if (right > 0 && place === 1) {
		return shared > 1
			? 'Nobody stands higher than you and those beside you.'
			: 'Nobody stands higher.';
	}
	if (right > 0 && place <= STEPS) return 'You stand on the podium.';
	if (rounds > 0 && right * 4 >= rounds * 3) return 'You knew nearly all of it.';
	if (rounds > 0 && right * 2 >= rounds) return 'You knew more than half of it.';
	if (right > 0) {
		return `You knew ${right === 1 ? 'one answer' : `${right} answers`}, and have read the quotes for all the others.`;
	}
	return 'You have read the quote for every question: next time you will know them.';
}
