import { z } from 'zod';

const id = z.string().min(1).max(64);
const words = z
	.string()
	.trim()
	.min(1, 'Write something first.')
	.max(2000, 'A comment has at most 2,000 characters.');

export const MEMBER_ROLES = ['viewer', 'editor', 'author'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** The form that gives somebody a part in a quiz or a scenario. */
export const inviteSchema = z.object({
	name: z.string().trim().min(1, 'Write the trainer’s name.').max(200),
	role: z.enum(MEMBER_ROLES, 'Choose what they may do.')
});

/** The buttons that take a part away. */
export const memberSchema = z.object({ userId: id });

/** Where its title must be typed. */
export const typedTitleSchema = z.object({ title: z.string().max(1000).default('') });

/** Body of POST /quizzes/[id]/comments and of the scenarios'. */
export const commentSchema = z.discriminatedUnion('do', [
	z.object({ do: z.literal('write'), ref: id, words, threadId: id.nullable() }),
	z.object({ do: z.literal('edit'), id, words }),
	z.object({ do: z.literal('delete'), id }),
	z.object({ do: z.literal('resolve'), id, resolved: z.boolean() })
]);

/** Something said, changed, taken back or settled. */
export type CommentDeed = z.output<typeof commentSchema>;

export interface CommentShown {
	id: string;
	/** Null: their account is gone. */
	writer: string | null;
	isOwn: boolean;
	/** '' of a deleted one. */
	words: string;
	createdAt: number;
	editedAt: number | null;
	deleted: boolean;
	/** Whether the one who looks may delete it. */
	mayDelete: boolean;
}

export interface Thread {
	id: string;
	/** The item's or the node's id. */
	ref: string;
	resolvedAt: number | null;
	/** Whether the one who looks may resolve it, or open it again. */
	mayResolve: boolean;
	/** The one that opened it first. */
	comments: CommentShown[];
}

/** A quiz or a scenario as its page *Manage* shows it. */
export interface SharedShown {
	kind: 'quiz' | 'scenario';
	id: string;
	title: string;
	/** What the one who looks is in it. */
	role: MemberRole;
	archivedAt: number | null;
	article: { id: string; title: string };
	members: { userId: string; name: string; role: MemberRole; addedAt: number; isYou: boolean }[];
	/** Published ones, newest first. */
	versions: { id: string; number: number; publishedAt: number }[];
	/** What would go with it. */
	hanging: {
		assignments: number;
		classes: number;
		attempts: number;
		learners: number;
		reports: number;
	};
}
