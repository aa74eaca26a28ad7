import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Query } from './client.ts';
import type { Shared } from './members.ts';
import { comments, users } from './schema.ts';

export type Comment = typeof comments.$inferSelect;

/** A comment with the name of who wrote it, and of who resolved the thread it opens; null: nobody, or they are gone. */
export interface NamedComment extends Comment {
	writer: string | null;
}

/** More than is said about one quiz or scenario. */
const MOST = 5_000;

const about = ({ kind, id }: Shared) =>
	eq(kind === 'quiz' ? comments.quizId : comments.scenarioId, id);

/** What is said about a quiz or a scenario, or about one item or node of it, oldest first. */
export async function listComments(
	q: Query,
	shared: Shared,
	ref: string | null
): Promise<NamedComment[]> {
	const rows = await q
		.select({ comment: comments, writer: users.name })
		.from(comments)
		.leftJoin(users, eq(users.id, comments.writerId))
		.where(and(about(shared), ref === null ? undefined : eq(comments.ref, ref)))
		.orderBy(asc(comments.createdAt), asc(comments.id))
		.limit(MOST);
	return rows.map(({ comment, writer }) => ({ ...comment, writer }));
}

export async function findComment(
	q: Query,
	shared: Shared,
	id: string
): Promise<Comment | undefined> {
	const rows = await q
		.select()
		.from(comments)
		.where(and(about(shared), eq(comments.id, id)))
		.limit(1);
	return rows[0];
}

export async function insertComment(
	tx: Query,
	{ kind, id }: Shared,
	comment: Pick<Comment, 'id' | 'ref' | 'threadId' | 'writerId' | 'words' | 'createdAt'>
): Promise<void> {
	await tx
		.insert(comments)
		.values({ ...comment, ...(kind === 'quiz' ? { quizId: id } : { scenarioId: id }) });
}

export async function updateComment(
	tx: Query,
	id: string,
	change: Partial<Pick<Comment, 'words' | 'editedAt' | 'deletedAt' | 'resolvedAt' | 'resolvedBy'>>
): Promise<void> {
	await tx.update(comments).set(change).where(eq(comments.id, id));
}

/** Deletes it; with the comment that opens a thread goes the thread. */
export async function deleteComment(tx: Query, id: string): Promise<void> {
	await tx.delete(comments).where(eq(comments.id, id));
}

/** Whether anything was said in its thread after it. */
export async function isAnswered(q: Query, comment: Comment): Promise<boolean> {
	const thread = comment.threadId ?? comment.id;
	const rows = await q
		.select({ id: comments.id })
		.from(comments)
		.where(
			and(
				eq(comments.threadId, thread),
				or(
					gt(comments.createdAt, comment.createdAt),
					and(eq(comments.createdAt, comment.createdAt), gt(comments.id, comment.id))
				)
			)
		)
		.limit(1);
	return rows.length > 0;
}
