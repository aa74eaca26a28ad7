import { createHash } from 'node:crypto';
import { countWords } from '../../core/article/pieces.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findArticleByHash, insertArticle } from '../db/articles.ts';
import type { Query } from '../db/client.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { storableText } from '../storable-text.ts';

/** Beyond this an article is a book: better split it. */
const LONGEST = 1_500_000;
/** Less than this is nothing to ask about. */
const FEWEST_WORDS = 20;

export interface AddArticleInput {
	/** What the trainer calls it; '' for none. */
	title: string;
	text: string;
	/** Where it came from: an address or a file's name; null where it was pasted. */
	source?: string | null;
	/** How it may be used, as its trainer notes it. */
	licence?: string;
	/** The article that this is a newer text of. */
	newerOf?: string | null;
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
	requireUsable(input.text);
	return ctx.db.write((tx) => keepArticle(ctx, tx, actor, input));
}

/** DomainError where a text is too long or too short to be an article. @param field where it was brought in */
export function requireUsable(text: string, field: 'text' | 'file' = 'text'): void {
	if (text.length > LONGEST) {
		throw new DomainError(
			'too-large',
			'This text is longer than a book chapter. Please bring a shorter part of it.',
			field
		);
	}
	if (countWords(text) < FEWEST_WORDS) {
		throw new DomainError(
			'invalid',
			'There is too little text here to ask about: bring at least a paragraph.',
			field
		);
	}
}

/** The same inside a transaction, for a text that was found usable. */
export async function keepArticle(
	ctx: Context,
	tx: Query,
	actor: Actor,
	{ title, text: given, source = null, licence = '', newerOf = null }: AddArticleInput
): Promise<{ id: string; existed: boolean }> {
	const text = storableText(given.replace(/^\uFEFF/, ''));
	const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
	const same = await findArticleByHash(tx, actor.userId, sha256);
	if (same && newerOf !== null) {
		throw new DomainError(
			'invalid',
			same.id === newerOf
				? 'This is the very text that is here already: nothing in it is newer.'
				: 'You have exactly this text already, as an article of its own.',
			'text'
		);
	}
	if (same) return { id: same.id, existed: true };
	const id = newId();
	await insertArticle(tx, {
		id,
		ownerId: actor.userId,
		title: (title || 'Untitled article').slice(0, 200),
		text,
		sha256,
		words: countWords(text),
		source,
		licence,
		newerOf,
		createdAt: ctx.now()
	});
	return { id, existed: false };
}
