import type { MessagePort } from 'node:worker_threads';
import type { ThresholdDocument } from '../../core/document.ts';
import { draftDocument, type DraftOptions } from '../../core/draft.ts';
import { readerModels } from './reader-models.ts';

export interface DraftTask {
	input: DraftOptions & { text: string };
	/** Progress goes out here, as DraftProgress. */
	port: MessagePort;
}

/** Runs in a worker thread; see pool.ts. */
export default function draft({ input, port }: DraftTask): ThresholdDocument {
	const { text, ...options } = input;
	try {
		return draftDocument(text, readerModels(), options, (progress) => port.postMessage(progress));
	} finally {
		port.close();
	}
}
