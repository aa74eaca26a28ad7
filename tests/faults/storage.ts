import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareStored, prepareAnswerers } from '../support/burst.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
	heldByAnother,
	inTheMiddle,
	noLargerFiles,
	SmallDisk,
	type Spoken,
	type Trouble
} from '../support/trouble.ts';
import { requireThat, type Tally } from './tally.ts';

const KINDS = ['held alone', 'no larger', 'full', 'held for writing', 'read-only'] as const;

/** Storage faults of every kind in turn, in the middle of bursts of answers. */
export async function breakStorage(count: number, tally: Tally): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'threshold-storage-'));
	const file = join(folder, 'threshold.db');
	const disk = new SmallDisk();
	const server = await startServer({ on: { dataDir: folder } });
	try {
		for (let i = 0; i < count; i++) {
			const kind = KINDS[i % KINDS.length]!;
			await tally.case(`${kind}, ${i}`, async () => {
				const onDisk = kind === 'full' || kind === 'read-only';
				requireThat(!onDisk || !disk.missing, 'wrong', `not run: ${disk.missing}`);
				if (kind === 'read-only') return await refuseToStart(disk);
				if (kind === 'full') return await fill(disk, `${i}`, tally);
				const [trouble, sentence] = {
					'held alone': [heldByAnother(file, 'EXCLUSIVE'), /Another program holds/] as const,
					'held for writing': [heldByAnother(file, 'IMMEDIATE'), /Another program holds/] as const,
					'no larger': [noLargerFiles(server.pid), /disk refuses to be written/] as const
				}[kind];
				await sufferOn(server, trouble, sentence, `${i}`, tally);
			});
		}
		await tally.look(server);
	} finally {
		await server.stop();
		disk.remove();
	}
}

async function sufferOn(
	server: TestServer,
	trouble: Trouble,
	sentence: RegExp,
	seed: string,
	tally: Tally
): Promise<void> {
	const answerers = await prepareAnswerers(server.databaseUrl);
	const spoken = await inTheMiddle(trouble, { url: server.url, answerers, seed });
	await compareStored(server.databaseUrl, answerers, answerers.acknowledged);
	tally.takeOver(answerers.faults);
	requireCalm(spoken, sentence);
}

async function fill(disk: SmallDisk, seed: string, tally: Tally): Promise<void> {
	rmSync(disk.url.slice('file:'.length), { force: true });
	const answerers = await prepareAnswerers(disk.url);
	const small = await disk.start({ readOnly: false });
	try {
		const spoken = await inTheMiddle(disk.full(small), { url: small.url, answerers, seed });
		await compareStored(disk.takeOut(small), answerers, answerers.acknowledged);
		tally.takeOver(answerers.faults);
		requireCalm(spoken, /disk is full/);
		await tally.look(small);
	} finally {
		await small.kill();
	}
}

async function refuseToStart(disk: SmallDisk): Promise<void> {
	await prepareAnswerers(disk.url);
	const said = await disk.start({ readOnly: true }).then(
		async (server) => {
			await server.kill();
			return 'it started';
		},
		(error: Error) => error.message
	);
	requireThat(/ended with 1 .*\n.*cannot be opened for writing/.test(said), 'wrong', said);
}

function requireCalm({ refusals, during, alive, page }: Spoken, sentence: RegExp): void {
	requireThat(during.status === 503 && sentence.test(during.message), 'wrong', during.message);
	requireThat(alive === 200 && page === 200, 'wrong', `/healthz ${alive}, a page ${page}`);
	const other = refusals.find((refusal) => !sentence.test(refusal));
	requireThat(other === undefined, 'wrong', `refused otherwise: ${other}`);
}
