/**
 * `npm run quality -- [--held] [--show] [FOLDER]`: drafts from every text of a folder and prints yield, types, levels,
 * refusals by gate, what blind checks find and how far guessing gets. Texts that are held back (`held-…`, or of the dev
 * and test split by a SOURCES.md beside them) are left out, or with --held alone taken. --show prints every item.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftDocument } from '../../src/lib/core/draft.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import { faults } from './blind-checks.ts';
import { guess } from './guessing.ts';
import { heldBackIn } from './held-back.ts';
import { showItem } from './show-item.ts';

const OWN = 'tests/quality/articles';
/** Items asked for: two more per 400 words than we want to reach. */
const PER_WORDS = 10 / 400;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		held: { type: 'boolean', default: false },
		show: { type: 'boolean', default: false }
	}
});
const folder = positionals[0] ?? OWN;
const isHeld = heldBackIn(folder);
const files = readdirSync(folder)
	.filter((file) => file.endsWith('.txt') && isHeld(file) === values.held)
	.sort();

const models = readerModels();
const all: Item[] = [];
const refused = new Map<string, number>();
const blind: string[] = [];
let words = 0;
let short = 0;
for (const file of files) {
	const text = readFileSync(join(folder, file), 'utf8');
	const count = Math.max(12, Math.ceil(text.split(/\s+/).length * PER_WORDS));
	const { quiz, report, source } = draftDocument(text, models, { items: count, scenario: false });
	words += source.words;
	all.push(...quiz.items);
	for (const [gate, n] of Object.entries(report.refused))
		refused.set(gate, (refused.get(gate) ?? 0) + n);
	blind.push(...quiz.items.flatMap((item) => faults(item, text).map((f) => `${file}: ${f}`)));
	const types = new Set(quiz.items.map((item) => item.type)).size;
	const per400 = (quiz.items.length * 400) / Math.max(source.words, 1);
	if (per400 < 8 || types < 4) short++;
	console.log(
		`${file.padEnd(32)} ${String(source.words).padStart(5)} words ${String(quiz.items.length).padStart(3)} items ${per400.toFixed(1).padStart(5)} per 400 words, ${types} types, ${quiz.spares.length} spares`
	);
	if (values.show) for (const item of quiz.items) console.log(showItem(item));
}

const tally = (of: (item: Item) => string) => {
	const counts = new Map<string, number>();
	for (const item of all) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
	return [...counts]
		.sort((a, b) => b[1] - a[1])
		.map(([name, n]) => `${name} ${n}`)
		.join(', ');
};
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const guessing = guess(all);
console.log(
	`\n${files.length} texts, ${words} words, ${all.length} items: ${((all.length * 400) / Math.max(words, 1)).toFixed(1)} per 400 words; ${short} texts below 8 per 400 words or 4 types`
);
console.log(`types: ${tally((item) => item.type)}`);
console.log(`levels: ${tally((item) => item.level)}`);
const gates = [...refused].sort((a, b) => b[1] - a[1]).map(([gate, n]) => `${gate} ${n}`);
console.log(`candidates refused: ${gates.join(', ')}`);
console.log(
	`guessing in ${guessing.items} choices: chance ${percent(guessing.chance)}, the longest ${percent(guessing.longest)}, stem words ${percent(guessing.stemWords)}`
);
console.log(`blind checks: ${blind.length} faults`);
for (const fault of blind) console.log(`  ${fault}`);
if (blind.length > 0) process.exitCode = 1;
