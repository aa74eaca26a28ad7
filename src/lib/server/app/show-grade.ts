import type { Picture } from '../../core/image/picture.ts';
import { phaseAt } from '../../core/assignment/windows.ts';
import { isRight, mostFor } from '../../core/quiz/behaviour.ts';
import { nothingFor } from '../../core/quiz/empty-response.ts';
import type { Item, ItemResponse } from '../../core/quiz/item.ts';
import { revealItem } from '../../core/quiz/reveal.ts';
import type { Excerpt } from '../../core/excerpt.ts';
import { tellPlay } from '../../core/scenario/tell.ts';
import type { Actor, Context } from '../context.ts';
import type { Assignment } from '../db/assignments.ts';
import { listAttempts, type Attempt } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import { listGradeChanges, type NamedGradeChange } from '../db/grade-changes.ts';
import { findGrade } from '../db/grades.ts';
import { findMembership } from '../db/memberships.ts';
import { listResponses, type StoredResponse, type Verdict } from '../db/responses.ts';
import { articleText } from './article-text.ts';
import { finishOverdue } from './finish-attempt.ts';
import { assignmentOfTrainer } from './grade-in-class.ts';
import { noSuchLearner } from './not-in-class.ts';
import { ownRules } from './own-rules.ts';
import { seesRealNames } from './real-names.ts';
import { movesOf } from './where-it-stands.ts';

/** One answer of an attempt, beside what was asked, what is right, and the quote it rests on. Points in thousandths. */
export interface AnswerShown {
	step: number;
	/** What was asked, or the situation that stood before the learner. */
	asked: string;
	image: Picture | null;
	/** In words; empty where nothing was answered. */
	given: string[];
	/** What is right, in words; empty where `given` is, or where there is no such thing. */
	right: string[];
	/** Why. */
	explanation: string;
	quotes: Excerpt[];
	/** False: nothing was answered. */
	answered: boolean;
	correct: boolean;
	points: number;
	possible: number;
	verdict: Verdict | null;
	certainty: number | null;
	tries: number;
	tookMs: number | null;
}

export interface GradeShown {
	cls: { id: string; name: string; timeZone: string };
	assignment: Pick<Assignment, 'id' | 'title' | 'counting'> & { kind: 'quiz' | 'scenario' };
	learner: { id: string; nickname: string; realName: string | null };
	/** What counts; points in thousandths. */
	grade: {
		points: number;
		possible: number;
		late: boolean;
		excused: boolean;
		comment: string;
	};
	/** How many attempts this learner may make, null for any number; and whether the time for them is over. */
	allowed: { attempts: number | null; closed: boolean };
	/** Oldest first. */
	attempts: Pick<
		Attempt,
		'id' | 'ordinal' | 'practice' | 'startedAt' | 'finishedAt' | 'late' | 'points' | 'possible'
	>[];
	/** The attempt that is looked at; null where there is none. */
	shown: { attemptId: string; finished: boolean; answers: AnswerShown[] } | null;
	/** What was changed in this grade last, newest first. */
	changes: NamedGradeChange[];
}

const CHANGES_SHOWN = 20;

/**
 * One learner's grade in one assignment, for the class's trainers: the attempts, and the answers of the one that is
 * looked at (the newest finished one, unless another is asked for).
 */
export async function showGrade(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string; userId: string; attemptId: string | null }
): Promise<GradeShown> {
	const assignment = await assignmentOfTrainer(ctx, actor, input);
	const { classId, assignmentId, userId } = input;
	await finishOverdue(ctx, { assignmentId });
	const q = ctx.db.read;
	const cls = (await findClass(q, classId))!;
	const member = await findMembership(q, classId, userId);
	if (!member) throw noSuchLearner();
	const grade = await findGrade(q, assignmentId, userId);
	const attempts = await listAttempts(q, assignmentId, userId, { limit: 1000, offset: 0 });
	const attempt =
		attempts.find(({ id }) => id === input.attemptId) ??
		attempts.findLast(({ finishedAt, practice }) => finishedAt !== null && !practice) ??
		attempts.at(-1);
	const { title, counting, work } = assignment;
	const own = await ownRules(q, assignment, member);
	return {
		cls: { id: cls.id, name: cls.name, timeZone: cls.timeZone },
		assignment: {
			id: assignmentId,
			title,
			counting,
			kind: work.kind
		},
		learner: {
			id: userId,
			nickname: member.nickname,
			realName: (await seesRealNames(ctx, actor, classId)) ? member.realName : null
		},
		grade: {
			points: grade?.points ?? 0,
			possible: grade?.possible ?? 0,
			late: grade?.late ?? false,
			excused: grade?.excused ?? false,
			comment: grade?.comment ?? ''
		},
		allowed: {
			attempts: own.attemptsAllowed,
			closed: phaseAt(own.windows, ctx.now()) === 'closed'
		},
		attempts: attempts.map(
			({ id, ordinal, practice, startedAt, finishedAt, late, points, possible }) => ({
				id,
				ordinal,
				practice,
				startedAt,
				finishedAt,
				late,
				points,
				possible
			})
		),
		shown: attempt
			? {
					attemptId: attempt.id,
					finished: attempt.finishedAt !== null,
					answers: answersOf(
						assignment,
						attempt,
						await listResponses(q, attempt.id),
						await articleText(ctx.db.read, work.articleId)
					)
				}
			: null,
		changes: await listGradeChanges(
			q,
			{ classId, assignmentId, userId },
			{ limit: CHANGES_SHOWN, offset: 0 }
		)
	};
}

function answersOf(
	assignment: Assignment,
	attempt: Attempt,
	stored: StoredResponse[],
	text: string
): AnswerShown[] {
	const { work, behaviour } = assignment;
	if (work.kind === 'quiz') {
		const byStep = new Map(stored.map((row) => [row.step, row]));
		return work.items.map((item, step) =>
			answerToItem(item, step, byStep.get(step), mostFor(behaviour), text, (row) =>
				isRight(behaviour, row)
			)
		);
	}
	const { steps } = tellPlay(work.scenario, attempt.seed, movesOf(stored), text);
	return steps.map(({ situation, act }, index) => ({
		...factsOf(stored[index]),
		step: index,
		asked: situation.text,
		image: situation.image,
		given: act.text === '' ? ['Did not decide in time'] : [act.text],
		right: act.right,
		explanation: [act.happens, act.why].filter((words) => words !== '').join(' '),
		quotes: eachOnce([...situation.quotes, ...act.quotes]),
		correct: act.quality === 'best'
	}));
}

function answerToItem(
	item: Item,
	step: number,
	row: StoredResponse | undefined,
	most: number,
	text: string,
	right: (row: StoredResponse) => boolean
): AnswerShown {
	const correct = row !== undefined && right(row);
	const grade = { points: 0, possible: most, correct, undecided: false };
	const response = (row?.response ?? nothingFor(item)) as ItemResponse;
	const told = revealItem(item, response, grade, text);
	return {
		...factsOf(row),
		possible: row?.possible ?? most,
		step,
		asked: item.stem,
		image: item.image ?? null,
		given: told.given,
		right: told.right,
		explanation: told.explanation,
		quotes: told.quotes,
		correct
	};
}

/** A situation and what came of it may rest on the same words. */
function eachOnce(quotes: Excerpt[]): Excerpt[] {
	const same = (a: Excerpt, b: Excerpt) =>
		a.text === b.text && a.start === b.start && a.end === b.end;
	return quotes.filter((quote, i) => quotes.findIndex((other) => same(quote, other)) === i);
}

function factsOf(row: StoredResponse | undefined) {
	return {
		answered: row !== undefined,
		points: row?.points ?? 0,
		possible: row?.possible ?? 0,
		verdict: row?.verdict ?? null,
		certainty: row?.certainty ?? null,
		tries: row?.tries ?? 1,
		tookMs: row?.tookMs ?? null
	};
}
