/** A real PostgreSQL server from installed binaries, on loopback, in a folder of its own, as an ordinary user. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface RealPostgres {
	/** Makes an empty database. @returns its address */
	makeDatabase(name: string): Promise<string>;
	/** Ends the server, as for an upgrade; the databases stay. */
	pause(): Promise<void>;
	resume(): Promise<void>;
	stop(): Promise<void>;
}

/** Why there is none, for the name of a test that was not run. */
export const NO_POSTGRES =
	'not run: no PostgreSQL server is installed here; apt-get install -y postgresql brings one';

/** The folder with initdb and postgres, of the newest version there is; undefined where none is installed. */
export function findPostgres(): string | undefined {
	const folders = [
		...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
		...(process.env.PATH ?? '').split(':')
	];
	return folders.find(
		(folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))
	);
}

export async function startPostgres(bin: string): Promise<RealPostgres> {
	const folder = mkdtempSync(join(tmpdir(), 'threshold-postgres-'));
	const data = join(folder, 'data');
	// PostgreSQL refuses to run as root: then it runs as a user who may do nothing else.
	const asOrdinary = process.getuid?.() === 0 ? dropTo(folder) : [];
	const run = (program: string, args: string[]) => {
		const [command, ...rest] = [...asOrdinary, join(bin, program), ...args];
		return [command!, rest] as const;
	};
	const init = run('initdb', [
		'-D',
		data,
		'-U',
		'threshold',
		'-A',
		'trust',
		'-E',
		'UTF8',
		'--locale=C'
	]);
	execFileSync(init[0], init[1], { stdio: 'ignore', cwd: folder });
	const port = await freePort();
	const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder };
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const server = run('postgres', ['-D', data, ...flags]);
	const begin = () => spawn(server[0], server[1], { stdio: 'ignore', cwd: folder });
	let child = begin();
	const end = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGINT');
		await once(child, 'exit');
	};
	const endWithUs = () => child.kill('SIGINT');
	process.once('exit', endWithUs);
	const url = (database: string) => `postgres://threshold@127.0.0.1:${port}/${database}`;
	await answers(url('postgres'));
	return {
		makeDatabase: async (name) => {
			const client = new pg.Client({ connectionString: url('postgres') });
			await client.connect();
			await client.query(`create database ${name}`);
			await client.end();
			return url(name);
		},
		pause: end,
		resume: async () => {
			child = begin();
			await answers(url('postgres'));
		},
		stop: async () => {
			process.off('exit', endWithUs);
			await end();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function dropTo(folder: string): string[] {
	const user = spawnSync('id', ['postgres']).status === 0 ? 'postgres' : 'nobody';
	const group = spawnSync('id', ['-gn', user]).stdout.toString().trim();
	execFileSync('chown', [`${user}:${group}`, folder]);
	return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups'];
}

async function answers(url: string): Promise<void> {
	for (const until = Date.now() + 30_000; ;) {
		const client = new pg.Client({ connectionString: url });
		try {
			await client.connect();
			return;
		} catch (error) {
			if (Date.now() > until) throw error;
			await new Promise((resolve) => setTimeout(resolve, 100));
		} finally {
			await client.end().catch(() => undefined);
		}
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer();
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
