import { excerptOf, type Excerpt } from '../../core/excerpt.ts';
import { chanceOfGuessing } from '../../core/quiz/chance.ts';
import type { Item } from '../../core/quiz/item.ts';
import { totalsOf, WHOLE, type AnswerTable } from '../../core/standing/statistics/answers.ts';
import {
	distractorTable,
	type DistractorTable
} from '../../core/standing/statistics/distractors.ts';
import { heatMap, type HeatParagraph } from '../../core/standing/statistics/heat-map.ts';
import {
	itemStatistics,
	type ItemStatistics
} from '../../core/standing/statistics/item-statistics.ts';
import {
	quizStatistics,
	type QuizStatistics
} from '../../core/standing/statistics/quiz-statistics.ts';
import { concernsAbout } from '../../core/standing/statistics/say.ts';
import {
	scenarioStatistics,
	type DecisionStatistics
} from '../../core/standing/statistics/scenario-statistics.ts';
import { thirdsOf } from '../../core/standing/statistics/thirds.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, findDraftOf } from '../db/assignments.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { listReports, type NamedReport } from '../db/reports.ts';
import type { ItemState } from '../db/schema.ts';
import { countRunning } from '../db/statistics.ts';
import { articleText } from './article-text.ts';
import { finishOverdue } from './finish-attempt.ts';
import { noSuchAssignment } from './grade-in-class.ts';
import { reaches, roleIn } from './owned.ts';
import { readAnswerTable, readPlays } from './read-answers.ts';

/** One item with all that is known of how it did. */
export interface ItemShown {
	item: Item;
	/** In the quiz, from 1. */
	number: number;
	statistics: ItemStatistics;
	/** How likely blind guessing is right, 0 to 1. */
	chance: number;
	/** What speaks for looking at it again, in sentences. */
	concerns: string[];
	distractors: DistractorTable;
	quotes: Excerpt[];
	reports: NamedReport[];
	/** Its state in the draft; null where it is there no more. */
	draft: ItemState | null;
}

export interface DecisionShown {
	statistics: DecisionStatistics;
	quotes: Excerpt[];
	reports: NamedReport[];
}

export type ToldStatistics =
	| {
			kind: 'quiz';
			quiz: QuizStatistics;
			items: ItemShown[];
			/** How many attempts reached each score, in tenths of the whole: the first is 0–10 %, the last 90–100 %. */
			scores: number[];
			map: HeatParagraph[];
	  }
	| { kind: 'scenario'; attempts: number; decisions: DecisionShown[] };

export interface StatisticsShown {
	assignmentId: string;
	title: string;
	cls: { id: string; name: string; timeZone: string };
	articleTitle: string;
	/** How many are still at their first attempt, and so not counted. */
	running: number;
	/** The quiz or scenario in the studio; `own` where the actor may change it. */
	draft: { id: string; own: boolean };
	told: ToldStatistics;
}

/** What the trainers of a class see of how an assignment went: every item or decision, and the whole. */
export async function showStatistics(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string }
): Promise<StatisticsShown> {
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (!assignment) throw noSuchAssignment();
	const cls = await requireTrainerOf(ctx, actor, assignment.classId);
	const draft = await findDraftOf(ctx.db.read, assignment.id);
	if (!draft) throw noSuchAssignment();
	await finishOverdue(ctx, { assignmentId: assignment.id });
	const article = await articleText(ctx.db.read, assignment.work.articleId);
	const reports = Map.groupBy(await listReports(ctx.db.read, assignment.id), ({ ref }) => ref);
	const { work } = assignment;
	const head = {
		assignmentId: assignment.id,
		title: assignment.title,
		cls: { id: cls.id, name: cls.name, timeZone: cls.timeZone },
		articleTitle: draft.articleTitle,
		running: await countRunning(ctx.db.read, assignment.id),
		draft: {
			id: draft.id,
			own: reaches(await roleIn(ctx.db.read, actor, draft), 'editor')
		}
	};
	if (work.kind === 'scenario') {
		const plays = await readPlays(ctx, assignment.id);
		const evidence = new Map(work.scenario.nodes.map((node) => [node.id, node.evidence]));
		const decisions = scenarioStatistics(work.scenario, plays).map((statistics) => ({
			statistics,
			quotes: (evidence.get(statistics.node) ?? []).map((one) => excerptOf(article, one)),
			reports: reports.get(statistics.node) ?? []
		}));
		return { ...head, told: { kind: 'scenario', attempts: plays.length, decisions } };
	}
	const table = await readAnswerTable(ctx, assignment, work.items.length);
	const states = new Map(
		(await listDraftItems(ctx.db.read, draft.id)).map(({ itemId, state }) => [itemId, state])
	);
	const statistics = itemStatistics(table, work.items.length);
	const thirds = thirdsOf(totalsOf(table));
	const items = work.items.map((item, place): ItemShown => {
		const own = statistics[place]!;
		const chance = chanceOfGuessing(item);
		return {
			item,
			number: place + 1,
			statistics: own,
			chance,
			concerns: concernsAbout(own, chance),
			distractors: distractorTable(item, place, table, thirds),
			quotes: item.evidence.map((one) => excerptOf(article, one)),
			reports: reports.get(item.id) ?? [],
			draft: states.get(item.id) ?? null
		};
	});
	const mapped = items.map(({ item, number, statistics: { facility } }) => ({
		itemId: item.id,
		number,
		evidence: item.evidence,
		facility: facility.value
	}));
	return {
		...head,
		told: {
			kind: 'quiz',
			quiz: quizStatistics(table, work.items.length),
			items,
			scores: scoreTenths(table, work.items.length),
			map: heatMap(article, mapped)
		}
	};
}

function scoreTenths(table: AnswerTable, items: number): number[] {
	const tenths = Array<number>(10).fill(0);
	if (items === 0) return tenths;
	for (const total of totalsOf(table)) {
		const tenth = Math.min(9, Math.floor((10 * total) / (items * WHOLE)));
		tenths[tenth] = tenths[tenth]! + 1;
	}
	return tenths;
}
