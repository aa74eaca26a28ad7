import { tellAct } from '../scenario/act.ts';
import { advance, availableChoices, findNode, nodeText } from '../scenario/play.ts';
import { pointsOf } from '../scenario/worth.ts';
import { askedIn, standsAt, type LiveContent } from './content.ts';
import type { LiveState } from './state.ts';
import { chosen, distributionOf, pairsOf, sameAs, splitOf, type LiveAnswer } from './tally.ts';
import { cut, endingAt } from './tell.ts';
import type { DebriefRound, LiveDebrief } from './views.ts';

/** The votes of a round. */
export interface RoundVotes {
	1: readonly LiveAnswer[];
	2: readonly LiveAnswer[];
}

/** Where the room went, and where it changed its mind. @param votes by round */
export function debriefOf(
	content: LiveContent & { kind: 'scenario' },
	state: LiveState,
	votes: ReadonlyMap<number, RoundVotes>
): LiveDebrief {
	const rounds = state.ways.map((way, index) =>
		tellRound(content, state, index + 1, votes.get(index + 1) ?? { 1: [], 2: [] })
	);
	const most = rounds.reduce(
		(a, b) => (b.shifted > a.shifted ? b : a),
		rounds[0] ?? { shifted: 0 }
	);
	const ending = endingAt(content.scenario, standsAt(content, state), content.article);
	return {
		rounds,
		mostShifted: most.shifted > 0 && 'round' in most ? most.round : null,
		ending: ending && { text: ending.text, outcome: ending.outcome }
	};
}

function tellRound(
	content: LiveContent & { kind: 'scenario' },
	state: LiveState,
	round: number,
	votes: RoundVotes
): DebriefRound {
	const asked = askedIn(content, { ...state, round });
	if (asked?.kind !== 'node' || asked.node.kind === 'ending') {
		throw new Error(`Round ${round} asked nothing.`);
	}
	const { node, play } = asked;
	const { scenario, article, seed } = content;
	const { move } = state.ways[round - 1]!;
	const { consequence } = advance(scenario, play, move);
	const act = tellAct(node, consequence.way, article, move);
	const twice = votes[2].length > 0;
	const last = twice ? votes[2] : votes[1];
	const choices = availableChoices(scenario, play);
	const { bars } = node.item
		? distributionOf(node.item, last, true)
		: splitOf(choices, last, twice ? votes[1] : null, true);
	const both = pairsOf(votes[1], votes[2]);
	const { item } = node;
	const said = ({ response }: LiveAnswer) => (item ? sameAs(item, response) : chosen({ response }));
	const moved = both.filter(([from, to]) => said(from) !== said(to));
	const worth = (vote: LiveAnswer) => {
		const choice = choices.find(({ id }) => id === chosen(vote));
		return choice ? pointsOf(choice.quality) : vote.points;
	};
	return {
		round,
		situation: nodeText(findNode(scenario, node.id), play, seed),
		bars,
		taken: act.text,
		shifted: moved.length,
		better: moved.filter(([from, to]) => worth(to) > worth(from)).length,
		worse: moved.filter(([from, to]) => worth(to) < worth(from)).length,
		both: both.length,
		happens: act.happens,
		why: act.why,
		quotes: act.quotes.map(cut)
	};
}
