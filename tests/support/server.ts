import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestServer {
	/** Such as http://localhost:41234, without a slash at its end; the public address where ORIGIN says one. */
	url: string;
	/** The folder its store is in; gone after stop(). */
	dataDir: string;
	databaseUrl: string;
	/** Path of the one-time link that creates the administrator. */
	setupPath: string;
	/** The demo class's code; '' without the demo. */
	classCode: string;
	/** The demo's trainer; empty without the demo. */
	trainer: { name: string; passphrase: string };
	/** What it has written so far: its start, then its log. */
	output(): string;
	/** The process's id. */
	pid: number;
	/** Asks it to end (SIGTERM) and resolves with its exit code; the store stays. */
	terminate(): Promise<number | null>;
	/** Ends it as kill -9 would, without a word of warning; the store stays. */
	kill(): Promise<void>;
	/** Ends it and removes its store. */
	stop(): Promise<void>;
}

interface Options {
	/** Load the demo (default: no). */
	demo?: boolean;
	env?: Record<string, string>;
	/** Start on this server's store again instead of a new one. */
	on?: { dataDir: string };
	/** A command that the server's own is handed to, such as one that makes a small disk for it. */
	through?: string[];
}

const START_LIMIT = 120_000;

/** Starts the built app as `npm start` does, on a free port, with a store of its own in a temporary folder. */
export async function startServer(options: Options = {}): Promise<TestServer> {
	const dataDir = options.on?.dataDir ?? mkdtempSync(join(tmpdir(), 'threshold-'));
	const databaseUrl = `file:${join(dataDir, 'threshold.db')}`;
	// What the developer's own shell says about addresses and logs is not this server's.
	const { ORIGIN: _origin, LOG_LEVEL: _level, ...environment } = process.env;
	const command = [...(options.through ?? []), process.execPath, 'src/cli/entry.js', 'start'];
	const child = spawn(command[0]!, command.slice(1), {
		env: {
			...environment,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: '0',
			DATABASE_URL: databaseUrl,
			THRESHOLD_DEMO: options.demo ? '1' : '0',
			...options.env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	// A test run that ends early takes its servers along.
	const endWithUs = () => child.kill('SIGKILL');
	process.once('exit', endWithUs);

	try {
		await saysItIsReady(child, () => output);
	} catch (error) {
		child.kill('SIGKILL');
		throw error;
	}
	const part = (pattern: RegExp) => pattern.exec(output)?.[1] ?? '';
	const end = async (signal: NodeJS.Signals) => {
		process.off('exit', endWithUs);
		if (child.exitCode !== null || child.signalCode !== null) return;
		const closed = new Promise((resolve) => child.once('close', resolve));
		child.kill(signal);
		await closed;
	};
	return {
		url: part(/ready at (https?:\/\/\S+)/),
		dataDir,
		databaseUrl,
		setupPath: part(/(\/setup\/\S+)/),
		classCode: part(/\/join\/(\S+)/),
		trainer: {
			name: part(/Sign in as trainer: +(.+)/).trim(),
			passphrase: part(/with the passphrase: +(.+?) {2,}/)
		},
		output: () => output,
		pid: child.pid!,
		terminate: async () => {
			await end('SIGTERM');
			return child.exitCode;
		},
		kill: () => end('SIGKILL'),
		stop: async () => {
			await end('SIGTERM');
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** Resolves with the last line of the welcome. */
function saysItIsReady(child: ChildProcess, output: () => string): Promise<void> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(
			() => reject(new Error(`The server did not start in time:\n${output()}`)),
			START_LIMIT
		);
		child.stdout?.on('data', () => {
			if (!output().includes('Stop with Ctrl+C')) return;
			clearTimeout(late);
			resolve();
		});
		child.once('close', (code) => {
			clearTimeout(late);
			reject(new Error(`The server ended with ${code} while starting:\n${output()}`));
		});
	});
}
