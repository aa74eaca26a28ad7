import { assemble } from '../../core/article/pieces.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countImportsOfOwner, insertImport } from '../db/article-imports.ts';
import type { Query } from '../db/client.ts';
import { DomainError } from '../errors.ts';
import type { GivenFile, ReadIn } from '../generation/read-in.ts';
import { extractInWorker } from '../generation/extract.ts';
import { newId } from '../ids.ts';
import { requireUsable } from './add-article.ts';
import { ownArticle } from './owned.ts';

/** How long what was brought in waits to be kept. */
export const KEPT_FOR = 7 * 24 * 60 * 60_000;
/** Who has so many waiting keeps or throws away some of them before bringing more. */
export const MOST_WAITING = 20;
/** Each is a line of the page to choose from. */
const MOST_PIECES = 5_000;

export interface BeginImportInput {
	file: GivenFile;
	/** An address or a file's name; null for pasted text. */
	source: string | null;
	/** What the trainer calls it; '' takes the title found in it. */
	title: string;
	/** How it may be used; '' takes what the page says. */
	licence: string;
	/** The article that this is to be a newer text of. */
	newerOf: string | null;
}

/**
 * Reads what a trainer brings, and sets it down for them to look at: nothing is an article before they keep it.
 * @returns the import's id
 */
export async function beginImport(
	ctx: Context,
	actor: Actor,
	input: BeginImportInput
): Promise<{ id: string }> {
	requireRole(actor, 'trainer', 'administrator');
	if (input.newerOf !== null) await ownArticle(ctx, actor, input.newerOf, 'change');
	await requireRoom(ctx.db.read, actor, ctx.now());
	const read = await extractInWorker(input.file);
	if (read.pieces.length > MOST_PIECES) {
		throw new DomainError(
			'too-large',
			'This falls into more paragraphs than anybody looks through. Please bring a shorter part of it.',
			'file'
		);
	}
	requireUsable(textToChooseFrom(read), 'file');
	const id = newId();
	await ctx.db.write(async (tx) => {
		await requireRoom(tx, actor, ctx.now());
		await insertImport(tx, {
			id,
			ownerId: actor.userId,
			title: (input.title || read.title).slice(0, 200),
			source: input.source,
			licence: input.licence || read.licence,
			pieces: read.pieces,
			kept: read.pieces.map((piece) => piece.cut === null),
			notes: read.notes,
			newerOf: input.newerOf,
			createdAt: ctx.now(),
			expiresAt: ctx.now() + KEPT_FOR
		});
	});
	return { id };
}

async function requireRoom(q: Query, actor: Actor, now: number): Promise<void> {
	if ((await countImportsOfOwner(q, actor.userId, now)) < MOST_WAITING) return;
	throw new DomainError(
		'conflict',
		`${MOST_WAITING} texts that you brought in wait under Articles. Keep some of them or throw them away, and bring this one in again.`
	);
}

/** Where hardly anything was taken for the article, its trainer can still put back what was cut. */
function textToChooseFrom({ pieces }: ReadIn): string {
	return assemble(
		pieces,
		pieces.map(() => true)
	);
}
