import { availableParallelism, cpus, loadavg } from 'node:os';
import { measureAnswers } from './answers.ts';
import { buildBareApp } from './bare-app.ts';
import { measureBoards } from './boards.ts';
import { measureDrafts } from './drafts.ts';
import { tableOf, type Figure } from './figure.ts';
import { measurePlayer } from './player.ts';
import { measureSignIn } from './sign-in.ts';
import { measureStart } from './start.ts';
import { buildIfStale } from '../../src/cli/build-if-stale.ts';

/** Figures of play in a live room, which there is not yet. */
const NOT_LANDED = ['live-burst-ms', 'live-messages', 'stream-p99-ms'];

/**
 * Every figure, each beside its baseline in the same run, as a table or (`--json`) as an array of objects. Exits with 1
 * where one is missed.
 */
export async function benchSpeed(asJson: boolean): Promise<void> {
	const say = (line: string) => {
		if (!asJson) console.log(line);
	};
	await buildIfStale(say);
	const bareApp = await buildBareApp();
	const figures: Figure[] = [];
	for (const measure of [
		() => measureAnswers(bareApp),
		() => measureBoards(() => undefined),
		measureSignIn,
		() => measureStart(bareApp),
		measurePlayer,
		measureDrafts
	]) {
		const load = loadavg()[0]!.toFixed(1);
		const measured = await measure();
		say(`${measured.map(({ name }) => name).join(', ')}: measured (load before it ${load})`);
		figures.push(...measured);
	}
	say(`\n${tableOf(figures)}`);
	for (const name of NOT_LANDED) say(`        ${name}: not landed`);
	say(
		`\nNode ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'processor'}`
	);
	if (asJson) console.log(JSON.stringify(figures, null, '\t'));
	if (figures.some(({ met }) => !met)) process.exitCode = 1;
}
