/** Word groups and what words name, learnt from word vectors. */
import { seededRandom } from '../../random.ts';
import { FINE_TYPES } from './entity-types.ts';
import { kMeans, normaliseRows, type Points } from './kmeans.ts';
import { encodeSenses, type WordSenses } from './senses.ts';
import { toShares } from './softmax.ts';
import { encodeKind, fingerprint, RARE_TYPES, type WordData } from './word-table.ts';

/** One row of `dimensions` numbers a word. */
export interface WordVectors extends Points {
	words: readonly string[];
}

/** How often each word was the head of a mention of each type, by the type's number less one. */
export type TypeCounts = ReadonlyMap<string, Float64Array>;

export interface WordTraining {
	/** Groups on the three levels, the finest first; the finest at most 1,024, the others at most 256. */
	clusters: readonly [number, number, number];
	rounds: number;
	seed: string;
	/** How many words come into the table, the most frequent; of the others only those that are surely names. */
	table: number;
}

const TYPES = FINE_TYPES.length - 1;
const FOLDS = 10;
const EPOCHS = 15;
const RATE = 0.5;
const DECAY = 1e-4;
/** What stands for 1 in the place of a vector's constant, so that it does not outweigh the rest. */
const CONSTANT = 0.3;
/** A rare word with a share this high is kept as a name. */
const SURELY = 0.9;

/**
 * @param all the most frequent word first; centred and brought to length 1 in place
 * @param senses what a dictionary says of words
 * @param nouns what common nouns (by lemma) name; `names` what proper nouns (by form) name; all in lower case
 */
export function trainWords(
	all: WordVectors,
	senses: WordSenses,
	nouns: TypeCounts,
	names: TypeCounts,
	{ clusters, rounds, seed, table }: WordTraining
): WordData {
	centre(all);
	normaliseRows(all);
	const { dimensions } = all;
	const vectors = {
		...{ dimensions, words: all.words.slice(0, table) },
		values: all.values.subarray(0, table * dimensions)
	};
	const fine = kMeans(vectors, { clusters: clusters[0], rounds, seed: `${seed} fine` });
	const sizes = sumBy(fine.assigned, clusters[0]);
	const middle = kMeans(fine.centres, {
		...{ clusters: clusters[1], rounds: rounds * 2, seed: `${seed} middle` },
		weights: sizes
	});
	const coarse = kMeans(middle.centres, {
		...{ clusters: clusters[2], rounds: rounds * 2, seed: `${seed} coarse` },
		weights: sumBy(middle.assigned, clusters[1], sizes)
	});
	const order = [...vectors.words.keys()].sort((a, b) =>
		vectors.words[a]! < vectors.words[b]! ? -1 : 1
	);
	const asNoun = kinds(vectors, nouns).kinds;
	const { kinds: asName, model } = kinds(vectors, names);
	const words = order.map((i) => vectors.words[i]!);
	return {
		words,
		fine: Uint16Array.from(order, (i) => fine.assigned[i]!),
		middle: Uint8Array.from(middle.assigned),
		coarse: Uint8Array.from(coarse.assigned),
		asNoun: Uint8Array.from(order, (i) => asNoun[i]!),
		asName: Uint8Array.from(order, (i) => asName[i]!),
		nounSenses: Uint8Array.from(words, (word) => encodeSenses(senses.nouns.get(word))),
		nameSenses: Uint8Array.from(words, (word) => encodeSenses(senses.names.get(word))),
		rareNames: rareNames(all, table, model)
	};
}

/** Takes the mean vector off every row: what all words share says nothing of any. */
function centre({ dimensions, values }: Points): void {
	const count = values.length / dimensions;
	const mean = new Float64Array(dimensions);
	values.forEach((value, i) => (mean[i % dimensions]! += value / count));
	for (let i = 0; i < values.length; i++) values[i]! -= mean[i % dimensions]!;
}

function sumBy(assigned: Int32Array, groups: number, weights?: Float64Array): Float64Array {
	const sums = new Float64Array(groups);
	assigned.forEach((group, i) => (sums[group]! += weights?.[i] ?? 1));
	return sums;
}

/**
 * Each word's likely type and how sure it is. A word that was counted is judged by the others, so that what is learnt
 * from it holds for words that never were.
 */
function kinds(
	vectors: WordVectors,
	counts: TypeCounts
): { kinds: Uint8Array; model: Float64Array } {
	const place = new Map(vectors.words.map((word, i) => [word, i]));
	const known = [...counts.keys()].filter((word) => place.has(word)).sort();
	const rows = known.map((word) => place.get(word)!);
	const cases = known.map((word, i) => ({ row: rows[i]!, counts: counts.get(word)! }));
	const result = new Uint8Array(vectors.words.length);
	const whole = fitKinds(vectors, cases);
	for (let row = 0; row < result.length; row++) result[row] = kindOf(vectors, whole, row);
	for (let fold = 0; fold < FOLDS; fold++) {
		const model = fitKinds(
			vectors,
			cases.filter((_, i) => i % FOLDS !== fold)
		);
		rows.forEach((row, i) => {
			if (i % FOLDS === fold) result[row] = kindOf(vectors, model, row);
		});
	}
	return { kinds: result, model: whole };
}

/** The words beyond the table that surely name one of `RARE_TYPES`, as fingerprints. */
function rareNames(
	{ words, dimensions, values }: WordVectors,
	table: number,
	model: Float64Array
): Uint32Array[] {
	const shares = new Float64Array(TYPES);
	const found = RARE_TYPES.map(() => new Set<number>());
	for (let row = table; row < words.length; row++) {
		scoreKinds(values, row * dimensions, dimensions, model, shares);
		RARE_TYPES.forEach((type, i) => {
			if (shares[FINE_TYPES.indexOf(type) - 1]! >= SURELY) found[i]!.add(fingerprint(words[row]!));
		});
	}
	return found.map((set) => Uint32Array.from(set).sort());
}

/** Weights of a multinomial logistic regression, a row of dimensions and one constant for each type. */
function fitKinds(
	{ dimensions, values }: WordVectors,
	cases: readonly { row: number; counts: Float64Array }[]
): Float64Array {
	const width = dimensions + 1;
	const model = new Float64Array(TYPES * width);
	const shares = new Float64Array(TYPES);
	const random = seededRandom('kinds');
	const order = [...cases.keys()];
	for (let epoch = 0; epoch < EPOCHS; epoch++) {
		const rate = RATE * (1 - epoch / EPOCHS);
		for (const at of random.shuffle(order)) {
			const { row, counts } = cases[at]!;
			const total = counts.reduce((a, b) => a + b);
			const weight = Math.sqrt(Math.min(3, total));
			scoreKinds(values, row * dimensions, dimensions, model, shares);
			for (let type = 0; type < TYPES; type++) {
				const miss = weight * (shares[type]! - counts[type]! / total);
				for (let d = 0; d < width; d++) {
					const input = d < dimensions ? values[row * dimensions + d]! : CONSTANT;
					const cell = type * width + d;
					model[cell]! -= rate * (miss * input + DECAY * model[cell]!);
				}
			}
		}
	}
	return model;
}

function scoreKinds(
	values: Float32Array,
	start: number,
	dimensions: number,
	model: Float64Array,
	shares: Float64Array
): void {
	for (let type = 0; type < shares.length; type++) {
		const from = type * (dimensions + 1);
		let sum = CONSTANT * model[from + dimensions]!;
		for (let d = 0; d < dimensions; d++) sum += model[from + d]! * values[start + d]!;
		shares[type] = sum;
	}
	toShares(shares);
}

function kindOf({ dimensions, values }: WordVectors, model: Float64Array, row: number): number {
	const shares = new Float64Array(TYPES);
	scoreKinds(values, row * dimensions, dimensions, model, shares);
	const [first, second] = [...shares.keys()].sort((a, b) => shares[b]! - shares[a]!);
	return encodeKind(first!, second!, shares[first!]!);
}
