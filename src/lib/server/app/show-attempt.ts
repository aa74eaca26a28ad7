import type { ItemView } from '../../core/quiz/item.ts';
import type { RevealedItem } from '../../core/quiz/reveal.ts';
import { viewItem } from '../../core/quiz/view.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { listResponses } from '../db/responses.ts';
import { tellResult } from './submit-answer.ts';
import { replay } from '../../core/scenario/play.ts';
import type { PlayView } from '../../core/scenario/tell.ts';
import { findMembership } from '../db/memberships.ts';
import { noSuchAttempt, ownAttempt } from './own-attempt.ts';
import { movesOf, tellWhereItStands } from './where-it-stands.ts';

/** What the player of an attempt needs, and nothing that would tell an answer early. */
export interface AttemptShown {
	id: string;
	assignmentId: string;
	title: string;
	/** False for practice: only a learner's first attempt stands on boards. */
	counts: boolean;
	finished: boolean;
	play:
		| {
				kind: 'quiz';
				items: ItemView[];
				/** Of the items answered so far, in the order of `items`. */
				results: RevealedItem[];
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
	const { attempt, assignment } = await ownAttempt(ctx, actor, input.attemptId);
	const { work } = assignment;
	const stored = await listResponses(ctx.db.read, attempt.id);
	const text = stored.length > 0 ? await articleText(ctx, work.articleId) : '';
	const shown = {
		id: attempt.id,
		assignmentId: assignment.id,
		title: assignment.title,
		counts: attempt.ordinal === 1,
		finished: attempt.finishedAt !== null
	};
	if (work.kind === 'quiz') {
		return {
			...shown,
			play: {
				kind: 'quiz',
				items: work.items.map((item) => viewItem(item, attempt.seed)),
				results: stored.map((row) => tellResult(work.items[row.step]!, row, text))
			}
		};
	}
	const { role, briefing } = work.scenario;
	const member = await findMembership(ctx.db.read, assignment.classId, actor.userId);
	if (!member) throw noSuchAttempt();
	const state = replay(work.scenario, attempt.seed, movesOf(stored));
	const play = {
		attemptId: attempt.id,
		scenario: work.scenario,
		state,
		timePercent: member.timePercent
	};
	const now = await tellWhereItStands(ctx.db.read, play, text, ctx.now());
	return { ...shown, play: { kind: 'scenario', role, briefing, now } };
}
