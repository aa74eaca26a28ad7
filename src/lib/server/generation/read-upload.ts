import { DomainError } from '../errors.ts';
import type { GivenFile } from './read-in.ts';

/** An uploaded file as it is read: what it is called says less than what it holds, and where it lay is nobody's business. */
export async function readUpload(file: File): Promise<GivenFile> {
	const name = file.name.split(/[\\/]/).at(-1)!.slice(-200);
	return { bytes: new Uint8Array(await file.arrayBuffer()), name, type: '' };
}

/** Reads an uploaded scenario file, whatever it is called. */
export async function readScenarioFile(file: File): Promise<string> {
	if (file.size === 0) {
		throw new DomainError('invalid', 'Choose a scenario file first: this one is empty.', 'file');
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
	} catch {
		throw new DomainError(
			'invalid',
			'This file is not plain text in UTF-8. Save it as UTF-8 text and upload it again, or export it again.',
			'file'
		);
	}
}
