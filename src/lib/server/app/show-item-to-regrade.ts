import { excerptOf, type Excerpt } from '../../core/excerpt.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { articleText } from './article-text.ts';
import { assignmentOfTrainer } from './grade-in-class.ts';

/** An item of an assignment with its key, for a trainer who may mark it anew for everybody. */
export async function showItemToRegrade(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string; step: number }
): Promise<{
	cls: { id: string; name: string };
	assignment: { id: string; title: string };
	item: Item;
	quotes: Excerpt[];
}> {
	const assignment = await assignmentOfTrainer(ctx, actor, input);
	const { work } = assignment;
	const item = work.kind === 'quiz' ? work.items[input.step] : undefined;
	if (!item) throw new DomainError('not-found', 'This question is not in the quiz.');
	const cls = (await findClass(ctx.db.read, input.classId))!;
	const text = await articleText(ctx.db.read, work.articleId);
	return {
		cls: { id: cls.id, name: cls.name },
		assignment: { id: assignment.id, title: assignment.title },
		item,
		quotes: item.evidence.map((evidence) => excerptOf(text, evidence))
	};
}
