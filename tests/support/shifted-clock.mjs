/**
 * Loaded before a server under test (`node --import`): its clock stands as far from the machine's as the file named by
 * CLOCK_SHIFT_FILE says, in milliseconds, read again at each look; so a test walks the server through days. Timers run
 * as ever.
 */
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_SHIFT_FILE;
const Real = Date;
const now = () => Real.now() + Number(readFileSync(file, 'utf8'));

globalThis.Date = class extends Real {
	constructor(...parts) {
		if (parts.length === 0) super(now());
		else super(...parts);
	}
	static now() {
		return now();
	}
};
