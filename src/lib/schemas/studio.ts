import { z } from 'zod';
import { LONGEST_ALT, LONGEST_SIDE } from '../core/image/picture.ts';
import type { Change } from '../core/quiz/desk/desk.ts';
import { ITEM_TYPES, type Item } from '../core/quiz/item.ts';

/** In small hexadecimal digits. */
export const sha256Schema = z
	.string()
	.regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in small hexadecimal digits');

const option = z.object({
	id: z.string().min(1).max(40),
	text: z.string().max(2000),
	rationale: z.string().max(2000).optional()
});
export const evidenceSchema = z.object({
	start: z.number().int().min(0),
	end: z.number().int().min(0),
	quote: z.string().max(20_000)
});
export const pictureSchema = z.object({
	id: sha256Schema,
	alt: z
		.string()
		.max(LONGEST_ALT, `What a picture shows is told in at most ${LONGEST_ALT} characters.`),
	width: z.number().int().min(1).max(LONGEST_SIDE),
	height: z.number().int().min(1).max(LONGEST_SIDE)
});
const base = {
	id: z.string().min(1).max(64),
	claim: z.string().max(64),
	level: z.enum(['recall', 'understand', 'apply']),
	stem: z.string().min(1, 'The question needs its words.').max(4000),
	image: pictureSchema.optional(),
	options: z.array(option).max(500),
	evidence: z.array(evidenceSchema).max(20),
	explanation: z.string().max(4000),
	difficulty: z.number().min(0).max(1),
	flags: z.array(z.string().max(40)).max(20),
	warnings: z.array(z.string().max(40)).max(40)
};
const ids = z.array(z.string().min(1).max(400)).max(500);

/** An item as an editor sends it; unknown fields are dropped. */
export const itemSchema: z.ZodType<Item> = z.discriminatedUnion('type', [
	z.object({ ...base, type: z.enum(['choice', 'multiple', 'true-false', 'evidence']), key: ids }),
	z.object({ ...base, type: z.enum(['cloze', 'short-answer']), key: ids }),
	z.object({ ...base, type: z.literal('order'), key: ids }),
	z.object({
		...base,
		type: z.literal('numeric'),
		key: z.object({
			value: z.number(),
			tolerance: z.number().min(0),
			unit: z.string().max(40)
		})
	}),
	z.object({
		...base,
		type: z.literal('match'),
		targets: z.array(option).max(100),
		key: z.array(z.tuple([z.string().max(40), z.string().max(40)])).max(100)
	})
]) satisfies z.ZodType<{ type: (typeof ITEM_TYPES)[number] }>;

const itemId = z.string().min(1).max(64);
const verdict = z.enum(['pending', 'accepted', 'dropped', 'spare']);
const title = z.string().trim().min(1, 'The quiz needs a title.').max(200);

/** One change on a quiz's desk. */
const changeSchema: z.ZodType<Change> = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('verdict'), itemId, was: verdict, to: verdict }),
	z.object({ kind: z.literal('words'), itemId, was: z.string().max(64), to: itemSchema }),
	z.object({ kind: z.literal('place'), itemId, after: itemId.nullable() }),
	z.object({
		kind: z.literal('add'),
		itemId,
		state: verdict,
		body: itemSchema,
		after: itemId.nullable()
	}),
	z.object({ kind: z.literal('title'), was: z.string().max(1000), to: title })
]);

/** Body of POST /quizzes/[id]/items: one step of a review. */
export const reviewSchema = z.object({
	/** The name of whoever took it. */
	by: z.string().max(200),
	revision: z.number().int().min(0),
	label: z.string().trim().min(1).max(120),
	changes: z.array(changeSchema).min(1).max(1000)
});

/** A revision in an address; -1 for what is none. */
export const revisionSchema = z.coerce.number().int().min(0).max(2_147_483_647).catch(-1);

/** Body of POST /quizzes/[id]/check: an item as it is being written. */
export const checkSchema = z.object({ body: itemSchema });

/** Body of POST /quizzes/[id]/passage: UTF-16 offsets into the article. */
export const passageSchema = z
	.object({ start: z.number().int().min(0), end: z.number().int().min(0) })
	.refine(({ start, end }) => start < end, 'Choose some words of the article first.');

/** The form that brings a scenario file. */
export const scenarioFileSchema = z.object({
	file: z.instanceof(File, { error: 'Choose a scenario file first.' })
});

/** How much of the stated time a learner has where something is timed, in percent. */
export const TIME_PERCENTS = [100, 125, 150, 200, 1000] as const;

/** The extra-time control of a roster. */
export const extraTimeSchema = z.object({
	userId: z.string().min(1).max(64),
	timePercent: z.coerce
		.number()
		.pipe(z.literal(TIME_PERCENTS, 'Choose one of the times that are offered.'))
});

/** The new-class form. */
export const classSchema = z.object({
	name: z
		.string()
		.trim()
		.min(1, 'Give the class a name.')
		.max(80, 'A class name has at most 80 characters.')
});

const articleTitle = z.string().trim().max(200, 'A title has at most 200 characters.').default('');
const licence = z
	.string()
	.trim()
	.max(500, 'A note on the licence has at most 500 characters.')
	.default('');

/** The new-article form: pasted text, a file or a web address. */
export const articleSchema = z.object({
	title: articleTitle,
	text: z.string().default(''),
	file: z.instanceof(File).optional(),
	address: z.string().trim().max(2000, 'This address is too long.').default(''),
	licence,
	/** The article that this is a newer text of. */
	newer: z.string().max(64).default('')
});

/** What a trainer chose of a text that was brought in; a form says each number by itself. */
export const piecesSchema = z.object({
	title: articleTitle,
	licence,
	kept: z
		.union([
			z.array(z.coerce.number().int().min(0)),
			z.coerce
				.number()
				.int()
				.min(0)
				.transform((one) => [one])
		])
		.default([]),
	/** The piece to put back or to leave out, where a form says it. */
	toggle: z.coerce.number().int().min(0).optional()
});

/** What to delete, as "quiz ID", and its title where that must be typed. */
export const removeMadeSchema = z.object({
	made: z
		.string()
		.regex(/^(article|quiz|scenario) [\w-]{1,64}$/, 'Choose what to delete.')
		.transform((text) => {
			const [kind, id] = text.split(' ') as ['article' | 'quiz' | 'scenario', string];
			return { kind, id };
		}),
	title: z.string().max(1000).default('')
});

/** Which quiz or scenario is to go on with a newer text, as "quiz ID". */
export const moveSchema = z.object({
	made: z
		.string()
		.regex(/^(quiz|scenario) [\w-]{1,64}$/, 'Choose what to move.')
		.transform((text) => {
			const [kind, id] = text.split(' ') as ['quiz' | 'scenario', string];
			return { kind, id };
		})
});
