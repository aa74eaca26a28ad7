/** Bad days of a disk, brought about for real under the whole app with learners who answer. */
import BetterSqlite from 'better-sqlite3';
import { execFileSync, spawnSync } from 'node:child_process';
import { Agent } from 'node:http';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/lib/core/random.ts';
import { beginBurst, toApp, type Answerers } from './burst.ts';
import { startServer, type TestServer } from './server.ts';

export interface Trouble {
	begin(): void | Promise<void>;
	/** May be called when there is none. */
	end(): void | Promise<void>;
}

/** How the app spoke of trouble. */
export interface Spoken {
	/** Status and sentence of each answer that was refused. */
	refusals: string[];
	/** What /readyz said meanwhile. */
	during: { status: number; message: string };
	/** The status of /healthz meanwhile, and of a page that needs no store. */
	alive: number;
	page: number;
}

export async function readiness(url: string): Promise<{ status: number; message: string }> {
	const response = await fetch(`${url}/readyz`);
	const { message = '' } = (await response.json()) as { message?: string };
	return { status: response.status, message };
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
	for (const end = Date.now() + 20_000; !(await holds());) {
		if (Date.now() > end) throw new Error(`${what}: not within twenty seconds`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Brings trouble about in the middle of a burst, ends it, and returns once answers are taken again. */
export async function inTheMiddle(
	trouble: Trouble,
	app: { url: string; answerers: Answerers; seed: string }
): Promise<Spoken> {
	const refusals: string[] = [];
	const agent = new Agent({ keepAlive: true });
	const send = toApp(app.url, agent);
	const burst = beginBurst(
		app.answerers,
		seededRandom(app.seed),
		async (player, answer) => {
			await new Promise((resolve) => setTimeout(resolve, 20));
			return await send(player, answer);
		},
		(error) => {
			refusals.push(error.message);
			return error.message.startsWith('503 ');
		}
	);
	try {
		await burst.reached(20);
		await trouble.begin();
		await until('answers are refused', () => refusals.length >= 12);
		const during = await readiness(app.url);
		const alive = (await fetch(`${app.url}/healthz`)).status;
		const page = (await fetch(`${app.url}/sign-in`)).status;
		await trouble.end();
		await until('it is ready again', async () => (await readiness(app.url)).status === 200);
		const before = app.answerers.acknowledged.size;
		await until('answers are taken again', () => app.answerers.acknowledged.size >= before + 20);
		return { refusals, during, alive, page };
	} finally {
		await trouble.end();
		await burst.stop();
		agent.destroy();
	}
}

/** Another program holds the store: for itself alone, or for writing. */
export function heldByAnother(file: string, how: 'EXCLUSIVE' | 'IMMEDIATE'): Trouble {
	let other: BetterSqlite.Database | undefined;
	return {
		begin: () => {
			other = new BetterSqlite(file, { timeout: 10_000 });
			other.exec(`BEGIN ${how}`);
		},
		end: () => {
			if (other?.inTransaction) other.exec('ROLLBACK');
			other?.close();
			other = undefined;
		}
	};
}

/** What the system sets a process as its largest file is met in the middle of a write, as a full disk is. */
export function noLargerFiles(pid: number): Trouble {
	const largest = (bytes: string) =>
		void execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
	return { begin: () => largest('1'), end: () => largest('unlimited') };
}

/** A disk of a few megabytes, seen by the servers that are started on it and by nobody else. */
export class SmallDisk {
	/** Why there is none; null where there is. */
	readonly missing: string | null;
	readonly #place = join(tmpdir(), `threshold-small-disk-${process.pid}`);
	readonly #folder: string;

	constructor() {
		this.#folder = mkdtempSync(join(tmpdir(), 'threshold-disk-'));
		mkdirSync(this.#place, { recursive: true });
		const mount = ['--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'none', this.#place];
		const canMount = spawnSync('unshare', mount).status === 0;
		this.missing = canMount ? null : 'this system lets nobody mount a small disk';
	}

	/** The store that servers find a copy of on their disk. */
	get url(): string {
		return `file:${join(this.#folder, 'small.db')}`;
	}

	/** Starts a server with a copy of the store on a disk of its own; rejects where the disk can only be read. */
	async start({ readOnly }: { readOnly: boolean }): Promise<TestServer> {
		const then = readOnly ? `&& mount -o remount,ro ${this.#place}` : '';
		const script = `mount -t tmpfs -o size=${readOnly ? 64 : 8}m none ${this.#place} && cp ${this.#folder}/small.db ${this.#place}/threshold.db ${then} && exec "$@"`;
		return await startServer({
			on: { dataDir: this.#place },
			through: ['unshare', '--map-root-user', '--mount', 'sh', '-c', script, 'sh']
		});
	}

	/** Fills the server's disk to its last block. */
	full(server: TestServer): Trouble {
		// The disk is seen from here through the process that lives with it.
		const filler = join(this.#inside(server), 'filler');
		return {
			begin: () => void spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']),
			end: () => rmSync(filler, { force: true })
		};
	}

	/** Copies the server's store off its disk. @returns the copy's URL */
	takeOut(server: TestServer): string {
		// SQLite would follow the way in back to this world's own folder, so its files are taken out.
		for (const end of ['', '-wal']) {
			copyFileSync(
				`${this.#inside(server)}/threshold.db${end}`,
				join(this.#folder, `taken-out.db${end}`)
			);
		}
		return `file:${join(this.#folder, 'taken-out.db')}`;
	}

	remove(): void {
		for (const path of [this.#place, this.#folder]) rmSync(path, { recursive: true, force: true });
	}

	#inside(server: TestServer): string {
		return `/proc/${server.pid}/root${this.#place}`;
	}
}
