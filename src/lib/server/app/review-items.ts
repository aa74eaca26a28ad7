import type { Change, Clash } from '../../core/quiz/desk/desk.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { changeDraft, Clashed } from './change-draft.ts';
import { ownQuiz } from './owned.ts';
import { showDeskChanges, type DeskDelta } from './show-desk-changes.ts';

/** One step of a trainer's review, as the window that took it saw the desk. */
export interface ReviewStep {
	quizId: string;
	/** False where a window goes on sending after its trainer signed out and somebody else signed in. */
	isTheirs?: boolean;
	/** The one the window last saw. */
	revision: number;
	/** What was done, in a few words. */
	label: string;
	changes: Change[];
}

/**
 * Stores one step of a trainer's review, all or nothing. What others changed meanwhile stays, and is told; where the
 * step is about the very same thing, nothing is written and `clashes` says what it is about. Sending a step twice
 * counts once. DomainError 'unauthenticated' where the step is not the actor's own.
 */
export async function reviewItems(
	ctx: Context,
	actor: Actor,
	input: ReviewStep
): Promise<{ clashes: Clash[]; stored: number | null; delta: DeskDelta }> {
	const quiz = await ownQuiz(ctx, actor, input.quizId, 'editor');
	if (input.isTheirs === false) {
		throw new DomainError(
			'unauthenticated',
			'Somebody else has signed in here since. Whoever made these changes can store them once signed in again.'
		);
	}
	const step = {
		changes: input.changes,
		label: input.label,
		by: actor.userId,
		at: ctx.now()
	};
	let clashes: Clash[] = [];
	const stored = await ctx.db
		.write((tx) => changeDraft(tx, quiz.id, step))
		.catch((cause: unknown) => {
			if (!(cause instanceof Clashed)) throw cause;
			clashes = cause.clashes;
			return null;
		});
	const since = { id: quiz.id, revision: input.revision };
	return { clashes, stored, delta: await showDeskChanges(ctx, actor, since) };
}
