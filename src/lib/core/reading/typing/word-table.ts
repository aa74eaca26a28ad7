/** What is known of single words from the company they keep in large text: groups of like words, and what such words name. */
import { hash32 } from '../../random.ts';
import type { ByteReader, ByteWriter } from '../syntax/bytes.ts';
import { FINE_TYPES } from './entity-types.ts';
import { fieldNumber } from './senses.ts';

export type ClusterLevel = 64 | 256 | 1024;

/** A word that is in no group, or whose kind is not known. */
export const UNKNOWN = -1;

export interface WordData {
	/** Lower-case, sorted by code unit. */
	words: readonly string[];
	/** Of each word its finest group, 0 to 1,023. */
	fine: Uint16Array;
	/** The group of 256 that each group of 1,024 is in, and the group of 64 that each of 256 is in. */
	middle: Uint8Array;
	coarse: Uint8Array;
	/** What each word likely names as a common noun and as a name: see `encodeKind`. */
	asNoun: Uint8Array;
	asName: Uint8Array;
	/** What a dictionary says of each word as a common noun and as a name: see `encodeSenses`. */
	nounSenses: Uint8Array;
	nameSenses: Uint8Array;
	/** Of each of `RARE_TYPES` the fingerprints of further words that name it, rising. */
	rareNames: readonly Uint32Array[];
}

/** Types of names that are told from the word alone even when it is too rare for a group. */
export const RARE_TYPES = ['person', 'place'] as const;

const FINGERPRINT_BITS = 24;

/** A word as a number that few others share: 1 in 400 of all words is taken for one of 40,000. */
export const fingerprint = (word: string): number => hash32(word, 11) >>> (32 - FINGERPRINT_BITS);

/** A guess surer than this leaves the second one out. */
const SURE = 0.9;
const UNSURE = 0.6;

/** The kind of what is nothing else. */
const surely = (type: number): number => 200 + type;

/** The likeliest two of ten types and how sure the first is, as a number from 0 to 209. */
export function encodeKind(first: number, second: number, share: number): number {
	if (share >= SURE) return surely(first);
	return (share >= UNSURE ? 100 : 0) + first * 10 + second;
}

/** The likeliest type of a kind; −1 when it is not known. */
export function likeliest(kind: number): number {
	if (kind < 0) return UNKNOWN;
	return kind >= 200 ? kind - 200 : Math.floor((kind % 100) / 10);
}

/** Whether a rising list has a number. */
function holds(list: Uint32Array, number: number): boolean {
	let from = 0;
	let until = list.length;
	while (from < until) {
		const middle = (from + until) >> 1;
		if (list[middle]! < number) from = middle + 1;
		else until = middle;
	}
	return list[from] === number;
}

export class WordTable {
	private readonly data: WordData;
	private readonly places: ReadonlyMap<string, number>;

	constructor(data: WordData) {
		this.data = data;
		this.places = new Map(data.words.map((word, i) => [word, i]));
	}

	/** The group of a lower-case word on one of the levels, the finer within the coarser; −1 when it is in none. */
	clusterOf(word: string, level: ClusterLevel): number {
		const place = this.places.get(word);
		if (place === undefined) return UNKNOWN;
		const fine = this.data.fine[place]!;
		if (level === 1024) return fine;
		const middle = this.data.middle[fine]!;
		return level === 256 ? middle : this.data.coarse[middle]!;
	}

	/** What the word likely names, as a number without meaning of its own; −1 when it is not known. */
	kindOf(word: string, asName: boolean): number {
		const place = this.places.get(word);
		if (place !== undefined) return (asName ? this.data.asName : this.data.asNoun)[place]!;
		const type = asName
			? RARE_TYPES[this.data.rareNames.findIndex((list) => holds(list, fingerprint(word)))]
			: undefined;
		return type ? surely(FINE_TYPES.indexOf(type) - 1) : UNKNOWN;
	}

	/** What a dictionary says of the word (`encodeSenses`); 0 when it has nothing. */
	sensesOf(word: string, asName: boolean): number {
		const place = this.places.get(word);
		if (place === undefined) return 0;
		return (asName ? this.data.nameSenses : this.data.nounSenses)[place]!;
	}

	/**
	 * Other nouns that a common noun (a lower-case lemma) can be mistaken for: of its finest group, likely naming the same
	 * type, and of the same field in the dictionary ("violin": "cello", "trumpet"). In alphabetical order; empty when the
	 * noun is unknown. Synonyms and other spellings are among them ("harbor" for "harbour"), and so are words that contain
	 * it or fit its sentence just as well: whoever offers them as wrong answers has to see to that.
	 */
	siblingsOf(noun: string): string[] {
		const cluster = this.clusterOf(noun, 1024);
		const field = fieldNumber(this.sensesOf(noun, false));
		if (cluster === UNKNOWN || field === UNKNOWN) return [];
		const type = likeliest(this.kindOf(noun, false));
		return this.wordsOf(cluster).filter(
			(word) =>
				word !== noun &&
				likeliest(this.kindOf(word, false)) === type &&
				fieldNumber(this.sensesOf(word, false)) === field &&
				this.sensesOf(word, true) === 0
		);
	}

	/** The words of a group of the finest level, in alphabetical order. */
	wordsOf(cluster: number): string[] {
		return this.data.words.filter((_, i) => this.data.fine[i] === cluster);
	}
}

/** Words by what they share with the one before; everything else in streams of bytes. */
export function encodeWords(writer: ByteWriter, data: WordData): void {
	writer.varint(data.words.length);
	let last = '';
	const endings: string[] = [];
	for (const word of data.words) {
		let shared = 0;
		while (shared < last.length && last[shared] === word[shared]) shared++;
		writer.byte(shared);
		endings.push(word.slice(shared));
		last = word;
	}
	writer.text(endings.join('\n'));
	for (const group of data.fine) writer.byte(group >> 2);
	for (let i = 0; i < data.fine.length; i += 4) {
		let four = 0;
		for (let k = 0; k < 4; k++) four |= ((data.fine[i + k] ?? 0) & 3) << (2 * k);
		writer.byte(four);
	}
	for (const bytes of [data.middle, data.coarse]) writer.varint(bytes.length);
	const { middle, coarse, asNoun, asName, nounSenses, nameSenses } = data;
	for (const bytes of [middle, coarse, asNoun, asName, nounSenses, nameSenses]) {
		for (const byte of bytes) writer.byte(byte);
	}
	for (const list of data.rareNames) {
		writer.varint(list.length);
		list.forEach((number, i) => writer.varint(number - (list[i - 1] ?? 0)));
	}
}

/** Reads what `encodeWords` wrote. */
export function decodeWords(reader: ByteReader): WordData {
	const count = reader.varint();
	const bytes = (length: number) => {
		const run = new Uint8Array(length);
		for (let i = 0; i < length; i++) run[i] = reader.byte();
		return run;
	};
	const shared = bytes(count);
	const endings = reader.text().split('\n');
	let last = '';
	const words = new Array<string>(count);
	for (let i = 0; i < count; i++) words[i] = last = last.slice(0, shared[i]) + endings[i]!;
	const fine = Uint16Array.from(bytes(count), (high) => high << 2);
	const low = bytes(Math.ceil(count / 4));
	for (let i = 0; i < count; i++) fine[i]! |= (low[i >> 2]! >> (2 * (i & 3))) & 3;
	const middles = reader.varint();
	const coarses = reader.varint();
	return {
		words,
		fine,
		middle: bytes(middles),
		coarse: bytes(coarses),
		asNoun: bytes(count),
		asName: bytes(count),
		nounSenses: bytes(count),
		nameSenses: bytes(count),
		rareNames: RARE_TYPES.map(() => {
			const list = new Uint32Array(reader.varint());
			let number = 0;
			for (let i = 0; i < list.length; i++) list[i] = number += reader.varint();
			return list;
		})
	};
}
