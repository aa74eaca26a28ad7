import { countHints, hintsAfter } from '../../core/quiz/hints.ts';
import { mostFor } from '../../core/quiz/behaviour.ts';
import type { ItemResponse } from '../../core/quiz/item.ts';
import { nextOf } from '../../core/quiz/progress.ts';
import { shownOrder } from '../../core/quiz/shown-order.ts';
import type { FurtherTry, QuizReply } from '../../schemas/play.ts';
import type { AssignedWork, Assignment, AssignmentRules } from '../db/assignments.ts';
import type { Attempt } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import type { StoredResponse } from '../db/responses.ts';
import { listTries } from '../db/tries.ts';
import { tellAnswer } from './grade-answer.ts';
import { toldOf } from './own-rules.ts';

type QuizWork = AssignedWork & { kind: 'quiz' };

/** What the items' order and their options' are drawn with: the attempt's own seed, or one that all share. */
export function seedOf(assignment: AssignmentRules, attempt: Pick<Attempt, 'seed'>): string {
	return assignment.shuffle ? attempt.seed : assignment.id;
}

/** The places of the items in the order they are shown. */
export function orderOf(
	assignment: AssignmentRules,
	attempt: Pick<Attempt, 'seed'>,
	work: QuizWork
): number[] {
	return shownOrder(work.items.length, assignment.shuffle ? attempt.seed : null);
}

/**
 * The item that is to be answered now; null where the learner chooses, or nothing is left.
 * @param stored the attempt's answers
 */
export function nextStep(
	stored: readonly StoredResponse[],
	attempt: Attempt,
	assignment: AssignmentRules,
	work: QuizWork
): number | null {
	if (attempt.finishedAt !== null) return null;
	return nextOf(assignment.behaviour, orderOf(assignment, attempt, work), stored);
}

/** What an item offers after the tries so far that missed; null where none has. */
export async function furtherTry(
	q: Query,
	attempt: Attempt,
	assignment: Assignment,
	work: QuizWork,
	step: number,
	text: string
): Promise<FurtherTry | null> {
	const item = work.items[step]!;
	const missed = await listTries(q, attempt.id, step);
	const last = missed.at(-1);
	if (!last) return null;
	const response = last.response as ItemResponse;
	const seed = seedOf(assignment, attempt);
	return {
		tries: missed.length,
		response,
		hints: hintsAfter(item, missed.length, response, text, seed),
		left: countHints(item, text) + 1 - missed.length
	};
}

/** What is told after the item at `step` was answered. */
export async function tellProgress(
	q: Query,
	play: {
		attempt: Attempt;
		answers: readonly StoredResponse[];
		assignment: Assignment;
		work: QuizWork;
		text: string;
		at: number;
	},
	step: number
): Promise<QuizReply> {
	const { attempt, answers, assignment, work, text, at } = play;
	const stored = answers.find((row) => row.step === step);
	const told = await toldOf(q, assignment, attempt, at);
	const deferred = assignment.behaviour === 'deferred';
	return {
		kind: 'quiz',
		step,
		result: stored && !deferred ? tellAnswer(work.items[step]!, stored, told, text) : null,
		again:
			assignment.behaviour === 'interactive' && !stored
				? await furtherTry(q, attempt, assignment, work, step, text)
				: null,
		next: nextStep(answers, attempt, assignment, work),
		finished: attempt.finishedAt !== null,
		reached:
			assignment.behaviour === 'mastery'
				? { points: attempt.points, possible: work.items.length * mostFor('mastery') }
				: null
	};
}
