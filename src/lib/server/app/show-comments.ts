import type { CommentShown, Thread } from '../../schemas/together.ts';
import type { Actor, Context } from '../context.ts';
import { listComments, type NamedComment } from '../db/comments.ts';
import type { Query } from '../db/client.ts';
import type { Shared } from '../db/members.ts';
import { ownShared, reaches } from './owned.ts';

/** What members say about the items of a quiz or the nodes of a scenario, thread by thread, oldest first. */
export async function showComments(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared }
): Promise<{ threads: Thread[]; mayWrite: boolean }> {
	const { role, archivedAt } = await ownShared(ctx, actor, input.shared, 'viewer');
	const threads = await readThreads(ctx.db.read, actor, input.shared, null, role);
	return { threads, mayWrite: archivedAt === null };
}

/** The threads about one item or node, or all (`ref` null), as somebody of that role sees them. */
export async function readThreads(
	q: Query,
	actor: Actor,
	shared: Shared,
	ref: string | null,
	role: Awaited<ReturnType<typeof ownShared>>['role']
): Promise<Thread[]> {
	const all = await listComments(q, shared, ref);
	const shown = (comment: NamedComment): CommentShown => ({
		id: comment.id,
		writer: comment.writer,
		isOwn: comment.writerId === actor.userId,
		words: comment.words,
		createdAt: comment.createdAt,
		editedAt: comment.editedAt,
		deleted: comment.deletedAt !== null,
		mayDelete: comment.writerId === actor.userId || reaches(role, 'author')
	});
	return all
		.filter((comment) => comment.threadId === null)
		.map((first) => ({
			id: first.id,
			ref: first.ref,
			resolvedAt: first.resolvedAt,
			mayResolve: first.writerId === actor.userId || reaches(role, 'editor'),
			comments: [first, ...all.filter((comment) => comment.threadId === first.id)].map(shown)
		}));
}
