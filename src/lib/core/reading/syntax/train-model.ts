/** The whole training: trees in, a model out. Equal trees give an equal model, byte for byte. */
import type { Tree } from './conllu.ts';
import { SyntaxReader } from './analyse.ts';
import { decodeModel, encodeModel, type TrainedModel } from './model-format.ts';
import type { Direction } from './parser.ts';
import { countFrames, doubtExamples, gateExamplesFromTraining, trainGate } from './train-gate.ts';
import { trainLemmatiser } from './train-lemmatiser.ts';
import { jackknifeJudge, trainJudge } from './train-judge.ts';
import { jackknifeParses, relationsOf, trainParser } from './train-parser.ts';
import { lexiconOf, tagsOf, trainTagger, type TaggerTraining } from './train-tagger.ts';

const TAGGER: TaggerTraining = { epochs: 7, seed: 'tagger', margin: 20, smallest: 1, scale: 2 };
/** Tags to learn on need not be the last tenth better. */
const JACKKNIFE: TaggerTraining = { ...TAGGER, epochs: 3 };
const SECOND: TaggerTraining = { ...TAGGER, epochs: 2, seed: 'second', smallest: 0.8 };
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

/** Trees for the gate to learn on: from judges taught with half of them. */
const GATE_FOLDS = 2;

export interface ModelTraining {
	/** One parser for each. */
	directions: readonly Direction[];
	/** For treebanks so small that weights stay small: passes over the trees, and how far to prune and round. */
	small?: { epochs: number; smallest: number; scale: number };
	/** Trees that tell from where on a clause is sure; without any nothing is. Not those trained on. */
	gateTrees?: readonly Tree[];
	/** Called before each stage. */
	progress?: (stage: string) => void;
}

/** @throws RangeError when there are no trees to learn from */
export function trainModel(
	trees: readonly Tree[],
	{ directions, small, gateTrees = [], progress = () => undefined }: ModelTraining
): TrainedModel {
	if (trees.length === 0) throw new RangeError('There are no trees to learn from');
	const tags = tagsOf(trees);
	const lexicon = lexiconOf(trees);
	const labels = relationsOf(trees);
	progress('tagger');
	const { passes, taggings } = trainTagger(trees, tags, lexicon, {
		first: { ...TAGGER, ...small },
		second: { ...SECOND, ...small },
		jackknifed: { ...JACKKNIFE, ...small }
	});
	const predicted = taggings.map((tagging) => tagging.tags);
	progress('lemmas');
	const lemmatiser = trainLemmatiser(trees);
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
	const model = { tags, lexicon, passes, lemmatiser, labels, parsers, judge, gate: null };
	if (gateTrees.length === 0) return model;
	progress('trees judged for the gate to learn from');
	const judged = jackknifeJudge(examples, labels, tags, GATE_FOLDS, { ...JUDGE, ...small });
	progress('gate');
	const reader = new SyntaxReader(decodeModel(encodeModel(model)));
	const taught = trees.map((gold, i) => ({
		gold,
		input: reader.conclude(gold.forms, taggings[i]!, examples[i]!.opinions, judged[i]!, [])
	}));
	const tested = gateTrees.map((gold) => ({ gold, input: reader.weigh(gold.forms) }));
	const frames = countFrames(trees);
	const gate = trainGate(gateExamplesFromTraining(taught), doubtExamples(tested, frames), frames);
	return { ...model, gate };
}
