import type { ThresholdDocument } from '../../core/document.ts';
import type { DraftProgress } from '../../core/draft.ts';
import { changesBetween, type Desk, type Placed } from '../../core/quiz/desk/desk.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle, type Article } from '../db/articles.ts';
import type { Query } from '../db/client.ts';
import { listQuizChanges } from '../db/quiz-changes.ts';
import {
	insertQuiz,
	isDraftedBy,
	listDrafting,
	lockQuiz,
	setDrafting,
	type Quiz
} from '../db/quizzes.ts';
import { insertScenario } from '../db/scenarios.ts';
import type { Drafting } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { draftInWorker } from '../generation/pool.ts';
import { newId } from '../ids.ts';
import { logger } from '../logger.ts';
import { changeDraft, deskOf } from './change-draft.ts';
import { isLost } from './drafting-now.ts';
import { ownArticle, ownQuiz } from './owned.ts';

type Running = Extract<Drafting, { state: 'running' }>;

export interface DraftedArticle {
	scenarioIds: string[];
	items: number;
}

const SIGN_OF_LIFE_MS = 20_000;
const FIRST: DraftProgress = { stage: 'Waiting for a free place to work', done: 0, total: 4 };

/** What is being drafted by this process, by its quiz; `leaving`: the process ends, and others go on with it. */
interface Work {
	cancel: AbortController;
	leaving: boolean;
	finished: Promise<unknown>;
}
const underWay = new Map<string, Work>();

/**
 * Begins to draft a quiz and a scenario from an article, in a worker. The quiz is there at once, and its items come as
 * they are found; it goes on whoever looks at it. What could not honestly be drafted is told in the quiz's `drafting`.
 * @returns the quiz, and what becomes of it; `finished` rejects with what went wrong, which is told in the quiz, too
 */
export async function startDraft(
	ctx: Context,
	actor: Actor,
	input: { articleId: string }
): Promise<{ quizId: string; finished: Promise<DraftedArticle> }> {
	const article = await ownArticle(ctx, actor, input.articleId, 'change');
	const at = ctx.now();
	const quizId = newId();
	const running: Running = { state: 'running', ...FIRST, at, by: newId(), lost: 0 };
	await ctx.db.write((tx) =>
		insertQuiz(
			tx,
			{
				id: quizId,
				articleId: article.id,
				ownerId: article.ownerId,
				title: article.title,
				drafting: running,
				createdAt: at,
				updatedAt: at
			},
			[]
		)
	);
	return { quizId, finished: begin(ctx, article, quizId, running) };
}

/**
 * Goes on with a draft whose process is gone, from its beginning: the same article gives the same items, and those that
 * are there already stay as they are. Does nothing where it is not lost, or somebody else was quicker.
 */
export async function takeUpDraft(ctx: Context, quizId: string): Promise<void> {
	const taken = await ctx.db.write(async (tx) => {
		const quiz = await lockQuiz(tx, quizId);
		if (quiz?.drafting?.state !== 'running' || !isLost(quiz.drafting, ctx.now())) return null;
		const lost = quiz.drafting.lost + (quiz.drafting.at === 0 ? 0 : 1);
		const running: Running = { state: 'running', ...FIRST, at: ctx.now(), by: newId(), lost };
		await setDrafting(tx, quizId, running);
		const article = await findArticle(tx, quiz.articleId);
		return article ? { article, running } : null;
	});
	// What goes wrong is told in the quiz.
	if (taken) begin(ctx, taken.article, quizId, taken.running).catch(() => undefined);
}

/** Goes on with all drafts whose process is gone, whoever looks at them. */
export async function takeUpLostDrafts(ctx: Context): Promise<void> {
	for (const { id, drafting } of await listDrafting(ctx.db.read)) {
		if (isLost(drafting, ctx.now())) await takeUpDraft(ctx, id);
	}
}

/** Before the process ends: lets go of what it drafts, so that whoever comes next goes on with it at once. */
export async function leaveDrafts(): Promise<void> {
	const all = [...underWay.values()];
	for (const work of all) {
		work.leaving = true;
		work.cancel.abort();
	}
	await Promise.allSettled(all.map(({ finished }) => finished));
}

function begin(
	ctx: Context,
	article: Article,
	quizId: string,
	running: Running
): Promise<DraftedArticle> {
	const work: Work = { cancel: new AbortController(), leaving: false, finished: Promise.resolve() };
	underWay.set(quizId, work);
	const finished = draft(ctx, article, quizId, running, work).finally(() => {
		if (underWay.get(quizId) === work) underWay.delete(quizId);
	});
	work.finished = finished;
	return finished;
}

async function draft(
	ctx: Context,
	article: Article,
	quizId: string,
	running: Running,
	work: Work
): Promise<DraftedArticle> {
	const { cancel } = work;
	const { by } = running;
	let progress = FIRST;
	// One after the other, in the order it was told.
	let stored: Promise<unknown> = Promise.resolve();
	const store = (work: (tx: Query) => Promise<unknown>) => {
		stored = stored.then(() => ctx.db.write(work));
		// What went wrong ends the draft; whoever awaits the last of them hears of it.
		stored.catch((cause: unknown) => {
			if (!(cause instanceof DomainError) && !cancel.signal.aborted)
				logger.error({ err: cause }, 'a draft could not be stored');
			cancel.abort();
		});
	};
	const tell = () =>
		store(async (tx) => {
			const now = { ...running, ...progress, at: ctx.now() };
			if (!(await setDrafting(tx, quizId, now, by))) cancel.abort();
		});
	const alive = setInterval(tell, SIGN_OF_LIFE_MS);
	try {
		const document = await draftInWorker(
			{ text: article.text, title: article.title },
			{
				onProgress: (now) => {
					progress = now;
					tell();
				},
				onItem: (item) => store((tx) => addEarly(tx, quizId, by, item, ctx.now()))
			},
			cancel.signal
		);
		await stored;
		if (document.source.text !== article.text) {
			throw new DomainError(
				'unavailable',
				'The draft was made from another text than the article. Please try again.'
			);
		}
		return await ctx.db.write((tx) => keepDraft(tx, quizId, by, article, document, ctx.now()));
	} catch (error) {
		if (work.leaving) {
			await ctx.db.write((tx) => setDrafting(tx, quizId, { ...running, ...progress, at: 0 }, by));
			throw error;
		}
		const known = error instanceof DomainError;
		const message = known
			? error.message
			: 'Drafting stopped because of a fault of ours. The article is safe; please try again.';
		if (!known) logger.error({ err: error }, 'drafting failed');
		await ctx.db.write((tx) => setDrafting(tx, quizId, { state: 'stopped', message }, by));
		throw error;
	} finally {
		clearInterval(alive);
	}
}

/** Holds a quiz before it is looked at, so that nobody changes it in between, and nobody who was replaced adds to it. */
async function holdQuiz(tx: Query, quizId: string, by: string): Promise<Quiz> {
	const quiz = await lockQuiz(tx, quizId);
	if (!quiz) throw new DomainError('gone', 'This quiz was deleted while it was drafted.');
	if (!isDraftedBy(quiz, by)) {
		throw new DomainError('gone', 'Drafting was stopped. What had come by then is here.');
	}
	return quiz;
}

async function addEarly(
	tx: Query,
	quizId: string,
	by: string,
	item: Item,
	at: number
): Promise<void> {
	const { items } = await deskOf(tx, await holdQuiz(tx, quizId, by));
	// There from before, where the draft was taken up.
	if (items.some(({ itemId }) => itemId === item.id)) return;
	const last = items.at(-1)?.itemId ?? null;
	await changeDraft(tx, quizId, {
		label: 'Draft',
		by: null,
		at,
		changes: [{ kind: 'add', itemId: item.id, state: 'pending', body: item, after: last }]
	});
}

/** Stores what a draft came to. What somebody has looked at meanwhile stays as they left it. */
async function keepDraft(
	tx: Query,
	quizId: string,
	by: string,
	article: Article,
	document: ThresholdDocument,
	at: number
): Promise<DraftedArticle> {
	const desk = await deskOf(tx, await holdQuiz(tx, quizId, by));
	const theirs = (await listQuizChanges(tx, quizId, 0)).filter(({ by }) => by !== null);
	const looked = new Set(theirs.flatMap(({ itemIds }) => itemIds));
	const changes = changesBetween(desk, finishedDesk(desk, document, looked, theirs.length > 0));
	await changeDraft(tx, quizId, { label: 'Draft', by: null, at, changes });
	const scenarios: string[] = [];
	for (const scenario of document.scenarios) {
		const id = newId();
		await insertScenario(tx, {
			id,
			articleId: article.id,
			ownerId: article.ownerId,
			title: scenario.title,
			body: scenario,
			revision: 0,
			createdAt: at,
			updatedAt: at
		});
		scenarios.push(id);
	}
	await setDrafting(tx, quizId, { state: 'done', declined: document.declined, scenarios });
	return { scenarioIds: scenarios, items: document.quiz.items.length };
}

/** @param looked ids of what somebody has changed. @param inUse whether anybody has changed anything, such as the order */
function finishedDesk(
	desk: Desk,
	{ quiz }: ThresholdDocument,
	looked: ReadonlySet<string>,
	inUse: boolean
): Desk {
	const drafted: Placed[] = [
		...quiz.items.map((body) => ({ itemId: body.id, state: 'pending' as const, body })),
		...quiz.spares.map((body) => ({ itemId: body.id, state: 'spare' as const, body }))
	];
	const best = new Map(drafted.map((item) => [item.itemId, item]));
	const kept = desk.items.map((item) =>
		looked.has(item.itemId) ? item : (best.get(item.itemId) ?? { ...item, state: 'spare' as const })
	);
	const known = new Map(kept.map((item) => [item.itemId, item]));
	const inOrder = (list: Placed[]) => list.map((item) => known.get(item.itemId) ?? item);
	const items = inUse
		? [...kept, ...drafted.filter(({ itemId }) => !known.has(itemId))]
		: [...inOrder(drafted), ...kept.filter(({ itemId }) => !best.has(itemId))];
	return { title: desk.title, items };
}

/** Stops the drafting of a quiz, or, where it is over, forgets what is told about it. What has come stays. */
export async function endDrafting(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'editor');
	const message = 'Drafting was stopped. What had come by then is here.';
	await ctx.db.write(async (tx) => {
		if (!(await setDrafting(tx, quiz.id, { state: 'stopped', message }, true))) {
			await setDrafting(tx, quiz.id, null);
		}
	});
	abortDrafting(quiz.id);
}

/** Ends the work at a quiz's draft here. Whatever other process works at it learns it from the store. */
export function abortDrafting(quizId: string): void {
	underWay.get(quizId)?.cancel.abort();
}
