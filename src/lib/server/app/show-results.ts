import type { RevealedItem } from '../../core/quiz/reveal.ts';
import { wayIdOf } from '../../core/scenario/act.ts';
import { debriefPlay, type Debrief, type ForkCounts } from '../../core/scenario/debrief.ts';
import type { Move } from '../../core/scenario/play.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { findAssignment } from '../db/assignments.ts';
import { findAttempt } from '../db/attempts.ts';
import { findMembership } from '../db/memberships.ts';
import type { Query } from '../db/client.ts';
import { countDone, listResponses } from '../db/responses.ts';
import { standpointIn } from './class-access.ts';
import { noSuchAttempt } from './own-attempt.ts';
import { tellResult } from './submit-answer.ts';
import { movesOf } from './where-it-stands.ts';

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
	/** True when the due time has passed, and no new attempt can be started. */
	closed: boolean;
	/** A running scenario has no debrief yet. */
	told: { kind: 'quiz'; items: RevealedItem[] } | { kind: 'scenario'; debrief: Debrief | null };
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
		closed: assignment.dueAt !== null && ctx.now() > assignment.dueAt,
		told:
			work.kind === 'quiz'
				? {
						kind: 'quiz',
						items: stored.map((row) => tellResult(work.items[row.step]!, row, text))
					}
				: {
						kind: 'scenario',
						debrief: finished
							? debriefPlay(
									work.scenario,
									{ seed: attempt.seed, moves: movesOf(stored) },
									text,
									await forkCounts(ctx.db.read, assignment.id)
								)
							: null
					}
	};
}

/** How many of the class went each way at each situation, in first attempts that came to an end. */
async function forkCounts(q: Query, assignmentId: string): Promise<ForkCounts> {
	const counts = new Map<string, Map<string, number>>();
	for (const { ref, response, learners } of await countDone(q, assignmentId)) {
		const here = counts.get(ref) ?? new Map<string, number>();
		const way = wayIdOf(response as Move);
		counts.set(ref, here.set(way, (here.get(way) ?? 0) + learners));
	}
	return counts;
}
