import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRoster } from '../../src/lib/server/app/import-roster.ts';
import { previewRoster } from '../../src/lib/server/app/preview-roster.ts';
import { hashDrawnPassphrases } from '../../src/lib/server/auth/passwords.ts';
import { suggestPassphrase } from '../../src/lib/server/auth/passphrases.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { showGroups } from '../../src/lib/server/app/show-groups.ts';
import { makeClass, makeTrainer } from '../support/seed.ts';

const ROWS = 5000;
const GROUPS = 200;

/**
 * A class list of 5,000 rows brought into an SQLite file: what it takes to look at it and to make the accounts, how
 * much of that is hashing their passphrases, and how long one who wants to write waits meanwhile at the most.
 */
export async function benchRoster(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'threshold-roster-'));
	const db = await openDatabase(`file:${join(folder, 'threshold.db')}`);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const list = [
			'real name;group',
			...Array.from({ length: ROWS }, (_, i) => `Learner Number ${i};Group ${i % GROUPS}`)
		].join('\n');

		const words = Array.from({ length: ROWS }, suggestPassphrase);
		const [hashing] = await timed(() => hashDrawnPassphrases(words));
		const [looking, preview] = await timed(() => previewRoster(ctx, trainer, { classId, list }));
		let waited = 0;
		let done = false;
		const other = (async () => {
			while (!done) {
				const [ms] = await timed(() => db.write(() => Promise.resolve()));
				waited = Math.max(waited, ms);
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
		})();
		const [making] = await timed(() => importRoster(ctx, trainer, { classId, list, ...preview }));
		done = true;
		await other;
		const { learners } = await showGroups(ctx, trainer, { classId });
		console.log(`${ROWS} rows looked at in ${seconds(looking)}`);
		console.log(
			`${learners} accounts made in ${seconds(making)}, of which hashing takes ${seconds(hashing)}; another write waited ${seconds(waited)} at the most`
		);
		if (learners !== ROWS) process.exitCode = 1;
	} finally {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
	const from = performance.now();
	const result = await work();
	return [performance.now() - from, result];
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(2)} s`;
}
