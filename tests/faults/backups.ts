import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUpUnderLoad, restoreAndCompare } from '../support/backups.ts';
import { compareStored } from '../support/burst.ts';
import { requireThat, type Tally } from './tally.ts';

/** Learners have only so many questions to answer meanwhile. */
const AT_A_TIME = 5;

/** Backups while learners answer; each is restored and compared with what was acknowledged when it began. */
export async function backUpWhileAnswering(count: number, tally: Tally): Promise<void> {
	for (let made = 0; made < count; made += AT_A_TIME) {
		const folder = mkdtempSync(join(tmpdir(), 'threshold-backups-'));
		const url = `file:${join(folder, 'school.db')}`;
		try {
			const times = Math.min(AT_A_TIME, count - made);
			const { answerers, copies, server } = await backUpUnderLoad(url, folder, times);
			server.process.kill('SIGTERM');
			await server.gone;
			await compareStored(url, answerers, answerers.acknowledged);
			for (const [i, copy] of copies.entries()) {
				await tally.case(`backup ${made + i}`, async () => {
					const ended = await restoreAndCompare(url, copy, answerers);
					requireThat(ended.code === 0, 'lost', ended.stderr);
				});
			}
			tally.takeOver(answerers.faults);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}
}
