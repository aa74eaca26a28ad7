/**
 * Trains the reader's models from a folder of treebanks and writes them where the reader finds them. Tags, lemmas and trees
 * are learnt from the train parts, and what the dev parts show is how far to trust them; what nouns name is learnt from
 * the annotated entities of the train parts as the new parser reads them, and what pronouns stand for from the annotated
 * coreference of the same parts as parser and typer read them.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { goldDocument } from '../lib/core/reading/reference/gold-document.ts';
import { encodePronouns } from '../lib/core/reading/reference/pronoun-model.ts';
import { trainPronouns } from '../lib/core/reading/reference/train-pronouns.ts';
import type { ConlluSentence } from '../lib/core/reading/syntax/conllu.ts';
import { encodeModel } from '../lib/core/reading/syntax/model-format.ts';
import { trainModel } from '../lib/core/reading/syntax/train-model.ts';
import { trainTyping } from '../lib/core/reading/typing/train-typing.ts';
import { typedSentences } from '../lib/core/reading/typing/typed-sentence.ts';
import { encodeTyping } from '../lib/core/reading/typing/typing-model.ts';
import { loadSyntaxReader } from '../lib/server/generation/syntax-model.ts';
import { loadEntityTyper } from '../lib/server/generation/typing-model.ts';
import { loadWordVectors } from './embeddings.ts';
import { modelPaths, readEntityTexts, readTreebanks, runCommand, UsageError } from './treebank.ts';
import { loadWordSenses } from './wordnet.ts';

const USAGE =
	'Usage: npm run train:reader -- TREEBANK-FOLDER [--only syntax|typing|pronouns] [--models FOLDER] [--packages FOLDER]';
/** All but the rarest, which are mostly misspelt. */
const VECTORS = 250_000;

const PARTS = ['syntax', 'typing', 'pronouns'];

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
	if (only !== undefined && !PARTS.includes(only)) {
		throw new UsageError(
			`--only is ${PARTS.slice(0, -1).join(', ')} or ${PARTS.at(-1)}, not "${only}".`
		);
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
		gateTrees: readTreebanks(folder, 'dev').flatMap((bank) => bank.trees),
		progress
	});
	write(path, encodeModel(model));
}

function annotatedTexts(folder: string): ConlluSentence[][] {
	const annotated = readEntityTexts(folder, 'train').flatMap(({ texts }) => texts);
	if (annotated.length > 0) return annotated;
	throw new UsageError(`No *.train.conllu in ${folder} has entities (Entity= in its last column).`);
}

function trainEntities({ folder, packages }: Options, paths: ReturnType<typeof modelPaths>): void {
	const annotated = annotatedTexts(folder);
	progress('words to learn from');
	const vectors = loadWordVectors(VECTORS, packages);
	const senses = loadWordSenses(packages);
	progress('parsing');
	const syntax = loadSyntaxReader(paths.syntax);
	const parsed = (texts: readonly ConlluSentence[][]) =>
		texts.map((sentences) => typedSentences(sentences, syntax));
	const heldOut = readEntityTexts(folder, 'dev').flatMap(({ texts }) => texts);
	const material = { texts: parsed(annotated), heldOut: parsed(heldOut), vectors, senses };
	write(paths.typing, encodeTyping(trainTyping(material, progress)));
}

function trainReference(folder: string, paths: ReturnType<typeof modelPaths>): void {
	const annotated = annotatedTexts(folder);
	progress('parsing');
	const models = { syntax: loadSyntaxReader(paths.syntax), typing: loadEntityTyper(paths.typing) };
	const documents = annotated.map((sentences) => goldDocument(sentences, models));
	progress('pronouns');
	write(paths.pronouns, encodePronouns(trainPronouns(documents)));
}

runCommand((args) => {
	const options = parse(args);
	const paths = modelPaths(options.models);
	const wants = (part: string) => options.only === undefined || options.only === part;
	if (wants('syntax')) trainSyntax(options.folder, paths.syntax);
	if (wants('typing')) trainEntities(options, paths);
	if (wants('pronouns')) trainReference(options.folder, paths);
});
