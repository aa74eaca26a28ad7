import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which texts of a folder are kept for counting and not looked at while tuning: those named `held-…`, and those of the
 * dev and test split by a SOURCES.md beside them.
 */
export function heldBackIn(folder: string): (file: string) => boolean {
	const sources = join(folder, 'SOURCES.md');
	const splits = new Map(
		(existsSync(sources) ? readFileSync(sources, 'utf8') : '')
			.split('\n')
			.map((line) => line.split('|').map((cell) => cell.trim()))
			.map((cells) => [cells[1], cells.at(-2)])
	);
	return (file) =>
		file.startsWith('held-') || splits.get(file) === 'dev' || splits.get(file) === 'test';
}
