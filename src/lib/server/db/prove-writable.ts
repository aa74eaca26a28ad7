import type { Database } from './client.ts';
import { settings } from './schema.ts';

/** A write that went through so lately is proof enough. */
const PROOF_LASTS_MS = 2_000;
const KEY = 'last-probe';

/** Resolves once a write is known to have gone through; rejects with StoreUnavailable where none does. */
export async function proveWritable(db: Database): Promise<void> {
	const { trouble, lastWrite } = db.condition();
	if (trouble === null && Date.now() - lastWrite < PROOF_LASTS_MS) return;
	const value = { at: Date.now() };
	await db.write(async (tx) => {
		await tx
			.insert(settings)
			.values({ key: KEY, value })
			.onConflictDoUpdate({ target: settings.key, set: { value } });
	});
}
