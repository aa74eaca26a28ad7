/** Measures the reader's tags, lemmas and trees on the treebanks' held-back parts. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { score } from '../lib/core/reading/syntax/score.ts';
import { loadSyntaxReader, MODEL_PATH } from '../lib/server/generation/syntax-model.ts';
import { readTreebanks, runCommand, UsageError } from './treebank.ts';

const USAGE = 'Usage: npm run evaluate:reader -- TREEBANK-FOLDER [--split dev|test] [--model FILE]';

function parse(args: string[]): { folder: string; split: string; model: string } {
	let parsed;
	try {
		parsed = parseArgs({
			args,
			allowPositionals: true,
			options: {
				split: { type: 'string', default: 'dev' },
				model: { type: 'string', default: MODEL_PATH }
			}
		});
	} catch {
		throw new UsageError(USAGE);
	}
	const { values, positionals } = parsed;
	if (positionals.length !== 1) throw new UsageError(USAGE);
	if (values.split !== 'dev' && values.split !== 'test') {
		throw new UsageError(`--split is dev or test, not "${values.split}".`);
	}
	return { folder: positionals[0]!, split: values.split, model: values.model };
}

const percent = (share: number) => (share * 100).toFixed(2).padStart(7);

runCommand((args) => {
	const { folder, split, model } = parse(args);
	const banks = readTreebanks(folder, split);
	const started = performance.now();
	const reader = loadSyntaxReader(model);
	const load = performance.now() - started;
	console.log(
		`${split.padEnd(8)}  words   UPOS   XPOS  lemma    UAS    LAS  clauses  sure right  of gold  words/s`
	);
	for (const { name, trees } of banks) {
		const before = performance.now();
		const predicted = trees.map((tree) => reader.read(tree.forms));
		const seconds = (performance.now() - before) / 1000;
		const s = score(trees, predicted, reader.sureFrom);
		const shares = [s.upos, s.xpos, s.lemma, s.uas, s.las].map(percent).join('');
		const clauses = [percent(s.clauses).padStart(9), percent(s.surePrecision).padStart(12)]
			.concat(percent(s.sureCoverage).padStart(9))
			.join('');
		const speed = Math.round(s.words / seconds);
		console.log(
			`${name.padEnd(8)}${String(s.words).padStart(7)}${shares}${clauses}${String(speed).padStart(9)}`
		);
	}
	if (split === 'dev') {
		console.log('What is sure was learnt from the dev parts: only the test parts show how well.');
	}
	console.log(`model ${statSync(model).size} bytes compressed, loaded in ${Math.round(load)} ms`);
});
