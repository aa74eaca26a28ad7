import { anchoring } from '../../core/article/anchoring.ts';
import { moveItem, moveScenario, type Stale } from '../../core/article/move-quotes.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listDraftItems, listQuizzesOfArticle } from '../db/quizzes.ts';
import { findScenario, listScenariosOfArticle } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { compareInWorker } from '../generation/compare.ts';
import { ownArticle } from './owned.ts';

/** What would become of the quotes of a quiz or a scenario. */
export interface Foreseen {
	kind: 'quiz' | 'scenario';
	id: string;
	title: string;
	quotes: number;
	stale: Stale[];
}

/** A newer text beside the one it follows: what changed in words, and what would become of what was made of the older. */
export async function showNewerText(ctx: Context, actor: Actor, input: { id: string }) {
	const newer = await ownArticle(ctx, actor, input.id, 'read');
	const older = newer.newerOf === null ? undefined : await findArticle(ctx.db.read, newer.newerOf);
	if (!older) {
		throw new DomainError(
			'not-found',
			'This text is not a newer one of another, or the other is not here any more.'
		);
	}
	const find = anchoring(older.text, newer.text);
	const mine = actor.role === 'administrator' ? null : actor.userId;
	const foreseen: Foreseen[] = [];
	for (const { id, title } of await listQuizzesOfArticle(ctx.db.read, older.id, mine)) {
		const sum: Foreseen = { kind: 'quiz', id, title, quotes: 0, stale: [] };
		for (const { body } of await listDraftItems(ctx.db.read, id)) {
			const { quotes, stale } = moveItem(body, find);
			sum.quotes += quotes;
			sum.stale.push(...stale);
		}
		foreseen.push(sum);
	}
	for (const { id, title } of await listScenariosOfArticle(ctx.db.read, older.id, mine)) {
		const scenario = await findScenario(ctx.db.read, id);
		if (!scenario) continue;
		const { quotes, stale } = moveScenario(scenario.body, find);
		foreseen.push({ kind: 'scenario', id, title, quotes, stale });
	}
	return {
		newer: { id: newer.id, title: newer.title },
		older: { id: older.id, title: older.title },
		changes: await compareInWorker(older.text, newer.text),
		made: foreseen
	};
}
