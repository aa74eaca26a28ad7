/**
 * `npm run bench`: every figure of speed, in one table; with `-- --json` the same as JSON. `npm run bench -- NAME
 * [ARGUMENT]`: other measurements that are not tests, each printing plain lines.
 */
import { benchBank } from './bank.ts';
import { benchDrafts } from './drafts.ts';
import { benchEditor } from './editor.ts';
import { benchGradebook } from './gradebook.ts';
import { benchLinter } from './linter.ts';
import { benchReader } from './reader.ts';
import { benchRoster } from './roster.ts';
import { benchSpeed } from './speed.ts';
import { benchStatistics } from './statistics.ts';
import { benchWrites } from './write.ts';

const BENCHES: Record<string, (argument?: string) => Promise<void> | void> = {
	linter: benchLinter,
	reader: benchReader,
	drafts: benchDrafts,
	writes: benchWrites,
	answers: (argument) => benchSpeed(argument, 'answers'),
	boards: (argument) => benchSpeed(argument, 'boards'),
	'sign-in': (argument) => benchSpeed(argument, 'sign-in'),
	start: (argument) => benchSpeed(argument, 'start'),
	live: (argument) => benchSpeed(argument, 'live'),
	player: (argument) => benchSpeed(argument, 'player'),
	bank: benchBank,
	editor: benchEditor,
	gradebook: benchGradebook,
	roster: benchRoster,
	statistics: benchStatistics
};

const name = process.argv[2];
const bench = name !== undefined && Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (name === undefined || name === '--json') await benchSpeed(name);
else if (bench) await bench(process.argv[3]);
else {
	console.error(`Which one? npm run bench -- ${Object.keys(BENCHES).join(' | ')}`);
	process.exitCode = 2;
}
