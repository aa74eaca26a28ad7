import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	globSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_ARTICLE } from '../lib/server/sample-article.ts';

const STAMP = 'build/.made-from';
/** What the generator makes of the front page's article. */
export const SAMPLE = 'build/sample.json';
const LOCK = 'node_modules/.threshold-build';
const VITE = join('node_modules', 'vite', 'bin', 'vite.js');
const SOURCES = [
	'src/**/*',
	'static/**/*',
	'svelte.config.js',
	'vite.config.ts',
	'package-lock.json',
	SAMPLE_ARTICLE
];
/** Holds the process id of whoever builds. */
const BUILDER = join(LOCK, 'builder');
/** A lock older than this was left by a build that died. */
const LOCK_LIMIT_MS = 5 * 60_000;
/** It takes much less to say who builds, once the lock is taken. */
const NAMING_LIMIT_MS = 10_000;

/**
 * Builds the app when there is no build, or when what it is made from has changed; of several starts at once, one
 * builds and the others wait for it. Throws when the build fails.
 */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
	if (isFresh() || isShipped()) return;
	say('Building Threshold (about half a minute, only when something has changed) …');
	await takeLock();
	try {
		// Another start may have built it while this one waited.
		if (isFresh()) return;
		const made = fingerprint();
		await runBuild();
		await draftSample();
		writeFileSync(STAMP, made);
	} finally {
		rmSync(LOCK, { recursive: true, force: true });
	}
}

function isFresh(): boolean {
	return (
		existsSync('build/handler.js') &&
		existsSync(STAMP) &&
		readFileSync(STAMP, 'utf8') === fingerprint()
	);
}

/** A build that came without what builds it, as in a container, is meant to be used as it is. */
function isShipped(): boolean {
	return existsSync('build/handler.js') && !existsSync(VITE);
}

/** Waits for whoever builds in this folder; the lock is to be removed afterwards. */
export async function takeLock(): Promise<void> {
	for (;;) {
		try {
			// Making a folder either succeeds or says that it is there already: nothing in between.
			mkdirSync(LOCK);
			writeFileSync(BUILDER, String(process.pid));
			return;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		if (isLeft()) rmSync(LOCK, { recursive: true, force: true });
		else await new Promise((resolve) => setTimeout(resolve, 300));
	}
}

/** Whether whoever took the lock is gone, as after Ctrl-C: the next start need not wait for them. */
function isLeft(): boolean {
	const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0);
	if (!existsSync(BUILDER)) return age > NAMING_LIMIT_MS;
	try {
		process.kill(Number(readFileSync(BUILDER, 'utf8')), 0);
		return age > LOCK_LIMIT_MS;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'ESRCH';
	}
}

/** Names, sizes and times of every source file: cheap, and different after any edit. */
function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of globSync(SOURCES).sort()) {
		const stat = statSync(file);
		if (!stat.isFile() || file.endsWith('.test.ts')) continue;
		hash.update(`${file}\0${stat.size}\0${stat.mtimeMs}\n`);
	}
	return hash.digest('hex');
}

/** Drafting it takes seconds, which no start and no first visitor should wait for. */
async function draftSample(): Promise<void> {
	const { sampleDocument } = await import('../lib/server/app/sample-document.ts');
	const { closeDrafters } = await import('../lib/server/generation/pool.ts');
	try {
		writeFileSync(SAMPLE, JSON.stringify(await sampleDocument()));
	} finally {
		await closeDrafters();
	}
}

function runBuild(): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [VITE, 'build'], {
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.on('error', reject);
		child.on('close', (code) =>
			code === 0 ? resolve() : reject(new Error(`The build failed:\n${output.slice(-4000)}`))
		);
	});
}
