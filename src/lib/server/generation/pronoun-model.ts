/**
 * What is learnt of pronouns, loaded once.
 *
 * Trained from the coreference annotation of UD English GUM, its freely usable genres only (CC BY, CC BY-SA or public
 * domain by genre; Zeldes 2017 and the GUM annotators).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { decodePronouns, type PronounModel } from '../../core/reading/reference/pronoun-model.ts';

/** Where training puts the model and everything else finds it. */
export const PRONOUNS_PATH = fileURLToPath(
	new URL('../../core/reading/reference/pronouns.model', import.meta.url)
);

/** @throws ModelError when the file holds no model of this version; an error of node:fs or node:zlib when it cannot be read */
export function loadPronounModel(path = PRONOUNS_PATH): PronounModel {
	return decodePronouns(brotliDecompressSync(readFileSync(path)));
}

let loaded: PronounModel | undefined;

/** The model for this process. */
export function pronounModel(): PronounModel {
	return (loaded ??= loadPronounModel());
}
