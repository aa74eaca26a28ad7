/**
 * Fits the weights by which `core/quiz/generate/acceptability.ts` tells what a careful teacher would publish, to the
 * judged candidates in `judgements/`. Prints `acceptability-weights.ts`, and on standard error how well candidates of
 * articles left out of the fit were told apart.
 *
 * Usage: node tests/quality/fit-acceptability.ts > src/lib/core/quiz/generate/acceptability-weights.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf } from '../../src/lib/core/quiz/generate/acceptability.ts';
import { parseSentences } from '../../src/lib/core/reading/parse-sentences.ts';
import { readArticle } from '../../src/lib/core/reading/read.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import { judgedCandidates, type JudgedCandidate } from './judged.ts';
import { fitLogistic, likelyUnseen, type Case } from './logistic.ts';

const RIDGE = 2;
const FOLDS = 10;
/**
 * What is less likely than this is not shipped: of 483 judged candidates that the generators would still draft, 33 of 71
 * below it were accepted, and 293 of 412 above.
 */
const LEAST = 0.3;

const models = readerModels();
const parse = (sentence: string) =>
	parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null;

const cases: Case[] = [];
const articles = new Map<string, JudgedCandidate[]>();
for (const { folder, candidates } of judgedCandidates()) {
	for (const one of candidates) {
		const path = join(folder, one.file);
		articles.set(path, [...(articles.get(path) ?? []), one]);
	}
}
for (const [path, judged] of articles) {
	const reading = readArticle(readFileSync(path, 'utf8'), models);
	for (const { item, by, score, verdict, file } of judged) {
		const at = item.evidence[0]!;
		const index = reading.sentences.findIndex((s) => at.start < s.end && s.start < at.end);
		if (index < 0) continue;
		const candidate = { item, by, score, sentences: [index], claims: [] };
		cases.push({
			features: featuresOf(candidate, reading, parse),
			right: verdict === 'accept',
			group: file
		});
	}
}

const unseen = likelyUnseen(cases, RIDGE, FOLDS);
const ranked = cases.map((one, i) => ({ right: one.right, likely: unseen[i]! }));
ranked.sort((a, b) => b.likely - a.likely);
const positives = ranked.filter((one) => one.right).length;
let above = 0;
let pairs = 0;
for (const one of ranked) {
	if (one.right) above += 1;
	else pairs += above;
}
console.error(
	`${cases.length} judged, ${positives} accepted; a better one is ranked above a worse one in ${((100 * pairs) / (positives * (cases.length - positives))).toFixed(1)} % of pairs`
);
let right = 0;
ranked.forEach((one, i) => {
	if (one.right) right += 1;
	if ((i + 1) % 40 === 0)
		console.error(
			`best ${i + 1}: ${((100 * right) / (i + 1)).toFixed(1)} % accepted, likely ${one.likely.toFixed(2)} and more`
		);
});
const lines = [...fitLogistic(cases, RIDGE)]
	.filter(([, weight]) => Math.abs(weight) >= 0.005)
	.map(([name, weight]) => `\t${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight.toFixed(2)}`);
console.log(`/**
 * Weights of the features in \`acceptability.ts\`, fitted to ${cases.length} candidates judged by reading. Written by
 * \`tests/quality/fit-acceptability.ts\`.
 */
export const ACCEPTABILITY_WEIGHTS: Readonly<Record<string, number>> = {
${lines.join(',\n')}
};

/** Candidates less likely than this to be accepted are not shipped. */
export const ACCEPTED_FROM = ${LEAST};`);
