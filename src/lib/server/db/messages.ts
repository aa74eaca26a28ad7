import { randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { keepLine, TRY_AGAIN_MS, type Line } from './line.ts';

/** What the nodes on one store say to each other: words that may be lost, so that nothing may depend on them. */
export interface Messages {
	/** Tells the other nodes, and waits for nobody. The same word within a moment is said once. */
	tell(word: string): void;
	/** Calls `hear` (the only one) for each word of another node; null: some may have been missed. */
	listen(hear: (word: string | null) => void): void;
	end(): Promise<void>;
}

/** For a store that one process has to itself. */
export const NO_OTHERS: Messages = {
	tell: () => undefined,
	listen: () => undefined,
	end: () => Promise.resolve()
};

const CHANNEL = 'threshold';
/** A class that answers moves its board many times a second, a room its session. */
const MOMENT_MS = 100;

/** Over PostgreSQL's LISTEN and NOTIFY; the line that listens is one of its own, and is taken up again when it breaks. */
export function messagesOver(pool: Pool, connect: () => Client): Messages {
	const me = randomUUID();
	const words = new Set<string>();
	let moment: NodeJS.Timeout | undefined;
	let line: Line | undefined;
	let ended = false;

	const say = () => {
		moment = undefined;
		for (const word of words) {
			pool.query('select pg_notify($1, $2)', [CHANNEL, `${me} ${word}`]).catch(() => {
				// Said again once the server is back, unless it was said anew meanwhile.
				if (ended) return;
				words.add(word);
				moment ??= setTimeout(say, TRY_AGAIN_MS);
			});
		}
		words.clear();
	};

	return {
		tell: (word) => {
			words.add(word);
			moment ??= setTimeout(say, MOMENT_MS);
		},
		listen: (hear) => {
			line = keepLine(connect, async (client, again) => {
				client.on('notification', ({ payload = '' }) => {
					const [from, word = ''] = payload.split(' ');
					if (from !== me) hear(word);
				});
				await client.query(`listen ${CHANNEL}`);
				if (again) hear(null);
			});
		},
		end: async () => {
			ended = true;
			clearTimeout(moment);
			await line?.end();
		}
	};
}
