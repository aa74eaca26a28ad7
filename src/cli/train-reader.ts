/**
 * Trains the reader's model from a folder of treebanks and writes it where the reader finds it. Tags, lemmas and trees
 * are learnt from the train parts; what the dev parts show is how far to trust them.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { encodeModel } from '../lib/core/reading/syntax/model-format.ts';
import { trainModel } from '../lib/core/reading/syntax/train-model.ts';
import { MODEL_PATH } from '../lib/server/generation/syntax-model.ts';
import { readTreebanks, runCommand, UsageError } from './treebank.ts';

const USAGE = 'Usage: npm run train:reader -- TREEBANK-FOLDER [--out FILE]';

function parse(args: string[]): { folder: string; out: string } {
	let parsed;
	try {
		parsed = parseArgs({
			args,
			allowPositionals: true,
			options: { out: { type: 'string', default: MODEL_PATH } }
		});
	} catch {
		throw new UsageError(USAGE);
	}
	const { values, positionals } = parsed;
	if (positionals.length !== 1) throw new UsageError(USAGE);
	return { folder: positionals[0]!, out: values.out };
}

runCommand((args) => {
	const { folder, out } = parse(args);
	const trees = readTreebanks(folder, 'train').flatMap((bank) => bank.trees);
	const started = performance.now();
	const seconds = () => Math.round((performance.now() - started) / 1000);
	const model = trainModel(trees, {
		directions: ['forward', 'backward'],
		gateBanks: readTreebanks(folder, 'dev').map((bank) => bank.trees),
		progress: (stage) => process.stderr.write(`${seconds()} s: ${stage}\n`)
	});
	const bytes = encodeModel(model);
	process.stderr.write(`${seconds()} s: compressing ${bytes.length} bytes\n`);
	const compressed = brotliCompressSync(bytes, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
			[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
		}
	});
	writeFileSync(out, compressed);
	console.log(`${out}: ${compressed.length} bytes, ${seconds()} s, ${trees.length} trees.`);
});
