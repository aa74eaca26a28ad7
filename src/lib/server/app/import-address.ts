import { limitFetches } from '../auth/limits.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { fetchPage, type Resolve } from '../web/fetch-page.ts';
import type { Reach } from '../web/reach.ts';
import { beginImport, type BeginImportInput } from './begin-import.ts';

/** So many pages are fetched at a time; each may take as many megabytes and seconds as one may. */
const AT_ONCE = 8;
let underWay = 0;

export type ImportAddressInput = { address: string } & Omit<BeginImportInput, 'file' | 'source'>;

/**
 * Fetches the page at an address and sets it down for its trainer to look at.
 * @param web which addresses may be asked (null: none), and how names are looked up
 * @returns the import's id
 */
export async function importAddress(
	ctx: Context,
	actor: Actor,
	{ address, ...rest }: ImportAddressInput,
	{ reach, resolve }: { reach: Reach | null; resolve?: Resolve }
): Promise<{ id: string }> {
	requireRole(actor, 'trainer', 'administrator');
	if (!reach) {
		throw new DomainError(
			'forbidden',
			'Bringing articles in by their web address is switched off on this server. Paste the text, or bring it as a file.',
			'address'
		);
	}
	if (underWay >= AT_ONCE) {
		throw new DomainError(
			'unavailable',
			'Many pages are being fetched just now. Please try again in a minute.',
			'address'
		);
	}
	underWay++;
	try {
		const page = await fetchPage(address, {
			reach,
			...(resolve ? { resolve } : {}),
			beforeAsking: () => limitFetches(actor.userId)
		});
		const name = URL.parse(page.address)?.pathname ?? '';
		// Without a word from its server, what came is told by its first bytes alone.
		const file = { bytes: page.bytes, name, type: page.type || 'application/octet-stream' };
		return await beginImport(ctx, actor, { ...rest, file, source: page.address });
	} catch (error) {
		if (!(error instanceof DomainError) || error.field !== 'file') throw error;
		throw new DomainError(error.code, error.message, 'address');
	} finally {
		underWay--;
	}
}
