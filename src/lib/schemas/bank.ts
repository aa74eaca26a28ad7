import { z } from 'zod';
import { ITEM_TYPES } from '../core/quiz/item.ts';
import { tagSchema } from './document.ts';

const id = z.string().min(1).max(64);
const chosen = <const T extends readonly [string, ...string[]]>(values: T) =>
	z.enum(values).nullable().catch(null);

/** What the address of the bank asks for; what it does not understand is left out. */
export const bankSchema = z.object({
	words: z.string().max(200).catch(''),
	article: id.nullable().catch(null),
	tag: z.string().min(1).max(100).nullable().catch(null),
	type: chosen(ITEM_TYPES),
	level: chosen(['recall', 'understand', 'apply']),
	standing: z.enum(['desk', 'spare', 'dropped', 'all']).catch('desk'),
	facility: chosen(['hard', 'middle', 'easy', 'unknown']),
	page: z.coerce.number().int().min(1).catch(1)
});

/** The forms that give an item a tag, and take one away. */
export const tagFormSchema = z.object({ tag: tagSchema });

/** The form that gives a tag another name everywhere. */
export const renameTagSchema = z.object({ from: tagSchema, tag: tagSchema });

/** The form that takes an item into another quiz. */
export const useItemSchema = z.object({
	toQuizId: id.optional().transform((value, context) => {
		if (value !== undefined) return value;
		context.addIssue({ code: 'custom', message: 'Choose a quiz first.' });
		return z.NEVER;
	})
});

/** What is brought up to date, as it was seen. */
export const seenSchema = z.object({ seen: z.string().min(1).max(64) });

/** The forms about two items that are alike: the first is the one to keep. */
export const pairSchema = z.object({
	quizId: id,
	itemId: id,
	otherQuizId: id,
	otherItemId: id
});

/** Names one item of a draft. */
export const itemRefSchema = z.object({ quizId: id, itemId: id });
