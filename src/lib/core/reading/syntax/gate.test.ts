import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boostedScore, LEAF_STEPS, readBoosting, writeBoosting } from './boosting.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { doubtsOf } from './doubts.ts';
import {
	clauseFeatures,
	frameOf,
	gateScore,
	type GateInput,
	likelihood,
	predicatesOf,
	sureness
} from './gate.ts';
import { CORE_LABELS } from './labels.ts';
import { trainBoosting } from './train-boosting.ts';
import { calibrate, type DoubtExample, trainGate } from './train-gate.ts';
import { anyHeads, headsOver } from './trees.testing.ts';

const TRAINING = { trees: 20, rate: 0.3, leastWeight: 1 };
const SMALL = fc.integer({ min: -40, max: 40 });
const ROWS = fc.array(fc.tuple(SMALL, SMALL, SMALL), { minLength: 2, maxLength: 60 });

test('boosted trees learn a rule of two features, and come back from their bytes', () => {
	const rows = Array.from({ length: 400 }, (_, i) => [i % 20, Math.floor(i / 20), (i * 7) % 13]);
	const rule = ([a, b]: number[]) => (a! > 7 && b! <= 11 ? 1 : 0);
	const boosting = trainBoosting(rows, rows.map(rule), TRAINING);
	for (const row of rows) expect(boostedScore(boosting, row) > 0 ? 1 : 0).toBe(rule(row));
	const writer = new ByteWriter();
	writeBoosting(writer, boosting);
	expect(readBoosting(new ByteReader(writer.bytes()))).toEqual(boosting);
});

test('whatever they learn from, boosted trees score in whole numbers and the same way twice', () => {
	fc.assert(
		fc.property(ROWS, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (rows, yes) => {
			const answers = rows.map((_, i) => (yes[i] ? 1 : 0));
			const boosting = trainBoosting(rows, answers, TRAINING);
			expect(trainBoosting(rows, answers, TRAINING)).toEqual(boosting);
			for (const row of rows) expect(Number.isInteger(boostedScore(boosting, row))).toBe(true);
		}),
		{ numRuns: 50 }
	);
});

test('a higher score is never less likely, and a likelihood lies between 0 and 1', () => {
	const scored = fc.array(fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.boolean()));
	fc.assert(
		fc.property(scored, fc.integer(), fc.nat(), (examples, score, more) => {
			const curve = calibrate(
				examples.map((e) => e[0]),
				examples.map((e) => e[1])
			);
			const low = likelihood(curve, score);
			const high = likelihood(curve, score + more);
			expect(low).toBeGreaterThanOrEqual(0);
			expect(high).toBeGreaterThanOrEqual(low);
			expect(high).toBeLessThanOrEqual(1);
		})
	);
});

test('scores that run too high are brought down to what came of them', () => {
	const scores = Array.from({ length: 1000 }, () => 5 * LEAF_STEPS);
	const curve = calibrate(
		scores,
		scores.map((_, i) => i % 4 !== 0)
	);
	expect(likelihood(curve, 5 * LEAF_STEPS)).toBeCloseTo(0.75, 1);
});

/** Clauses right as often as their one feature says, in tenths. */
function examplesOf(count: number): DoubtExample[] {
	return Array.from({ length: count }, (_, i) => ({
		features: [i % 11],
		doubts: [0],
		right: (Math.imul(i, 0x9e3779b1) >>> 16) % 10 < i % 11,
		group: i % 16
	}));
}

test('sure is what is right often enough, and what is doubted is not', () => {
	const examples = examplesOf(6600).map((e, i) => {
		const isDoubtful = i % 3 === 0;
		return { ...e, doubts: [isDoubtful ? 1 : 0], right: e.right && !isDoubtful };
	});
	const gate = trainGate(examplesOf(3300), examples, new Map());
	const sure = examples.filter(
		({ features, doubts }) =>
			likelihood(gate.calibration, gateScore(gate, features, doubts)) >= gate.sureFrom
	);
	expect(sure.length).toBeGreaterThan(200);
	expect(sure.filter((e) => e.right).length / sure.length).toBeGreaterThan(0.95);
	expect(sure.some(({ doubts }) => doubts[0] === 1)).toBe(false);
});

test('where nothing is ever right, nothing is sure', () => {
	const examples = examplesOf(300).map((e) => ({ ...e, right: false }));
	expect(trainGate(examples, examples, new Map()).sureFrom).toBe(1);
});

test('a frame tells core dependents and their order, and leaves out the rest', () => {
	const labels = ['nsubj', 'aux', 'root', 'obj', 'punct'];
	expect(frameOf(2, [0, 1, 3, 4], labels)).toBe('nsubj _ obj');
});

const LABELS = [...CORE_LABELS, 'obl', 'conj', 'punct'];

test('every predicate of any reading gets equally many whole numbers, and every word a likelihood', () => {
	const margin = fc.nat({ max: 4096 });
	const readings = anyHeads(12).chain((heads) => {
		const n = heads.length;
		const each = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: n, maxLength: n });
		const opinion = fc.record({
			heads: headsOver(n),
			labels: each(fc.constantFrom(...LABELS)),
			margins: each(margin),
			labelMargins: each(margin),
			rivals: each(fc.nat({ max: n }))
		});
		const score = fc.integer({ min: -9999, max: 9999 });
		const alternative = fc.record({ head: fc.nat({ max: n }), score, core: score, plain: score });
		const judged = fc
			.tuple(opinion, each(fc.array(alternative, { maxLength: 4 })))
			.map(([tree, options]) => ({ ...tree, options }));
		return fc.record({
			forms: each(fc.string({ unit: 'grapheme' })),
			lemmas: each(fc.string()),
			upos: each(fc.constantFrom('VERB', 'NOUN', 'PRON', 'PUNCT')),
			xpos: each(fc.constantFrom('VBD', 'NN', 'WP', ',')),
			tagMargins: each(margin),
			heads: fc.constant(heads),
			labels: each(fc.constantFrom(...LABELS)),
			opinions: fc.tuple(opinion, opinion, judged),
			dim: fc.tuple(opinion, opinion)
		});
	});
	const examples = examplesOf(200).map((e) => ({
		...e,
		features: Array<number>(91).fill(e.features[0]!),
		doubts: Array<number>(12).fill(0)
	}));
	const gate = trainGate(examples, examples, new Map());
	fc.assert(
		fc.property(readings, (input: GateInput) => {
			const features = clauseFeatures(input, new Map([['', 3]]));
			const predicates = predicatesOf(input.heads, input.labels);
			expect([...features.keys()]).toEqual(predicates);
			for (const row of features.values()) {
				expect(row).toHaveLength(91);
				expect(row.every(Number.isInteger)).toBe(true);
			}
			for (const predicate of predicates) {
				const row = doubtsOf(input)(predicate);
				expect(row).toHaveLength(12);
				expect(row.every(Number.isInteger)).toBe(true);
			}
			sureness(gate, input).forEach((sure, i) => {
				expect(sure >= 0 && sure <= 1).toBe(true);
				if (!predicates.includes(i)) expect(sure).toBe(0);
			});
		})
	);
});
