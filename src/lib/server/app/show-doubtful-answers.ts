import type { Picture } from '../../core/image/picture.ts';
import type { Item, ItemResponse } from '../../core/quiz/item.ts';
import { revealItem } from '../../core/quiz/reveal.ts';
import type { Move } from '../../core/scenario/play.ts';
import type { Excerpt } from '../../core/excerpt.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, type Assignment } from '../db/assignments.ts';
import {
	countUndecided,
	listDoubtfulAnswers,
	type DoubtfulAnswer,
	type Verdict
} from '../db/responses.ts';
import { articleText } from './article-text.ts';
import { finishOverdue } from './finish-attempt.ts';
import { pageOf, type Page } from './page.ts';

/** One answer as its trainer decides on it: beside the question, what is accepted, and the quote. */
export interface AnswerToDecide {
	attemptId: string;
	step: number;
	nickname: string;
	title: string;
	stem: string;
	image: Picture | null;
	given: string;
	/** All accepted texts, best first. */
	accepted: string[];
	quotes: Excerpt[];
	answeredAt: number;
	verdict: Verdict;
}

/** How many answers that were decided on stay in sight, to be taken back. */
const DECIDED_SHOWN = 20;

/** What the mark scheme left to the trainer of a class: what waits, and what was said last. */
export async function showDoubtfulAnswers(
	ctx: Context,
	actor: Actor,
	input: { classId: string; page: number }
): Promise<{
	cls: { id: string; name: string };
	waiting: Page<AnswerToDecide>;
	decided: AnswerToDecide[];
}> {
	const cls = await requireTrainerOf(ctx, actor, input.classId);
	await finishOverdue(ctx, { classId: cls.id });
	const works = new Map<string, { assignment: Assignment; text: string }>();
	const waiting = await pageOf(
		input.page,
		(window) => listDoubtfulAnswers(ctx.db.read, cls.id, ['undecided'], window),
		() => countUndecided(ctx.db.read, cls.id)
	);
	const said = await listDoubtfulAnswers(ctx.db.read, cls.id, ['accepted', 'rejected'], {
		limit: DECIDED_SHOWN,
		offset: 0
	});
	for (const id of new Set([...waiting.rows, ...said].map((row) => row.assignmentId))) {
		const assignment = await findAssignment(ctx.db.read, id);
		if (!assignment) continue;
		works.set(id, { assignment, text: await articleText(ctx.db.read, assignment.work.articleId) });
	}
	const told = (rows: DoubtfulAnswer[]) =>
		rows.flatMap((row) => {
			const work = works.get(row.assignmentId);
			return work ? tell(row, work.assignment, work.text) : [];
		});
	return {
		cls: { id: cls.id, name: cls.name },
		waiting: { ...waiting, rows: told(waiting.rows) },
		decided: told(said)
	};
}

function tell(row: DoubtfulAnswer, { title, work }: Assignment, text: string): AnswerToDecide[] {
	const asked = askedBy(row, work);
	if (!asked || row.verdict === null) return [];
	const { item, response } = asked;
	const grade = { points: 0, possible: 0, correct: false, undecided: true };
	const { given, right, quotes } = revealItem(item, response, grade, text);
	const typed = item.type === 'cloze' || item.type === 'short-answer';
	return [
		{
			attemptId: row.attemptId,
			step: row.step,
			nickname: row.nickname,
			title,
			stem: item.stem,
			image: item.image ?? null,
			given: given[0] ?? '',
			accepted: typed ? item.key : right,
			quotes,
			answeredAt: row.answeredAt,
			verdict: row.verdict
		}
	];
}

/** The question, of a quiz or in a situation of a scenario, and what was answered. */
function askedBy(
	{ step, ref, response }: DoubtfulAnswer,
	work: Assignment['work']
): { item: Item; response: ItemResponse } | null {
	if (work.kind === 'quiz') {
		const item = work.items[step];
		return item ? { item, response: response as ItemResponse } : null;
	}
	const node = work.scenario.nodes.find(({ id }) => id === ref);
	const item = node?.kind === 'situation' ? node.item : undefined;
	const move = response as Move;
	return item && 'response' in move ? { item, response: move.response } : null;
}
