import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ThresholdDocument } from '../lib/core/document.ts';
import { grantWish, WISHES, type Wish } from '../lib/core/quiz/spares.ts';
import { itemSchema } from '../lib/schemas/studio.ts';
import { UsageError } from './treebank.ts';

/** `--change ID=WISH`: which item of the quiz, and what is wanted. */
export interface Change {
	id: string;
	wish: Wish;
}

/** @throws UsageError where it is not `ID=another`, `=instead`, `=easier` or `=harder` */
export function readChange(value: string): Change {
	const at = value.lastIndexOf('=');
	const wish = WISHES.find((name) => name === value.slice(at + 1));
	if (at < 1 || !wish) {
		throw new UsageError(
			`--change takes ID=${WISHES.join(', ID=')}, with the id of a question; not "${value}".`
		);
	}
	return { id: value.slice(0, at), wish };
}

const words = z.string();
/** What is read of a document when its quiz is changed or printed; the rest passes through as it stands. */
const draftSchema = z.object({
	format: z.literal('threshold/1'),
	source: z.object({ title: words, text: words }),
	quiz: z.object({ items: z.array(itemSchema), spares: z.array(itemSchema) }),
	scenarios: z.array(
		z.object({
			title: words,
			role: words,
			briefing: words,
			nodes: z.array(
				z.discriminatedUnion('kind', [
					z.object({ kind: z.literal('ending'), id: words, outcome: words, text: words }),
					z.object({
						kind: z.literal('situation'),
						id: words,
						text: words,
						choices: z.array(
							z.object({ text: words, quality: words, operator: words, to: words, feedback: words })
						)
					})
				])
			)
		})
	),
	declined: z.array(z.object({ what: words, why: words }))
});

/**
 * The document that a run of `generate` wrote, from a file, or from standard input for '-'.
 * @throws UsageError when it cannot be read or is no such document
 */
export function readDraftFile(path: string): ThresholdDocument {
	let content: string;
	try {
		content = readFileSync(path === '-' ? 0 : path, 'utf8');
	} catch {
		throw new UsageError(`Cannot read ${path}: it is not there, or cannot be opened.`);
	}
	try {
		const document: unknown = JSON.parse(content);
		draftSchema.parse(document);
		return document as ThresholdDocument;
	} catch {
		throw new UsageError(
			`Cannot change ${path}: --change needs the JSON that generate wrote, not an article.`
		);
	}
}

/**
 * Grants the changes one after the other, in place.
 * @returns a sentence for each that could not be granted
 * @throws UsageError when an id is of no question in the quiz
 */
export function changeDraft(document: ThresholdDocument, changes: readonly Change[]): string[] {
	const refused: string[] = [];
	const { quiz, source } = document;
	for (const { id, wish } of changes) {
		const item = quiz.items.find((i) => i.id === id);
		if (!item) throw new UsageError(`--change: there is no question "${id}" in this quiz.`);
		const granted = grantWish(wish, item, { text: source.text, ...quiz });
		if (granted.items) Object.assign(quiz, { items: granted.items, spares: granted.spares });
		else refused.push(`Nothing for ${id}=${wish}: ${granted.why}`);
	}
	return refused;
}
