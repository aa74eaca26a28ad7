import { keepHouse } from './app/keep-house.ts';
import type { Context } from './context.ts';
import { logger } from './logger.ts';

const EVERY = 10 * 60_000;

/** What was started, until it is stopped. */
export interface Housekeeping {
	/** Resolves when nothing of it is under way and nothing will begin. */
	stop(): Promise<void>;
}

/**
 * Keeps house at once and then every ten minutes. A round that fails is noted, and the next one does what it left; a
 * round that takes longer than ten minutes is not overtaken.
 */
export function startHousekeeping(ctx: Context): Housekeeping {
	let round: Promise<void> | undefined;
	const begin = () => {
		round ??= keepHouse(ctx)
			.catch((error: unknown) => logger.error({ err: error }, 'housekeeping failed'))
			.finally(() => (round = undefined));
	};
	begin();
	const timer = setInterval(begin, EVERY);
	timer.unref();
	return {
		stop: async () => {
			clearInterval(timer);
			await round;
		}
	};
}
