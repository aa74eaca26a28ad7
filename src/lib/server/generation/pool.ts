import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import type { ThresholdDocument } from '../../core/document.ts';
import type { DraftListener, DraftOptions } from '../../core/draft.ts';
import { DomainError } from '../errors.ts';
import { countDraft } from '../metrics.ts';
import type { DraftNews } from './worker.ts';
import { Workers } from './workers.ts';

export type DraftInput = DraftOptions & { text: string };

const TIME_LIMIT_MS = 60_000;
const WAITING_LIMIT = 20;

const drafters = new Workers('worker.ts', {
	threads: Math.max(1, availableParallelism() - 1),
	waiting: WAITING_LIMIT,
	idle: 30_000
});

/**
 * Drafts a document in a worker thread. Rejects with DomainError 'unavailable' when too many drafts wait already,
 * 'too-large' when one takes longer than a minute, and 'gone' when `cancel` is aborted.
 */
export async function draftInWorker(
	input: DraftInput,
	listener: DraftListener = {},
	cancel: AbortSignal = new AbortController().signal
): Promise<ThresholdDocument> {
	const { port1, port2 } = new MessageChannel();
	port1.on('message', (news: DraftNews) => {
		if ('item' in news) listener.onItem?.(news.item);
		else listener.onProgress?.(news.progress);
	});
	const limits = {
		limit: TIME_LIMIT_MS,
		beyond: () =>
			new DomainError(
				'too-large',
				'Drafting from this article takes too long. Please bring a shorter part of it.'
			),
		crowded: () =>
			new DomainError(
				'unavailable',
				'Many articles are being drafted just now. Please try again in a minute.'
			),
		transfer: [port2],
		cancel
	};
	try {
		return await countDraft(() => drafters.run<ThresholdDocument>({ input, port: port2 }, limits));
	} catch (error) {
		if (cancel.aborted) {
			throw new DomainError('gone', 'Drafting was stopped. What had come by then is here.');
		}
		throw error;
	} finally {
		port1.close();
	}
}

/** Ends the worker threads, for a clean stop. */
export const closeDrafters = () => drafters.close();
