/**
 * `npm run quality:scenarios -- [--held] [--show] [FILE …]`: drafts a scenario from the first article, every text of
 * tests/quality/articles and those written for scenarios in tests/quality/courses, and prints what came of it: kind,
 * decisions, operators, what gates refuse or warn of, expected score of random play. Texts that are held back are left out,
 * or with --held alone taken; --show prints every scenario.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readArticle } from '../../src/lib/core/reading/read.ts';
import { parseSentences } from '../../src/lib/core/reading/parse-sentences.ts';
import { gateScenario } from '../../src/lib/core/scenario/gates/gates.ts';
import { courses, draftScenario } from '../../src/lib/core/scenario/generate/generate.ts';
import { bestTotal, expectedRandomTotal } from '../../src/lib/core/scenario/score.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import { heldBackIn } from './held-back.ts';
import { showScenario } from './show-scenario.ts';

const OWN = 'tests/quality/articles';
const COURSES = 'tests/quality/courses';
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { held: { type: 'boolean', default: false }, show: { type: 'boolean', default: false } }
});
const isHeld = heldBackIn(OWN);
const files =
	positionals.length > 0
		? positionals
		: [
				...(values.held ? [] : ['seeds/000_7bf7bc6a52de488a.txt']),
				...readdirSync(OWN)
					.filter((file) => file.endsWith('.txt') && isHeld(file) === values.held)
					.sort()
					.map((file) => join(OWN, file)),
				...(values.held
					? []
					: readdirSync(COURSES)
							.sort()
							.map((file) => join(COURSES, file)))
			];

const models = readerModels();
const parse = (sentence: string) =>
	parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null;
const kinds = new Map<string, number>();
let refusals = 0;
for (const file of files) {
	const reading = readArticle(readFileSync(file, 'utf8'), models);
	const title = reading.title || basename(file, '.txt');
	const { scenario, why } = draftScenario(reading, models.typing.table, title, parse);
	const kind = scenario?.kind ?? 'none';
	kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	const tried = courses(reading, models.typing.table, title, parse).map((course) =>
		gateScenario(course, reading)
	);
	const refused = tried.flatMap((t) => t.refused);
	refusals += refused.length;
	const situations = scenario?.nodes.filter((n) => n.kind === 'situation') ?? [];
	const chance = scenario ? expectedRandomTotal(scenario) / bestTotal(scenario) : 0;
	console.log(
		`${basename(file).padEnd(36)} ${kind.padEnd(10)} ${String(situations.length).padStart(2)} situations, random play ${(chance * 100).toFixed(0).padStart(3)} % ${why}`
	);
	for (const [gate, reason] of refused) console.log(`   refused by ${gate}: ${reason}`);
	for (const [gate, reason] of tried.flatMap((t) => t.warnings))
		console.log(`   warned by ${gate}: ${reason}`);
	if (values.show && scenario) console.log(showScenario(scenario));
}
console.log(
	`\n${files.length} texts: ${[...kinds].map(([kind, n]) => `${kind} ${n}`).join(', ')}; ${refusals} refusals by gates among everything tried`
);
