import type { ItemResponse } from '../../core/quiz/item.ts';
import { keyIsTold } from '../../core/quiz/what-is-told.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import {
	advance,
	findNode,
	PlayError,
	replay,
	type Move,
	type PlayState
} from '../../core/scenario/play.ts';
import { tellPlay } from '../../core/scenario/tell.ts';
import { GRACE_MS } from '../../core/scenario/timing.ts';
import { attemptPoints, pointsOf, qualityOf } from '../../core/scenario/worth.ts';
import type { ScenarioReply } from '../../schemas/play.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countAnswer } from '../metrics.ts';
import { articleText } from './article-text.ts';
import { findAttempt, setPoints } from '../db/attempts.ts';
import { findClock } from '../db/clocks.ts';
import type { Query } from '../db/client.ts';
import { insertResponse, listResponses } from '../db/responses.ts';
import { notifyBoard } from './board-events.ts';
import { keepGrade, mayCount } from './keep-grade.ts';
import { keepPractice } from './keep-practice.ts';
import { lockOwnAttempt, outOfStep, scenarioOf } from './own-attempt.ts';
import { finishAttempt, finishIfUp } from './finish-attempt.ts';
import { gradeOrRefuse, storable } from './grade-answer.ts';
import { ownRules, toldOf } from './own-rules.ts';
import { timeIsOver } from './submit-answer.ts';
import { clockOf, movesOf, tellWhereItStands } from './where-it-stands.ts';

/** What a learner does in a situation: take a choice, answer its question, or let the time run out. */
export type Done = { choiceId: string } | { response: ItemResponse } | { timedOut: true };

/**
 * Takes one step in a scenario, and resolves, with what came of it, once it is durable. Where the play stands is
 * derived from the stored moves. A step that was taken before keeps its first move, whatever is sent again. What
 * comes too late for a timed decision counts as no decision; saying too early that time ran out changes nothing.
 */
export async function takeChoice(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number; nodeId: string } & Done
): Promise<ScenarioReply> {
	requireRole(actor, 'learner');
	const at = ctx.now();
	const { of, up, moves, took, moved, timePercent } = await ctx.db.write(async (tx) => {
		const of = await lockOwnAttempt(tx, actor, input.attemptId);
		const { attempt, member, assignment, cls } = of;
		const { scenario } = scenarioOf(assignment);
		const own = await ownRules(tx, assignment, member);
		const { timePercent } = own;
		const stored = await listResponses(tx, attempt.id);
		const before = movesOf(stored);
		const kept = { of, up: false, moves: before, took: false, moved: false, timePercent };
		if (input.step < before.length) {
			if (stored[input.step]!.ref !== input.nodeId) throw outOfStep();
			return { ...kept, moves: before.slice(0, input.step + 1), took: true };
		}
		const over = await finishIfUp(tx, { ...of, own }, at);
		if (over.ended) return { ...kept, up: true, moved: over.moved };
		if (attempt.finishedAt !== null) throw outOfStep();
		if (input.step > before.length) throw outOfStep();
		return await inStep(async () => {
			const state = replay(scenario, attempt.seed, before);
			if (state.node !== input.nodeId) throw outOfStep();
			const move = await moveOf(tx, { attemptId: attempt.id, scenario, state, timePercent });
			if (!move) return kept;
			const { consequence } = advance(scenario, state, move);
			const worth = pointsOf(qualityOf(consequence.way));
			await insertResponse(tx, {
				attemptId: attempt.id,
				step: input.step,
				ref: input.nodeId,
				response: storedMove(move),
				points: worth * 1000,
				possible: pointsOf('best') * 1000,
				answeredAt: at,
				verdict: ('verdict' in move && move.verdict) || null
			});
			const gathered = attemptPoints([...stored.map((r) => r.points / 1000), worth]);
			const points = Math.min(attempt.possible, gathered);
			const running = { ...of, attempt: { ...attempt, points }, own };
			const done = { ...kept, moves: [...before, move], took: true };
			const practised = await keepPractice(tx, cls, member, assignment, at);
			if (consequence.over) {
				const moved = await finishAttempt(tx, running, at, at);
				return { ...done, moved: practised || moved };
			}
			await setPoints(tx, attempt.id, points);
			const moved = mayCount(attempt, assignment) && (await keepGrade(tx, of, at));
			return { ...done, moved: practised || moved };
		});
	});
	const { assignment } = of;
	if (moved) notifyBoard(assignment.classId);
	if (up) throw timeIsOver();
	if (took) countAnswer('scenario');

	const { scenario, articleId } = scenarioOf(assignment);
	const text = await articleText(ctx.db.read, articleId);
	const { steps, state } = tellPlay(scenario, of.attempt.seed, moves, text);
	const play = { attemptId: of.attempt.id, scenario, state, timePercent };
	const attempt = (await findAttempt(ctx.db.read, of.attempt.id)) ?? of.attempt;
	const told = await toldOf(ctx.db.read, assignment, attempt, at);
	const now = await tellWhereItStands(ctx.db.read, play, text, at, keyIsTold(told));
	return {
		kind: 'scenario',
		step: input.step,
		taken: took && keyIsTold({ ...told, finished: false }) ? steps.at(-1)! : null,
		now,
		finished: now.over
	};

	/** The move that counts, by the clock where there is one; null where time has not run out yet. */
	async function moveOf(
		tx: Query,
		play: { attemptId: string; scenario: Scenario; state: PlayState; timePercent: number }
	): Promise<Move | null> {
		const { attemptId, scenario, state, timePercent } = play;
		const clock = await clockOf(tx, attemptId, scenario, state, timePercent, at);
		if (clock) {
			const started = await findClock(tx, attemptId, state.step);
			// A situation that was not shown yet can have no answer.
			if (started === undefined) throw outOfStep();
			if (at > started + clock.allowed + GRACE_MS) return { timedOut: true };
		}
		if ('timedOut' in input) return clock?.left === 0 ? { timedOut: true } : null;
		if ('choiceId' in input) return { choiceId: input.choiceId };
		const node = findNode(scenario, state.node);
		if (node.kind === 'ending' || !node.item) throw outOfStep();
		const response = storable(input.response);
		const { correct, undecided } = gradeOrRefuse(node.item, response, [node.item]);
		return { response, right: correct, ...(undecided ? { verdict: 'undecided' } : {}) };
	}
}

/** What was done; what is said of it later stands beside it. */
function storedMove(move: Move): Move {
	return 'response' in move ? { response: move.response, right: move.right } : move;
}

/** Does `work`; a move that the rules of play do not allow is out of step. */
async function inStep<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof PlayError) throw outOfStep();
		throw error;
	}
}
