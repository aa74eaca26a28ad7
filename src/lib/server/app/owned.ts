import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle, type Article } from '../db/articles.ts';
import { findQuiz, type Quiz } from '../db/quizzes.ts';
import { findScenario, type ScenarioDraft } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';

/** Whether the actor may change it: what a trainer made is theirs, and the administrators'. */
export function isOwn(actor: Actor, row: { ownerId: string }): boolean {
	return row.ownerId === actor.userId || actor.role === 'administrator';
}

/** Whoever may not see a thing is told that it is not there: its existence is nobody else's business. */
function ownedBy<T extends { ownerId: string }>(actor: Actor, row: T | undefined, what: string): T {
	if (!row || !isOwn(actor, row)) {
		throw new DomainError('not-found', `This ${what} is not here. It may have been deleted.`);
	}
	return row;
}

/** The article, if the actor is its trainer or an administrator; DomainError otherwise. */
export async function ownArticle(ctx: Context, actor: Actor, id: string): Promise<Article> {
	requireRole(actor, 'trainer', 'administrator');
	return ownedBy(actor, await findArticle(ctx.db.read, id), 'article');
}

/** The quiz, if the actor is its trainer or an administrator; DomainError otherwise. */
export async function ownQuiz(ctx: Context, actor: Actor, id: string): Promise<Quiz> {
	requireRole(actor, 'trainer', 'administrator');
	return ownedBy(actor, await findQuiz(ctx.db.read, id), 'quiz');
}

/** The scenario, if the actor is its trainer or an administrator; DomainError otherwise. */
export async function ownScenario(ctx: Context, actor: Actor, id: string): Promise<ScenarioDraft> {
	requireRole(actor, 'trainer', 'administrator');
	return ownedBy(actor, await findScenario(ctx.db.read, id), 'scenario');
}
