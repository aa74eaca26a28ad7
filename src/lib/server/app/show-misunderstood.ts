import { excerptOf, type Excerpt } from '../../core/excerpt.ts';
import { chanceOfGuessing } from '../../core/quiz/chance.ts';
import type { Item } from '../../core/quiz/item.ts';
import { firstRight, WHOLE } from '../../core/standing/statistics/answers.ts';
import {
	misconceptionsIn,
	type GivenOften
} from '../../core/standing/statistics/misconceptions.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listArticleTexts } from '../db/articles.ts';
import {
	countAssignmentsOfClass,
	findAssignments,
	listAssignmentsOfClass,
	type Assignment
} from '../db/assignments.ts';
import { countOpenReports, listOpenReports } from '../db/reports.ts';
import { countAnswersAlike, countCounted } from '../db/statistics.ts';
import { finishOverdue } from './finish-attempt.ts';
import { pageOf } from './page.ts';
import { answerOf } from './read-answers.ts';

/** How many weak questions and passages stand on the page. */
const WEAKEST = 10;
/** How many misconceptions stand on the page before all are asked for. */
const FIRST_SHOWN = 20;
const MOST_SHOWN = 500;

/** Where a question can be looked at: the statistics of an assignment that asks it. */
interface Asked {
	assignmentId: string;
	itemId: string;
	title: string;
}

export interface WeakItem extends Asked {
	stem: string;
	/** 0 to 1. */
	facility: number;
	attempts: number;
	chance: number;
	quotes: Excerpt[];
}

/** What the article says at one place, and how well the questions that rest on it were answered. */
export interface WeakClaim {
	id: string;
	articleId: string;
	quote: string;
	facility: number;
	attempts: number;
	items: Asked[];
}

export interface BeliefShown extends Asked {
	id: string;
	question: string;
	claim: string;
	count: number;
	answered: number;
	/** The option's own rationale, where there is one. */
	why: string;
	quotes: Excerpt[];
}

/**
 * What a class misunderstood in what it was given, its trainers alone may see. A page of assignments, newest first, is
 * looked at together; all that is told but reports rests on those.
 */
export async function showMisunderstood(
	ctx: Context,
	actor: Actor,
	input: { classId: string; all: boolean; page: number; givenPage?: number }
) {
	const cls = await requireTrainerOf(ctx, actor, input.classId);
	await finishOverdue(ctx, { classId: cls.id });
	const given = await pageOf(
		input.givenPage ?? 1,
		(window) => listAssignmentsOfClass(ctx.db.read, cls.id, window),
		() => countAssignmentsOfClass(ctx.db.read, cls.id)
	);
	const quizzes = await readQuizzes(
		ctx,
		given.rows.filter(({ kind }) => kind === 'quiz').map(({ id }) => id)
	);
	const ids = quizzes.map(({ assignment }) => assignment.id);
	const attempts = await countCounted(ctx.db.read, ids);
	// Where a question was asked twice, it is looked at where somebody answered it.
	const answered = ({ assignment }: Quiz) => Number((attempts.get(assignment.id) ?? 0) > 0);
	quizzes.sort((a, b) => answered(b) - answered(a));
	const answers = await readGiven(ctx, quizzes);
	const beliefs = tellBeliefs(quizzes, answers);
	const weak = weakItems(quizzes, answers, attempts);
	return {
		cls: { id: cls.id, name: cls.name },
		assignments: {
			...given,
			rows: given.rows.map(({ id, title, kind }) => ({
				id,
				title,
				kind,
				attempts: kind === 'quiz' ? (attempts.get(id) ?? 0) : null
			}))
		},
		/** Attempts in all. */
		attempts: [...attempts.values()].reduce((sum, n) => sum + n, 0),
		items: weak.slice(0, WEAKEST),
		claims: weakClaims(quizzes, weak).slice(0, WEAKEST),
		beliefs: beliefs.slice(0, input.all ? MOST_SHOWN : FIRST_SHOWN),
		believed: beliefs.length,
		reports: await pageOf(
			input.page,
			(window) => listOpenReports(ctx.db.read, cls.id, window),
			() => countOpenReports(ctx.db.read, cls.id)
		)
	};
}

interface Quiz {
	assignment: Assignment;
	articleId: string;
	items: Item[];
	article: string;
}

async function readQuizzes(ctx: Context, ids: string[]): Promise<Quiz[]> {
	const found = await findAssignments(ctx.db.read, ids);
	const articleIds = new Set(found.map(({ work }) => work.articleId));
	const articles = await listArticleTexts(ctx.db.read, [...articleIds]);
	const byId = new Map(found.map((assignment) => [assignment.id, assignment]));
	return ids.flatMap((id) => {
		const assignment = byId.get(id);
		if (assignment?.work.kind !== 'quiz') return [];
		const { articleId, items } = assignment.work;
		return [{ assignment, articleId, items, article: articles.get(articleId) ?? '' }];
	});
}

interface Given extends GivenOften {
	quiz: Quiz;
	share: number;
}

async function readGiven(ctx: Context, quizzes: Quiz[]): Promise<Given[]> {
	const known = new Map(quizzes.map((quiz) => [quiz.assignment.id, quiz]));
	const alike = await countAnswersAlike(ctx.db.read, [...known.keys()]);
	return alike.flatMap((row) => {
		const quiz = known.get(row.assignmentId);
		const item = quiz?.items.find(({ id }) => id === row.ref);
		if (!quiz || !item) return [];
		const answer = answerOf(quiz.assignment.behaviour, row);
		return {
			quiz,
			item,
			response: answer.response,
			right: firstRight(answer),
			share: answer.share,
			count: row.count
		};
	});
}

/** Every item that was attempted, the same in several assignments counted together; the weakest first. */
function weakItems(quizzes: Quiz[], given: Given[], attempts: Map<string, number>): WeakItem[] {
	const shares = new Map<string, number>();
	for (const { item, share, count } of given) {
		shares.set(item.id, (shares.get(item.id) ?? 0) + (share / WHOLE) * count);
	}
	const found = new Map<string, WeakItem>();
	for (const quiz of quizzes) {
		for (const item of quiz.items) {
			const known = found.get(item.id);
			const here = attempts.get(quiz.assignment.id) ?? 0;
			if (known) known.attempts += here;
			else {
				found.set(item.id, {
					...askedIn(quiz, item),
					stem: item.stem,
					facility: 0,
					attempts: here,
					chance: chanceOfGuessing(item),
					quotes: item.evidence.map((one) => excerptOf(quiz.article, one))
				});
			}
		}
	}
	return [...found.values()]
		.filter((one) => one.attempts > 0)
		.map((one) => ({ ...one, facility: (shares.get(one.itemId) ?? 0) / one.attempts }))
		.sort((a, b) => a.facility - b.facility || b.attempts - a.attempts);
}

function weakClaims(quizzes: Quiz[], weak: WeakItem[]): WeakClaim[] {
	const byId = new Map(weak.map((one) => [one.itemId, one]));
	const found = new Map<string, WeakClaim & { right: number }>();
	const seen = new Set<string>();
	for (const { items, articleId } of quizzes) {
		for (const item of items) {
			const told = byId.get(item.id);
			const quote = item.evidence[0]?.quote;
			if (!told || quote === undefined || item.claim === '' || seen.has(item.id)) continue;
			seen.add(item.id);
			const id = `${articleId}/${item.claim}`;
			const claim = found.get(id) ?? {
				...{ id, articleId, quote, facility: 0, right: 0, attempts: 0 },
				items: []
			};
			claim.attempts += told.attempts;
			claim.right += told.facility * told.attempts;
			claim.items.push(told);
			found.set(id, claim);
		}
	}
	return [...found.values()]
		.map(({ right, items, ...claim }) => ({
			...claim,
			facility: right / claim.attempts,
			items: items.map(({ assignmentId, itemId, title }) => ({ assignmentId, itemId, title }))
		}))
		.sort((a, b) => a.facility - b.facility || b.attempts - a.attempts);
}

function tellBeliefs(quizzes: Quiz[], given: Given[]): BeliefShown[] {
	const asked = new Map<string, Quiz>();
	for (const quiz of quizzes) {
		for (const item of quiz.items) if (!asked.has(item.id)) asked.set(item.id, quiz);
	}
	return misconceptionsIn(given).map(({ item, id, question, claim, count, answered }) => {
		const quiz = asked.get(item.id)!;
		return {
			...askedIn(quiz, item),
			id: `${item.id}/${id}`,
			...{ question, claim, count, answered },
			why: item.options.find((option) => option.id === id)?.rationale ?? '',
			quotes: item.evidence.map((one) => excerptOf(quiz.article, one))
		};
	});
}

function askedIn({ assignment }: Quiz, item: Item): Asked {
	return { assignmentId: assignment.id, itemId: item.id, title: assignment.title };
}
