import { nothingFor } from '../quiz/empty-response.ts';
import type { Item } from '../quiz/item.ts';
import type { ScenarioNode } from '../scenario/model.ts';
import { openWays, type Move, type PlayState, type Way } from '../scenario/play.ts';
import { pointsOf, qualityOf } from '../scenario/worth.ts';
import type { DecidedBy, Take } from './state.ts';
import { chosen, sameAs, type LiveAnswer } from './tally.ts';

/**
 * The way a room goes on: the one most voted for, of equal ones the better; the best one where the trainer takes it or
 * nobody voted. @param votes those of the last vote. Null on an ending.
 */
export function takeWay(
	node: ScenarioNode,
	play: PlayState,
	votes: readonly LiveAnswer[],
	take: Take
): { move: Move; by: DecidedBy } | null {
	const open = openWays(node, play);
	if (open.length === 0 || node.kind === 'ending') return null;
	const ways = open.filter(({ kind }) => kind !== 'timeout');
	// Where time is all that goes on, it does.
	if (ways.length === 0) return { move: { timedOut: true }, by: 'nobody' };
	const by: DecidedBy = take === 'best' ? 'best' : votes.length === 0 ? 'nobody' : 'room';
	const count = (way: Way) => (by === 'room' ? votes.filter((vote) => isFor(way, vote)).length : 0);
	const way = ways
		.map((way) => ({ way, votes: count(way), points: pointsOf(qualityOf(way)) }))
		.reduce((a, b) =>
			b.votes > a.votes || (b.votes === a.votes && b.points > a.points) ? b : a
		).way;
	if (way.kind === 'choice') return { move: { choiceId: way.choice.id }, by };
	const right = way.kind === 'answer' && way.right;
	const given = votes.filter((vote) => vote.correct === right);
	const response =
		by === 'room' && given.length > 0 ? mostGiven(node.item!, given) : nothingFor(node.item!);
	return { move: { response, right }, by };
}

function isFor(way: Way, vote: LiveAnswer): boolean {
	if (way.kind === 'choice') return chosen(vote) === way.choice.id;
	return way.kind === 'answer' && way.right === vote.correct;
}

function mostGiven(item: Item, votes: readonly LiveAnswer[]) {
	const counts = new Map<string, { vote: LiveAnswer; count: number }>();
	for (const vote of votes) {
		const key = sameAs(item, vote.response);
		counts.set(key, { vote, count: (counts.get(key)?.count ?? 0) + 1 });
	}
	return [...counts.values()].reduce((a, b) => (b.count > a.count ? b : a)).vote.response;
}
