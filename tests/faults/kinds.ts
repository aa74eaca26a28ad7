import { offerAddresses } from './addresses.ts';
import { bringHostileFiles } from './articles.ts';
import { backUpWhileAnswering } from './backups.ts';
import { sendMalformedBodies } from './bodies.ts';
import { skewClocks } from './clocks.ts';
import { killInBursts } from './kills.ts';
import { scanPayloads } from './payloads.ts';
import { askForOthersThings } from './roles.ts';
import { troubleRooms } from './rooms.ts';
import { breakStorage } from './storage.ts';
import { tryToReachInside } from './ssrf.ts';
import { storm } from './storms.ts';
import { dropStreams } from './streams.ts';
import { muddleSubmissions } from './submissions.ts';
import type { Tally } from './tally.ts';

export interface Kind {
	name: string;
	/** How many the whole run brings about. */
	count: number;
	/** True where there may be more, found from the router, of which the whole run leaves none out. */
	all?: true;
	/** How many `npm test` brings about; 0 where its other tests do the same. */
	short: number;
	/** Brings so many about, or all there are. */
	run(count: number, tally: Tally): Promise<void>;
}

export const KINDS: Kind[] = [
	{ name: 'kills', count: 100, short: 10, run: killInBursts },
	{ name: 'storage faults', count: 20, short: 0, run: breakStorage },
	{ name: 'backups', count: 20, short: 0, run: backUpWhileAnswering },
	{ name: 'submissions', count: 50, short: 20, run: muddleSubmissions },
	{ name: 'clocks', count: 31, short: 31, run: skewClocks },
	{ name: 'malformed bodies', count: 200, all: true, short: 150, run: sendMalformedBodies },
	{ name: 'roles', count: 100, all: true, short: 0, run: askForOthersThings },
	{ name: 'addresses', count: 30, all: true, short: 0, run: offerAddresses },
	{ name: 'ssrf', count: 40, all: true, short: 8, run: tryToReachInside },
	{ name: 'hostile files', count: 57, short: 21, run: bringHostileFiles },
	{ name: 'payloads', count: 20, all: true, short: 20, run: scanPayloads },
	{ name: 'stream drops', count: 15, short: 4, run: dropStreams },
	{ name: 'live rooms', count: 12, short: 2, run: troubleRooms },
	{ name: 'sign-in storms', count: 15, short: 3, run: storm }
];
