import type { Context } from '../context.ts';

/** UTC milliseconds by the clock that all nodes on the store go by: of two machines one is always some seconds ahead. */
export function liveNow({ db, now }: Pick<Context, 'db' | 'now'>): number {
	return now() + db.clockAhead();
}
