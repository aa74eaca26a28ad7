/**
 * `npm run quality:record -- VERDICTS.jsonl … > tests/quality/judgements/candidates-DATE.json` with `--folder FOLDER`
 * and `--judge "who"`: joins verdicts on a sheet with the candidates they were passed on, which have to be drafted by the
 * same code that printed the sheet.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftCandidates } from '../../src/lib/core/quiz/generate/generate.ts';
import { readArticle } from '../../src/lib/core/reading/read.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import type { JudgedCandidate, Verdict } from './judged.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		folder: { type: 'string', default: 'tests/quality/articles' },
		judge: { type: 'string', default: 'one reader who had not seen the output before' },
		date: { type: 'string', default: '' }
	}
});
const verdicts = positionals.flatMap((file) =>
	readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map(
			(line) => JSON.parse(line) as { file: string; id: string; verdict: Verdict; reason: string }
		)
);
const models = readerModels();
const candidates: JudgedCandidate[] = [];
let lost = 0;
for (const file of [...new Set(verdicts.map((v) => v.file))].sort()) {
	const drafted = new Map(
		draftCandidates(
			readArticle(readFileSync(join(values.folder, file), 'utf8'), models),
			models.typing.table
		).map((c) => [c.item.id, c])
	);
	for (const { id, verdict, reason } of verdicts.filter((v) => v.file === file)) {
		const candidate = drafted.get(id);
		if (!candidate) {
			lost += 1;
			continue;
		}
		const { item, by, score, sentences } = candidate;
		const evidence = item.evidence.map(({ start, end }) => ({ start, end, quote: '' }));
		candidates.push({ file, verdict, reason, by, score, sentences, item: { ...item, evidence } });
	}
}
if (lost > 0)
	console.error(`${lost} verdicts are on items that are not drafted any more: left out.`);
const { date, judge, folder } = values;
const lines = candidates.map((c) => `\t\t${JSON.stringify(c)}`).join(',\n');
console.log(
	`{\n\t"date": ${JSON.stringify(date)},\n\t"judge": ${JSON.stringify(judge)},\n\t"folder": ${JSON.stringify(folder)},\n\t"candidates": [\n${lines}\n\t]\n}`
);
