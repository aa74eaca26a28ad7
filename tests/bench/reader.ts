/**
 * How the reader's time grows with the text: processor time, so that other work on the machine counts little, and as ratios
 * within the run.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from '../../src/lib/core/reading/read.ts';
import { segment } from '../../src/lib/core/reading/segment/segment.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';

const SIZES = [1_000, 5_000, 20_000, 50_000, 100_000];

/** @param folder of .txt articles to build the text from; the project's own texts when none is given */
export function benchReader(folder = 'tests/quality/articles'): void {
	const started = performance.now();
	const models = readerModels();
	console.log(`models loaded in ${Math.round(performance.now() - started)} ms`);
	const articles = readdirSync(folder)
		.filter((name) => name.endsWith('.txt'))
		.sort()
		.map((name) => readFileSync(join(folder, name), 'utf8'));
	const whole = articles.join('\n\n');
	const timed = (work: () => unknown) => {
		const from = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(from);
		return (user + system) / 1000;
	};
	timed(() => readArticle(whole, models));
	console.log('   words   words/s   times the cutting   times the time a word takes at 1,000');
	let first = 0;
	for (const size of SIZES) {
		const text = grow(articles, size);
		const words = text.split(/\s+/).length;
		const reading = timed(() => readArticle(text, models, Infinity));
		const cutting = timed(() => {
			for (const line of text.matchAll(/[^\n]+/g)) {
				segment(text, line.index, line.index + line[0].length);
			}
		});
		first ||= reading / words;
		console.log(
			`${String(words).padStart(8)}  ${String(Math.round((words / reading) * 1000)).padStart(8)}   ${(reading / cutting).toFixed(1).padStart(17)}   ${(reading / words / first).toFixed(2)}`
		);
	}
	const endless = whole.replace(/[.!?\n]+/g, ' ').split(/\s+/);
	const running = whole.split(/\s+/);
	console.log(
		'one paragraph, with and without full stops: words/s, times the time a word takes at 1,000'
	);
	const firsts = [0, 0];
	for (const size of SIZES) {
		const columns = [running, endless].map((source, k) => {
			const text = Array.from({ length: size }, (_, i) => source[i % source.length]).join(' ');
			const each = timed(() => readArticle(text, models, Infinity)) / size;
			firsts[k] ||= each;
			return `${String(Math.round(1000 / each)).padStart(10)}  ${(each / firsts[k]!).toFixed(2)}`;
		});
		console.log(`${String(size).padStart(8)}${columns.join('')}`);
	}
}

function grow(articles: readonly string[], words: number): string {
	const parts: string[] = [];
	let count = 0;
	for (let i = 0; count < words; i++) {
		const article = articles[i % articles.length]!;
		parts.push(article);
		count += article.split(/\s+/).length;
	}
	return parts
		.join('\n\n')
		.split(/(?<=\s)(?=\S)/)
		.slice(0, words)
		.join('');
}
