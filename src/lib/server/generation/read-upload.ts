import { DomainError } from '../errors.ts';
import type { TextKind } from './extract-text.ts';

const KINDS: Record<string, TextKind> = {
	txt: 'text',
	md: 'markdown',
	markdown: 'markdown',
	html: 'html',
	htm: 'html'
};
const LARGEST_BYTES = 25 * 1024 * 1024;

/** Reads an uploaded text file by its ending; anything that is not UTF-8 text is refused with a plain sentence. */
export async function readUpload(file: File): Promise<{ content: string; kind: TextKind }> {
	const kind = KINDS[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
	if (!kind) {
		throw new DomainError(
			'invalid',
			'Upload a .txt, .md or .html file, or paste the text instead.',
			'file'
		);
	}
	if (file.size > LARGEST_BYTES) {
		throw new DomainError(
			'too-large',
			'This file is larger than 25 MB. Bring a shorter text.',
			'file'
		);
	}
	return { content: await decode(file, 'or paste the text'), kind };
}

/** Reads an uploaded scenario file, whatever it is called. */
export async function readScenarioFile(file: File): Promise<string> {
	if (file.size === 0) {
		throw new DomainError('invalid', 'Choose a scenario file first: this one is empty.', 'file');
	}
	return decode(file, 'or export it again');
}

async function decode(file: File, orElse: string): Promise<string> {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
	} catch {
		throw new DomainError(
			'invalid',
			`This file is not plain text in UTF-8. Save it as UTF-8 text and upload it again, ${orElse}.`,
			'file'
		);
	}
}
