/**
 * `npm run quality:flaws -- [--show GATE] [FOLDER]`: spoils sound items in every way a gate claims to catch and prints how
 * much each gate catches, and how often it refuses what is sound. Items are those of sound.json, judged by a person; with a
 * folder, those that are drafted from its open texts, which nobody has judged. --show prints what slipped through a gate and
 * what it refused wrongly.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readerModels } from '../../../src/lib/server/generation/reader-models.ts';
import { heldBackIn } from '../held-back.ts';
import { showItem } from '../show-item.ts';
import { draftedBase, judgedBases } from './base.ts';
import { catchFlaws, precision, spareSound } from './measure.ts';

/** Flaws of one kind at most: more only take longer. */
const MOST = 60;
const LEAST = 30;
const GOAL = 0.9;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { show: { type: 'string', default: '' } }
});
const models = readerModels();
const [folder] = positionals;
const bases = folder
	? readdirSync(folder)
			.filter((file) => file.endsWith('.txt') && !heldBackIn(folder)(file))
			.sort()
			.map((file) => draftedBase(file, readFileSync(join(folder, file), 'utf8'), models))
	: judgedBases(models);
console.log(`${bases.length} texts, ${bases.reduce((n, b) => n + b.items.length, 0)} sound items`);

const percent = (share: number) => `${(share * 100).toFixed(0)} %`.padStart(5);
const kinds = catchFlaws(bases, MOST);
let below = 0;
for (const spared of spareSound(bases)) {
	const own = kinds.filter((k) => k.gate === spared.gate);
	const seeded = own.reduce((n, k) => n + k.seeded, 0);
	const caught = own.reduce((n, k) => n + k.caught, 0);
	const right = precision(caught, seeded, spared);
	if (caught / seeded < GOAL || right < GOAL) below++;
	console.log(
		`${spared.gate.padEnd(8)} recall ${percent(caught / seeded)} of ${String(seeded).padStart(3)}, precision ${percent(right)}; refuses ${spared.refused.length} of ${spared.sound} sound ones`
	);
	for (const kind of own) {
		const few = kind.seeded < LEAST ? `  (only ${kind.seeded} could be made)` : '';
		console.log(
			`           ${percent(kind.caught / Math.max(1, kind.seeded))}  ${kind.kind}${few}`
		);
		if (values.show === spared.gate)
			for (const { item } of kind.missed) console.log(`  missed\n${showItem(item)}`);
	}
	if (values.show === spared.gate)
		for (const { item, message } of spared.refused)
			console.log(`  refused wrongly: ${message}\n${showItem(item)}`);
}
console.log(`${below} gates below ${percent(GOAL).trim()} recall or precision`);
if (below > 0) process.exitCode = 1;
