import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle, type Article } from '../db/articles.ts';
import type { Query } from '../db/client.ts';
import { findMemberRole, hasPartIn, type Shared } from '../db/members.ts';
import { findQuiz, type Quiz } from '../db/quizzes.ts';
import { findScenario, type ScenarioDraft } from '../db/scenarios.ts';
import type { MemberRole } from '../db/schema.ts';
import { DomainError } from '../errors.ts';

/** What each may do, least first. */
const RANKS: readonly MemberRole[] = ['viewer', 'editor', 'author'];

/**
 * What somebody is in a quiz or a scenario: a viewer sees and plays it, an editor changes it, an author also shares,
 * archives and deletes it. Administrators are authors of everything; null: it is none of their business.
 */
export async function roleIn(q: Query, actor: Actor, shared: Shared): Promise<MemberRole | null> {
	if (actor.role === 'administrator') return 'author';
	if (actor.role !== 'trainer') return null;
	return (await findMemberRole(q, shared, actor.userId)) ?? null;
}

/** Whether a role may do what another one is needed for. */
export function reaches(role: MemberRole | null, needed: MemberRole): boolean {
	return role !== null && RANKS.indexOf(role) >= RANKS.indexOf(needed);
}

/** The article, for its owner and administrators, and to read for whoever has a part in what was made from it. */
export async function ownArticle(
	ctx: Context,
	actor: Actor,
	id: string,
	needed: 'read' | 'change'
): Promise<Article> {
	requireRole(actor, 'trainer', 'administrator');
	const article = await findArticle(ctx.db.read, id);
	if (!article) throw notHere('article');
	if (article.ownerId === actor.userId || actor.role === 'administrator') return article;
	if (!(await hasPartIn(ctx.db.read, id, actor.userId))) throw notHere('article');
	if (needed === 'read') return article;
	throw new DomainError(
		'forbidden',
		'This article is another trainer’s: you can read it, and only they can change it.'
	);
}

/** The quiz, if the actor may do what the role is needed for; DomainError otherwise. */
export async function ownQuiz(
	ctx: Context,
	actor: Actor,
	id: string,
	needed: MemberRole
): Promise<Quiz & { role: MemberRole }> {
	const quiz = await findQuiz(ctx.db.read, id);
	return withRole(ctx, actor, { kind: 'quiz', id }, quiz, needed);
}

/** The scenario, if the actor may do what the role is needed for; DomainError otherwise. */
export async function ownScenario(
	ctx: Context,
	actor: Actor,
	id: string,
	needed: MemberRole
): Promise<ScenarioDraft & { role: MemberRole }> {
	const scenario = await findScenario(ctx.db.read, id);
	return withRole(ctx, actor, { kind: 'scenario', id }, scenario, needed);
}

/** Either of the two. */
export async function ownShared(
	ctx: Context,
	actor: Actor,
	{ kind, id }: Shared,
	needed: MemberRole
): Promise<(Quiz | ScenarioDraft) & { role: MemberRole }> {
	return kind === 'quiz' ? ownQuiz(ctx, actor, id, needed) : ownScenario(ctx, actor, id, needed);
}

async function withRole<T extends { archivedAt: number | null }>(
	ctx: Context,
	actor: Actor,
	shared: Shared,
	row: T | undefined,
	needed: MemberRole
): Promise<T & { role: MemberRole }> {
	requireRole(actor, 'trainer', 'administrator');
	const { kind } = shared;
	const role = row && (await roleIn(ctx.db.read, actor, shared));
	if (!row || !role) throw notHere(kind);
	if (!reaches(role, needed)) {
		throw new DomainError(
			'forbidden',
			`You are ${role === 'viewer' ? 'a viewer' : 'an editor'} of this ${kind}: only ${needed === 'author' ? 'its authors' : 'its editors and authors'} can do that.`
		);
	}
	// What authors alone may do, such as taking it out again, can be done in the archive.
	if (needed === 'editor' && row.archivedAt !== null) throw inArchive(kind);
	return { ...row, role };
}

export function inArchive(kind: Shared['kind']): DomainError {
	return new DomainError(
		'conflict',
		`This ${kind} is in the archive, where nothing in it changes. An author can take it out again.`
	);
}

/** Whoever may not see a thing is told that it is not there: its existence is nobody else's business. */
function notHere(what: string): DomainError {
	return new DomainError('not-found', `This ${what} is not here. It may have been deleted.`);
}
