import type { Database } from './db/client.ts';
import { NO_OTHERS, type Messages } from './db/messages.ts';

/**
 * What the nodes on one store tell each other: that something of a kind changed, by its id and never what. In the
 * process itself nothing goes through here; where one process has the store to itself, nobody is told.
 */
type Kind = 'board' | 'live';
type Hear = (id: string | null) => void;

const hearers = new Map<Kind, Hear>();
let messages: Messages = NO_OTHERS;

/** Calls `hear` (the only one of its kind) for what another node tells; null: something may have been missed. */
export function hearNodes(kind: Kind, hear: Hear): void {
	hearers.set(kind, hear);
}

/** Tells the other nodes, after the commit and outside it; at most once a tick for each id. */
export function tellNodes(kind: Kind, id: string): void {
	messages.tell(`${kind}:${id}`);
}

/** Begins to hear the other nodes on the store, and to tell them. */
export function joinNodes(db: Pick<Database, 'messages'>): void {
	messages = db.messages;
	messages.listen((word) => {
		if (word === null) {
			for (const hear of hearers.values()) hear(null);
			return;
		}
		const [kind, id] = word.split(':');
		if (id) hearers.get(kind as Kind)?.(id);
	});
}
