import type { CommentDeed, Thread } from '../../schemas/together.ts';
import type { Actor, Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import {
	deleteComment,
	findComment,
	insertComment,
	isAnswered,
	updateComment,
	type Comment
} from '../db/comments.ts';
import type { Shared } from '../db/members.ts';
import { hasDraftItem } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { ownShared, reaches } from './owned.ts';
import { readThreads } from './show-comments.ts';

/**
 * Says something about an item of a quiz or a node of a scenario, or changes what was said: every member may write and
 * answer, writers edit and delete their own, authors delete any, and a thread is resolved by who opened it and by
 * editors and authors.
 * @returns the threads about that item or node as they are now
 */
export async function changeComments(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared; deed: CommentDeed }
): Promise<{ ref: string; threads: Thread[] }> {
	const { shared, deed } = input;
	const made = await ownShared(ctx, actor, shared, 'viewer');
	if (made.archivedAt !== null) {
		throw new DomainError(
			'conflict',
			`This ${shared.kind} is in the archive, where nothing in it changes.`
		);
	}
	const at = ctx.now();
	return ctx.db.write(async (tx) => {
		const ref = await carryOut(tx, at);
		return { ref, threads: await readThreads(tx, actor, shared, ref, made.role) };
	});

	async function carryOut(tx: Query, at: number): Promise<string> {
		if (deed.do === 'write') {
			const thread = deed.threadId === null ? null : await find(tx, deed.threadId);
			const ref = thread?.ref ?? deed.ref;
			if (!thread && !(await isThere(tx, ref))) {
				throw new DomainError('not-found', 'What this is about is not here any more.');
			}
			await insertComment(tx, shared, {
				...{ id: newId(), ref, threadId: thread ? (thread.threadId ?? thread.id) : null },
				...{ writerId: actor.userId, words: deed.words, createdAt: at }
			});
			return ref;
		}
		const comment = await find(tx, deed.id);
		const own = comment.writerId === actor.userId;
		if (deed.do === 'edit') {
			if (!own || comment.deletedAt !== null) throw notYours();
			await updateComment(tx, comment.id, { words: deed.words, editedAt: at });
		} else if (deed.do === 'delete') {
			if (!own && !reaches(made.role, 'author')) throw notYours();
			await takeAway(tx, comment, at);
		} else {
			if (!own && !reaches(made.role, 'editor')) throw notYours();
			if (comment.threadId !== null) throw notYours();
			await updateComment(tx, comment.id, {
				resolvedAt: deed.resolved ? at : null,
				resolvedBy: deed.resolved ? actor.userId : null
			});
		}
		return comment.ref;
	}

	async function find(tx: Query, id: string): Promise<Comment> {
		const comment = await findComment(tx, shared, id);
		if (comment) return comment;
		throw new DomainError('not-found', 'This comment is not here any more.');
	}

	async function isThere(tx: Query, ref: string): Promise<boolean> {
		if ('body' in made) return made.body.nodes.some((node) => node.id === ref);
		return hasDraftItem(tx, made.id, ref);
	}
}

/** What was answered keeps its place without its words, so that the answers keep their sense. */
async function takeAway(tx: Query, comment: Comment, at: number): Promise<void> {
	if (await isAnswered(tx, comment)) {
		await updateComment(tx, comment.id, { words: '', deletedAt: at });
	} else {
		await deleteComment(tx, comment.id);
	}
}

function notYours(): DomainError {
	return new DomainError('forbidden', 'Only whoever wrote this, or an author, can do that.');
}
