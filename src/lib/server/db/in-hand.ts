import { sql } from 'drizzle-orm';
import type { Client } from 'pg';
import type { Query } from './client.ts';
import { keepLine, type Line } from './line.ts';

/** What the nodes on one store have in hand, so that each can tell what no node has. */
export interface InHand {
	/** From a moment later on this node has it in hand, until it lets go of it or ends, however that comes. */
	take(id: string): void;
	letGo(id: string): void;
	/** Whether any node has it in hand, this one included; where none has, none takes it before the transaction ends. */
	isTaken(tx: Query, id: string): Promise<boolean>;
	end(): Promise<void>;
}

/** For a store that one process has to itself: whoever asks has not got it in hand. */
export const NOBODYS: InHand = {
	take: () => undefined,
	letGo: () => undefined,
	isTaken: () => Promise.resolve(false),
	end: () => Promise.resolve()
};

/** Any number, as long as nothing else on the same server seeds its locks with it. */
const SEED = 7_407_110_116;

/** Over PostgreSQL's advisory locks: those of a node that is killed go with its line, at once. */
export function inHandOver(connect: () => Client): InHand {
	const taken = new Set<string>();
	let line: Line | undefined;
	let client: Client | undefined;

	const say = async (verb: 'lock' | 'unlock', id: string): Promise<void> => {
		await client?.query(`select pg_advisory_${verb}_shared(hashtextextended($1, ${SEED}))`, [id]);
	};
	const begin = async (opened: Client): Promise<void> => {
		client = opened;
		await Promise.all([...taken].map((id) => say('lock', id)));
	};
	// A line that is broken says it all again once it is open.
	const ifOpen = (said: Promise<void>) => void said.catch(() => undefined);

	return {
		take: (id) => {
			taken.add(id);
			if (line) ifOpen(say('lock', id));
			else line = keepLine(connect, begin);
		},
		letGo: (id) => {
			taken.delete(id);
			ifOpen(say('unlock', id));
		},
		isTaken: async (tx, id) => {
			const [row] = await tx
				.select({
					free: sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(${id}, ${sql.raw(String(SEED))}))`
				})
				.from(sql`(select 1) as one`);
			return !row!.free;
		},
		end: async () => line?.end()
	};
}
