import type { ThresholdDocument } from '../../core/document.ts';
import type { Actor, Context } from '../context.ts';
import { insertQuiz, type DraftItem } from '../db/quizzes.ts';
import type { Query } from '../db/client.ts';
import { insertScenario } from '../db/scenarios.ts';
import type { ItemState } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { draftInWorker, type DraftProgress } from '../generation/pool.ts';
import { newId } from '../ids.ts';
import { ownArticle } from './owned.ts';

export interface DraftedArticle {
	quizId: string | null;
	scenarioIds: string[];
	items: number;
	declined: { what: string; why: string }[];
}

/**
 * Drafts a quiz and a scenario from an article, in a worker, and keeps them for review. What could not honestly be
 * drafted comes back as `declined`, with the reason.
 */
export async function draftArticle(
	ctx: Context,
	actor: Actor,
	input: { articleId: string },
	onProgress: (progress: DraftProgress) => void
): Promise<DraftedArticle> {
	const article = await ownArticle(ctx, actor, input.articleId, 'change');
	const document = await draftInWorker({ text: article.text, title: article.title }, onProgress);
	if (document.source.text !== article.text) {
		throw new DomainError(
			'unavailable',
			'The draft was made from another text than the article. Please try again.'
		);
	}
	return ctx.db.write((tx) =>
		keepDraft(tx, {
			document,
			articleId: article.id,
			ownerId: article.ownerId,
			title: article.title,
			at: ctx.now()
		})
	);
}

/** Stores a document's quiz and scenarios as drafts of an article. Nothing is stored for what is empty. */
export async function keepDraft(
	tx: Query,
	input: {
		document: ThresholdDocument;
		articleId: string;
		ownerId: string;
		title: string;
		at: number;
	}
): Promise<DraftedArticle> {
	const { document, articleId, ownerId, title, at } = input;
	const times = { revision: 0, createdAt: at, updatedAt: at };
	const items = draftItems(document);
	let quizId: string | null = null;
	if (document.quiz.items.length > 0) {
		quizId = newId();
		await insertQuiz(tx, { id: quizId, articleId, ownerId, title, ...times }, items);
	}
	const scenarioIds: string[] = [];
	for (const scenario of document.scenarios) {
		const id = newId();
		await insertScenario(tx, {
			id,
			articleId,
			ownerId,
			title: scenario.title,
			body: scenario,
			...times
		});
		scenarioIds.push(id);
	}
	return { quizId, scenarioIds, items: document.quiz.items.length, declined: document.declined };
}

function draftItems(document: ThresholdDocument): DraftItem[] {
	const withState = (state: ItemState) => (body: (typeof document.quiz.items)[number]) => ({
		itemId: body.id,
		state,
		body
	});
	return [
		...document.quiz.items.map(withState('pending')),
		...document.quiz.spares.map(withState('spare'))
	].map((item, position) => ({ ...item, position }));
}
