import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import type { Lint } from '../../core/scenario/check.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { DomainError } from '../errors.ts';
import type { LintTask } from './lint-worker.ts';

/** The linter takes milliseconds; what takes this long is no scenario that people can review. */
const TIME_LIMIT_MS = 10_000;

let pool: Piscina | undefined;

/** One thread, apart from those that draft and judge: it carries no models, and answers at once. */
function linters(): Piscina {
	pool ??= new Piscina({
		filename: pathToFileURL(resolve('src/lib/server/generation/lint-worker.ts')).href,
		minThreads: 0,
		maxThreads: 1,
		maxQueue: 50,
		idleTimeout: 300_000,
		execArgv: []
	});
	return pool;
}

/**
 * What the linter says of a scenario, off the thread that serves pages. Rejects with DomainError 'unavailable' when
 * that takes too long or too many wait.
 */
export async function lintInWorker(scenario: Scenario, text: string): Promise<Lint> {
	const signal = AbortSignal.timeout(TIME_LIMIT_MS);
	const task: LintTask = { scenario, text };
	try {
		return (await linters().run(task, { signal })) as Lint;
	} catch (error) {
		if (signal.aborted || (error instanceof Error && /queue/i.test(error.message))) {
			throw new DomainError(
				'unavailable',
				'This scenario could not be checked just now. Please try again in a minute.'
			);
		}
		throw error;
	}
}

/** Ends the thread, for a clean stop. */
export async function closeLinters(): Promise<void> {
	await pool?.destroy();
	pool = undefined;
}
