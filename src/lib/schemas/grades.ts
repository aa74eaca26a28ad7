import { z } from 'zod';

const id = z.string().min(1, 'Choose which one.').max(64);
const step = z.coerce.number().pipe(z.int().min(0).max(1000));

/** Points as a person types them, with at most three places behind a point or a comma; in thousandths. */
const points = z
	.string()
	.trim()
	.regex(/^\d{1,4}([.,]\d{1,3})?$/, 'Give the points as a number, such as 0.5.')
	.transform((text) => Math.round(Number(text.replace(',', '.')) * 1000));

const reason = z
	.string()
	.trim()
	.min(3, 'Say why in a few words: the learner reads it.')
	.max(500, 'Say why in at most 500 characters.');

export const regradeSchema = z.object({ attemptId: id, step, points, reason });

export const commentSchema = z.object({
	comment: z.string().max(2000, 'Write at most 2,000 characters.')
});

export const excuseSchema = z.object({
	excused: z.enum(['yes', 'no'], 'Excuse the learner, or take it back.')
});

export const undoSchema = z.object({ changeId: id });
