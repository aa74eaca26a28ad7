/**
 * The reader's model file, loaded once.
 *
 * Trained from the Universal Dependencies English Web Treebank 2.15 (CC BY-SA 4.0; annotations © 2013–2021 Leland Stanford Junior University) and UD English GUM, its freely usable genres only (CC BY, CC BY-SA or public domain by genre; Zeldes 2017 and the GUM annotators).
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { SyntaxReader } from '../../core/reading/syntax/analyse.ts';
import { decodeModel } from '../../core/reading/syntax/model-format.ts';

const FROM_HERE = fileURLToPath(
	new URL('../../core/reading/syntax/english.model', import.meta.url)
);

/**
 * Where training puts the model and everything else finds it. In the built server this module lies elsewhere; the
 * server runs from its checkout, as the worker pool has it.
 */
export const MODEL_PATH = existsSync(FROM_HERE)
	? FROM_HERE
	: resolve('src/lib/core/reading/syntax/english.model');

/** @throws ModelError when the file holds no model of this version; an error of node:fs or node:zlib when it cannot be read */
export function loadSyntaxReader(path = MODEL_PATH): SyntaxReader {
	return new SyntaxReader(decodeModel(brotliDecompressSync(readFileSync(path))));
}

let loaded: SyntaxReader | undefined;

/** The reader for this process. */
export function syntaxReader(): SyntaxReader {
	return (loaded ??= loadSyntaxReader());
}
