import type { ItemResponse } from '../../core/quiz/item.ts';
import type { QuizReply } from '../../schemas/play.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import type { Attempt } from '../db/attempts.ts';
import { listResponses, type StoredResponse } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { countAnswer } from '../metrics.ts';
import { articleText } from './article-text.ts';
import { notifyBoard } from './board-events.ts';
import { finishIfUp, settleAttempt, type Running } from './finish-attempt.ts';
import { storable } from './grade-answer.ts';
import { keepPractice } from './keep-practice.ts';
import { lockOwnAttempt, outOfStep, quizOf } from './own-attempt.ts';
import { ownRules } from './own-rules.ts';
import { hasTakenIn, takeIn } from './take-in-answer.ts';
import { tellProgress } from './tell-progress.ts';

/** What a learner sends for one item. */
export interface Submission {
	attemptId: string;
	/** The item's place in the version, whatever order it is shown in. */
	step: number;
	itemId: string;
	response: ItemResponse;
	/** How sure the learner is, where certainty is asked. */
	certainty?: number | undefined;
	/** Which try at this item it is, from 1, where there are several. */
	tryNumber?: number | undefined;
}

/**
 * Stores an answer to an item under the assignment's behaviour, and resolves, with what may be told of it, once it is
 * durable. Where an answer is final, the first one stays whatever is sent again, and its result is told again; so is
 * that of a try. What comes after the attempt's time and its grace is refused, and the attempt is finished without it.
 */
export async function submitAnswer(
	ctx: Context,
	actor: Actor,
	input: Submission
): Promise<QuizReply> {
	requireRole(actor, 'learner');
	const at = ctx.now();
	const answer = {
		step: input.step,
		response: storable(input.response),
		certainty: input.certainty ?? null,
		tryNumber: input.tryNumber ?? 1
	};
	const { refused, movedIn, reply } = await ctx.db.write(async (tx) => {
		const locked = await lockOwnAttempt(tx, actor, input.attemptId);
		const { attempt, member, assignment, cls } = locked;
		const movedIf = (moved: boolean) => (moved ? assignment.classId : null);
		const work = quizOf(assignment);
		const item = work.items[input.step];
		if (item?.id !== input.itemId) throw outOfStep();
		const text = await articleText(tx, work.articleId);
		const running: Running = { ...locked, own: await ownRules(tx, assignment, member) };
		const told = async (kept: Attempt, answers: StoredResponse[]) =>
			await tellProgress(tx, { attempt: kept, answers, assignment, work, text, at }, input.step);
		const stored = await listResponses(tx, attempt.id);
		if (await hasTakenIn(tx, running, stored, answer)) {
			return { refused: null, movedIn: null, reply: await told(attempt, stored) };
		}
		const up = await finishIfUp(tx, running, at);
		if (up.ended) return { refused: timeIsOver(), movedIn: movedIf(up.moved), reply: null };
		if (attempt.finishedAt !== null) {
			return { refused: itIsFinished(), movedIn: null, reply: null };
		}
		const answers = await takeIn(tx, running, work, stored, { item, ...answer }, text, at);
		const practised = await keepPractice(tx, cls, member, assignment, at);
		const done = await settleAttempt(tx, running, answers, at);
		const reply = await told(done.attempt, answers);
		return { refused: null, movedIn: movedIf(practised || done.moved), reply };
	});
	if (movedIn !== null) notifyBoard(movedIn);
	if (refused) throw refused;
	if (!reply) throw outOfStep();
	countAnswer('quiz');
	return reply;
}

/** DomainError 'conflict': it came too late to count. */
export function timeIsOver(): DomainError {
	return new DomainError(
		'conflict',
		'The time for this attempt is up, so this could not be taken any more. Everything you answered before counts.'
	);
}

function itIsFinished(): DomainError {
	return new DomainError('conflict', 'This attempt is finished and takes no more answers.');
}
