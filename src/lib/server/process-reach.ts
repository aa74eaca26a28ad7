import { readSettings } from './settings.ts';
import type { Reach } from './web/reach.ts';

let reach: Reach | null | undefined;

/** Which addresses this process may fetch articles from, by its settings; null: from none. */
export function processReach(): Reach | null {
	reach ??= readSettings(process.env).reach;
	return reach;
}
