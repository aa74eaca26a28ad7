import { DomainError } from '../errors.ts';
import { extractText, type ExtractedText, type TextKind } from './extract-text.ts';
import type { ExtractTask } from './extract-worker.ts';
import { oneThread } from './one-thread.ts';

/** The longest page of a newspaper takes a tenth of a second. */
const TIME_LIMIT_MS = 20_000;

const extractors = oneThread('extract-worker.ts');

/**
 * The text and title of what was uploaded, read off the thread that serves pages: markup made to be slow to read holds
 * up nobody else. Rejects with DomainError 'too-large' when it takes too long, 'unavailable' when too many wait.
 */
export async function extractInWorker(content: string, kind: TextKind): Promise<ExtractedText> {
	if (kind === 'text') return extractText(content, kind);
	const signal = AbortSignal.timeout(TIME_LIMIT_MS);
	const task: ExtractTask = { content, kind };
	try {
		return (await extractors.pool().run(task, { signal })) as ExtractedText;
	} catch (error) {
		if (signal.aborted) {
			throw new DomainError(
				'too-large',
				'This page is too tangled to be read. Copy its text and paste that instead.',
				'file'
			);
		}
		if (error instanceof Error && /queue/i.test(error.message)) {
			throw new DomainError(
				'unavailable',
				'Many pages are being read just now. Please try again in a minute.'
			);
		}
		throw error;
	}
}

/** Ends the thread, for a clean stop. */
export const closeExtractors = extractors.close;
