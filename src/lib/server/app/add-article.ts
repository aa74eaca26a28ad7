import { createHash } from 'node:crypto';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findArticleByHash, insertArticle } from '../db/articles.ts';
import { DomainError } from '../errors.ts';
import type { TextKind } from '../generation/extract-text.ts';
import { extractInWorker } from '../generation/extract.ts';
import { newId } from '../ids.ts';

/** Beyond this an article is a book: better split it. */
const LONGEST = 1_500_000;

export interface AddArticleInput {
	/** What the trainer calls it; '' takes the title found in the text. */
	title: string;
	content: string;
	kind: TextKind;
}

/**
 * Keeps an immutable snapshot of an article's text. The same text is kept once per owner.
 * @returns the article's id, and whether it was there already.
 */
export async function addArticle(
	ctx: Context,
	actor: Actor,
	input: AddArticleInput
): Promise<{ id: string; existed: boolean }> {
	requireRole(actor, 'trainer', 'administrator');
	if (input.content.length > LONGEST) {
		throw new DomainError(
			'too-large',
			'This text is longer than a book chapter. Please bring a shorter part of it.',
			'text'
		);
	}
	const extracted = await extractInWorker(input.content, input.kind);
	const text = extracted.text;
	const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
	if (words < 20) {
		throw new DomainError(
			'invalid',
			'There is too little text here to ask about: bring at least a paragraph.',
			'text'
		);
	}
	const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
	const same = await findArticleByHash(ctx.db.read, actor.userId, sha256);
	if (same) return { id: same.id, existed: true };
	const id = newId();
	await ctx.db.write((tx) =>
		insertArticle(tx, {
			id,
			ownerId: actor.userId,
			title: (input.title || extracted.title || 'Untitled article').slice(0, 200),
			text,
			sha256,
			words,
			isDemo: false,
			createdAt: ctx.now()
		})
	);
	return { id, existed: false };
}
