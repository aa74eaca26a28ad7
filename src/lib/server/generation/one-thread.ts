import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';

/**
 * One worker thread for one kind of work, started when it is first asked for and ended after five minutes without any.
 * @param worker file name of the worker, beside this one
 */
export function oneThread(worker: string): { pool: () => Piscina; close: () => Promise<void> } {
	let pool: Piscina | undefined;
	return {
		pool: () =>
			(pool ??= new Piscina({
				filename: pathToFileURL(resolve(`src/lib/server/generation/${worker}`)).href,
				minThreads: 0,
				maxThreads: 1,
				maxQueue: 50,
				idleTimeout: 300_000,
				execArgv: []
			})),
		close: async () => {
			await pool?.destroy();
			pool = undefined;
		}
	};
}
