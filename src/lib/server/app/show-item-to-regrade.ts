import { excerptOf, type Excerpt } from '../../core/excerpt.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { findDraftOf } from '../db/assignments.ts';
import { findDraftItem } from '../db/item-origins.ts';
import { articleText } from './article-text.ts';
import { assignmentOfTrainer } from './grade-in-class.ts';
import { roleIn } from './owned.ts';

/** An item of an assignment with its key, for a trainer who may mark it anew for everybody. */
export async function showItemToRegrade(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string; step: number }
): Promise<{
	cls: { id: string; name: string };
	assignment: { id: string; title: string };
	item: Item;
	/** What its key would be by the draft; the item's own where that is not the actor's to see. */
	proposed: Item;
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
		proposed: await byTheDraft(ctx, actor, assignment.id, item),
		quotes: item.evidence.map((evidence) => excerptOf(text, evidence))
	};
}

async function byTheDraft(
	ctx: Context,
	actor: Actor,
	assignmentId: string,
	item: Item
): Promise<Item> {
	const q = ctx.db.read;
	const draft = await findDraftOf(q, assignmentId);
	if (!draft || (await roleIn(q, actor, draft)) === null) return item;
	const now = await findDraftItem(q, { quizId: draft.id, itemId: item.id });
	if (now?.body.type !== item.type) return item;
	const known = new Set(item.options.map(({ id }) => id));
	// Options may have been added or taken away since.
	const same =
		now.body.options.every(({ id }) => known.has(id)) && now.body.options.length === known.size;
	return same ? ({ ...item, key: now.body.key } as Item) : item;
}
