import { z } from 'zod';
import { IMAGE_TYPES, LARGEST_IMAGE, type ImageType } from '../core/image/picture.ts';
import type { Item } from '../core/quiz/item.ts';
import { MOST_NODES, type Scenario } from '../core/scenario/model.ts';
import { scenarioSchema } from './scenario.ts';
import { itemSchema, sha256Schema } from './studio.ts';

/** More than a quiz that people can review has. */
const MOST_ITEMS = 500;
const MOST_SCENARIOS = 10;

/** What trainers call an item by. */
export const tagSchema = z
	.string()
	.trim()
	.min(1, 'Write the tag first.')
	.max(40, 'A tag has at most 40 characters.');

/** An item as a file carries it: with its tags, where it has any. */
export type FileItem = Item & { tags?: string[] | undefined };
const items = z
	.array(z.intersection(itemSchema, z.object({ tags: z.array(tagSchema).max(20).optional() })))
	.max(MOST_ITEMS);

const place = z.number().int().min(0);

/** A picture as a file carries it, under the SHA-256 of its bytes. */
export interface FileImage {
	id: string;
	type: ImageType;
	/** Base64. */
	data: string;
}
/** As many as a quiz's or a scenario's, each a little larger in Base64. */
const images: z.ZodType<FileImage[]> = z
	.array(
		z.object({
			id: sha256Schema,
			type: z.enum(IMAGE_TYPES),
			data: z.string().max(Math.ceil(LARGEST_IMAGE / 3) * 4)
		})
	)
	.max(1000);

/** A threshold/1 file: of the command line's making, or of an export's. `source.text` may be left out of an export. */
export const documentSchema = z.object({
	format: z.literal('threshold/1'),
	source: z.object({
		title: z.string().max(300),
		from: z.string().max(2000).optional(),
		licence: z.string().max(2000).optional(),
		sha256: sha256Schema,
		language: z.string().max(35),
		words: place,
		text: z.string().optional(),
		sentences: z
			.array(z.object({ id: z.string().max(40), start: place, end: place }))
			.max(200_000)
			.default([])
	}),
	quiz: z.object({ title: z.string().max(300), items, spares: items }),
	scenarios: z
		.array(
			scenarioSchema.superRefine(({ nodes }, { addIssue }) => {
				if (nodes.length <= MOST_NODES) return;
				addIssue({ code: 'too_big', origin: 'array', maximum: MOST_NODES, path: ['nodes'] });
			})
		)
		.max(MOST_SCENARIOS),
	declined: z
		.array(z.object({ what: z.string().max(300), why: z.string().max(2000) }))
		.max(100)
		.default([]),
	report: z
		.object({ candidates: place, refused: z.record(z.string().max(40), place) })
		.default({ candidates: 0, refused: {} }),
	images: images.optional()
});

/** The pictures alone of such a file. */
export const fileImagesSchema = z.object({ images: images.default([]) });

export interface ThresholdFile {
	format: 'threshold/1';
	source: {
		title: string;
		/** Where the article was found, such as its address. */
		from?: string | undefined;
		/** What its trainer noted about how it may be used. */
		licence?: string | undefined;
		sha256: string;
		language: string;
		words: number;
		text?: string | undefined;
		sentences: { id: string; start: number; end: number }[];
	};
	quiz: { title: string; items: FileItem[]; spares: FileItem[] };
	scenarios: Scenario[];
	declined: { what: string; why: string }[];
	report: { candidates: number; refused: Record<string, number> };
	/** Those that its items and situations tell of; left out where there are none. */
	images?: FileImage[] | undefined;
}

/** The form that brings a file. */
export const documentFileSchema = z.object({
	file: z.instanceof(File, { error: 'Choose a file first.' })
});

/** What to ask for: with the article's text, or without. */
export const exportSchema = z.object({ article: z.enum(['yes', 'no']).default('yes') });
