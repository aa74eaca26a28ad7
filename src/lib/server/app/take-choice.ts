import { PlayError, replay, takeChoice as advance } from '../../core/scenario/play.ts';
import { attemptPoints, pointsOf } from '../../core/scenario/score.ts';
import type { ScenarioReply } from '../../schemas/play.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { updateAttempt } from '../db/attempts.ts';
import { insertResponse, listResponses, type StoredResponse } from '../db/responses.ts';
import { notifyBoard } from './board-events.ts';
import { keepStandings } from './keep-standings.ts';
import { lockAttempt, outOfStep, ownAttempt } from './own-attempt.ts';
import { tellPlay } from '../../core/scenario/tell.ts';

/** How a choice is stored in a response. */
interface ChoiceResponse {
	choiceId: string;
}

/**
 * Takes a choice in a scenario, and resolves, with what came of it, once it is durable. Where the play stands is
 * derived from the stored choices. A step that was taken before keeps its first choice, whatever is sent again.
 */
export async function takeChoice(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number; nodeId: string; choiceId: string }
): Promise<ScenarioReply> {
	requireRole(actor, 'learner');
	const { attempt: seen, assignment } = await ownAttempt(ctx, actor, input.attemptId);
	const { work } = assignment;
	if (work.kind !== 'scenario') throw outOfStep();
	const { scenario } = work;
	const at = ctx.now();

	const { choiceIds, moved } = await ctx.db.write(async (tx) => {
		const { attempt, member } = await lockAttempt(tx, seen, assignment.classId);
		const stored = await listResponses(tx, attempt.id);
		const before = choicesOf(stored);
		if (input.step < before.length) {
			if (stored[input.step]!.ref !== input.nodeId) throw outOfStep();
			return { choiceIds: before.slice(0, input.step + 1), moved: false };
		}
		if (input.step > before.length) throw outOfStep();
		const { consequence } = move(input, () =>
			advance(scenario, replay(scenario, attempt.seed, before), input.choiceId)
		);
		const worth = pointsOf(consequence.choice.quality);
		await insertResponse(tx, {
			attemptId: attempt.id,
			step: input.step,
			ref: input.nodeId,
			response: { choiceId: input.choiceId } satisfies ChoiceResponse,
			points: worth * 1000,
			possible: pointsOf('best') * 1000,
			answeredAt: at,
			verdict: null
		});
		const points = attemptPoints([...stored.map((r) => r.points / 1000), worth]);
		await updateAttempt(tx, attempt.id, { points, finishedAt: consequence.over ? at : null });
		return {
			choiceIds: [...before, input.choiceId],
			moved: await keepStandings(tx, member, { ...attempt, points }, at)
		};
	});
	if (moved) notifyBoard(assignment.classId);

	const text = await articleText(ctx, work.articleId);
	const { steps, now } = tellPlay(scenario, seen.seed, choiceIds, text);
	return { kind: 'scenario', step: input.step, taken: steps.at(-1)!, now, finished: now.over };

	/** The move, if the learner stands where they think they do and it is open there. */
	function move(
		{ nodeId }: { nodeId: string },
		play: () => ReturnType<typeof advance>
	): ReturnType<typeof advance> {
		try {
			const result = play();
			if (result.state.path.at(-1)?.node !== nodeId) throw outOfStep();
			return result;
		} catch (error) {
			if (error instanceof PlayError) throw outOfStep();
			throw error;
		}
	}
}

/** The ids of the choices taken, in order. */
export function choicesOf(stored: readonly StoredResponse[]): string[] {
	return stored.map((row) => (row.response as ChoiceResponse).choiceId);
}
