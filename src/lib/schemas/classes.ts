import { z } from 'zod';

const id = (missing: string) => z.string(missing).min(1, missing).max(64, missing);

/** How long a link may let people in, in days. */
export const LINK_DAYS = [1, 7, 30, 90] as const;

/** A number typed into a field that may be left empty. */
const count = (sentence: string, max: number) =>
	z
		.string()
		.trim()
		.transform((typed) => (typed === '' ? null : Number(typed)))
		.pipe(z.number(sentence).int(sentence).min(1, sentence).max(max, sentence).nullable());

/** The new-link form. */
export const classLinkSchema = z.object({
	note: z.string().trim().max(80, 'A note has at most 80 characters.').default(''),
	days: z.coerce.number().pipe(z.literal(LINK_DAYS, 'Choose how long the link is to work.')),
	maxUses: count('How many may join is a whole number from 1 to 10,000, or empty.', 10_000),
	groupId: z
		.string()
		.max(64)
		.default('')
		.transform((typed) => typed || null)
});

export const linkSchema = z.object({ id: id('Choose a link.') });

/** Opening and closing the class code. */
export const codeSchema = z.object({
	open: z.enum(['true', 'false'], 'Say whether it is to be open.').transform((v) => v === 'true')
});
