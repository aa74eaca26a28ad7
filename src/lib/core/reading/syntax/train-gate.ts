/** Teaches the gate from trees that the parsers were not taught from, and finds from where on a clause is sure. */
import { LEAF_STEPS, boostedScore } from './boosting.ts';
import type { Tree } from './conllu.ts';
import {
	clauseFeatures,
	frameOf,
	likelihood,
	type Calibration,
	type Frames,
	type Gate,
	type GateInput
} from './gate.ts';
import { CORE_LABELS } from './labels.ts';
import { coreDependents } from './score.ts';
import { trainBoosting, type BoostingTraining } from './train-boosting.ts';

/** A clause to learn from: what is known of it, and whether it was right. */
export interface GateExample {
	features: number[];
	right: boolean;
	/** Which treebank it is from. */
	bank: number;
	/** Which sentence: clauses of one sentence are never split between teaching and testing. */
	sentence: number;
}

const BOOSTING: BoostingTraining = { trees: 160, rate: 0.1, leastWeight: 4 };
const FOLDS = 10;
const NEWTON_STEPS = 60;
/** The furthest one step goes: from far off, whole Newton steps overshoot. */
const FURTHEST = 0.5;
/** How many of 1,000 sure clauses are to be right in each treebank, by clauses the gate was not taught with. */
const TARGET = 957;
/** A frame seen once says nothing yet. */
const LEAST_SEEN = 2;

/** How often each predicate had each pattern of core dependents. */
export function countFrames(trees: readonly Tree[]): Frames {
	const counts = new Map<string, number>();
	const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	for (const tree of trees) {
		const below: number[][] = tree.forms.map(() => []);
		tree.heads.forEach((head, i) => head > 0 && below[head - 1]!.push(i));
		below.forEach((dependents, i) => {
			if (!dependents.some((d) => CORE_LABELS.has(tree.labels[d]!))) return;
			const frame = frameOf(i, dependents, tree.labels);
			const lemma = tree.lemmas[i]!.toLowerCase();
			const xpos = tree.tags[i]!.slice(tree.tags[i]!.indexOf('|') + 1);
			add(lemma);
			add(`${lemma} ${frame}`);
			add(` ${frame}`);
			add(` ${xpos} ${tree.labels[i]} ${frame}`);
		});
	}
	return new Map([...counts].filter(([key, n]) => n >= LEAST_SEEN && !key.includes('\n')));
}

/** The clauses of sentences read, each with whether it is gold's. */
export function gateExamples(
	banks: readonly (readonly { gold: Tree; input: GateInput }[])[],
	frames: Frames
): GateExample[] {
	let sentence = 0;
	return banks.flatMap((readings, bank) =>
		readings.flatMap(({ gold, input }) => {
			sentence++;
			const wanted = coreDependents(gold);
			const found = coreDependents(input);
			return [...clauseFeatures(input, frames)].map(([predicate, features]) => {
				return { features, right: found[predicate] === wanted[predicate], bank, sentence };
			});
		})
	);
}

/** The gate, and each example's score from a gate that was taught without its sentence. */
export function trainGate(
	examples: readonly GateExample[],
	frames: Frames
): { gate: Gate; scores: number[] } {
	const scores = new Array<number>(examples.length).fill(0);
	const fit = (some: readonly GateExample[]) =>
		trainBoosting(
			some.map((e) => e.features),
			some.map((e) => (e.right ? 1 : 0)),
			BOOSTING
		);
	for (let fold = 0; fold < FOLDS; fold++) {
		const model = fit(examples.filter((e) => e.sentence % FOLDS !== fold));
		examples.forEach((e, i) => {
			if (e.sentence % FOLDS === fold) scores[i] = boostedScore(model, e.features);
		});
	}
	const calibration = calibrate(
		scores,
		examples.map((e) => e.right)
	);
	const gate: Gate = { boosting: fit(examples), frames, calibration, sureFrom: 0 };
	gate.sureFrom = threshold(gate, examples, scores);
	return { gate, scores };
}

/** The logistic curve that fits the answers best (Platt 2000), by Newton's method. */
export function calibrate(scores: readonly number[], right: readonly boolean[]): Calibration {
	let slope = 1;
	let offset = 0;
	for (let step = 0; step < NEWTON_STEPS; step++) {
		// A little pull towards "as it is" keeps the curve finite and rising where the answers tell nothing.
		let gs = 1 - slope;
		let go = -offset;
		let ss = 1;
		let so = 0;
		let oo = 1;
		scores.forEach((score, i) => {
			const x = score / LEAF_STEPS;
			const p = 1 / (1 + Math.exp(-(slope * x + offset)));
			const miss = (right[i] ? 1 : 0) - p;
			const weight = p * (1 - p);
			gs += miss * x;
			go += miss;
			ss += weight * x * x;
			so += weight * x;
			oo += weight;
		});
		const det = ss * oo - so * so;
		slope += bounded((gs * oo - go * so) / det);
		offset += bounded((go * ss - gs * so) / det);
	}
	return {
		slope: Math.max(1, Math.round(slope * LEAF_STEPS)),
		offset: Math.round(offset * LEAF_STEPS)
	};
}

const bounded = (step: number) => Math.max(-FURTHEST, Math.min(FURTHEST, step));

/**
 * The likelihood from which on enough are right in every treebank; 1 where that is nowhere so.
 * @param scores one for each example, from gates that did not know it
 */
function threshold(
	gate: Gate,
	examples: readonly GateExample[],
	scores: readonly number[]
): number {
	const likely = scores.map((score) => likelihood(gate.calibration, score));
	const banks = [...new Set(examples.map((e) => e.bank))];
	return Math.max(
		...banks.map((bank) => {
			const own = examples.map((_, i) => i).filter((i) => examples[i]!.bank === bank);
			own.sort((a, b) => likely[b]! - likely[a]!);
			let from = 1;
			let right = 0;
			own.forEach((i, k) => {
				if (examples[i]!.right) right++;
				// Equally likely clauses are all sure or none.
				const last = k + 1 === own.length || likely[own[k + 1]!]! < likely[i]!;
				if (last && right * 1000 >= TARGET * (k + 1)) from = likely[i]!;
			});
			return from;
		})
	);
}
