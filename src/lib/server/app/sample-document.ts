import { readFile } from 'node:fs/promises';
import type { ThresholdDocument } from '../../core/document.ts';
import { draftInWorker } from '../generation/pool.ts';

/** The article the front page draws its questions from, as it lies in this checkout. */
const ARTICLE = 'seeds/000_7bf7bc6a52de488a.txt';

let drafted: Promise<ThresholdDocument> | undefined;

/** What the generator makes of the sample article: drafted once a process, on first use; tried again after a failure. */
export function sampleDocument(): Promise<ThresholdDocument> {
	drafted ??= draft().catch((cause: unknown) => {
		drafted = undefined;
		throw cause;
	});
	return drafted;
}

async function draft(): Promise<ThresholdDocument> {
	return draftInWorker({ text: await readFile(ARTICLE, 'utf8') });
}
