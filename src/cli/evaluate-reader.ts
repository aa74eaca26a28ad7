/** Measures the reader's tags, lemmas, trees and entities on the treebanks' held-back parts. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SyntaxReader } from '../lib/core/reading/syntax/analyse.ts';
import { score } from '../lib/core/reading/syntax/score.ts';
import { scoreTyping, shares, type Counts } from '../lib/core/reading/typing/score-typing.ts';
import { typedSentences } from '../lib/core/reading/typing/typed-sentence.ts';
import type { EntityTyper } from '../lib/core/reading/typing/typer.ts';
import { loadSyntaxReader } from '../lib/server/generation/syntax-model.ts';
import { loadEntityTyper } from '../lib/server/generation/typing-model.ts';
import { scoreSegments } from './evaluate-segments.ts';
import { modelPaths, readEntityTexts, readTreebanks, runCommand, UsageError } from './treebank.ts';

const USAGE =
	'Usage: npm run evaluate:reader -- TREEBANK-FOLDER [--split dev|test] [--models FOLDER]';

function parse(args: string[]): { folder: string; split: string; models: string | undefined } {
	let parsed;
	try {
		parsed = parseArgs({
			args,
			allowPositionals: true,
			options: { split: { type: 'string', default: 'dev' }, models: { type: 'string' } }
		});
	} catch {
		throw new UsageError(USAGE);
	}
	const { values, positionals } = parsed;
	if (positionals.length !== 1) throw new UsageError(USAGE);
	if (values.split !== 'dev' && values.split !== 'test') {
		throw new UsageError(`--split is dev or test, not "${values.split}".`);
	}
	return { folder: positionals[0]!, split: values.split, models: values.models };
}

const percent = (share: number) => (share * 100).toFixed(2).padStart(7);

function evaluateSyntax(folder: string, split: string, reader: SyntaxReader): void {
	console.log(
		`${split.padEnd(8)}  words   UPOS   XPOS  lemma    UAS    LAS  clauses  sure right  of gold  words/s`
	);
	for (const { name, trees } of readTreebanks(folder, split)) {
		const before = performance.now();
		const predicted = trees.map((tree) => reader.read(tree.forms));
		const seconds = (performance.now() - before) / 1000;
		const s = score(trees, predicted, reader.sureFrom);
		const shares = [s.upos, s.xpos, s.lemma, s.uas, s.las].map(percent).join('');
		const clauses = [percent(s.clauses).padStart(9), percent(s.surePrecision).padStart(12)]
			.concat(percent(s.sureCoverage).padStart(9))
			.join('');
		const speed = Math.round(s.words / seconds);
		console.log(
			`${name.padEnd(8)}${String(s.words).padStart(7)}${shares}${clauses}${String(speed).padStart(9)}`
		);
	}
	if (split === 'dev') {
		console.log('What is sure was learnt from the dev parts: only the test parts show how well.');
	}
}

/** Entities whose heads are nouns or names, found in the sentences as the parser reads them. */
function evaluateEntities(
	folder: string,
	split: string,
	reader: SyntaxReader,
	typer: EntityTyper
): void {
	for (const { name, texts } of readEntityTexts(folder, split)) {
		const gold = texts.map((sentences) => typedSentences(sentences, reader));
		const before = performance.now();
		const found = gold.map((sentences) => typer.typeText(sentences.map(({ words }) => words)));
		const seconds = (performance.now() - before) / 1000;
		const words = gold.flat().reduce((sum, sentence) => sum + sentence.words.forms.length, 0);
		const { all, classes, reliability } = scoreTyping(gold.flat(), found.flat());
		const row = (label: string, counts: Counts) => {
			const { precision, recall, f1 } = shares(counts);
			const figures = [precision, recall, f1].map(percent).join('');
			console.log(`${label.padEnd(22)}${String(counts.gold).padStart(6)}${figures}`);
		};
		console.log(`\n${`entity heads, ${name}`.padEnd(22)}  gold  prec.    rec.     F1`);
		row('all', all);
		for (const [type, counts] of classes) row(type, counts);
		console.log('confidence             found  right');
		for (const { from, found, right } of reliability) {
			const share = found === 0 ? '      –' : percent(right / found);
			console.log(`${`from ${from}`.padEnd(22)}${String(found).padStart(6)}${share}`);
		}
		console.log(`${Math.round(words / seconds)} words/s, parsed beforehand`);
	}
}

function evaluateSegments(folder: string, split: string): void {
	console.log('');
	for (const { name } of readTreebanks(folder, split)) {
		const genres = name === 'gum' ? ' (written genres)' : '';
		const { ends, sentences } = scoreSegments(folder, name, split);
		console.log(
			`${name} sentences from raw text${genres}: F1 ${ends.toFixed(2)} of their ends, ${sentences.toFixed(2)} of whole sentences`
		);
	}
}

function timed<T>(what: string, path: string, load: (path: string) => T): T {
	const started = performance.now();
	const model = load(path);
	const taken = Math.round(performance.now() - started);
	console.log(`${what} model: ${statSync(path).size} bytes compressed, loaded in ${taken} ms`);
	return model;
}

runCommand((args) => {
	const { folder, split, models } = parse(args);
	const paths = modelPaths(models);
	const reader = timed('syntax', paths.syntax, loadSyntaxReader);
	const typer = timed('typing', paths.typing, loadEntityTyper);
	evaluateSyntax(folder, split, reader);
	evaluateSegments(folder, split);
	evaluateEntities(folder, split, reader, typer);
});
