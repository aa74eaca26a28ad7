import { extractText, type ExtractedText, type TextKind } from './extract-text.ts';

export interface ExtractTask {
	content: string;
	kind: TextKind;
}

/** Runs in a worker thread; see extract.ts. */
export default function extract({ content, kind }: ExtractTask): ExtractedText {
	return extractText(content, kind);
}
