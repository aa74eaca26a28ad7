/**
 * Loaded before a server under test (`node --import`): its clock stands as far from the machine's as the file named by
 * CLOCK_SHIFT_FILE says, in milliseconds, read again at each look; so a test walks the server through days. Where the
 * file says `@` and a time, the clock stands still at it. Timers run as ever.
 */
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_SHIFT_FILE;
const Real = Date;
const now = () => {
	const said = readFileSync(file, 'utf8');
	if (said === '') throw new Error(`${file} says no time.`);
	return said.startsWith('@') ? Number(said.slice(1)) : Real.now() + Number(said);
};

globalThis.Date = class extends Real {
	constructor(...parts) {
		if (parts.length === 0) super(now());
		else super(...parts);
	}
	static now() {
		return now();
	}
};
