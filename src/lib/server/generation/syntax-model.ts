/**
 * The reader's model file, loaded once.
 *
 * Trained from the Universal Dependencies English Web Treebank 2.15 (CC BY-SA 4.0; annotations © 2013–2021 Leland Stanford Junior University) and UD English GUM, its freely usable genres only (CC BY, CC BY-SA or public domain by genre; Zeldes 2017 and the GUM annotators).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { SyntaxReader } from '../../core/reading/syntax/analyse.ts';
import { decodeModel } from '../../core/reading/syntax/model-format.ts';

/** Where training puts the model and everything else finds it. */
export const MODEL_PATH = fileURLToPath(
	new URL('../../core/reading/syntax/english.model', import.meta.url)
);

/** @throws ModelError when the file holds no model of this version; an error of node:fs or node:zlib when it cannot be read */
export function loadSyntaxReader(path = MODEL_PATH): SyntaxReader {
	return new SyntaxReader(decodeModel(brotliDecompressSync(readFileSync(path))));
}

let loaded: SyntaxReader | undefined;

/** The reader for this process. */
export function syntaxReader(): SyntaxReader {
	return (loaded ??= loadSyntaxReader());
}
