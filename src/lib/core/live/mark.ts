import { gradeItem, InvalidResponse } from '../quiz/grade.ts';
import type { Item, ItemResponse } from '../quiz/item.ts';
import { isEmpty } from '../quiz/empty-response.ts';
import { availableChoices } from '../scenario/play.ts';
import type { Asked, LiveContent } from './content.ts';
import { ownLength, speedPoints, streakBonus, votePoints } from './score.ts';
import { settingsOf, type LiveState } from './state.ts';
import type { LiveAnswer } from './tally.ts';

/** What marking an answer needs to know of whoever gave it. */
export interface Answering {
	playerId: string;
	timePercent: number;
	/** Right answers in a row before this round. */
	streak: number;
}

/**
 * Marks an answer that arrived at `now`, by the server's clock. Throws InvalidResponse for what is no answer to what is
 * asked, an empty one included.
 */
export function markAnswer(
	content: LiveContent,
	state: LiveState,
	asked: Asked,
	who: Answering,
	response: ItemResponse,
	now: number
): LiveAnswer {
	if (isEmpty(response)) throw new InvalidResponse('Choose or type an answer first.');
	const { playerId, streak } = who;
	if (asked.kind === 'node') {
		const { node } = asked;
		if (node.kind === 'ending') throw new InvalidResponse('Nothing is asked here.');
		if (node.item) return marked(playerId, response, gradeItem(node.item, response), 0);
		return vote(content, asked, playerId, response);
	}
	const { item } = asked;
	const quiz: readonly Item[] = content.kind === 'quiz' ? content.items : [];
	const grade = gradeItem(item, response, quiz);
	const answer = marked(playerId, response, grade, grade.correct ? streak + 1 : 0);
	const { clock } = state;
	const settings = settingsOf(state);
	const pace = {
		took: clock ? now - clock.opensAt : 0,
		had: clock ? ownLength(clock.lengthMs, who.timePercent) : null
	};
	const points = settings.scoring === 'speed' ? speedPoints(grade.points, pace) : grade.points;
	const bonus = settings.streaks && grade.correct ? streakBonus(streak) : 0;
	return { ...answer, points: points + bonus };
}

function marked(
	playerId: string,
	response: ItemResponse,
	grade: { points: number; correct: boolean; undecided: boolean },
	streak: number
): LiveAnswer {
	const { points, correct, undecided } = grade;
	return { playerId, response, points, correct, undecided, streak };
}

function vote(
	content: LiveContent,
	{ play }: Asked & { kind: 'node' },
	playerId: string,
	response: ItemResponse
): LiveAnswer {
	if (response.kind !== 'options' || response.ids.length !== 1) {
		throw new InvalidResponse('Choose one answer only.');
	}
	const choices = content.kind === 'scenario' ? availableChoices(content.scenario, play) : [];
	const choice = choices.find(({ id }) => id === response.ids[0]);
	if (!choice) throw new InvalidResponse('This option is not one of the question’s.');
	const points = votePoints(choice.quality);
	const correct = choice.quality === 'best';
	return { playerId, response, points, correct, undecided: false, streak: 0 };
}
