import type { ItemResponse } from '../../core/quiz/item.ts';
import type { Move } from '../../core/scenario/play.ts';
import {
	shareOf,
	type AnswerTable,
	type ItemAnswer
} from '../../core/standing/statistics/answers.ts';
import type { PlayedStep } from '../../core/standing/statistics/scenario-statistics.ts';
import type { Context } from '../context.ts';
import type { Assignment } from '../db/assignments.ts';
import type { Behaviour } from '../db/schema.ts';
import { listCountedAnswers, listCountedAttempts, type CountedAnswer } from '../db/statistics.ts';

/** Every counted attempt at a quiz as a row of answers; two queries, however many attempts there are. */
export async function readAnswerTable(
	ctx: Context,
	assignment: Pick<Assignment, 'id' | 'behaviour'>,
	items: number
): Promise<AnswerTable> {
	const retried = assignment.behaviour === 'interactive' || assignment.behaviour === 'mastery';
	const { attempts, byAttempt } = await readCounted(ctx, assignment.id, retried);
	return attempts.map(({ id }) => {
		const row = Array<ItemAnswer | null>(items).fill(null);
		for (const answer of byAttempt.get(id) ?? []) {
			if (answer.step < items) row[answer.step] = answerOf(assignment.behaviour, answer);
		}
		return row;
	});
}

/** The steps of every counted play of a scenario. */
export async function readPlays(ctx: Context, assignmentId: string): Promise<PlayedStep[][]> {
	const { attempts, byAttempt } = await readCounted(ctx, assignmentId, false);
	return attempts.map(({ id, startedAt }) => {
		let before = startedAt;
		const steps = (byAttempt.get(id) ?? []).sort((a, b) => a.step - b.step);
		return steps.map(({ ref, response, points, answeredAt }) => {
			const tookMs = Math.max(0, answeredAt - before);
			before = answeredAt;
			return { node: ref, move: response as Move, points: points / 1000, tookMs };
		});
	});
}

async function readCounted(ctx: Context, assignmentId: string, retried: boolean) {
	const attempts = await listCountedAttempts(ctx.db.read, assignmentId);
	const byAttempt = new Map<string, CountedAnswer[]>();
	for (const answer of await listCountedAnswers(ctx.db.read, assignmentId, { retried })) {
		const known = byAttempt.get(answer.attemptId);
		if (known) known.push(answer);
		else byAttempt.set(answer.attemptId, [answer]);
	}
	return { attempts, byAttempt };
}

/** An answer as the statistics see it. */
export function answerOf(
	behaviour: Behaviour,
	stored: Pick<CountedAnswer, 'response' | 'points' | 'verdict' | 'certainty' | 'tries'> & {
		tookMs?: number | null;
	}
): ItemAnswer {
	return {
		share: shareOf(behaviour, stored),
		response: stored.response as ItemResponse,
		tries: stored.tries,
		undecided: stored.verdict === 'undecided',
		certainty: stored.certainty,
		tookMs: stored.tookMs ?? null
	};
}
