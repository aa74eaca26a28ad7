import { readFile } from 'node:fs/promises';
import type { ThresholdDocument } from '../../core/document.ts';
import { draftInWorker } from '../generation/pool.ts';
import { SAMPLE_ARTICLE } from '../sample-article.ts';

let drafted: Promise<ThresholdDocument> | undefined;

/**
 * What the generator makes of the sample article: as it was drafted with the build, where THRESHOLD_SAMPLE says so, or
 * drafted once a process, on first use; tried again after a failure.
 */
export function sampleDocument(): Promise<ThresholdDocument> {
	drafted ??= draft().catch((cause: unknown) => {
		drafted = undefined;
		throw cause;
	});
	return drafted;
}

async function draft(): Promise<ThresholdDocument> {
	const made = process.env.THRESHOLD_SAMPLE;
	if (made) return JSON.parse(await readFile(made, 'utf8')) as ThresholdDocument;
	return draftInWorker({ text: await readFile(SAMPLE_ARTICLE, 'utf8') });
}
