/**
 * Fits the weights by which a clause's confidence is reckoned: a logistic regression over the clauses of the treebanks'
 * dev parts, where right is what the annotated tree gives. Prints `src/lib/core/reading/clauses/lexicon/weights.ts`.
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

interface Case {
	evidence: Readonly<Record<string, number>>;
	right: boolean;
}

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

function casesOf(trees: readonly Tree[]): Case[] {
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
		right: wanted.get(clause.id) === essenceOf(clause)
	}));
}

/** Solves the symmetric system in place by Gaussian elimination; `matrix` has the right side as its last column. */
function solve(matrix: number[][]): number[] {
	const n = matrix.length;
	for (let i = 0; i < n; i++) {
		for (let k = i + 1; k < n; k++) {
			const factor = matrix[k]![i]! / matrix[i]![i]!;
			for (let j = i; j <= n; j++) matrix[k]![j]! -= factor * matrix[i]![j]!;
		}
	}
	const result = new Array<number>(n).fill(0);
	for (let i = n - 1; i >= 0; i--) {
		let sum = matrix[i]![n]!;
		for (let j = i + 1; j < n; j++) sum -= matrix[i]![j]! * result[j]!;
		result[i] = sum / matrix[i]![i]!;
	}
	return result;
}

/** Ridge-penalised logistic regression by Newton's method (iteratively reweighted least squares). */
function fit(cases: readonly Case[]): Map<string, number> {
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

runCommand((args) => {
	if (args.length !== 1) throw new UsageError('Usage: node fit-confidence.ts TREEBANK-FOLDER');
	const cases = readTreebanks(args[0]!, 'dev').flatMap(({ trees }) => casesOf(trees));
	const lines = [...fit(cases)].map(([name, weight]) => `\t${name}: ${weight.toFixed(2)}`);
	console.log(`/**
 * Weights of the evidence in \`evidence.ts\`: a logistic regression over ${cases.length} clauses of the treebanks' dev parts, right
 * being what the annotated tree gives. Written by \`tests/quality/reading/fit-confidence.ts\`.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join(',\n')}
};`);
});
