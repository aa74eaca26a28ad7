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

/** A field that a form has any number of times. */
const several = z
	.union([
		z
			.string()
			.max(400)
			.transform((one) => [one]),
		z.array(z.string().max(400)).max(500)
	])
	.default([]);

const number = z
	.string()
	.trim()
	.max(30)
	.transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
	.refine((value) => value === null || Number.isFinite(value), 'Give a number.')
	.nullable()
	.default(null);

const pair = z.string().transform((text, context): [string, string] => {
	try {
		return z.tuple([z.string(), z.string()]).parse(JSON.parse(text));
	} catch {
		context.addIssue({ code: 'custom', message: 'Give each line its partner.' });
		return z.NEVER;
	}
});

const wishFields = z.object({
	ids: several,
	texts: z
		.string()
		.max(5000)
		.default('')
		.transform((text) => text.split('\n')),
	value: number,
	tolerance: number,
	pairs: several.pipe(z.array(pair)),
	policy: z.enum(['new-key', 'either-key', 'everybody'], 'Say who gets the points.')
});

/** The key of an item as KeyFields.svelte sends it, and who gets points by it. */
export const wishSchema = wishFields.transform(({ policy, ...key }) => ({ key, policy }));

export const regradeItemSchema = wishFields
	.extend({ reason, seen: z.string().max(100) })
	.transform(({ policy, reason, seen, ...key }) => ({ key, policy, reason, seen }));

export const undoRegradeSchema = z.object({ batch: id });
