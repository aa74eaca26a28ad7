import { z } from 'zod';

const id = z.string('Choose which one.').min(1, 'Choose which one.').max(400);
const note = z
	.string()
	.trim()
	.max(500, 'A report has at most 500 characters. Say the main thing.')
	.default('');

/** What a learner says is wrong with a question; without a note the report is taken back. */
export const reportSchema = z.object({ ref: id, note });

/** A report that is closed, with a word to its learner. */
export const closeSchema = z.object({
	reportId: id,
	answer: z.string().trim().max(500, 'An answer has at most 500 characters.').default('')
});

/** An item that goes back into review, because of a report or of how it did. */
export const reopenSchema = z.object({
	itemId: id,
	reportId: id.optional().transform((value) => value ?? null)
});
