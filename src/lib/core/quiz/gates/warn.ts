import type { Item } from '../item.ts';
import { GATES } from './gates.ts';

export interface GateFinding {
	/** "gate-5" */
	gate: string;
	/** One plain sentence for the trainer. */
	message: string;
}

/** For what people write only these block publishing. */
const BLOCKING = new Set(['gate-1', 'gate-5', 'gate-6']);

/** What stands against an item that a person wrote, edited or imported. */
export function warnItem(
	item: Item,
	articleText: string
): { blocking: GateFinding[]; warnings: GateFinding[] } {
	const findings = GATES.flatMap((gate) => {
		const message = gate.check(item, { text: articleText, reading: null, parse: null, quiz: [] });
		return message === null ? [] : [{ gate: gate.id, message }];
	});
	const blocking = findings.filter((f) => BLOCKING.has(f.gate));
	if (item.stem.trim() === '')
		blocking.push({ gate: 'gate-5', message: 'The question has no words yet.' });
	return { blocking, warnings: findings.filter((f) => !BLOCKING.has(f.gate)) };
}
