/**
 * Teaches the gate from trees that the parsers were not taught from, and finds from where on a clause is sure. What the
 * readings agree on is weighed as the training trees show it, each read by parsers and a judge taught without it. These
 * are weaker than the finished ones, so what depends on how far those lead is learnt from other trees: the dev parts.
 */
import { type Boosting, boostedScore, LEAF_STEPS } from './boosting.ts';
import type { Tree } from './conllu.ts';
import { doubtsOf } from './doubts.ts';
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
}

/** A clause of trees that nothing was taught with. */
export interface DoubtExample extends GateExample {
	doubts: number[];
	/** Clauses of one group are never split between learning and testing. */
	group: number;
}

const BOOSTING: BoostingTraining = { trees: 160, rate: 0.1, leastWeight: 15 };
/** Trees whose frames are not counted for their own clauses: every fifth, in turn. */
const FOLDS = 5;
const NEWTON_STEPS = 60;
/** The furthest one step goes: from far off, whole Newton steps overshoot. */
const FURTHEST = 0.5;
const DOUBTING: BoostingTraining = { trees: 80, rate: 0.06, leastWeight: 8 };
/** What is sure is found out by clauses of every eighth group in turn, weighed by what was taught with the others. */
const DOUBT_FOLDS = 8;
/** Sentences in a row, mostly of one text. */
const GROUPED = 25;
/** How many of 1,000 sure clauses are to be right, by clauses that nothing was taught with. */
const TARGET = 954;
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
function gateExamples(readings: readonly ReadTree[], frames: Frames): GateExample[] {
	return readings.flatMap(({ gold, input }) => {
		const isRight = rightness(gold, input);
		return [...clauseFeatures(input, frames)].map(([predicate, features]) => {
			return { features, right: isRight(predicate) };
		});
	});
}

function rightness(gold: Tree, input: GateInput): (predicate: number) => boolean {
	const wanted = coreDependents(gold);
	const found = coreDependents(input);
	return (predicate) => found[predicate] === wanted[predicate];
}

/** The same of sentences that nothing was taught with. */
export function doubtExamples(readings: readonly ReadTree[], frames: Frames): DoubtExample[] {
	return readings.flatMap(({ gold, input }, i) => {
		const isRight = rightness(gold, input);
		const doubts = doubtsOf(input);
		return [...clauseFeatures(input, frames)].map(([predicate, features]) => ({
			features,
			doubts: doubts(predicate),
			right: isRight(predicate),
			group: Math.floor(i / GROUPED)
		}));
	});
}

/** The clauses of trees that were also counted for the frames: each with frames from other trees only. */
export function gateExamplesFromTraining(readings: readonly ReadTree[]): GateExample[] {
	return Array.from({ length: FOLDS }, (_, fold) => {
		const others = readings.filter((_, i) => i % FOLDS !== fold).map(({ gold }) => gold);
		const own = readings.filter((_, i) => i % FOLDS === fold);
		return gateExamples(own, countFrames(others));
	}).flat();
}

/**
 * @param taught clauses to learn from
 * @param tested clauses from other trees, to learn to doubt from and to find out from where on enough are right
 */
export function trainGate(
	taught: readonly GateExample[],
	tested: readonly DoubtExample[],
	frames: Frames
): Gate {
	const boosting = boost(taught, (e) => e.features, BOOSTING);
	return { boosting, frames, ...trainDoubting(boosting, tested) };
}

/** What follows from clauses that nothing was taught with. */
export function trainDoubting(
	boosting: Boosting,
	tested: readonly DoubtExample[]
): Pick<Gate, 'doubting' | 'calibration' | 'sureFrom'> {
	const rowOf = (e: DoubtExample) => [boostedScore(boosting, e.features), ...e.doubts];
	const scores = new Array<number>(tested.length).fill(0);
	for (let fold = 0; fold < DOUBT_FOLDS; fold++) {
		const others = tested.filter((e) => e.group % DOUBT_FOLDS !== fold);
		const doubting = boost(others, rowOf, DOUBTING);
		tested.forEach((e, i) => {
			if (e.group % DOUBT_FOLDS === fold) scores[i] = boostedScore(doubting, rowOf(e));
		});
	}
	const right = tested.map((e) => e.right);
	const calibration = calibrate(scores, right);
	const likely = scores.map((score) => likelihood(calibration, score));
	const doubting = boost(tested, rowOf, DOUBTING);
	return { doubting, calibration, sureFrom: threshold(likely, right) };
}

function boost<T extends GateExample>(
	examples: readonly T[],
	rowOf: (example: T) => number[],
	training: BoostingTraining
): Boosting {
	return trainBoosting(
		examples.map(rowOf),
		examples.map((e) => (e.right ? 1 : 0)),
		training
	);
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

/** The likelihood from which on enough are right; 1 where that is nowhere so. */
function threshold(likely: readonly number[], right: readonly boolean[]): number {
	const order = likely.map((_, i) => i).sort((a, b) => likely[b]! - likely[a]!);
	let from = 1;
	let found = 0;
	order.forEach((i, k) => {
		if (right[i]) found++;
		// Equally likely clauses are all sure or none.
		const last = k + 1 === order.length || likely[order[k + 1]!]! < likely[i]!;
		if (last && found * 1000 >= TARGET * (k + 1)) from = likely[i]!;
	});
	return from;
}
