/**
 * Fits the weights by which a clause's confidence is reckoned, and finds from where on a clause is sure: a logistic
 * regression over the clauses of the treebanks' dev parts, where right is what the annotated tree gives, and those of
 * the open files here, none of which the parsers and the gate were taught with. Prints `src/lib/core/reading/clauses/lexicon/weights.ts`, and on standard error how many sure
 * clauses are right when their group was left out of the fit.
 *
 * Usage: node tests/quality/reading/fit-confidence.ts TREEBANK-FOLDER > …/lexicon/weights.ts
 */
import { readTreebanks, runCommand, UsageError } from '../../../src/cli/treebank.ts';
import { essenceOf } from '../../../src/lib/core/reading/clauses/agreement.ts';
import { readWeighedClauses } from '../../../src/lib/core/reading/clauses/read-clauses.ts';
import type { SyntaxReader } from '../../../src/lib/core/reading/syntax/analyse.ts';
import type { Tree } from '../../../src/lib/core/reading/syntax/conllu.ts';
import { SentenceTree, type ParsedSentence } from '../../../src/lib/core/reading/tree.ts';
import { syntaxReader } from '../../../src/lib/server/generation/syntax-model.ts';
import { annotatedFiles, parsePlainText } from './annotated-files.ts';
import { readClauseAnnotation } from './clause-annotation.ts';
import { compareClauses, isRight } from './clauses.ts';
import { solve } from '../logistic.ts';

interface Case {
	evidence: Readonly<Record<string, number>>;
	right: boolean;
	/** What it is from: cases of one group are never split between fitting and testing. */
	group: string;
}

/** Of sure clauses so many are to be right, in the treebanks as in the files here. */
const TARGET = 0.95;
const FOLDS = 8;
/** Fewer sure clauses than this show nothing. */
const LEAST = 30;
/** Pulls weights towards nought, as if each had been seen twice the other way. */
const RIDGE = 2;
const ROUNDS = 25;

type Annotation = Omit<Tree, 'forms' | 'tags'> & { upos: string[]; xpos: string[]; sure: number[] };

function parsed(id: number, forms: readonly string[], tree: Annotation): ParsedSentence {
	const text = forms.join(' ');
	let at = 0;
	const words = forms.map((form, i) => {
		const start = at;
		at += form.length + 1;
		return {
			text: form,
			start,
			end: start + form.length,
			upos: tree.upos[i]!,
			xpos: tree.xpos[i]!,
			lemma: tree.lemmas[i]!,
			head: tree.heads[i]! - 1,
			label: tree.labels[i]!,
			sure: tree.sure[i]!
		};
	});
	return {
		id: `s${id}`,
		start: 0,
		end: text.length,
		text,
		paragraph: id,
		tree: new SentenceTree(words)
	};
}

/** What each parser alone makes of the sentence. */
function opinionTrees(reader: SyntaxReader, forms: readonly string[], id: number): SentenceTree[] {
	const { opinions, upos, xpos, lemmas } = reader.weigh(forms);
	const sure = forms.map(() => 0);
	return opinions.map(
		({ heads, labels }) => parsed(id, forms, { upos, xpos, lemmas, heads, labels, sure }).tree
	);
}

/** The treebank's clauses, each right when it says what the annotated tree says. */
function treebankCases(trees: readonly Tree[]): Case[] {
	const reader = syntaxReader();
	const annotated = trees.map((tree, i) => {
		const tags = tree.tags.map((tag) => tag.split('|') as [string, string]);
		const [upos, xpos] = [tags.map((tag) => tag[0]), tags.map((tag) => tag[1])];
		return parsed(i, tree.forms, { ...tree, upos, xpos, sure: tags.map(() => 1) });
	});
	const predicted = trees.map((tree, i) => ({
		...parsed(i, tree.forms, reader.read(tree.forms)),
		others: opinionTrees(reader, tree.forms, i)
	}));
	const wanted = new Map(
		readWeighedClauses(annotated).map(({ clause }) => [clause.id, essenceOf(clause)])
	);
	return readWeighedClauses(predicted).map(({ clause, evidence }) => ({
		evidence,
		right: wanted.get(clause.id) === essenceOf(clause),
		group: `bank ${Math.floor(clause.sentence / 25)}`
	}));
}

/** The clauses annotated by hand in the open files. */
function annotatedCases(): Case[] {
	return annotatedFiles('clauses', false).flatMap(({ name, text }) => {
		const annotation = readClauseAnnotation(name, text);
		const sentences = parsePlainText(annotation.text, syntaxReader());
		const evidence = new Map(
			readWeighedClauses(sentences).map((one) => [one.clause.id, one.evidence])
		);
		return compareClauses(annotation, sentences).flatMap((outcome) => {
			const own = outcome.id === null ? undefined : evidence.get(outcome.id);
			return own ? [{ evidence: own, right: isRight(outcome), group: name }] : [];
		});
	});
}

type Weights = ReadonlyMap<string, number>;

const likely = (weights: Weights, { evidence }: Case) =>
	1 / (1 + Math.exp(-[...weights].reduce((sum, [name, w]) => sum + w * evidence[name]!, 0)));

/** Ridge-penalised logistic regression by Newton's method (iteratively reweighted least squares). */
function fit(cases: readonly Case[]): Weights {
	const names = Object.keys(cases[0]!.evidence);
	const rows = cases.map(({ evidence }) => names.map((name) => evidence[name]!));
	let weights = names.map(() => 0);
	for (let round = 0; round < ROUNDS; round++) {
		const matrix = names.map((_, i) => [
			...names.map((_name, j) => (i === j ? RIDGE : 0)),
			-RIDGE * weights[i]!
		]);
		rows.forEach((row, at) => {
			const sum = row.reduce((total, value, j) => total + value * weights[j]!, 0);
			const likely = 1 / (1 + Math.exp(-sum));
			const spread = likely * (1 - likely);
			row.forEach((value, i) => {
				if (value === 0) return;
				row.forEach((other, j) => (matrix[i]![j]! += spread * value * other));
				matrix[i]![names.length]! += value * (Number(cases[at]!.right) - likely);
			});
		});
		weights = solve(matrix).map((step, i) => weights[i]! + step);
	}
	return new Map(names.map((name, i) => [name, weights[i]!]));
}

/** Each case's likelihood by weights fitted without its group. */
function likelyUnseen(cases: readonly Case[]): number[] {
	const groups = [...new Set(cases.map(({ group }) => group))];
	const fold = cases.map(({ group }) => groups.indexOf(group) % FOLDS);
	const found = new Array<number>(cases.length).fill(0);
	for (let k = 0; k < FOLDS; k++) {
		const weights = fit(cases.filter((_, i) => fold[i] !== k));
		cases.forEach((one, i) => {
			if (fold[i] === k) found[i] = likely(weights, one);
		});
	}
	return found;
}

interface Judged {
	likely: number;
	right: boolean;
}

/** The likelihood from which on enough are right; 1 where that is nowhere so. */
function sureFrom(judged: readonly Judged[]): number {
	const sorted = [...judged].sort((a, b) => b.likely - a.likely);
	let right = 0;
	let from = 1;
	sorted.forEach((one, i) => {
		if (one.right) right++;
		if (i + 1 >= LEAST && right >= TARGET * (i + 1)) from = one.likely;
	});
	return Math.ceil(from * 1000) / 1000;
}

function report(name: string, judged: readonly Judged[], from: number): void {
	const sure = judged.filter((one) => one.likely >= from);
	const right = sure.filter((one) => one.right).length;
	const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
	console.error(
		`${name}: ${share(right, sure.length)} of ${sure.length} sure clauses right, ${share(right, judged.length)} of all ${judged.length} (its own 95 % from ${sureFrom(judged)})`
	);
}

runCommand((args) => {
	if (args.length !== 1) throw new UsageError('Usage: node fit-confidence.ts TREEBANK-FOLDER');
	const banks = readTreebanks(args[0]!, 'dev').map(({ trees }) => trees);
	const treebank = banks.flatMap((trees) => treebankCases(trees));
	const cases = [...treebank, ...annotatedCases()];
	const judged = likelyUnseen(cases).map((p, i) => ({ likely: p, right: cases[i]!.right }));
	const parts = [judged.slice(0, treebank.length), judged.slice(treebank.length)] as const;
	const from = Math.max(...parts.map(sureFrom));
	report('treebanks', parts[0], from);
	report('annotated', parts[1], from);
	const lines = [...fit(cases)].map(([name, weight]) => `\t${name}: ${weight.toFixed(2)}`);
	console.log(`/**
 * Weights of the evidence in \`evidence.ts\`: a logistic regression over ${treebank.length} clauses of the treebanks' dev parts and
 * ${cases.length - treebank.length} annotated by hand. Written by \`tests/quality/reading/fit-confidence.ts\`.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join(',\n')}
};

/** Clauses at least this likely to be right are sure: 95 % of them are, in clauses left out of the fit. */
export const SURE_FROM = ${from};`);
});
