import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { ThresholdDocument } from '../../core/document.ts';
import type { DraftListener, DraftOptions } from '../../core/draft.ts';
import { DomainError } from '../errors.ts';
import { countDraft } from '../metrics.ts';
import type { DraftNews } from './worker.ts';

export type DraftInput = DraftOptions & { text: string };

const TIME_LIMIT_MS = 60_000;
const WAITING_LIMIT = 20;

let pool: Piscina | undefined;

/** The worker is TypeScript source, run as it stands: the app always runs from its checkout. */
function drafters(): Piscina {
	pool ??= new Piscina({
		filename: pathToFileURL(resolve('src/lib/server/generation/worker.ts')).href,
		minThreads: 0,
		maxThreads: Math.max(1, availableParallelism() - 1),
		maxQueue: WAITING_LIMIT,
		idleTimeout: 30_000,
		execArgv: []
	});
	return pool;
}

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
	const timeout = AbortSignal.timeout(TIME_LIMIT_MS);
	const signal = AbortSignal.any([timeout, cancel]);
	try {
		const document: ThresholdDocument = await countDraft(() =>
			drafters().run({ input, port: port2 }, { transferList: [port2], signal })
		);
		return document;
	} catch (error) {
		if (cancel.aborted) {
			throw new DomainError('gone', 'Drafting was stopped. What had come by then is here.');
		}
		if (timeout.aborted) {
			throw new DomainError(
				'too-large',
				'Drafting from this article takes too long. Please bring a shorter part of it.'
			);
		}
		if (error instanceof Error && /queue/i.test(error.message)) {
			throw new DomainError(
				'unavailable',
				'Many articles are being drafted just now. Please try again in a minute.'
			);
		}
		throw error;
	} finally {
		port1.close();
	}
}

/** Ends the worker threads, for a clean stop. */
export async function closeDrafters(): Promise<void> {
	await pool?.destroy();
	pool = undefined;
}
