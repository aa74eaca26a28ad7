import { DomainError, type ErrorCode } from '../errors.ts';
import { readIn, type GivenFile, type ReadIn } from './read-in.ts';

/** What was read, or why it was not: an error loses its class on the way between threads. */
export type Extracted = { read: ReadIn } | { refused: { code: ErrorCode; message: string } };

/** Runs in a worker thread; see extract.ts. */
export default async function extract(file: GivenFile): Promise<Extracted> {
	try {
		return { read: await readIn(file) };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { refused: { code: error.code, message: error.message } };
	}
}
