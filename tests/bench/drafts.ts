/** What drafting costs beside reading, and whether memory stays level over many articles in one process. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { draftDocument } from '../../src/lib/core/draft.ts';
import { readArticle } from '../../src/lib/core/reading/read.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';

const WORDS = 1_000;
const ROUNDS = 5;
const FOLDER = 'tests/quality/articles';

/** @param count how many articles to draft from in a row; 1000 when it is not given */
export function benchDrafts(count = '1000'): void {
	const models = readerModels();
	const texts = readdirSync(FOLDER)
		.filter((file) => file.endsWith('.txt'))
		.sort()
		.map((file) => readFileSync(join(FOLDER, file), 'utf8'));
	const [reading, drafting] = medians(texts, models);
	console.log(
		`article of ${WORDS} words to a quiz: ${(drafting / reading).toFixed(1)} times the reader alone (${Math.round(drafting)} and ${Math.round(reading)} ms)`
	);
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	console.log('articles drafted   megabytes held   times those after the first tenth');
	let first = 0;
	const all = Number(count);
	for (let i = 1; i <= all; i++) {
		draftDocument(texts[i % texts.length]!, models, { seed: i });
		if (i % Math.ceil(all / 10) > 0) continue;
		collect();
		const held = process.memoryUsage().heapUsed + process.memoryUsage().external;
		first ||= held;
		console.log(
			`${String(i).padStart(16)}   ${(held / 2 ** 20).toFixed(0).padStart(14)}   ${(held / first).toFixed(2)}`
		);
	}
}

/** Milliseconds of reading alone and of reading and drafting, over texts of like length. */
function medians(texts: readonly string[], models: ReturnType<typeof readerModels>) {
	const samples = texts.slice(0, ROUNDS + 1).map((_, i) => {
		const words = [...texts.slice(i), ...texts].join('\n\n').split(/(?<=\s)(?=\S)/);
		return words.slice(0, WORDS).join('');
	});
	const timed = (work: () => unknown) => {
		const from = performance.now();
		work();
		return performance.now() - from;
	};
	const rounds = samples.map((text) => [
		timed(() => readArticle(text, models)),
		timed(() => draftDocument(text, models, { scenario: false }))
	]);
	// The first round warms up.
	return [0, 1].map((at) => {
		const sorted = rounds
			.slice(1)
			.map((round) => round[at]!)
			.sort((a, b) => a - b);
		return sorted[Math.floor(sorted.length / 2)]!;
	}) as [number, number];
}
