/**
 * Trains the reader's models from a folder of treebanks and writes them where the reader finds them. Tags, lemmas and trees
 * are learnt from the train parts, and what the dev parts show is how far to trust them; what nouns name is learnt from
 * the annotated entities of the train parts as the new parser reads them.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { encodeModel } from '../lib/core/reading/syntax/model-format.ts';
import { trainModel } from '../lib/core/reading/syntax/train-model.ts';
import { trainTyping } from '../lib/core/reading/typing/train-typing.ts';
import { typedSentences } from '../lib/core/reading/typing/typed-sentence.ts';
import { encodeTyping } from '../lib/core/reading/typing/typing-model.ts';
import { loadSyntaxReader } from '../lib/server/generation/syntax-model.ts';
import { loadWordVectors } from './embeddings.ts';
import { modelPaths, readEntityTexts, readTreebanks, runCommand, UsageError } from './treebank.ts';
import { loadWordSenses } from './wordnet.ts';

const USAGE =
	'Usage: npm run train:reader -- TREEBANK-FOLDER [--only syntax|typing] [--models FOLDER] [--packages FOLDER]';
/** Rarer words are judged by their suffixes and company. */
const VECTORS = 60_000;

interface Options {
	folder: string;
	only: string | undefined;
	models: string | undefined;
	packages: string | undefined;
}

function parse(args: string[]): Options {
	let parsed;
	try {
		parsed = parseArgs({
			args,
			allowPositionals: true,
			options: {
				only: { type: 'string' },
				models: { type: 'string' },
				packages: { type: 'string' }
			}
		});
	} catch {
		throw new UsageError(USAGE);
	}
	const { only, models, packages } = parsed.values;
	if (parsed.positionals.length !== 1) throw new UsageError(USAGE);
	if (only !== undefined && only !== 'syntax' && only !== 'typing') {
		throw new UsageError(`--only is syntax or typing, not "${only}".`);
	}
	return { folder: parsed.positionals[0]!, only, models, packages };
}

const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const progress = (stage: string) => process.stderr.write(`${seconds()} s: ${stage}\n`);

function write(path: string, bytes: Uint8Array): void {
	progress(`compressing ${bytes.length} bytes`);
	const compressed = brotliCompressSync(bytes, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
			[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
		}
	});
	writeFileSync(path, compressed);
	console.log(`${path}: ${compressed.length} bytes, ${seconds()} s.`);
}

function trainSyntax(folder: string, path: string): void {
	const trees = readTreebanks(folder, 'train').flatMap((bank) => bank.trees);
	const model = trainModel(trees, {
		directions: ['forward', 'backward'],
		gateBanks: readTreebanks(folder, 'dev').map((bank) => bank.trees),
		progress
	});
	write(path, encodeModel(model));
}

function trainEntities({ folder, packages }: Options, paths: ReturnType<typeof modelPaths>): void {
	const read = (part: string) => readEntityTexts(folder, part).flatMap(({ texts }) => texts);
	const annotated = read('train');
	if (annotated.length === 0) {
		throw new UsageError(
			`No *.train.conllu in ${folder} has entities (Entity= in its last column).`
		);
	}
	progress('words to learn from');
	const vectors = loadWordVectors(VECTORS, packages);
	const senses = loadWordSenses(packages);
	progress('parsing');
	const syntax = loadSyntaxReader(paths.syntax);
	const parsed = (texts: ReturnType<typeof read>) =>
		texts.map((sentences) => typedSentences(sentences, syntax));
	const material = { texts: parsed(annotated), heldOut: parsed(read('dev')), vectors, senses };
	write(paths.typing, encodeTyping(trainTyping(material, progress)));
}

runCommand((args) => {
	const options = parse(args);
	const paths = modelPaths(options.models);
	if (options.only !== 'typing') trainSyntax(options.folder, paths.syntax);
	if (options.only !== 'syntax') trainEntities(options, paths);
});
