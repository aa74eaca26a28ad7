import { phaseAt, type Phase } from '../../core/assignment/windows.ts';
import { sayRules } from '../../core/assignment/say-rules.ts';
import type { WorkKind } from '../../core/assignment/rules.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countAssignmentsOfClass, listRulesOfClass } from '../db/assignments.ts';
import { countProgress } from '../db/grades.ts';
import { listGroups } from '../db/groups.ts';
import { finishOverdue } from './finish-attempt.ts';
import { pageOf, type Page } from './page.ts';

/** One assignment in the list of what a class was given. */
export interface WorkShown {
	id: string;
	title: string;
	kind: WorkKind;
	/** The published version that is played. */
	versionId: string;
	phase: Phase;
	/** How it is given, in one sentence. */
	rules: string;
	/** To whom, in words. */
	audience: string;
	begun: number;
	finished: number;
	/** False of what is mastered: it has no board. */
	hasBoard: boolean;
}

/** What a class was given, newest first, with how far it is, for its trainers. */
export async function showWork(
	ctx: Context,
	actor: Actor,
	input: { classId: string; page: number }
): Promise<{ works: Page<WorkShown> }> {
	const { classId } = input;
	const cls = await requireTrainerOf(ctx, actor, classId);
	await finishOverdue(ctx, { classId });
	const q = ctx.db.read;
	const found = await pageOf(
		input.page,
		(window) => listRulesOfClass(q, classId, window),
		() => countAssignmentsOfClass(q, classId)
	);
	const groups = new Map((await listGroups(q, classId)).map(({ id, name }) => [id, name]));
	const ids = found.rows.map(({ id }) => id);
	const progress = new Map((await countProgress(q, ids)).map((row) => [row.assignmentId, row]));
	const at = ctx.now();
	const rows = found.rows.map((row) => ({
		id: row.id,
		title: row.title,
		kind: row.kind,
		versionId: row.versionId,
		phase: phaseAt(row, at),
		rules: sayRules(row, row.kind, cls.timeZone),
		audience:
			row.audience === 'class'
				? 'The whole class'
				: row.audience === 'learners'
					? 'Single learners'
					: `Group ${groups.get(row.groupId ?? '') ?? 'that is gone'}`,
		begun: progress.get(row.id)?.begun ?? 0,
		finished: progress.get(row.id)?.finished ?? 0,
		hasBoard: row.behaviour !== 'mastery'
	}));
	return { works: { ...found, rows } };
}
