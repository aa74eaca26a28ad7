import { sameKey } from '../../core/quiz/change-key.ts';
import type { Actor, Context } from '../context.ts';
import { listGivenVersions } from '../db/assignments.ts';
import { findQuizVersion, listDraftItems } from '../db/quizzes.ts';
import { ownQuiz } from './owned.ts';

/** A question that a class was given with another key than the draft has now. */
export interface RegradeOffer {
	classId: string;
	className: string;
	assignmentId: string;
	title: string;
	itemId: string;
	/** Its place in what was given, from 0. */
	step: number;
	stem: string;
}

/**
 * Where marking anew is to be offered: every question of the quiz whose key has been changed since it was given to a
 * class that the actor trains and that is open. Nothing is marked by it.
 */
export async function offerRegrades(
	ctx: Context,
	actor: Actor,
	input: { quizId: string }
): Promise<RegradeOffer[]> {
	const quiz = await ownQuiz(ctx, actor, input.quizId, 'viewer');
	const q = ctx.db.read;
	const trainerId = actor.role === 'administrator' ? null : actor.userId;
	const given = await listGivenVersions(q, quiz.id, trainerId);
	if (given.length === 0) return [];
	const drafted = new Map((await listDraftItems(q, quiz.id)).map((item) => [item.itemId, item]));
	const offers: RegradeOffer[] = [];
	for (const { versionId, ...assignment } of given) {
		const version = await findQuizVersion(q, versionId);
		for (const [step, item] of (version?.items ?? []).entries()) {
			const now = drafted.get(item.id);
			// A question that was dropped or laid aside is not asked any more, by whatever key.
			if (now?.state !== 'accepted' && now?.state !== 'pending') continue;
			if (now.body.type !== item.type || sameKey(now.body, item)) continue;
			offers.push({ ...assignment, itemId: item.id, step, stem: item.stem });
		}
	}
	return offers;
}
