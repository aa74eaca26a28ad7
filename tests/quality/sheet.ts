/**
 * `npm run quality:sheet -- [--held] [--every] [--most N] [--seed N] FOLDER [FILE …]`: prints what a judge reads. Every
 * line is one item as JSON: `file`, `id`, `by`, `shown` (type, question, answers with the key marked, quotes), and
 * `verdict` and `reason` to be filled in. Of what ships by itself, or with --every of all that the gates let through;
 * --most N takes N at random.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftCandidates } from '../../src/lib/core/quiz/generate/generate.ts';
import { sift } from '../../src/lib/core/quiz/generate/assemble.ts';
import { draftDocument } from '../../src/lib/core/draft.ts';
import { seededRandom } from '../../src/lib/core/random.ts';
import { parseSentences } from '../../src/lib/core/reading/parse-sentences.ts';
import { readArticle } from '../../src/lib/core/reading/read.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import { heldBackIn } from './held-back.ts';
import { showItem } from './show-item.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		held: { type: 'boolean', default: false },
		every: { type: 'boolean', default: false },
		most: { type: 'string', default: '100000' },
		seed: { type: 'string', default: '1' }
	}
});
const [folder = 'tests/quality/articles', ...named] = positionals;
const isHeld = heldBackIn(folder);
const files = readdirSync(folder)
	.filter((f) => f.endsWith('.txt') && isHeld(f) === values.held)
	.filter((f) => named.length === 0 || named.includes(f))
	.sort();
const models = readerModels();
const parse = (sentence: string) =>
	parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null;

const lines = files.flatMap((file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const reading = readArticle(text, models);
	const candidates = draftCandidates(reading, models.typing.table);
	const by = new Map(candidates.map((c) => [c.item.id, c.by]));
	const count = Math.max(12, Math.ceil((reading.words * 10) / 400));
	const items = values.every
		? sift(reading, candidates, parse).sound.map((c) => c.item)
		: draftDocument(text, models, { items: count, scenario: false }).quiz.items;
	return items.map((item) => ({
		file,
		id: item.id,
		by: by.get(item.id) ?? '',
		shown: showItem(item),
		verdict: '',
		reason: ''
	}));
});
const taken = seededRandom(`sheet ${values.seed}`).shuffle(lines).slice(0, Number(values.most));
const places = new Map(lines.map((line, i) => [line, i]));
for (const line of taken.sort((a, b) => places.get(a)! - places.get(b)!))
	console.log(JSON.stringify(line));
