import type { Findings } from '../../core/quiz/gates/warn.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { judgeItems } from '../generation/judge.ts';
import { ownScenario } from './owned.ts';

/** What the gates say of a question that a situation asks, while it is being written. Nothing is stored. */
export async function checkQuestion(
	ctx: Context,
	actor: Actor,
	input: { scenarioId: string; body: Item }
): Promise<{ findings: Findings }> {
	const draft = await ownScenario(ctx, actor, input.scenarioId, 'editor');
	const text = await articleText(ctx.db.read, draft.articleId);
	const [findings] = await judgeItems(text, [input.body], [input.body]);
	return { findings: findings! };
}
