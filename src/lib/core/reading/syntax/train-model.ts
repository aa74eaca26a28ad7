/** The whole training: trees in, a model out. Equal trees give an equal model, byte for byte. */
import type { Tree } from './conllu.ts';
import { SyntaxReader } from './analyse.ts';
import { decodeModel, encodeModel, type TrainedModel } from './model-format.ts';
import type { Direction } from './parser.ts';
import { countFrames, gateExamples, trainGate } from './train-gate.ts';
import { trainLemmatiser } from './train-lemmatiser.ts';
import { trainJudge } from './train-judge.ts';
import { jackknifeParses, relationsOf, trainParser } from './train-parser.ts';
import {
	jackknifeTags,
	lexiconOf,
	tagsOf,
	trainTagger,
	type TaggerTraining
} from './train-tagger.ts';

const TAGGER: TaggerTraining = { epochs: 7, seed: 'tagger', margin: 20, smallest: 0.6, scale: 4 };
/** Tags for the parser to learn on need not be the last tenth better. */
const JACKKNIFE: TaggerTraining = { ...TAGGER, epochs: 3 };
const FOLDS = 4;
const PARSER = {
	epochs: 5,
	seed: 'parser',
	exploration: 0.9,
	minimumUpdates: 3,
	margin: 40,
	smallest: 2,
	scale: 4
};
/** Parses for the judge to learn on: parsers taught with two thirds of the trees, one epoch less. */
const JUDGED_FOLDS = 3;
const JUDGED_EPOCHS = PARSER.epochs - 1;
const JUDGE = {
	epochs: 4,
	seed: 'judge',
	minimumUpdates: 3,
	margin: 80,
	smallest: 3,
	scale: 2
};

export interface ModelTraining {
	/** One parser for each. */
	directions: readonly Direction[];
	/** For treebanks so small that weights stay small: passes over the trees, and how far to prune and round. */
	small?: { epochs: number; smallest: number; scale: number };
	/** Trees of each treebank that the gate learns from; without any nothing is ever sure. Not those trained on. */
	gateBanks?: readonly (readonly Tree[])[];
	/** Called before each stage. */
	progress?: (stage: string) => void;
}

/** @throws RangeError when there are no trees to learn from */
export function trainModel(
	trees: readonly Tree[],
	{ directions, small, gateBanks = [], progress = () => undefined }: ModelTraining
): TrainedModel {
	if (trees.length === 0) throw new RangeError('There are no trees to learn from');
	const tags = tagsOf(trees);
	const lexicon = lexiconOf(trees);
	const labels = relationsOf(trees);
	progress('tagger');
	const tagger = trainTagger(trees, tags, lexicon, { ...TAGGER, ...small });
	progress('lemmas');
	const lemmatiser = trainLemmatiser(trees);
	progress('tags for the parsers to learn on');
	const predicted = jackknifeTags(trees, tags, FOLDS, { ...JACKKNIFE, ...small });
	const parsers = directions.map((direction) => {
		progress(`${direction} parser`);
		const training = { ...PARSER, ...small, direction };
		return { direction, rows: trainParser(trees, predicted, tags, labels, training) };
	});
	const opinions = directions.map((direction) => {
		progress(`${direction} parses for the judge to learn on`);
		const training = { ...PARSER, epochs: JUDGED_EPOCHS, ...small, direction };
		return jackknifeParses(trees, predicted, tags, labels, JUDGED_FOLDS, training);
	});
	progress('judge');
	const examples = trees.map((tree, i) => ({
		tree,
		tags: predicted[i]!,
		opinions: opinions.map((of) => of[i]!)
	}));
	const judge = trainJudge(examples, labels, tags, { ...JUDGE, ...small });
	const model = { tags, lexicon, tagger, lemmatiser, labels, parsers, judge, gate: null };
	if (gateBanks.length === 0) return model;
	progress('gate');
	const reader = new SyntaxReader(decodeModel(encodeModel(model)));
	const read = gateBanks.map((bank) =>
		bank.map((gold) => ({ gold, input: reader.weigh(gold.forms) }))
	);
	const frames = countFrames(trees);
	return { ...model, gate: trainGate(gateExamples(read, frames), frames).gate };
}
