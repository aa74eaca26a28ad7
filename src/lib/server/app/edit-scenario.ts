import type { Lint } from '../../core/scenario/check.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { updateScenario } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { lintInWorker } from '../generation/lint.ts';
import { ownScenario } from './owned.ts';

/** New words for one place of a scenario; the story's structure stays as it is. */
export interface WordingChange {
	/** A node's id, or a choice's id, or 'scenario' for its title and briefing. */
	id: string;
	part: 'text' | 'feedback' | 'title' | 'briefing';
	text: string;
}

/**
 * Changes the wording of a scenario draft. `revision` is the one the window last saw: when another window was faster,
 * nothing is written.
 */
export async function editScenario(
	ctx: Context,
	actor: Actor,
	input: { id: string; revision: number; changes: WordingChange[] }
): Promise<{ revision: number } & Lint> {
	const draft = await ownScenario(ctx, actor, input.id, 'editor');
	const article = await findArticle(ctx.db.read, draft.articleId);
	if (!article) {
		throw new DomainError('not-found', 'The article of this scenario is not here any more.');
	}
	const body = structuredClone(draft.body);
	for (const change of input.changes) applyWording(body, change);
	const lint = await lintInWorker(body, article.text);
	const stored = await ctx.db.write((tx) =>
		updateScenario(tx, draft.id, input.revision, { title: body.title, body, updatedAt: ctx.now() })
	);
	if (!stored) {
		throw new DomainError(
			'conflict',
			'This scenario was changed in another window. Reload to see it; your last change was not stored.'
		);
	}
	return { revision: input.revision + 1, ...lint };
}

function applyWording(scenario: Scenario, change: WordingChange): void {
	if (change.id === 'scenario' && (change.part === 'title' || change.part === 'briefing')) {
		scenario[change.part] = change.text;
		return;
	}
	for (const node of scenario.nodes) {
		if (node.id === change.id && change.part === 'text') {
			node.text = change.text;
			return;
		}
		if (node.kind !== 'situation') continue;
		const choice = node.choices.find((c) => c.id === change.id);
		if (choice && (change.part === 'text' || change.part === 'feedback')) {
			choice[change.part] = change.text;
			return;
		}
	}
	throw new DomainError('invalid', 'That part of the scenario is not there any more.');
}
