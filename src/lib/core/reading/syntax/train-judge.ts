/** Teaches the judge from trees and what parsers that had not seen them made of them. */
import { seededRandom } from '../../random.ts';
import { combine } from './combine.ts';
import type { Tree } from './conllu.ts';
import { FeatureList } from './hashing.ts';
import { candidateHeads, judgeKinds } from './judge-context.ts';
import { arcFeatures, MOST_ARC_FEATURES } from './judge-features.ts';
import { Judge, judgeContext, LONGEST_JUDGED } from './judge.ts';
import { type ParsedTree, tagKinds } from './parser.ts';
import { Perceptron } from './perceptron.ts';
import { type Row, Weights } from './weights.ts';
import { viewWord } from './words.ts';

export interface JudgeTraining {
	epochs: number;
	seed: string;
	minimumUpdates: number;
	/** How far the right arc must lead over every wrong one; less is learnt from as a mistake is. */
	margin: number;
	smallest: number;
	scale: number;
}

/** A sentence to learn from. */
export interface JudgeExample {
	tree: Tree;
	/** Tag numbers as predicted. */
	tags: Int32Array;
	opinions: readonly ParsedTree[];
}

/** A head and a label, with the features they are scored by. */
interface Arc {
	list: FeatureList;
	label: number;
	score: number;
}

/** @returns the weights as rows. Equal input gives equal rows. */
export function trainJudge(
	examples: readonly JudgeExample[],
	labels: readonly string[],
	tags: readonly string[],
	training: JudgeTraining
): Row[] {
	const model = new Perceptron(training.minimumUpdates);
	const random = seededRandom(training.seed);
	const kinds = judgeKinds(labels, tags);
	const ofTags = tagKinds(tags);
	const scores = new Int32Array(kinds.names.length);
	const lists: FeatureList[] = [];
	const usable = examples.filter((e) => e.tree.forms.length <= LONGEST_JUDGED);
	for (let epoch = 0; epoch < training.epochs; epoch++) {
		for (const { tree, tags: predicted, opinions } of random.shuffle(usable)) {
			const input = { forms: tree.forms, views: tree.forms.map(viewWord), tags: predicted };
			const context = judgeContext(input, opinions, opinions.reduce(combine), kinds, ofTags);
			tree.heads.forEach((goldHead, i) => {
				const goldLabel = kinds.number.get(tree.labels[i]!) ?? 0;
				let gold: Arc | undefined;
				let rival: Arc | undefined;
				candidateHeads(context, i + 1).forEach((head, k) => {
					const list = (lists[k] ??= new FeatureList(MOST_ARC_FEATURES));
					arcFeatures(list, context, head, i + 1);
					scores.fill(0);
					model.score(list.keys, list.count, scores);
					const isGold = head === goldHead;
					if (isGold) gold = { list, label: goldLabel, score: scores[goldLabel]! };
					for (let label = 0; label < scores.length; label++) {
						if ((label === 0) !== (head === 0) || (isGold && label === goldLabel)) continue;
						if (!rival || scores[label]! > rival.score)
							rival = { list, label, score: scores[label]! };
					}
				});
				// A head that is not among the candidates cannot be chosen, so nothing is learnt from it.
				if (!gold || !rival || gold.score - rival.score >= training.margin) return;
				model.shift(gold.list.keys, gold.list.count, gold.label, 1);
				model.shift(rival.list.keys, rival.list.count, rival.label, -1);
			});
			model.tick();
		}
	}
	return model.averaged(training.smallest, training.scale);
}

/** What a judge makes of each example that was taught without it. Every `folds`-th is left out in turn. */
export function jackknifeJudge(
	examples: readonly JudgeExample[],
	labels: readonly string[],
	tags: readonly string[],
	folds: number,
	training: JudgeTraining
): ParsedTree[] {
	const result = new Array<ParsedTree>(examples.length);
	for (let fold = 0; fold < folds; fold++) {
		const rest = examples.filter((_, i) => i % folds !== fold);
		const weights = Weights.fromRows(trainJudge(rest, labels, tags, training));
		const judge = new Judge(weights, labels, tags);
		for (let i = fold; i < examples.length; i += folds) {
			const { tree, tags: predicted, opinions } = examples[i]!;
			const input = { forms: tree.forms, views: tree.forms.map(viewWord), tags: predicted };
			result[i] = judge.decide(input, opinions);
		}
	}
	return result;
}
