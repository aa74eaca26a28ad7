import type { MessagePort } from 'node:worker_threads';
import type { ThresholdDocument } from '../../core/document.ts';
import { draftDocument, type DraftOptions, type DraftProgress } from '../../core/draft.ts';
import type { Item } from '../../core/quiz/item.ts';
import { readerModels } from './reader-models.ts';

export type DraftNews = { progress: DraftProgress } | { item: Item };

export interface DraftTask {
	input: DraftOptions & { text: string };
	/** What a draft tells while it is made goes out here, as DraftNews. */
	port: MessagePort;
}

/** Runs in a worker thread; see pool.ts. */
export default function draft({ input, port }: DraftTask): ThresholdDocument {
	const { text, ...options } = input;
	try {
		const tell = (news: DraftNews) => port.postMessage(news);
		return draftDocument(text, readerModels(), options, {
			onProgress: (progress) => tell({ progress }),
			onItem: (item) => tell({ item })
		});
	} finally {
		port.close();
	}
}
