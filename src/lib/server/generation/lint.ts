import type { Lint } from '../../core/scenario/check.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { DomainError } from '../errors.ts';
import type { LintTask } from './lint-worker.ts';
import { Workers } from './workers.ts';

/** The linter takes milliseconds; what takes this long is no scenario that people can review. */
const TIME_LIMIT_MS = 10_000;

/** One thread, apart from those that draft and judge: it carries no models, and answers at once. */
const linters = new Workers('lint-worker.ts');

const given = () =>
	new DomainError(
		'unavailable',
		'This scenario could not be checked just now. Please try again in a minute.'
	);

/**
 * What the linter says of a scenario, off the thread that serves pages. Rejects with DomainError 'unavailable' when
 * that takes too long or too many wait.
 */
export async function lintInWorker(scenario: Scenario, text: string): Promise<Lint> {
	const task: LintTask = { scenario, text };
	return await linters.run(task, { limit: TIME_LIMIT_MS, beyond: given, crowded: given });
}

/** Ends the thread, for a clean stop. */
export const closeLinters = () => linters.close();
