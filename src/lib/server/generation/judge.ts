import { warnItem, type Findings } from '../../core/quiz/gates/warn.ts';
import type { PassageOffers } from '../../core/quiz/generate/ask-passage.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { JudgeTask, Outline } from './judge-worker.ts';
import type { Span } from '../../core/reading/reading.ts';
import { DomainError } from '../errors.ts';
import { Workers } from './workers.ts';

/** A page waits no longer than this for what only a reading of the article can tell; the next visit has it. */
const PATIENCE_MS = 3_000;
/** A reading that takes this long will not come to an end. */
const TIME_LIMIT_MS = 60_000;

/** One thread, apart from those that draft: who opens a page must not wait for another's draft. */
const judges = new Workers('judge-worker.ts');

const given = () =>
	new DomainError(
		'unavailable',
		'The article could not be read just now. Please try again in a minute.'
	);
const LIMITS = { limit: TIME_LIMIT_MS, beyond: given, crowded: given };

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
	if (items.length === 0) return [];
	const judged = ask({ kind: 'judge', text, items: [...items], quiz: [...quiz] });
	return ((await inTime(judged)) as Findings[] | null) ?? items.map((item) => warnItem(item, text));
}

/** Where an article's sentences stand, in order; [] where reading takes too long or fails. */
export async function sentencesOf(text: string): Promise<Span[]> {
	const outline = (await inTime(outlineText(text))) as Outline | null;
	return outline?.sentences ?? [];
}

/** An article's language, words and sentences, as the reader sees them. */
export async function outlineText(text: string): Promise<Outline> {
	return await judges.run({ text }, { ...LIMITS, name: 'outline' });
}

/** What can be asked about a passage of an article, beside a quiz, once it is read. Rejects with DomainError 'unavailable' when that takes too long. */
export async function offersFor(
	text: string,
	passage: Span,
	beside: { title: string; quiz: readonly Item[] }
): Promise<PassageOffers> {
	const { title, quiz } = beside;
	return (await ask({ kind: 'passage', text, passage, title, quiz: [...quiz] })) as PassageOffers;
}

async function ask(task: JudgeTask): Promise<unknown> {
	return await judges.run(task, LIMITS);
}

/** The answer, or null where it takes too long or fails. */
async function inTime(answer: Promise<unknown>): Promise<unknown> {
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<null>((done) => {
		timer = setTimeout(() => done(null), PATIENCE_MS);
	});
	try {
		return await Promise.race([answer.catch(() => null), patience]);
	} finally {
		clearTimeout(timer);
	}
}

/** Ends the thread, for a clean stop. */
export const closeJudges = () => judges.close();
