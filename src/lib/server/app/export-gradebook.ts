import { usualPossible } from '../../core/standing/gradebook-cells.ts';
import { gradebookSheet } from '../../core/standing/gradebook-sheet.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { writeCsv, writeXlsx } from '../export/write-sheet.ts';
import { finishOverdue } from './finish-attempt.ts';
import { readGradebook } from './read-gradebook.ts';
import { seesRealNames } from './real-names.ts';

/** The whole gradebook as a file; real names where they are asked for, for the class's own trainers. */
export async function exportGradebook(
	ctx: Context,
	actor: Actor,
	input: { classId: string; format: 'csv' | 'xlsx'; realNames: boolean }
): Promise<{ className: string; body: string | Uint8Array<ArrayBuffer> }> {
	const cls = await requireTrainerOf(ctx, actor, input.classId);
	await finishOverdue(ctx, { classId: cls.id });
	const withRealNames = input.realNames && (await seesRealNames(ctx, actor, cls.id));
	const book = await readGradebook(ctx.db.read, cls.id, ctx.now());
	const usual = usualPossible(
		book.rows.map(({ cells }) => cells),
		book.assignments.length
	);
	const groups = new Map(book.groups.map(({ id, name }) => [id, name]));
	const rows = gradebookSheet(
		book.assignments.map(({ title }, index) => ({ title, possible: usual[index]! })),
		book.rows.map((row) => ({
			...row,
			group: row.groupId === null ? null : (groups.get(row.groupId) ?? null)
		})),
		withRealNames
	);
	const body =
		input.format === 'csv'
			? writeCsv(rows)
			: new Uint8Array(await writeXlsx('Gradebook', rows, withRealNames ? 2 : 1));
	return { className: cls.name, body };
}
