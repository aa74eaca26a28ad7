import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listClassesOfTrainer } from '../db/classes.ts';
import { listScenarioVersions } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { lintInWorker } from '../generation/lint.ts';
import { ownScenario } from './owned.ts';

/** A scenario as its trainer reviews it: every situation, choice and ending, with what the linter says. */
export async function showScenarioDraft(ctx: Context, actor: Actor, input: { id: string }) {
	const scenario = await ownScenario(ctx, actor, input.id, 'viewer');
	const article = await findArticle(ctx.db.read, scenario.articleId);
	if (!article) {
		throw new DomainError('not-found', 'The article of this scenario is not here any more.');
	}
	const classes = await listClassesOfTrainer(ctx.db.read, actor.userId, { limit: 200, offset: 0 });
	return {
		scenario: {
			id: scenario.id,
			title: scenario.title,
			revision: scenario.revision,
			body: scenario.body
		},
		role: scenario.role,
		archivedAt: scenario.archivedAt,
		article: { id: article.id, title: article.title, text: article.text },
		...(await lintInWorker(scenario.body, article.text)),
		versions: await listScenarioVersions(ctx.db.read, scenario.id),
		classes: classes
			.filter((cls) => cls.archivedAt === null)
			.map(({ id, name, timeZone }) => ({ id, name, timeZone }))
	};
}
