import { anchoring } from '../../core/article/anchoring.ts';
import { moveItem, moveScenario, type Stale } from '../../core/article/move-quotes.ts';
import { fingerprint, type Change } from '../../core/quiz/desk/desk.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle, type Article } from '../db/articles.ts';
import type { Query } from '../db/client.ts';
import type { Shared } from '../db/members.ts';
import { setQuizArticle, setScenarioArticle } from '../db/newer-texts.ts';
import { findQuiz, listDraftItems, putBack, updateQuiz } from '../db/quizzes.ts';
import { findScenario, updateScenario } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { changeDraft } from './change-draft.ts';
import { ownArticle, ownShared } from './owned.ts';

/** Beyond so many newer texts, one after the other, nobody looks back. */
const MOST_STEPS = 50;

/** What became of a quiz's or scenario's quotes. */
export interface MovedToNewer {
	title: string;
	quotes: number;
	/** Those that could not be found: what rests on them is not published before somebody has looked. */
	stale: Stale[];
}

/**
 * Lets a quiz or a scenario go on with a newer text of its article: every quote is found again there, or is marked as
 * standing nowhere. What was published stays as it is, with the text it was published from.
 */
export async function moveToNewer(
	ctx: Context,
	actor: Actor,
	input: Shared & { to: string }
): Promise<MovedToNewer> {
	const made = await ownShared(ctx, actor, input, 'editor');
	const newer = await ownArticle(ctx, actor, input.to, 'read');
	const older = await olderText(ctx.db.read, newer, made.articleId);
	const find = anchoring(older.text, newer.text);
	const way = { from: older.id, to: newer.id };
	return ctx.db.write((tx) =>
		input.kind === 'quiz'
			? moveQuiz(tx, { id: input.id, way, find, by: actor.userId, at: ctx.now() })
			: moveStory(tx, { id: input.id, way, find, by: actor.userId, at: ctx.now() })
	);
}

/** The text with this id, if the newer one goes back to it. DomainError otherwise. */
export async function olderText(q: Query, newer: Article, id: string): Promise<Article> {
	let step: Article | undefined = newer;
	for (let n = 0; n < MOST_STEPS && step && step.newerOf !== null; n++) {
		step = await findArticle(q, step.newerOf);
		if (step?.id === id) return step;
	}
	throw new DomainError('invalid', 'This text is not a newer one of the article it was made from.');
}

interface Move {
	id: string;
	way: { from: string; to: string };
	find: ReturnType<typeof anchoring>;
	by: string;
	at: number;
}

async function moveQuiz(tx: Query, { id, way, find, by, at }: Move): Promise<MovedToNewer> {
	const quiz = await findQuiz(tx, id);
	if (quiz?.articleId !== way.from) throw gone('quiz');
	const changes: Change[] = [];
	const back: { itemId: string; stale: Stale[] }[] = [];
	let quotes = 0;
	for (const { itemId, body } of await listDraftItems(tx, id)) {
		const moved = moveItem(body, find);
		quotes += moved.quotes;
		changes.push({ kind: 'words', itemId, was: fingerprint(body), to: moved.made });
		if (moved.stale.length > 0) back.push({ itemId, stale: moved.stale });
	}
	await setQuizArticle(tx, id, way);
	const step = { changes, label: 'Moved to a newer text', by, at };
	const revision = await changeDraft(tx, id, step);
	// Where every quote stands at its old place the text is another all the same, and open windows are to notice.
	if (revision === null) {
		await updateQuiz(tx, id, { revision: quiz.revision + 1, title: quiz.title, updatedAt: at });
	}
	for (const { itemId, stale } of back) {
		await putBack(tx, id, itemId, { cameBack: sayStale(stale), cameBackReport: null });
	}
	return { title: quiz.title, quotes, stale: back.flatMap(({ stale }) => stale) };
}

async function moveStory(tx: Query, { id, way, find, at }: Move): Promise<MovedToNewer> {
	const scenario = await findScenario(tx, id);
	if (scenario?.articleId !== way.from) throw gone('scenario');
	const { made, quotes, stale } = moveScenario(scenario.body, find);
	await setScenarioArticle(tx, id, way);
	const change = { title: scenario.title, body: made, updatedAt: at };
	if (!(await updateScenario(tx, id, scenario.revision, change))) throw gone('scenario');
	return { title: scenario.title, quotes, stale };
}

function sayStale(stale: readonly Stale[]): string {
	return stale
		.map(
			({ quote, near }) =>
				`The newer text does not say “${short(quote)}”${near === null ? '' : `, but “${short(near)}”`}. Mark its words anew and see whether the answer is still right, or drop the question.`
		)
		.join(' ');
}

function short(words: string): string {
	return words.length <= 160 ? words : `${words.slice(0, 159)}…`;
}

function gone(kind: string): DomainError {
	return new DomainError(
		'conflict',
		`This ${kind} was changed by somebody else meanwhile. Look again and try once more.`
	);
}
