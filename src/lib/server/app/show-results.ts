import type { RevealedItem } from '../../core/quiz/reveal.ts';
import { debriefPlay, type Debrief } from '../../core/scenario/debrief.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { findAssignment } from '../db/assignments.ts';
import { findAttempt } from '../db/attempts.ts';
import { findMembership } from '../db/memberships.ts';
import { listResponses } from '../db/responses.ts';
import { standpointIn } from './class-access.ts';
import { noSuchAttempt } from './own-attempt.ts';
import { tellResult } from './submit-answer.ts';
import { choicesOf } from './take-choice.ts';

export interface ResultsShown {
	attemptId: string;
	assignmentId: string;
	classId: string;
	title: string;
	/** Whose it is, when a trainer reads it; null on one's own. */
	nickname: string | null;
	counts: boolean;
	finished: boolean;
	/** In thousandths. */
	points: number;
	possible: number;
	told: { kind: 'quiz'; items: RevealedItem[] } | { kind: 'scenario'; debrief: Debrief };
}

/**
 * A finished attempt with every answer, key and reason, for its learner and the class's trainers. One that still runs
 * has no results yet: `finished` is false and nothing is told.
 */
export async function showResults(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string }
): Promise<ResultsShown> {
	const attempt = await findAttempt(ctx.db.read, input.attemptId);
	if (!attempt) throw noSuchAttempt();
	const assignment = await findAssignment(ctx.db.read, attempt.assignmentId);
	if (!assignment) throw noSuchAttempt();
	const own = attempt.userId === actor.userId;
	if (!own) {
		if (actor.role === 'learner') throw noSuchAttempt();
		await standpointIn(ctx, actor, assignment.classId);
	}
	const { work } = assignment;
	const finished = attempt.finishedAt !== null;
	const stored = finished ? await listResponses(ctx.db.read, attempt.id) : [];
	const text = finished ? await articleText(ctx, work.articleId) : '';
	const member = own
		? undefined
		: await findMembership(ctx.db.read, assignment.classId, attempt.userId);
	return {
		attemptId: attempt.id,
		assignmentId: assignment.id,
		classId: assignment.classId,
		title: assignment.title,
		nickname: own ? null : (member?.nickname ?? 'A former learner'),
		counts: attempt.ordinal === 1,
		finished,
		points: attempt.points,
		possible: attempt.possible,
		told:
			work.kind === 'quiz'
				? {
						kind: 'quiz',
						items: stored.map((row) => tellResult(work.items[row.step]!, row, text))
					}
				: {
						kind: 'scenario',
						debrief: finished
							? debriefPlay(work.scenario, choicesOf(stored), text)
							: { rows: [], ownEnding: null, idealEnding: null }
					}
	};
}
