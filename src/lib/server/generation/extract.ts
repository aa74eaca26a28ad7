import { DomainError } from '../errors.ts';
import type { Extracted } from './extract-worker.ts';
import type { GivenFile, ReadIn } from './read-in.ts';
import { Workers } from './workers.ts';

/** The longest page of a newspaper takes a tenth of a second, a PDF of a hundred pages two. */
const TIME_LIMIT_MS = 20_000;
/** The largest that is read; the server takes no larger body either, unless it is told to. */
const LARGEST_BYTES = 25 * 1024 * 1024;

const extractors = new Workers('extract-worker.ts', { memoryMb: 512 });

/**
 * What a file holds, read off the thread that serves pages: what was made to be slow or large holds up nobody else and
 * ends with its thread. Rejects with a DomainError of one sentence where it cannot be read.
 */
export async function extractInWorker(file: GivenFile): Promise<ReadIn> {
	if (file.bytes.byteLength > LARGEST_BYTES) {
		throw new DomainError(
			'too-large',
			'This file is larger than 25 MB. Bring a shorter text.',
			'file'
		);
	}
	const extracted = await extractors.run<Extracted>(file, {
		limit: TIME_LIMIT_MS,
		beyond: () =>
			new DomainError(
				'too-large',
				'This page is too tangled to be read. Copy its text and paste that instead.',
				'file'
			),
		crowded: () =>
			new DomainError(
				'unavailable',
				'Many pages are being read just now. Please try again in a minute.'
			)
	});
	if ('read' in extracted) return extracted.read;
	throw new DomainError(extracted.refused.code, extracted.refused.message, 'file');
}

/** Ends the thread, for a clean stop. */
export const closeExtractors = () => extractors.close();
