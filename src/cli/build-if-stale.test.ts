import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const MODULE = resolve('src/cli/build-if-stale.ts');
const LOCK = 'node_modules/.threshold-build';
const folders: string[] = [];

afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder in which this process seems to be building. */
function folderLockedBy(pid: number): string {
	const folder = mkdtempSync(join(tmpdir(), 'threshold-lock-'));
	folders.push(folder);
	mkdirSync(join(folder, LOCK), { recursive: true });
	writeFileSync(join(folder, LOCK, 'builder'), String(pid));
	return folder;
}

function takingLockIn(folder: string) {
	const script = `const { takeLock } = await import(${JSON.stringify(MODULE)}); await takeLock(); console.log('taken');`;
	return spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
}

describe('the lock of a build', () => {
	it('does not keep a start waiting for a build that was broken off (bug)', async () => {
		const { pid } = spawnSync(process.execPath, ['-e', '']);
		const start = takingLockIn(folderLockedBy(pid));
		const said = await new Promise((done) => start.stdout.once('data', (line) => done(`${line}`)));
		expect(said).toBe('taken\n');
	});

	it('waits while somebody builds, and goes on once they are done', async () => {
		const folder = folderLockedBy(process.pid);
		const start = takingLockIn(folder);
		const said = new Promise((done) => start.stdout.once('data', (line) => done(`${line}`)));
		const early = await Promise.race([
			said,
			new Promise((done) => setTimeout(() => done('waiting'), 1500))
		]);
		rmSync(join(folder, LOCK), { recursive: true });
		expect([early, await said]).toEqual(['waiting', 'taken\n']);
	});
});
