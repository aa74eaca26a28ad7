import { availableParallelism, cpus, loadavg } from 'node:os';
import { measureAnswers } from './answers.ts';
import { buildBareApp } from './bare-app.ts';
import { measureBoards } from './boards.ts';
import { measureDrafts } from './drafts.ts';
import { tableOf, type Figure } from './figure.ts';
import { measureLive } from './live.ts';
import { measurePlayer } from './player.ts';
import { measureSignIn } from './sign-in.ts';
import { measureStart } from './start.ts';
import { buildIfStale } from '../../src/cli/build-if-stale.ts';

interface Wish {
	/** Told as it goes on. */
	say: (line: string) => void;
	/** Builds the app that does nothing, once. @returns its entry point */
	bareApp: () => Promise<string>;
}

const MEASURES = {
	answers: async ({ bareApp }: Wish) => measureAnswers(await bareApp()),
	boards: ({ say }: Wish) => measureBoards(say),
	'sign-in': () => measureSignIn(),
	start: async ({ bareApp }: Wish) => measureStart(await bareApp()),
	live: ({ say }: Wish) => measureLive(say),
	player: () => measurePlayer(),
	drafts: () => measureDrafts()
} satisfies Record<string, (wish: Wish) => Figure[] | Promise<Figure[]>>;
export type Measured = keyof typeof MEASURES;

/**
 * Figures of speed, each beside its baseline in the same run, as a table or (`argument` is `--json`) as an array of
 * objects. Exits with 1 where one is missed.
 * @param only which of them; all of them where it is not given
 */
export async function benchSpeed(argument: string | undefined, only?: Measured): Promise<void> {
	const asJson = argument === '--json';
	const say = (line: string) => {
		if (!asJson) console.log(line);
	};
	let built: Promise<string> | undefined;
	const wish: Wish = { say, bareApp: () => (built ??= buildBareApp()) };
	await buildIfStale(say);
	const figures: Figure[] = [];
	for (const name of only ? [only] : (Object.keys(MEASURES) as Measured[])) {
		const load = loadavg()[0]!.toFixed(1);
		const began = performance.now();
		figures.push(...(await MEASURES[name](wish)));
		const seconds = ((performance.now() - began) / 1000).toFixed(0);
		say(`${name}: measured in ${seconds} s (load of the machine before it: ${load})`);
	}
	say(`\n${tableOf(figures)}`);
	const processor = `${availableParallelism()} × ${cpus()[0]?.model ?? 'processor'}`;
	say(`\nNode ${process.versions.node}, ${processor}`);
	if (asJson) console.log(JSON.stringify(figures, null, '\t'));
	if (figures.some(({ met }) => !met)) process.exitCode = 1;
}
