import { mostFor, type Behaviour } from '../../core/quiz/behaviour.ts';
import type { ItemView } from '../../core/quiz/item.ts';
import type { ToldItem } from '../../core/quiz/told-item.ts';
import { viewItem } from '../../core/quiz/view.ts';
import { keyIsTold } from '../../core/quiz/what-is-told.ts';
import { replay } from '../../core/scenario/play.ts';
import type { PlayView } from '../../core/scenario/tell.ts';
import type { FurtherTry } from '../../schemas/play.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findMembership } from '../db/memberships.ts';
import { listResponses } from '../db/responses.ts';
import { articleText } from './article-text.ts';
import { finishOverdue } from './finish-attempt.ts';
import { tellAnswer } from './grade-answer.ts';
import { noSuchAttempt, ownAttempt } from './own-attempt.ts';
import { attemptEnd, ownRules, toldOf } from './own-rules.ts';
import { furtherTry, nextStep, orderOf, seedOf } from './tell-progress.ts';
import { movesOf, tellWhereItStands } from './where-it-stands.ts';

/** What the player of an attempt needs, and nothing that would tell an answer early. */
export interface AttemptShown {
	id: string;
	assignmentId: string;
	title: string;
	/** False for practice, and for an attempt that is not the one that counts. */
	counts: boolean;
	finished: boolean;
	/** The attempt's time in milliseconds; null where it never ends by itself. */
	clock: {
		allowed: number;
		left: number;
		/** True: a time limit; false: only the assignment's closing. */
		limited: boolean;
	} | null;
	play:
		| {
				kind: 'quiz';
				behaviour: Behaviour;
				/** In the order shown; `step` is the place in the version. */
				items: (ItemView & { step: number })[];
				/** Of the items answered so far, as far as it may be told. */
				results: (ToldItem & { step: number })[];
				/** Of an item in work: the tries that missed. */
				again: (FurtherTry & { step: number }) | null;
				/** The item to answer now; null where the learner chooses, or nothing is left. */
				next: number | null;
				flagged: number[];
				/** How often each item was answered, where it comes again. */
				mastery: { points: number; possible: number; percent: number } | null;
		  }
		| { kind: 'scenario'; role: string; briefing: string; now: PlayView };
}

/** The learner's own attempt, where it stands. */
export async function showAttempt(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string }
): Promise<AttemptShown> {
	requireRole(actor, 'learner');
	await ownAttempt(ctx, actor, input.attemptId);
	await finishOverdue(ctx, input);
	const { attempt, assignment } = await ownAttempt(ctx, actor, input.attemptId);
	const q = ctx.db.read;
	const { work, behaviour } = assignment;
	const at = ctx.now();
	const member = await findMembership(q, assignment.classId, actor.userId);
	if (!member) throw noSuchAttempt();
	const own = await ownRules(q, assignment, member);
	const stored = await listResponses(q, attempt.id);
	const text = await articleText(ctx.db.read, work.articleId);
	const told = await toldOf(q, assignment, attempt, at);
	const end = attemptEnd(attempt, own);
	const shown = {
		id: attempt.id,
		assignmentId: assignment.id,
		title: assignment.title,
		counts: !attempt.practice && (assignment.counting !== 'first' || attempt.ordinal === 1),
		finished: attempt.finishedAt !== null,
		clock:
			end === null || attempt.finishedAt !== null
				? null
				: {
						allowed: end - attempt.startedAt,
						// A clock that was put back meanwhile gives nobody more than there was.
						left: Math.max(0, Math.min(end - attempt.startedAt, end - at)),
						limited: attempt.endsAt !== null
					}
	};
	if (work.kind === 'quiz') {
		const next = nextStep(stored, attempt, assignment, work);
		const again =
			behaviour === 'interactive' && next !== null
				? await furtherTry(q, attempt, assignment, work, next, text)
				: null;
		return {
			...shown,
			play: {
				kind: 'quiz',
				behaviour,
				items: orderOf(assignment, attempt, work).map((step) => ({
					...viewItem(work.items[step]!, seedOf(assignment, attempt)),
					step
				})),
				results: stored.map((row) => ({
					...tellAnswer(work.items[row.step]!, row, told, text),
					step: row.step
				})),
				again: again && next !== null ? { ...again, step: next } : null,
				next,
				flagged: attempt.flagged,
				mastery:
					behaviour === 'mastery'
						? {
								points: attempt.points,
								possible: work.items.length * mostFor(behaviour),
								percent: assignment.masteryPercent
							}
						: null
			}
		};
	}
	const { role, briefing } = work.scenario;
	const state = replay(work.scenario, attempt.seed, movesOf(stored));
	const play = {
		attemptId: attempt.id,
		scenario: work.scenario,
		state,
		timePercent: own.timePercent
	};
	const now = await tellWhereItStands(q, play, text, at, keyIsTold(told));
	return { ...shown, play: { kind: 'scenario', role, briefing, now } };
}
