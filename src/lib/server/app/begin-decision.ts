import { replay } from '../../core/scenario/play.ts';
import type { ScenarioReply } from '../../schemas/play.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { startClock } from '../db/clocks.ts';
import { listResponses } from '../db/responses.ts';
import { lockOwnAttempt, outOfStep, scenarioOf } from './own-attempt.ts';
import { ownRules, timeIsUp } from './own-rules.ts';
import { timeIsOver } from './submit-answer.ts';
import { clockOf, movesOf, tellWhereItStands } from './where-it-stands.ts';

/**
 * Shows the timed decision that an attempt stands at, and starts its clock. Saying it again shows it again; the clock
 * runs on from the first time.
 */
export async function beginDecision(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number }
): Promise<ScenarioReply> {
	requireRole(actor, 'learner');
	const at = ctx.now();
	const { play, text } = await ctx.db.write(async (tx) => {
		const { attempt, member, assignment } = await lockOwnAttempt(tx, actor, input.attemptId);
		const { scenario, articleId } = scenarioOf(assignment);
		const state = replay(scenario, attempt.seed, movesOf(await listResponses(tx, attempt.id)));
		if (attempt.finishedAt !== null) throw outOfStep();
		const own = await ownRules(tx, assignment, member);
		if (timeIsUp(attempt, assignment, own, at)) throw timeIsOver();
		const { timePercent } = own;
		const clock = await clockOf(tx, attempt.id, scenario, state, timePercent, at);
		if (state.step !== input.step || !clock) throw outOfStep();
		await startClock(tx, attempt.id, state.step, at);
		const text = await articleText(tx, articleId);
		return { play: { attemptId: attempt.id, scenario, state, timePercent }, text };
	});
	const now = await tellWhereItStands(ctx.db.read, play, text, at, false);
	return { kind: 'scenario', step: input.step, taken: null, now, finished: false };
}
