import { excerptOf, type Excerpt } from '../../core/excerpt.ts';
import type { Scenario, ScenarioNode } from '../../core/scenario/model.ts';
import { pathReport, type PathReport } from '../../core/standing/statistics/path-statistics.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, findDraftOf } from '../db/assignments.ts';
import { countRunning } from '../db/statistics.ts';
import { articleText } from './article-text.ts';
import { finishOverdue } from './finish-attempt.ts';
import { noSuchAssignment } from './grade-in-class.ts';
import { readPlays } from './read-answers.ts';

export interface PathsShown {
	assignmentId: string;
	title: string;
	cls: { id: string; name: string };
	articleTitle: string;
	/** How many are still at their first attempt, and so not counted. */
	running: number;
	/** As it was played; of what its authors noted only where they put its nodes. */
	scenario: Scenario;
	report: PathReport;
	/** What the article says behind the most missed decision; null where nobody missed any. */
	missed: { node: string; quotes: Excerpt[] } | null;
}

/**
 * What the trainers of a class see of the ways its learners went through a scenario, by each learner's first attempt.
 * Null where the assignment is a quiz, whose statistics say it all.
 */
export async function showPaths(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string }
): Promise<PathsShown | null> {
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (!assignment) throw noSuchAssignment();
	const cls = await requireTrainerOf(ctx, actor, assignment.classId);
	const { work } = assignment;
	if (work.kind !== 'scenario') return null;
	const draft = await findDraftOf(ctx.db.read, assignment.id);
	if (!draft) throw noSuchAssignment();
	await finishOverdue(ctx, { assignmentId: assignment.id });
	const report = pathReport(work.scenario, await readPlays(ctx, assignment.id));
	const missed = work.scenario.nodes.find((node) => node.id === report.missed);
	const { layout, ...scenario } = work.scenario;
	const article = await articleText(ctx.db.read, work.articleId);
	return {
		assignmentId: assignment.id,
		title: assignment.title,
		cls: { id: cls.id, name: cls.name },
		articleTitle: draft.articleTitle,
		running: await countRunning(ctx.db.read, assignment.id),
		scenario: layout
			? {
					...scenario,
					layout: { pinned: layout.pinned, folded: [], groups: [], notes: [], tags: [], tagged: {} }
				}
			: scenario,
		report,
		missed: missed
			? {
					node: missed.id,
					quotes: whatDecides(missed).map((evidence) => excerptOf(article, evidence))
				}
			: null
	};
}

/** The evidence of what would have been best, else of the situation itself. */
function whatDecides(node: ScenarioNode) {
	if (node.kind === 'ending') return [];
	const best = node.item
		? node.item.evidence
		: node.choices.filter((c) => c.quality === 'best').flatMap((c) => c.evidence);
	return best.length > 0 ? best : node.evidence;
}
