/** What drafting costs beside reading, and whether memory stays level over many articles in one process. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { draftDocument } from '../../src/lib/core/draft.ts';
import { readArticle } from '../../src/lib/core/reading/read.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import { median, type Figure } from './figure.ts';

const WORDS = 1_000;
const ROUNDS = 5;
const FOLDER = 'tests/quality/articles';

/** @param count how many articles to draft from in a row; 1000 when it is not given */
export function benchDrafts(count = '1000'): void {
	const models = readerModels();
	const texts = ownTexts();
	const { reading, drafting } = medians(texts, models);
	console.log(
		`article of ${WORDS} words to a quiz and a scenario: ${(drafting / reading).toFixed(1)} times the reader alone (${Math.round(drafting)} and ${Math.round(reading)} ms)`
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

/** What it costs to generate from an article beside reading it. */
export function measureDrafts(): Figure[] {
	const { reading, drafting, ratio } = medians(ownTexts(), readerModels());
	return [
		{
			name: 'generate-vs-read',
			value: drafting,
			baseline: reading,
			ratio,
			reach: '≤ 8',
			met: ratio <= 8,
			of: `ms to draft a quiz and a scenario from ${WORDS} words; the reader alone`
		}
	];
}

function ownTexts(): string[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.txt'))
		.sort()
		.map((file) => readFileSync(join(FOLDER, file), 'utf8'));
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
	const rounds = samples.map((text) => ({
		reading: timed(() => readArticle(text, models)),
		drafting: timed(() => draftDocument(text, models))
	}));
	// The first round warms up.
	const counted = rounds.slice(1);
	return {
		reading: median(counted.map((round) => round.reading)),
		drafting: median(counted.map((round) => round.drafting)),
		ratio: median(counted.map((round) => round.drafting / round.reading))
	};
}
