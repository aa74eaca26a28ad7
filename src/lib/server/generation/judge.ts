import { warnItem, type Findings } from '../../core/quiz/gates/warn.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { JudgeTask, Outline } from './judge-worker.ts';
import { oneThread } from './one-thread.ts';

/** A page waits no longer than this for what only a reading of the article can tell; the next visit has it. */
const PATIENCE_MS = 3_000;

/** One thread, apart from those that draft: who opens a page must not wait for another's draft. */
const judges = oneThread('judge-worker.ts');

/**
 * What the gates say of items that people review, by the article as it is read.
 * @param quiz the items they stand among
 * @returns one entry an item, in order; where reading takes too long or fails, what the gates say without it
 */
export async function judgeItems(
	text: string,
	items: readonly Item[],
	quiz: readonly Item[]
): Promise<Findings[]> {
	const plain = () => items.map((item) => warnItem(item, text));
	if (items.length === 0) return [];
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<null>((done) => {
		timer = setTimeout(() => done(null), PATIENCE_MS);
	});
	const task: JudgeTask = { text, items: [...items], quiz: [...quiz] };
	const judged: Promise<Findings[] | null> = judges
		.pool()
		.run(task)
		.catch(() => null);
	try {
		return (await Promise.race([judged, patience])) ?? plain();
	} finally {
		clearTimeout(timer);
	}
}

/** An article's language, words and sentences, as the reader sees them. */
export async function outlineText(text: string): Promise<Outline> {
	const outline: Outline = await judges.pool().run({ text }, { name: 'outline' });
	return outline;
}

/** Ends the thread, for a clean stop. */
export const closeJudges = judges.close;
