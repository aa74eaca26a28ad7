import { packCells, usualPossible } from '../../core/standing/gradebook-cells.ts';
import { totalOf } from '../../core/standing/gradebook-total.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { finishOverdue } from './finish-attempt.ts';
import { readGradebook, type GradebookRow } from './read-gradebook.ts';
import { seesRealNames } from './real-names.ts';

export interface GradebookShown {
	cls: { id: string; name: string; timeZone: string };
	assignments: {
		id: string;
		title: string;
		kind: 'quiz' | 'scenario';
		dueAt: number | null;
		weight: number;
		/** What most grades are out of, in thousandths; 0 where none counts yet. */
		possible: number;
		/** The mean of what counts, in hundredths of a percent; null where nothing does. */
		mean: number | null;
	}[];
	groups: { id: string; name: string }[];
	/** By nickname; real names are for the class's own trainers, and null for an administrator who is none. */
	learners: {
		id: string;
		nickname: string;
		realName: string | null;
		groupId: string | null;
		total: number | null;
		/** packCells. */
		cells: string;
	}[];
	/** The mean of the learners' totals; null where nobody has one. */
	mean: number | null;
}

/** The gradebook of a class, for its trainers: everybody and everything, packed. */
export async function showGradebook(
	ctx: Context,
	actor: Actor,
	input: { classId: string }
): Promise<GradebookShown> {
	const cls = await requireTrainerOf(ctx, actor, input.classId);
	await finishOverdue(ctx, { classId: cls.id });
	const mayNames = await seesRealNames(ctx, actor, cls.id);
	const book = await readGradebook(ctx.db.read, cls.id, ctx.now());
	const usual = usualPossible(
		book.rows.map(({ cells }) => cells),
		book.assignments.length
	);
	const totals = book.rows.flatMap(({ total }) => (total === null ? [] : [total]));
	return {
		cls: { id: cls.id, name: cls.name, timeZone: cls.timeZone },
		assignments: book.assignments.map(({ id, title, kind, dueAt, weight }, index) => ({
			id,
			title,
			kind,
			dueAt,
			weight,
			possible: usual[index]!,
			mean: meanOf(book.rows, index)
		})),
		groups: book.groups,
		learners: book.rows.map(({ userId, nickname, realName, groupId, total, cells }) => ({
			id: userId,
			nickname,
			realName: mayNames ? realName : null,
			groupId,
			total,
			cells: packCells(cells, usual)
		})),
		mean:
			totals.length === 0
				? null
				: Math.round(totals.reduce((sum, total) => sum + total, 0) / totals.length)
	};
}

/** What the class brought in one assignment, missing work counted as nothing. */
function meanOf(rows: readonly GradebookRow[], column: number): number | null {
	return totalOf(
		rows.map(({ cells }) => {
			const { state, points, possible } = cells[column]!;
			return {
				given: state !== 'not-given',
				excused: state === 'excused',
				due: state === 'missing',
				weight: 100,
				points,
				possible
			};
		})
	);
}
