import { USUAL_RULES } from '../../core/assignment/rules.ts';
import { warnItem } from '../../core/quiz/gates/warn.ts';
import type { RulesTyped } from '../../schemas/assignments.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import {
	forgetWhyBack,
	insertQuizVersion,
	listDraftItems,
	nextQuizVersionNumber
} from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { giveToClasses } from './give-to-classes.ts';
import { ownQuiz } from './owned.ts';
import { typedRules } from './typed-rules.ts';

/** The form as it is where nobody has touched it. */
export const USUAL = typedRules(USUAL_RULES, 'UTC');

export interface PublishInput {
	id: string;
	/** Classes that get the new version as an assignment. */
	classIds: string[];
	/** How they get it; left out, as is usual. */
	rules?: RulesTyped;
}

/**
 * Freezes the accepted items as the quiz's next version and gives it to the classes. Refused, with the first reason,
 * when an accepted item's quote is not in the article to the letter, or its key or options are not sound.
 * @returns the version's number and the assignments made.
 */
export async function publishQuiz(
	ctx: Context,
	actor: Actor,
	input: PublishInput
): Promise<{ number: number; assignmentIds: string[] }> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'editor');
	for (const classId of input.classIds) await requireTrainerOf(ctx, actor, classId);
	const article = await findArticle(ctx.db.read, quiz.articleId);
	if (!article)
		throw new DomainError('not-found', 'The article of this quiz is not here any more.');
	return ctx.db.write(async (tx) => {
		const items = (await listDraftItems(tx, quiz.id))
			.filter((item) => item.state === 'accepted')
			.map((item) => item.body);
		if (items.length === 0) {
			throw new DomainError('invalid', 'Accept at least one question before publishing.');
		}
		for (const item of items) {
			const { blocking } = warnItem(item, article.text);
			if (blocking[0]) {
				throw new DomainError(
					'invalid',
					`“${item.stem.slice(0, 80)}” cannot be published yet: ${blocking[0].message}`
				);
			}
		}
		const versionId = newId();
		const number = await nextQuizVersionNumber(tx, quiz.id);
		await insertQuizVersion(tx, {
			id: versionId,
			quizId: quiz.id,
			number,
			title: quiz.title,
			items,
			publishedBy: actor.userId,
			publishedAt: ctx.now()
		});
		await forgetWhyBack(tx, quiz.id);
		const assignmentIds = await giveToClasses(
			tx,
			actor,
			{ quizVersionId: versionId },
			{ title: quiz.title, classIds: input.classIds, rules: input.rules ?? USUAL, at: ctx.now() }
		);
		return { number, assignmentIds };
	});
}
