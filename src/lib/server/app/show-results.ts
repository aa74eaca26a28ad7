import type { ToldItem } from '../../core/quiz/told-item.ts';
import { keyIsTold, type Told } from '../../core/quiz/what-is-told.ts';
import { lastDeadline, phaseAt } from '../../core/assignment/windows.ts';
import { wayIdOf } from '../../core/scenario/act.ts';
import { debriefPlay, type Debrief, type ForkCounts } from '../../core/scenario/debrief.ts';
import type { Move } from '../../core/scenario/play.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { findAssignment, type AssignmentRules } from '../db/assignments.ts';
import { findAttempt } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import { findMembership } from '../db/memberships.ts';
import type { Query } from '../db/client.ts';
import { listMovedDeadlines } from '../db/overrides.ts';
import { countDone, listResponses } from '../db/responses.ts';
import { standpointIn } from './class-access.ts';
import { noSuchAttempt } from './own-attempt.ts';
import { finishOverdue } from './finish-attempt.ts';
import { tellAnswer } from './grade-answer.ts';
import { ownRules, toldOf } from './own-rules.ts';
import { orderOf } from './tell-progress.ts';
import { movesOf } from './where-it-stands.ts';

export interface ResultsShown {
	attemptId: string;
	assignmentId: string;
	classId: string;
	/** The class's, for times. */
	timeZone: string;
	title: string;
	/** Whose it is, when a trainer reads it; null on one's own. */
	nickname: string | null;
	counts: boolean;
	finished: boolean;
	/** True: begun or handed in after the due time. */
	late: boolean;
	/** When key and reasons are told: they are, at this time (UTC milliseconds), or never. */
	reveal: 'told' | 'never' | { at: number | null };
	/** In thousandths. */
	points: number;
	possible: number;
	/** True when the due time has passed, and no new attempt can be started. */
	closed: boolean;
	/** Every item, also unanswered ones. No debrief is there while it may not be told. */
	told: { kind: 'quiz'; items: ToldItem[] } | { kind: 'scenario'; debrief: Debrief | null };
}

/**
 * A finished attempt with every answer: key and reasons too for the class's trainers, and for its learner as far as the
 * assignment shows them by now. One that still runs has no results yet: `finished` is false and nothing is told.
 */
export async function showResults(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string }
): Promise<ResultsShown> {
	await finishOverdue(ctx, input);
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
	const at = ctx.now();
	const told: Told = own
		? await toldOf(ctx.db.read, assignment, attempt, at)
		: { behaviour: assignment.behaviour, reveal: 'answer', finished, allDone: true };
	const stored = finished ? await listResponses(ctx.db.read, attempt.id) : [];
	const text = finished ? await articleText(ctx.db.read, work.articleId) : '';
	const member = await findMembership(ctx.db.read, assignment.classId, attempt.userId);
	const windows = member ? (await ownRules(ctx.db.read, assignment, member)).windows : assignment;
	return {
		attemptId: attempt.id,
		assignmentId: assignment.id,
		classId: assignment.classId,
		timeZone: (await findClass(ctx.db.read, assignment.classId))?.timeZone ?? 'UTC',
		title: assignment.title,
		nickname: own ? null : (member?.nickname ?? 'A former learner'),
		counts: !attempt.practice && (assignment.counting !== 'first' || attempt.ordinal === 1),
		finished,
		late: attempt.late,
		reveal: keyIsTold(told) ? 'told' : await whenTold(ctx.db.read, assignment),
		points: attempt.points,
		possible: attempt.possible,
		closed: phaseAt(windows, at) === 'closed',
		told:
			work.kind === 'quiz'
				? {
						kind: 'quiz',
						items: finished
							? orderOf(assignment, attempt, work).map((step) => {
									const row = stored.find((r) => r.step === step);
									return tellAnswer(work.items[step]!, row, told, text);
								})
							: []
					}
				: {
						kind: 'scenario',
						debrief:
							finished && keyIsTold(told)
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

/** When key and reasons will be told that are not told yet. */
async function whenTold(
	q: Query,
	assignment: AssignmentRules
): Promise<'never' | { at: number | null }> {
	if (assignment.reveal !== 'due') return 'never';
	const last = lastDeadline(assignment, await listMovedDeadlines(q, assignment.id));
	return { at: last === null ? null : last + assignment.graceSeconds * 1000 };
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
