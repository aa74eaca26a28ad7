import { USUAL_RULES } from '../../core/assignment/rules.ts';
import { markOf, mostFor, totalOf, type Behaviour } from '../../core/quiz/behaviour.ts';
import { countHints, hintsAfter } from '../../core/quiz/hints.ts';
import type { Item, ItemResponse, ItemView } from '../../core/quiz/item.ts';
import { allAnswered, nextOf, staysOpen } from '../../core/quiz/progress.ts';
import { tellItem, type AnsweredItem, type ToldItem } from '../../core/quiz/told-item.ts';
import { viewItem } from '../../core/quiz/view.ts';
import type { Told } from '../../core/quiz/what-is-told.ts';
import type { QuizReply } from '../../schemas/play.ts';
import type { Actor, Context } from '../context.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { articleText } from './article-text.ts';
import { gradeOrRefuse, storable } from './grade-answer.ts';
import { ownQuiz } from './owned.ts';

/**
 * What learners would get of a draft as it stands: what is accepted, or, while nothing is, what is on the desk. Options
 * stand in one order whenever it is looked at.
 */
export async function itemsAsGiven(ctx: Context, quizId: string): Promise<Item[]> {
	const items = await listDraftItems(ctx.db.read, quizId);
	const accepted = items.filter(({ state }) => state === 'accepted');
	const shown = accepted.length > 0 ? accepted : items.filter(({ state }) => state === 'pending');
	return shown.map(({ body }) => body);
}

/** A draft as a learner would see it before answering: no key is in it. */
export async function showQuizPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ quiz: { id: string; title: string }; items: (ItemView & { step: number })[] }> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	const items = await itemsAsGiven(ctx, quiz.id);
	return {
		quiz: { id: quiz.id, title: quiz.title },
		items: items.map((item, step) => ({ ...viewItem(item, quiz.id), step }))
	};
}

/** One answer of a preview, in the order in which they were given. */
export interface PreviewAnswer {
	itemId: string;
	response: ItemResponse;
	certainty?: number | undefined;
}

/**
 * What a learner would be told of an answer under a behaviour. The server keeps nothing of a preview: what was answered
 * so far comes with each request.
 */
export async function answerQuizPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string; behaviour: Behaviour; before: PreviewAnswer[]; answer: PreviewAnswer }
): Promise<QuizReply> {
	const { behaviour, before, answer } = input;
	const play = await playOf(ctx, actor, input.id, behaviour);
	const { quizId, items, text } = play;
	const { answers, missed } = replay(play, [...before, answer]);
	const step = items.findIndex(({ id }) => id === answer.itemId);
	const item = items[step]!;
	const settled = answers.find((row) => row.step === step);
	const finished = allAnswered(behaviour, answers, items.length, USUAL_RULES.masteryPercent);
	const told: Told = { behaviour, reveal: 'answer', finished, allDone: true };
	return {
		kind: 'quiz',
		step,
		result: settled ? tellItem(item, settled, told, text) : null,
		again: settled
			? null
			: {
					tries: missed.length,
					response: answer.response,
					hints: hintsAfter(item, missed.length, answer.response, text, quizId),
					left: countHints(item, text) + 1 - missed.length
				},
		next: finished ? null : nextOf(behaviour, [...items.keys()], answers),
		finished,
		reached:
			behaviour === 'mastery'
				? {
						points: totalOf(answers.map((row) => row.points)),
						possible: items.length * mostFor(behaviour)
					}
				: null
	};
}

/** What a learner would see once all is handed in. */
export async function finishQuizPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string; behaviour: Behaviour; before: PreviewAnswer[] }
): Promise<{ points: number; possible: number; told: ToldItem[] }> {
	const { behaviour, before } = input;
	const play = await playOf(ctx, actor, input.id, behaviour);
	const { items, text } = play;
	const { answers } = replay(play, before);
	const told: Told = { behaviour, reveal: 'answer', finished: true, allDone: true };
	return {
		points: totalOf(answers.map((row) => row.points)),
		possible: items.length * mostFor(behaviour),
		told: items.map((item, step) =>
			tellItem(
				item,
				answers.find((row) => row.step === step),
				told,
				text
			)
		)
	};
}

interface Play {
	quizId: string;
	behaviour: Behaviour;
	items: Item[];
	text: string;
}

async function playOf(ctx: Context, actor: Actor, id: string, behaviour: Behaviour): Promise<Play> {
	const quiz = await ownQuiz(ctx, actor, id, 'viewer');
	const items = await itemsAsGiven(ctx, quiz.id);
	return {
		quizId: quiz.id,
		behaviour,
		items,
		text: await articleText(ctx.db.read, quiz.articleId)
	};
}

type Kept = AnsweredItem & { step: number };

/** The answers that stand after these were given, and those that missed at the item that is open. */
function replay(
	{ behaviour, items, text }: Play,
	given: readonly PreviewAnswer[]
): { answers: Kept[]; missed: ItemResponse[] } {
	let answers: Kept[] = [];
	let missed: ItemResponse[] = [];
	for (const { itemId, response: sent, certainty } of given) {
		const step = items.findIndex(({ id }) => id === itemId);
		const item = items[step];
		const due = nextOf(behaviour, [...items.keys()], answers);
		if (!item || (behaviour !== 'deferred' && due !== step)) throw changedMeanwhile();
		const response = storable(sent);
		const grade = gradeOrRefuse(item, response, items);
		const before = answers.find((row) => row.step === step);
		const tries = (behaviour === 'mastery' ? (before?.tries ?? 0) : missed.length) + 1;
		if (staysOpen(behaviour, item, grade, tries, text)) {
			missed = [...missed, response];
			continue;
		}
		missed = [];
		const how = { certainty: behaviour === 'certainty' ? (certainty ?? 1) : null, tries };
		const { points, verdict } = markOf(behaviour, grade, how);
		const row = {
			step,
			response,
			...how,
			points,
			possible: mostFor(behaviour),
			undecided: verdict === 'undecided'
		};
		answers = [...answers.filter((one) => one.step !== step), row];
	}
	return { answers, missed };
}

function changedMeanwhile(): DomainError {
	return new DomainError(
		'conflict',
		'The quiz has been changed meanwhile. Begin the preview again.'
	);
}
