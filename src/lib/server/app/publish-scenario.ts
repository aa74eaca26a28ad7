import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { insertScenarioVersion, nextScenarioVersionNumber } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { lintInWorker } from '../generation/lint.ts';
import { newId } from '../ids.ts';
import { giveToClasses } from './give-to-classes.ts';
import { ownScenario } from './owned.ts';
import { USUAL, type PublishInput } from './publish-quiz.ts';

/**
 * Freezes the scenario as its next version and gives it to the classes. Refused, with the first reason, when the
 * linter finds an error.
 * @returns the version's number and the assignments made.
 */
export async function publishScenario(
	ctx: Context,
	actor: Actor,
	input: PublishInput
): Promise<{ number: number; assignmentIds: string[] }> {
	const scenario = await ownScenario(ctx, actor, input.id, 'editor');
	for (const classId of input.classIds) await requireTrainerOf(ctx, actor, classId);
	const article = await findArticle(ctx.db.read, scenario.articleId);
	if (!article) {
		throw new DomainError('not-found', 'The article of this scenario is not here any more.');
	}
	const { findings } = await lintInWorker(scenario.body, article.text);
	const error = findings.find((f) => f.severity === 'error');
	if (error) {
		throw new DomainError(
			'invalid',
			`This cannot be published yet. ${error.place}: ${error.message} ${error.mend}`
		);
	}
	return ctx.db.write(async (tx) => {
		const versionId = newId();
		const number = await nextScenarioVersionNumber(tx, scenario.id);
		await insertScenarioVersion(tx, {
			id: versionId,
			scenarioId: scenario.id,
			number,
			title: scenario.title,
			body: scenario.body,
			publishedBy: actor.userId,
			publishedAt: ctx.now()
		});
		const assignmentIds = await giveToClasses(
			tx,
			actor,
			{ scenarioVersionId: versionId },
			{
				title: scenario.title,
				classIds: input.classIds,
				rules: input.rules ?? USUAL,
				at: ctx.now()
			}
		);
		return { number, assignmentIds };
	});
}
