import { sha256 } from '../../core/sha256.ts';
import { changeKey, sameKey, type KeyFields } from '../../core/quiz/change-key.ts';
import { mostFor, type Mark } from '../../core/quiz/behaviour.ts';
import { nothingFor } from '../../core/quiz/empty-response.ts';
import { warnItem } from '../../core/quiz/gates/warn.ts';
import type { Item, ItemResponse } from '../../core/quiz/item.ts';
import { regradeItem as regrade, type RegradePolicy } from '../../core/quiz/regrade.ts';
import type { Actor, Context } from '../context.ts';
import { requireOpenClass } from '../auth/guards.ts';
import { findDraftOf, lockAssignment, setQuizVersion, type Assignment } from '../db/assignments.ts';
import { findAttemptPlace } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import {
	findQuiz,
	findQuizVersionOf,
	insertQuizVersion,
	nextQuizVersionNumber
} from '../db/quizzes.ts';
import { insertResponse, listAnswersAt } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { articleText } from './article-text.ts';
import { notifyBoard } from './board-events.ts';
import { correctDraft } from './correct-draft.ts';
import { finishOverdue } from './finish-attempt.ts';
import { assignmentOfTrainer, noSuchAssignment } from './grade-in-class.ts';
import { reaches, roleIn } from './owned.ts';
import { lockAttempt } from './own-attempt.ts';
import { putMark } from './put-mark.ts';
import { recordGradeChange } from './record-grade-change.ts';

export interface RegradeWish {
	classId: string;
	assignmentId: string;
	/** The item's place in the quiz, from 0. */
	step: number;
	key: KeyFields;
	policy: RegradePolicy;
}

/** What marking anew does to one attempt; points in thousandths. */
export interface RegradeLine {
	userId: string;
	nickname: string;
	attemptId: string;
	practice: boolean;
	before: Mark;
	after: Mark;
}

export interface RegradePlan {
	lines: RegradeLine[];
	keyChanged: boolean;
	/** Stands for exactly this plan. */
	seen: string;
}

/**
 * What marking an item anew for everybody would do, without doing it.
 * @returns with `changesDraft`: whether a new key reaches the draft, too, which only that of somebody who may change it does
 */
export async function previewRegrade(
	ctx: Context,
	actor: Actor,
	wish: RegradeWish
): Promise<RegradePlan & { changesDraft: boolean }> {
	const { id } = await assignmentOfTrainer(ctx, actor, wish);
	// What is over was answered to the key that stands now.
	await finishOverdue(ctx, { assignmentId: id });
	const assignment = await assignmentOfTrainer(ctx, actor, wish);
	const text = await articleText(ctx.db.read, assignment.work.articleId);
	const { plan } = await planRegrade(ctx.db.read, assignment, wish, text);
	const draft = await findDraftOf(ctx.db.read, assignment.id);
	const role = draft ? await roleIn(ctx.db.read, actor, draft) : null;
	const archived = draft && (await findQuiz(ctx.db.read, draft.id))?.archivedAt !== null;
	return { ...plan, changesDraft: reaches(role, 'editor') && !archived };
}

/**
 * Marks an item anew for everybody, as it was looked at: `seen` names the plan, and DomainError 'conflict' says that
 * answers have come in since. A changed key becomes a version of the quiz that this assignment alone goes on with; other
 * classes keep theirs, and what is given anew does not take it. Every changed answer is noted, and all of it is one transaction.
 * @returns what was done, and the name to take it back by
 */
export async function regradeItem(
	ctx: Context,
	actor: Actor,
	wish: RegradeWish & { reason: string; seen: string }
): Promise<{ lines: RegradeLine[]; batch: string }> {
	const { work } = await assignmentOfTrainer(ctx, actor, wish);
	await finishOverdue(ctx, { assignmentId: wish.assignmentId });
	const text = await articleText(ctx.db.read, work.articleId);
	const at = ctx.now();
	const done = await ctx.db.write(async (tx) => {
		const assignment = await lockAssignment(tx, wish.assignmentId);
		if (!assignment) throw noSuchAssignment();
		await requireOpenClass(tx, wish.classId);
		const { plan, item, items } = await planRegrade(tx, assignment, wish, text);
		if (plan.seen !== wish.seen) {
			throw new DomainError(
				'conflict',
				'Something has changed since you looked. Look again before you mark anew.'
			);
		}
		const batch = newId();
		const formerVersion = plan.keyChanged
			? await publishCorrected(tx, actor, assignment, { batch, item, items, at })
			: null;
		let moved = false;
		for (const line of plan.lines) {
			const seen = (await findAttemptPlace(tx, line.attemptId))!;
			const locked = await lockAttempt(tx, seen);
			const { attempt } = locked;
			const possible = mostFor(assignment.behaviour);
			// Where nothing was answered, there is a place for the points now.
			await insertResponse(tx, {
				attemptId: attempt.id,
				step: wish.step,
				ref: item.id,
				response: nothingFor(item),
				points: 0,
				possible,
				answeredAt: attempt.finishedAt ?? at
			});
			moved = (await putMark(tx, { ...locked, assignment }, wish.step, line.after, at)) || moved;
			const mark = { attemptId: attempt.id, step: wish.step, possible };
			await recordGradeChange(
				tx,
				{
					classId: wish.classId,
					assignmentId: assignment.id,
					userId: line.userId,
					changedBy: actor.userId,
					at
				},
				{
					kind: 'regrade',
					before: { ...mark, ...line.before },
					after: { ...mark, ...line.after, reason: wish.reason, batch, formerVersion }
				}
			);
		}
		return { lines: plan.lines, batch, moved };
	});
	if (done.moved) notifyBoard(wish.classId);
	return { lines: done.lines, batch: done.batch };
}

async function planRegrade(
	q: Query,
	assignment: Assignment,
	wish: RegradeWish,
	text: string
): Promise<{ plan: RegradePlan; item: Item; items: Item[] }> {
	const { work, behaviour } = assignment;
	const old = work.kind === 'quiz' ? work.items[wish.step] : undefined;
	if (work.kind !== 'quiz' || !old) {
		throw new DomainError('not-found', 'This question is not in the quiz.');
	}
	const item = changeKey(old, wish.key);
	if (!item) throw new DomainError('invalid', 'Say what the right answer is.', 'key');
	const keyChanged = !sameKey(old, item);
	const bad = keyChanged ? warnItem(item, text).blocking[0] : undefined;
	if (bad) throw new DomainError('invalid', `This key cannot stand: ${bad.message}`, 'key');
	const items = work.items.map((other, index) => (index === wish.step ? item : other));
	const lines = (await listAnswersAt(q, assignment.id, wish.step)).flatMap((row): RegradeLine[] => {
		const { answer, attemptId, userId, nickname, practice, finishedAt } = row;
		// What runs and is marked at its end will be marked by the new key.
		if (finishedAt === null && behaviour === 'deferred') return [];
		if (!answer && (wish.policy !== 'everybody' || finishedAt === null)) return [];
		const stored = {
			response: (answer?.response ?? nothingFor(item)) as ItemResponse,
			certainty: answer?.certainty ?? null,
			tries: answer?.tries ?? 1,
			points: answer?.points ?? 0,
			verdict: answer?.verdict ?? null
		};
		const before = { points: stored.points, verdict: stored.verdict };
		const after = regrade(behaviour, item, items, stored, wish.policy);
		if (after.points === before.points && after.verdict === before.verdict) return [];
		return [{ userId, nickname, attemptId, practice, before, after }];
	});
	const said = JSON.stringify([item.key, wish.policy, lines]);
	return { plan: { lines, keyChanged, seen: sha256(said) }, item, items };
}

/** @returns the id of the version that stood before */
async function publishCorrected(
	tx: Query,
	actor: Actor,
	assignment: Assignment,
	correction: { batch: string; item: Item; items: Item[]; at: number }
): Promise<string> {
	const { batch, item, items, at } = correction;
	const former = await findQuizVersionOf(tx, assignment.id);
	if (!former) throw new DomainError('not-found', 'This quiz is not here any more.');
	// The version bears the undertaking's name, by which it is found again to be taken back.
	await insertQuizVersion(tx, {
		...former,
		id: batch,
		number: await nextQuizVersionNumber(tx, former.quizId),
		items,
		publishedBy: actor.userId,
		publishedAt: at,
		isCorrection: true
	});
	await setQuizVersion(tx, assignment.id, batch);
	const old = former.items.find(({ id }) => id === item.id);
	if (old) await correctDraft(tx, actor, former.quizId, { from: old, to: item, at });
	return former.id;
}
