import { IMAGE_GATE, whyNotPublished } from '../../image/picture.ts';
import type { Item } from '../item.ts';
import type { GateContext } from './gate.ts';
import { GATES } from './gates.ts';

export interface GateFinding {
	/** "gate-5", or IMAGE_GATE. */
	gate: string;
	/** One plain sentence for the trainer. */
	message: string;
}

/** What stands against an item: the first kind keeps it from being published, the second is advice. */
export interface Findings {
	blocking: GateFinding[];
	warnings: GateFinding[];
}

/** For what people write only these block publishing, and only by the item's own words and the article's. */
const BLOCKING = new Set(['gate-1', 'gate-5', 'gate-6']);
const UNREAD = { reading: null, parse: null, quiz: [] };

/**
 * What stands against an item that a person wrote, edited or imported.
 * @param read the article as it was read, and the other items of the quiz; without it the gates that need a reading say
 * nothing. What blocks is the same with and without.
 */
export function warnItem(
	item: Item,
	articleText: string,
	read: Pick<GateContext, 'reading' | 'parse' | 'quiz'> = UNREAD
): Findings {
	const blocking: GateFinding[] = [];
	const warnings: GateFinding[] = [];
	for (const gate of GATES) {
		const plain = gate.check(item, { text: articleText, ...UNREAD });
		const blocks = BLOCKING.has(gate.id) && plain !== null;
		const message = blocks ? plain : gate.check(item, { text: articleText, ...read });
		if (message !== null) (blocks ? blocking : warnings).push({ gate: gate.id, message });
	}
	if (item.stem.trim() === '')
		blocking.push({ gate: 'gate-5', message: 'The question has no words yet.' });
	const unsaid = whyNotPublished(item.image);
	if (unsaid !== null) blocking.push({ gate: IMAGE_GATE, message: unsaid });
	return { blocking, warnings };
}
