import { picturesOfNode } from '../../core/image/picture.ts';
import type { Lint } from '../../core/scenario/check.ts';
import { applyPatch, type ScenarioPatch } from '../../core/scenario/edit/patch.ts';
import { MOST_NODES, type Scenario } from '../../core/scenario/model.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { updateScenario } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { lintInWorker } from '../generation/lint.ts';
import { ownScenario } from './owned.ts';
import { requireHeld } from './require-held.ts';

/**
 * Changes a scenario draft. `revision` is the one the window last saw: when another window was faster, nothing is written
 * and the DomainError is a 'conflict'. A draft may be unfinished; what is wrong with it comes back as findings.
 */
export async function editScenario(
	ctx: Context,
	actor: Actor,
	input: { id: string; revision: number; patch: ScenarioPatch }
): Promise<{ revision: number } & Lint> {
	const draft = await ownScenario(ctx, actor, input.id, 'editor');
	const article = await findArticle(ctx.db.read, draft.articleId);
	if (!article) {
		throw new DomainError('not-found', 'The article of this scenario is not here any more.');
	}
	if (draft.revision !== input.revision) throw changedElsewhere();
	const body = applyPatch(draft.body, input.patch);
	if (body.nodes.length === 0) {
		throw new DomainError('invalid', 'A scenario needs at least one situation or ending.');
	}
	if (body.nodes.length > MOST_NODES) {
		throw new DomainError(
			'too-large',
			`A scenario has at most ${MOST_NODES} situations and endings. Split this one.`
		);
	}
	await requireHeld(
		ctx.db.read,
		{ kind: 'scenario', id: draft.id },
		input.patch.nodes.flatMap(picturesOfNode)
	);
	const lint = await lintInWorker(body, article.text);
	const stored = await ctx.db.write((tx) =>
		updateScenario(tx, draft.id, input.revision, { title: body.title, body, updatedAt: ctx.now() })
	);
	if (!stored) throw changedElsewhere();
	return { revision: input.revision + 1, ...lint };
}

/** A draft as it is stored, for a window that another one was faster than. */
export async function readScenarioDraft(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ revision: number; body: Scenario } & Lint> {
	const { revision, body, articleId } = await ownScenario(ctx, actor, input.id, 'viewer');
	const article = await findArticle(ctx.db.read, articleId);
	return { revision, body, ...(await lintInWorker(body, article?.text ?? '')) };
}

function changedElsewhere(): DomainError {
	return new DomainError('conflict', 'This scenario was changed in another window meanwhile.');
}
