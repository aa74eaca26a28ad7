import type { Client } from 'pg';

/** A connection to PostgreSQL beside the pool, for what belongs to one session of the server. */
export interface Line {
	end(): Promise<void>;
}

/** So long until what the server did not take is tried again. */
export const TRY_AGAIN_MS = 2_000;

/**
 * Opens a line, and takes it up again whenever it breaks.
 * @param begin what it starts with each time; where that fails, it is broken. `again`: not for the first time
 */
export function keepLine(
	connect: () => Client,
	begin: (client: Client, again: boolean) => Promise<void>
): Line {
	let client: Client | undefined;
	let later: NodeJS.Timeout | undefined;
	let ended = false;

	const open = async (again: boolean): Promise<void> => {
		const mine = connect();
		client = mine;
		let isLost = false;
		const lost = () => {
			if (isLost || ended) return;
			isLost = true;
			mine.end().catch(() => undefined);
			later = setTimeout(() => void open(true), TRY_AGAIN_MS);
			later.unref();
		};
		mine.on('error', lost);
		mine.on('end', lost);
		try {
			await mine.connect();
			await begin(mine, again);
		} catch {
			lost();
		}
	};

	void open(false);
	return {
		end: async () => {
			ended = true;
			clearTimeout(later);
			await client?.end().catch(() => undefined);
		}
	};
}
