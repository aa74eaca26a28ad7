import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'build/.made-from';
const SOURCES = [
	'src/**/*',
	'static/**/*',
	'svelte.config.js',
	'vite.config.ts',
	'package-lock.json'
];

/** Builds the app when there is no build, or when what it is made from has changed. Throws when the build fails. */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
	const made = fingerprint();
	if (existsSync('build/handler.js') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === made) {
		return;
	}
	say('Building Threshold (about half a minute, only when something has changed) …');
	await runBuild();
	writeFileSync(STAMP, made);
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

function runBuild(): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			[join('node_modules', 'vite', 'bin', 'vite.js'), 'build'],
			{
				stdio: ['ignore', 'pipe', 'pipe']
			}
		);
		let output = '';
		child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.on('error', reject);
		child.on('close', (code) =>
			code === 0 ? resolve() : reject(new Error(`The build failed:\n${output.slice(-4000)}`))
		);
	});
}
