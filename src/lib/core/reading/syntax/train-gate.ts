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
}

const BOOSTING: BoostingTraining = { trees: 160, rate: 0.1, leastWeight: 15 };
/** Trees whose frames are not counted for their own clauses: every fifth, in turn. */
const FOLDS = 5;
const NEWTON_STEPS = 60;
/** The furthest one step goes: from far off, whole Newton steps overshoot. */
const FURTHEST = 0.5;
/** How many of 1,000 sure clauses are to be right in each treebank, by clauses that nothing was taught with. */
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

/** A gold tree, and how it was read by what was taught without it. */
export interface ReadTree {
	gold: Tree;
	input: GateInput;
}

/** The clauses of sentences read, each with whether it is gold's. */
export function gateExamples(
	banks: readonly (readonly ReadTree[])[],
	frames: Frames
): GateExample[] {
	return banks.flatMap((readings, bank) =>
		readings.flatMap(({ gold, input }) => {
			const wanted = coreDependents(gold);
			const found = coreDependents(input);
			return [...clauseFeatures(input, frames)].map(([predicate, features]) => {
				return { features, right: found[predicate] === wanted[predicate], bank };
			});
		})
	);
}

/** The clauses of trees that were also counted for the frames: each with frames from other trees only. */
export function gateExamplesFromTraining(readings: readonly ReadTree[]): GateExample[] {
	return Array.from({ length: FOLDS }, (_, fold) => {
		const others = readings.filter((_, i) => i % FOLDS !== fold).map(({ gold }) => gold);
		const own = readings.filter((_, i) => i % FOLDS === fold);
		return gateExamples([own], countFrames(others));
	}).flat();
}

/**
 * @param taught clauses to learn from
 * @param tested clauses from other trees, to find out from where on enough are right
 */
export function trainGate(
	taught: readonly GateExample[],
	tested: readonly GateExample[],
	frames: Frames
): Gate {
	const boosting = trainBoosting(
		taught.map((e) => e.features),
		taught.map((e) => (e.right ? 1 : 0)),
		BOOSTING
	);
	const scores = tested.map((e) => boostedScore(boosting, e.features));
	const calibration = calibrate(
		scores,
		tested.map((e) => e.right)
	);
	return {
		boosting,
		frames,
		calibration,
		sureFrom: threshold(
			tested,
			scores.map((score) => likelihood(calibration, score))
		)
	};
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
 * @param likely one for each example
 */
function threshold(examples: readonly GateExample[], likely: readonly number[]): number {
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
