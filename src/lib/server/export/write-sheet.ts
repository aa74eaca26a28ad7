import papaparse from 'papaparse';
import { guardWords } from '../../core/guard-words.ts';
import type { SheetValue } from '../../core/standing/gradebook-sheet.ts';
import { DomainError } from '../errors.ts';
import { Workers } from '../generation/workers.ts';

/** A sheet of any class is written in a few seconds; what takes this long has stuck. */
const TIME_LIMIT_MS = 30_000;

/** Writing fifty thousand cells takes a second, in which the thread that serves pages would answer nobody. */
const writers = new Workers('sheet-worker.ts');

const given = () =>
	new DomainError(
		'unavailable',
		'The sheet could not be written just now. Please try again in a minute.'
	);

/**
 * A table as CSV (RFC 4180) with a byte-order mark, so that spreadsheets read it as UTF-8. Numbers have a point in
 * every language; words that begin like a formula are guarded.
 */
export function writeCsv(rows: readonly SheetValue[][]): string {
	const guarded = rows.map((row) =>
		row.map((value) => (typeof value === 'string' ? guardWords(value) : value))
	);
	return `\uFEFF${papaparse.unparse(guarded, { newline: '\r\n' })}\r\n`;
}

/**
 * A table as an Excel workbook of one sheet: numbers are numbers there whatever the reader's language, and words are
 * words, which no program takes for formulas.
 */
export async function writeXlsx(
	name: string,
	rows: readonly SheetValue[][],
	fixedColumns: number
): Promise<Uint8Array> {
	const task = { name, rows, fixedColumns };
	return await writers.run(task, { limit: TIME_LIMIT_MS, beyond: given, crowded: given });
}

/** Ends the thread, for a clean stop. */
export const closeWriters = () => writers.close();
