import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Below node_modules, so that it finds the packages the app is made of. */
const FOLDER = resolve('node_modules/.threshold-bare');

/** A SvelteKit app that does nothing: one page, and one endpoint that reads what it is sent. */
const FILES: Record<string, string> = {
	'package.json': '{ "name": "bare", "type": "module", "private": true }',
	'svelte.config.js': `import adapter from '@sveltejs/adapter-node';
export default { kit: { adapter: adapter() } };`,
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };`,
	'src/app.html': `<!doctype html><html lang="en"><head><title>Bare</title>%sveltekit.head%</head><body>%sveltekit.body%</body></html>`,
	'src/routes/+page.svelte': '<h1>Bare</h1>',
	'src/routes/nothing/+server.js': `import { json } from '@sveltejs/kit';
export const POST = async ({ request }) => json({ read: typeof (await request.json()) });`
};

/** Builds it. @returns its entry point, for Node */
export async function buildBareApp(): Promise<string> {
	await rm(FOLDER, { recursive: true, force: true });
	for (const [name, text] of Object.entries(FILES)) {
		await mkdir(dirname(join(FOLDER, name)), { recursive: true });
		await writeFile(join(FOLDER, name), text);
	}
	const child = spawn(process.execPath, [resolve('node_modules/vite/bin/vite.js'), 'build'], {
		cwd: FOLDER,
		stdio: 'ignore'
	});
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error('The bare app could not be built.');
	return join(FOLDER, 'build', 'index.js');
}

export interface Started {
	url: string;
	/** Milliseconds from the start of the process to its first page. */
	ms: number;
	/** Ends it, and resolves when it is gone. */
	stop: () => Promise<void>;
}

const START_LIMIT_MS = 60_000;

/** Runs `node …command` with PORT set to a free one, and waits for its first page (status 200). */
export async function startAndAsk(
	command: readonly string[],
	env: Record<string, string> = {}
): Promise<Started> {
	const port = await freePort();
	const started = performance.now();
	const child = spawn(process.execPath, command, {
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: String(port),
			...env
		},
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const url = `http://127.0.0.1:${port}`;
	while (performance.now() - started < START_LIMIT_MS && child.exitCode === null) {
		const status = await fetch(url).then(
			(response) => response.arrayBuffer().then(() => response.status),
			() => 0
		);
		if (status === 200) {
			return { url, ms: performance.now() - started, stop: () => end(child) };
		}
		await pause(5);
	}
	await end(child);
	throw new Error(`node ${command.join(' ')} gave no page.`);
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'close');
	child.kill();
	await gone;
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	await new Promise((closed) => probe.close(closed));
	if (typeof address !== 'object' || !address) throw new Error('No port is free.');
	return address.port;
}
